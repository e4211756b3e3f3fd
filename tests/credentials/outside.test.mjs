// Credentials we issue, checked by programs that are not of our making, which know nothing of us but our public addresses.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { Program, eventually } from '../browser/program.mjs';
import { crowd, sql } from '../faults/crowd.mjs';
import { COURSE, Person, withoutLimits } from '../faults/people.mjs';

const SIZE = Number(process.env.MOOC_TEST_CREDENTIALS ?? 60);
const REVOKED = Math.ceil(SIZE / 10);
const AWARD = 'module-1';
const PUBLIC = 'https://certificates.example.org';
const ENVIRONMENT = {
  MOOC_LOG: 'warn',
  MOOC_CERTIFICATE_BASE_URL: PUBLIC,
  MOOC_CERTIFICATE_UNDO_MINUTES: '0',
  MOOC_ISSUER_NAME: 'Asociación «Ciudades»',
  MOOC_ISSUER_SIGNATORY: 'Jorge Núñez',
  MOOC_KEY_PASSPHRASE: 'slow lanterns over a copper harbour',
};
const PYTHON = join(process.env.MOOC_TEST_TOOLS ?? resolve(import.meta.dirname, '../../target/test-tools/venv/bin'), 'python');
const VERIFIERS = {
  '@digitalbazaar/vc': ['node', [join(import.meta.dirname, 'verify.mjs')]],
  openbadgeslib: [PYTHON, [join(import.meta.dirname, 'verify.py')]],
};

describe(`${SIZE} credentials`, { timeout: 900_000 }, () => {
  let program, admin, folder, codes;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mooc-credentials-'));
    program = await Program.start({ env: { MOOC_CONFIG: await withoutLimits(), ...ENVIRONMENT } });
    admin = new Person(program, 'amina');
    await admin.register();
    await admin.signIn();
    await admin.api('PUT', `/courses/${COURSE}/enrolment`);
    await crowd(program, admin.email, AWARD, SIZE);
    await sql(program, `UPDATE users SET is_admin = ${program.database ? 'true' : '1'} WHERE email = '${admin.email}'`);
    await admin.signIn();
    const { id } = await admin.api('POST', `/courses/${COURSE}/batches`, { award: AWARD });
    const reaches = (state) => eventually(`the batch to be ${state}`, async () => (await admin.api('GET', `/batches/${id}`)).state === state, 120);
    await reaches('prepared');
    await admin.api('POST', `/batches/${id}/signature`);
    await reaches('done');
    codes = await sql(program, 'SELECT code FROM certificates ORDER BY code');
    assert.equal(codes.length, SIZE);
    await Promise.all(codes.map((code) => keep(`/verify/${code}/credential`, `${code}.json`)));
    await keep('/.well-known/did.json', 'did.json');
  });
  after(async () => {
    await program?.end();
    await rm(folder, { recursive: true, force: true });
  });

  /** Keeps what anybody is given at an address. */
  async function keep(address, name) {
    const answer = await fetch(`${program.url}${address}`);
    const text = await answer.text();
    assert.equal(answer.status, 200, `${address}: ${text}`);
    await writeFile(join(folder, name), text);
  }

  /** The codes a verifier accepts, and what it says to the others. */
  async function accepted([command, args]) {
    const files = codes.map((code) => `${code}.json`);
    const options = { cwd: folder, maxBuffer: 1 << 26 };
    const { stdout, stderr } = await promisify(execFile)(command, [...args, '--did', 'did.json', '--status', 'status.json', ...files], options).catch((error) => error);
    const lines = stdout.trim().split('\n');
    assert.equal(lines.length, SIZE, `${stdout}\n${stderr}`);
    const good = lines.filter((line) => line.startsWith('ok ')).map((line) => /([\w-]+)\.json$/.exec(line)[1]);
    return { good, refused: lines.filter((line) => !line.startsWith('ok ')) };
  }

  for (const [name, verifier] of Object.entries(VERIFIERS)) {
    it(`are all accepted by ${name}`, async () => {
      await keep('/status/0', 'status.json');
      const { good, refused } = await accepted(verifier);
      assert.deepEqual(refused, []);
      assert.deepEqual(good, codes);
    });
  }

  it(`are refused by everybody once revoked, ${REVOKED} of them, and no other`, async () => {
    const revoked = codes.filter((_, place) => place % 10 === 0).slice(0, REVOKED);
    for (const code of revoked) await admin.api('POST', `/certificates/${code}/revocation`, { reason: 'Issued by mistake.' });
    await keep('/status/0', 'status.json');
    const rest = codes.filter((code) => !revoked.includes(code));
    for (const [name, verifier] of Object.entries(VERIFIERS)) assert.deepEqual((await accepted(verifier)).good, rest, name);
    for (const code of codes) {
      const isRevoked = revoked.includes(code);
      const page = await (await fetch(`${program.url}/verify/${code}`)).text();
      assert.equal(page.includes('class="notice success"'), !isRevoked, `the check page of ${code}`);
      assert.equal((await admin.api('GET', `/certificates/${code}`)).state, isRevoked ? 'revoked' : 'issued');
      assert.equal((await fetch(`${program.url}/verify/${code}/credential`)).status, isRevoked ? 404 : 200);
    }
  });
});
