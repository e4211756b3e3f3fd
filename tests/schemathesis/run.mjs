// Schemathesis invents requests from the API's own document and holds every answer against it: as a visitor and signed in as each role,
// on a platform where the ids it is given exist. Fails on a server error and on any answer that the document does not promise.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Program } from '../browser/program.mjs';
import { COURSE, LESSON, Person, QUIZ, withoutLimits } from '../faults/people.mjs';

const TOOL = resolve(process.env.MOOC_TEST_TOOLS ?? join(import.meta.dirname, '../../target/test-tools/venv/bin'), 'schemathesis');
const EXAMPLES = process.env.MOOC_TEST_EXAMPLES ?? '6';
const PASSWORD = 'slow lanterns over a copper harbour';
const SIGNED_IN = ['stranger', 'owner', 'facilitator', 'author', 'admin'];
// What may end the enrolment, the sign-in or the token that the rest of the run needs: these come last.
const FAREWELLS = ['leave', 'sign_out', 'end_session', 'end_all_sessions', 'revoke_token', 'change_password', 'delete_me'];
const version = promisify(execFile);

/** An account, whatever it may do, that is signed in and carries a token. */
async function account(program, name) {
  const person = new Person(program, name);
  await person.register();
  await person.signIn();
  person.id = (await person.api('GET', '/me')).id;
  return person;
}

async function admin(program) {
  const printed = await program.command('user', 'create', '--email', 'admin@example.org', '--name', 'admin', '--admin');
  const token = /reset\/([0-9a-f]+)/.exec(printed)[1];
  const person = new Person(program, 'admin');
  await person.api('POST', '/resets', { token, password: PASSWORD });
  await person.signIn();
  person.id = (await person.api('GET', '/me')).id;
  return person;
}

/** People of every role, each with the ids of what is theirs. */
async function everybody(program) {
  const people = { admin: await admin(program) };
  for (const name of SIGNED_IN) people[name] ??= await account(program, name);
  for (const role of ['facilitator', 'author']) await people.admin.api('PUT', `/people/${people[role].id}/roles/${COURSE}/${role}`);
  for (const name of SIGNED_IN) {
    const person = await people[name].signIn();
    if (name !== 'stranger') await person.settle();
    person.token = (await person.api('POST', '/me/tokens', { name: 'schemathesis', days: 30 })).secret;
  }
  return people;
}

function byToken(program, { token }) {
  return fetch(`${program.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
}

/** The tool's settings: ids that exist, so that it reaches further than "there is no such thing". */
function settings(person, some) {
  const ids = {
    course: COURSE,
    activity: LESSON,
    quiz: QUIZ,
    prompt: 'my-starting-point',
    award: 'module-1',
    attempt: person?.attempt ?? some.owner.attempt,
    question: (person?.slots ?? some.owner.slots).at(0)?.id ?? 'covenant-of-housing',
    person: some.stranger.id,
  };
  const lines = Object.entries(ids).map(([name, id]) => `"path.${name}" = ${JSON.stringify(id)}`);
  const auth = person ? ['[auth.openapi.token]', `bearer = "${person.token}"`] : [];
  // Too large is a refusal too.
  const checks = ['[checks]', 'negative_data_rejection.expected-statuses = [400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 428, 429]'];
  return ['[parameters]', ...lines, ...checks, ...auth, ''].join('\n');
}

async function check(program, { person, some, folder }, which) {
  const config = join(folder, 'schemathesis.toml');
  await writeFile(config, settings(person, some));
  const args = ['--config-file', config, 'run', `${program.url}/api/openapi.json`, '--max-examples', EXAMPLES, '--seed', '1', '--no-color', '--request-timeout', '30'];
  args.push('--generation-database', 'none', '--suppress-health-check', 'all', '--continue-on-failure', '--workers', '1');
  // What may be sent is held by tests of our own, field by field; here the tool's guess of what ought to be refused or taken is not asked for.
  args.push('--exclude-checks', 'positive_data_acceptance');
  args.push(...FAREWELLS.flatMap((operation) => [which, operation]));
  const child = spawn(TOOL, args, { stdio: ['ignore', 'inherit', 'inherit'], cwd: folder });
  const [code] = await once(child, 'exit');
  return code;
}

const folder = await mkdtemp(join(tmpdir(), 'mooc-schemathesis-'));
const program = await Program.start({ env: { MOOC_CONFIG: await withoutLimits() }, log: join(folder, 'program.log') });
const faulty = [];
try {
  console.log((await version(TOOL, ['--version'])).stdout.trim());
  const people = await everybody(program);
  const roles = process.argv.length > 2 ? process.argv.slice(2) : ['visitor', ...SIGNED_IN];
  for (const role of roles) {
    console.log(`\n=== as ${role}`);
    const whose = { person: people[role], some: people, folder };
    const first = await check(program, whose, '--exclude-operation-id');
    // A token that had stopped working would have made this a visitor's run.
    if (people[role]) assert.equal((await byToken(program, people[role])).status, 200);
    const last = await check(program, whose, '--include-operation-id');
    if (first !== 0 || last !== 0) faulty.push(role);
  }
  console.log(`\nchecks: ${roles.length - faulty.length} passed, ${faulty.length} failed${faulty.length ? `: ${faulty.join(', ')}` : ''}`);
} finally {
  await program.end();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = faulty.length ? 1 : 0;
