// People who are ready for a certificate, written straight into the database: thousands by themselves would take hours.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { COURSE } from './people.mjs';

const run = promisify(execFile);

/** One name in seven of each kind: plain, long, accented, Greek, Cyrillic, hyphenated, short. */
const NAMES = [
  "'Person Number ' || n",
  "'Maria Guadalupe Concepción Fernández de la Vega y Martínez-Bordiú Number ' || n",
  "'Zoë Ångström-Çelik Núñez ' || n",
  "'Ελένη Παπαδοπούλου ' || n",
  "'Олександра Ковальчук ' || n",
  "'Jean-Baptiste Saint-Exupéry ' || n",
  "'Ng ' || n",
];
const NAME = `CASE n % ${NAMES.length} ${NAMES.map((name, kind) => `WHEN ${kind} THEN ${name}`).join(' ')} END`;

/** Copies the account, the enrolment and the qualification of `model`, who is ready, `count` times. */
function copies(model, count, { numbers, id }) {
  const [users, enrolments] = [(n) => id('a', n), (n) => id('b', n)];
  return `
    ${numbers('crowd', count)}
    INSERT INTO users (id, email, name, folded_name, language, is_admin, is_staff, session_epoch, failed_sign_ins, email_confirmed_at, created_at)
      SELECT ${users('n')}, 'crowd' || n || '@example.org', 'Crowd ' || n, 'crowd ' || n, 'en', is_admin, is_staff, 0, 0, created_at, created_at
      FROM users, crowd WHERE email = '${model}';
    INSERT INTO enrolments (id, user_id, course_id, version_id, enrolled_at)
      SELECT ${enrolments('n')}, ${users('n')}, course_id, version_id, enrolled_at
      FROM enrolments, crowd WHERE user_id = (SELECT id FROM users WHERE email = '${model}');
    INSERT INTO qualifications (id, enrolment_id, award_id, version_id, evidence, qualified_at, printed_name, name_confirmed_at)
      SELECT ${id('c', 'n')}, ${enrolments('n')}, 'AWARD', version_id, '[]', enrolled_at, ${NAME}, enrolled_at
      FROM enrolments, crowd WHERE user_id = (SELECT id FROM users WHERE email = '${model}') AND course_id = '${COURSE}';
    DROP TABLE crowd;`;
}

const SQLITE = {
  numbers: (table, count) => `CREATE TABLE ${table} AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${count}) SELECT n FROM c;`,
  id: (kind, n) => `unhex('${kind}0000000000070008000' || printf('%012x', ${n}))`,
};
const POSTGRES = {
  numbers: (table, count) => `CREATE TABLE ${table} AS SELECT generate_series(1, ${count}) AS n;`,
  id: (kind, n) => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`,
};

/** Runs SQL on the data of a program; answers what it prints, a row a line. */
export async function sql(program, text) {
  const [command, ...args] = program.database
    ? ['psql', program.database.url, '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', text]
    : ['python3', '-c', 'import sqlite3, sys\nc = sqlite3.connect(sys.argv[1], timeout=60)\nc.create_function("unhex", 1, bytes.fromhex)\nfor s in sys.argv[2].split(";"):\n  for r in c.execute(s): print(*r, sep="|")\nc.commit()', join(program.data, 'mooc.db'), text];
  const { stdout } = await run(command, args, { maxBuffer: 1 << 28 });
  return stdout.trim().split('\n').filter(Boolean);
}

/** Makes `count` people who are ready for `award`, after the pattern of a person who is enrolled. */
export const crowd = (program, model, award, count) =>
  sql(program, copies(model, count, program.database ? POSTGRES : SQLITE).replaceAll('AWARD', award));
