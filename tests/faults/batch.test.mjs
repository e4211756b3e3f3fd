// A batch of certificates is made while the program is killed, again and again: everybody gets one, and one mail.
//
// MOOC_TEST_BATCH=300        how many certificates
// MOOC_TEST_BATCH_KILLS=2    how often the program is killed on the way
// MOOC_TEST_PDF_FLOOR=FILE   the built example `pdf_floor`: the cost of a certificate is told beside that of drawing a page
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { processTime } from '../bench/measure.mjs';
import { Program, eventually, pause } from '../browser/program.mjs';
import { crowd, sql } from './crowd.mjs';
import { COURSE, Person, withoutLimits } from './people.mjs';

const SIZE = Number(process.env.MOOC_TEST_BATCH ?? 300);
const KILLS = Number(process.env.MOOC_TEST_BATCH_KILLS ?? 2);
const AWARD = 'module-1';
const ISSUER = {
  MOOC_CERTIFICATE_BASE_URL: 'https://certificates.example.org',
  MOOC_ISSUER_NAME: 'Association of Cities',
  MOOC_ISSUER_SIGNATORY: 'Jorge Núñez',
  MOOC_CERTIFICATE_UNDO_MINUTES: '0',
};
const PATIENCE = 60;

describe(`a batch of ${SIZE} certificates`, () => {
  let program, admin;
  before(async () => {
    program = await Program.start({ env: { MOOC_CONFIG: await withoutLimits(), MOOC_LOG: 'warn', ...ISSUER } });
    admin = new Person(program, 'amina');
    await admin.register();
    await admin.signIn();
    await admin.api('PUT', `/courses/${COURSE}/enrolment`);
    await crowd(program, admin.email, AWARD, SIZE);
    await sql(program, `UPDATE users SET is_admin = ${program.database ? 'true' : '1'} WHERE email = '${admin.email}'`);
    await admin.signIn();
  });
  after(() => program?.end());

  const look = (batch) => admin.api('GET', `/batches/${batch}`);
  const until = (what, holds) => eventually(what, holds, PATIENCE + SIZE / 20);

  it(`is made whole, with a mail each, in ${KILLS} kills`, async () => {
    const { id } = await admin.api('POST', `/courses/${COURSE}/batches`, { award: AWARD });
    const begun = Date.now();
    await until('the batch to be checked', async () => (await look(id)).state === 'prepared');
    const checked = Date.now();
    assert.equal((await look(id)).counts.fit, SIZE);
    await admin.api('POST', `/batches/${id}/signature`);
    let used = -(await processTime(program.process.pid));
    for (let kill = 1; kill <= KILLS; kill++) {
      const goal = (SIZE * kill) / (KILLS + 1);
      await until(`${goal} certificates`, async () => (await look(id)).counts.issued >= goal);
      await pause(Math.random() * 500);
      used += await processTime(program.process.pid);
      await program.stop('SIGKILL');
      await program.run();
    }
    await until('all certificates', async () => (await look(id)).state === 'done');
    const made = Date.now();
    const waiting = () => sql(program, 'SELECT count(*) FROM jobs').then(([count]) => Number(count));
    await until('all mails', async () => (await waiting()) === 0);
    const mailed = Date.now();
    used += await processTime(program.process.pid);

    assert.deepEqual((await look(id)).counts, { listed: 0, fit: 0, issued: SIZE, left_out: 0 });
    const rows = await sql(program, `SELECT count(*), count(DISTINCT code), count(DISTINCT enrolment_id) FROM certificates WHERE state = 'issued'`);
    assert.deepEqual(rows, [`${SIZE}|${SIZE}|${SIZE}`], 'no duplicate, no gap');
    const mails = await mailsTo(join(program.data, 'mail'));
    const wanted = Array.from({ length: SIZE }, (_, number) => `crowd${number + 1}@example.org`);
    assert.deepEqual(mails.sort(), wanted.sort(), 'a mail each');
    const seconds = (from, to) => `${((to - from) / 1000).toFixed(1)} s`;
    const each = (used / SIZE) * 1000;
    console.log(`${SIZE} certificates, ${KILLS} kills: checked in ${seconds(begun, checked)}, made in ${seconds(checked, made)}, mailed in ${seconds(made, mailed)} more`);
    console.log(`${each.toFixed(2)} ms CPU for each, with starts, checks and mails`);
    const floor = await floorOfPage();
    if (floor) console.log(`drawing a page alone: ${floor.toFixed(2)} ms; ${(each / floor).toFixed(2)} times that`);
  });
});

/** To whom of the crowd mails went; they are never sent any other. */
async function mailsTo(folder) {
  const mails = [];
  for (const name of await readdir(folder)) {
    const mail = name.endsWith('.eml') ? await readFile(join(folder, name), 'utf8') : '';
    const to = /^To: .*?(crowd\d+@example\.org)/m.exec(mail);
    if (to) mails.push(to[1]);
  }
  return mails;
}

/** What krilla needs to draw one page like that of a certificate, in milliseconds. */
async function floorOfPage() {
  if (!process.env.MOOC_TEST_PDF_FLOOR) return null;
  const { stdout } = await promisify(execFile)(process.env.MOOC_TEST_PDF_FLOOR, ['400']);
  return Number(/([\d.]+) ms/.exec(stdout)[1]);
}
