WITH open AS (SELECT id FROM attempts
    WHERE id = ('00000000-0000-7000-9000-' || lpad(to_hex(:client_id::bigint * 100000000 + :attempt::bigint), 12, '0'))::uuid
    AND submitted_at IS NULL FOR SHARE)
INSERT INTO responses (attempt_id, question_id, response, seq, late, saved_at)
    SELECT id, 'question-NUMBER', '{"choice":"a"}', 1, false, now() FROM open WHERE true
    ON CONFLICT (attempt_id, question_id) DO UPDATE SET response = excluded.response, seq = excluded.seq, late = excluded.late,
    saved_at = excluded.saved_at WHERE responses.seq = excluded.seq - 1;
