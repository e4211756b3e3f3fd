-- Rows for the floors to read and write beside: as many learners as the program has, in a database with the program's own schema.
INSERT INTO users (id, email, name, folded_name, language, created_at)
    SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'floor' || n || '@example.org', 'Learner ' || n, 'learner ' || n, 'en', now()
    FROM generate_series(1, :learners) AS n;
INSERT INTO courses (id, created_at) VALUES ('human-rights-cities', now());
INSERT INTO enrolments (id, user_id, course_id, version_id, enrolled_at)
    SELECT ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
           'human-rights-cities', repeat('0', 64), now()
    FROM generate_series(1, :learners) AS n;
ANALYZE;
