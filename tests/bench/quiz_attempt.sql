-- The floor of an attempt: what the program writes from start to submission and when the job it leaves is done, in the same transactions, and
-- nothing it reads. Each client has learners of its own, so that no two try to have an attempt under way for the same one.
\set attempt :attempt + 1
-- The program notes where somebody is when that changes: at the first of a learner's three attempts.
\set first random(1, 3)
-- It takes jobs, and strikes off those it has done, by the twenty.
\set done mod(:attempt, 20)
\set person 1 + mod(:client_id + 16 * random(0, 9), :learners)
BEGIN;
INSERT INTO attempts (id, enrolment_id, activity_id, version_id, number, draw, started_at)
    VALUES (('00000000-0000-7000-9000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint), 12, '0'))::uuid,
            ('00000000-0000-7000-8001-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid,
            'module-1-check', repeat('0', 64), :attempt, repeat('d', 1100), now())
    ON CONFLICT DO NOTHING;
\if :first = 1
UPDATE enrolments SET last_activity_id = 'module-1-check' WHERE id = ('00000000-0000-7000-8001-' || lpad(to_hex(:person::bigint), 12, '0'))::uuid;
\endif
COMMIT;
SAVES
BEGIN;
UPDATE attempts SET submitted_at = now(), closed_by = 'learner'
    WHERE id = ('00000000-0000-7000-9000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint), 12, '0'))::uuid AND submitted_at IS NULL;
INSERT INTO grades (id, attempt_id, earned_numerator, earned_denominator, possible_numerator, possible_denominator, results, reason, graded_at)
    VALUES (('00000000-0000-7000-a000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint), 12, '0'))::uuid,
            ('00000000-0000-7000-9000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint), 12, '0'))::uuid,
            7, 1, 10, 1, repeat('r', 800), 'submitted', now());
INSERT INTO jobs (id, kind, payload, run_at, tries, created_at)
    VALUES (('00000000-0000-7000-b000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint), 12, '0'))::uuid,
            'review_standing', '{"job":"review_standing","enrolment":"00000000-0000-7000-8001-000000000001"}', now(), 0, now())
    ON CONFLICT (once) DO NOTHING;
COMMIT;
\if :done = 0
UPDATE jobs SET leased_by = 'floor', leased_until = now() + interval '2 minutes', tries = tries + 1
    WHERE id > ('00000000-0000-7000-b000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint - 20), 12, '0'))::uuid
    AND id <= ('00000000-0000-7000-b000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint), 12, '0'))::uuid;
DELETE FROM jobs WHERE id > ('00000000-0000-7000-b000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint - 20), 12, '0'))::uuid
    AND id <= ('00000000-0000-7000-b000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint), 12, '0'))::uuid;
\endif
