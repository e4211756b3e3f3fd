-- The floor of reading: two rows by their primary keys.
\set person random(1, :learners)
SELECT * FROM users WHERE id = ('00000000-0000-7000-8000-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid;
SELECT * FROM enrolments WHERE id = ('00000000-0000-7000-8001-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid;
