// From the first visit to the certificate, as a person does it: in three languages, with JavaScript and without.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { answerAll } from './answers.mjs';
import { COURSE, NAMES, becomeAdmin, confirmAddress, courseAt, enrol, register, signIn } from './steps.mjs';
import { LANGUAGES, Program, eventually, launch, weigh } from './support.mjs';
import { Walker, lonely, weightsTable } from './walker.mjs';

const run = promisify(execFile);
const QUIZ = 'module-1-check';
const LESSONS = ['rights-close-to-home', 'who-must-do-what', 'what-is-a-human-rights-city', 'a-short-history', 'the-movement-today'];
const PUBLIC = 'https://certificates.example.org';
const NOTES = { en: 'Our buses stop at eight.', fr: 'Nos bus s’arrêtent à huit heures : c’est tôt.', es: '¿Quién decide los horarios del autobús?' };
// Every page is inspected on SQLite; on PostgreSQL it is the same page, so there the walk itself is what matters, once in each language.
const thorough = (process.env.MOOC_TEST_DATABASE ?? 'sqlite') === 'sqlite';

async function writeNote(walker, text) {
  const { page, javaScript } = walker;
  const prompt = page.locator('form.prompt').first();
  await prompt.locator('textarea').fill(text);
  if (!javaScript) return walker.press(prompt.locator('button'));
  // Nobody presses: leaving the field, or two seconds of rest, saves.
  await prompt.locator('textarea').blur();
  return eventually('the note to be saved', () => prompt.locator('[data-status]').innerText());
}

async function takeLessons(walker) {
  const { language, page } = walker;
  await walker.press(`main a[href="${courseAt(language, `/${LESSONS[0]}`)}"]`);
  for (const [number, lesson] of LESSONS.entries()) {
    assert.equal(new URL(page.url()).pathname, courseAt(language, `/${lesson}`));
    await walker.look(`lesson-${number + 1}`);
    await writeNote(walker, `${NOTES[language]} ${number + 1}`);
    if (number === 0) {
      await walker.visit(walker.where);
      assert.equal(await page.locator('form.prompt textarea').first().inputValue(), `${NOTES[language]} 1`);
      await walker.look('lesson-noted');
    }
    await walker.press('.lesson-end form button');
  }
  await walker.visit(courseAt(language, '/notebook'), 'notebook');
  const written = await page.locator('form.prompt textarea').evaluateAll((fields) => fields.map((field) => field.value));
  for (const number of [1, 2, 3, 4, 5]) assert.ok(written.includes(`${NOTES[language]} ${number}`), `note ${number} is in ${JSON.stringify(written)}`);
}

/** A browser that was never here opens every lesson: page, style, script and icon, the lesson's own pictures aside. */
async function weighLessons(walker) {
  const { browser, program, language } = walker;
  const storageState = await walker.context.storageState();
  for (const lesson of LESSONS) {
    const { requests } = await weigh(browser, program, courseAt(language, `/${lesson}`), { language, storageState });
    const own = requests.filter(({ url }) => !new URL(url).pathname.startsWith('/assets/'));
    const bytes = own.reduce((sum, one) => sum + one.bytes, 0);
    console.log(`first visit of ${language} ${lesson}: ${(bytes / 1024).toFixed(1)} KB in ${own.length} requests, and ${requests.length - own.length} media`);
    assert.ok(bytes <= 30 * 1024 && own.length <= 6, `${lesson} in ${language} costs ${bytes} bytes in ${own.length} requests`);
  }
}

const answersOn = (page) =>
  page.locator('fieldset.question').evaluateAll((boxes) => boxes.map((box) => [...box.querySelectorAll('input:not([type=hidden]), select')].map((field) => (field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value))));

/** With JavaScript every answer is saved as it is given: a page that is loaded anew has them all. */
async function expectSaved(walker) {
  const { page } = walker;
  await page.locator('fieldset.question input:focus').first().blur({ timeout: 1000 }).catch(() => {});
  await eventually('every answer to be saved', async () => (await page.locator('fieldset.question [data-status]').allInnerTexts()).every((text) => text.trim()));
  const given = await answersOn(page);
  await walker.visit(walker.where, 'attempt-saved');
  assert.deepEqual(await answersOn(page), given);
}

async function attempt(walker, right) {
  const { page, language, javaScript } = walker;
  await walker.visit(courseAt(language, `/${QUIZ}`), right ? 'quiz-again' : 'quiz');
  await walker.press('main .toolbar form button.button', 'attempt');
  assert.equal(await answerAll(page, language, right), 10);
  if (javaScript && !right) await expectSaved(walker);
  if (right && !javaScript) await walker.press('button[name=act][value=save]', 'attempt-saved');
  await walker.press('button[name=act][value="hand-in"]', right ? 'review-passed' : 'review-failed');
  await page.waitForSelector(right ? '.notice.success .title' : '.notice.warning .title', { timeout: 5000 });
}

async function missingRequirements(walker, name) {
  await walker.visit(courseAt(walker.language, '/progress'), name);
  return walker.page.locator('.missing .mark:not(.met)').count();
}

async function confirmName(walker) {
  const { page, language } = walker;
  await eventually('the qualification', async () => {
    await walker.visit(`/${language}/certificates`);
    return page.locator('input[name=printed_name]').count();
  });
  await walker.look('certificates-name');
  assert.equal(await page.inputValue('input[name=printed_name]'), NAMES[language]);
  await walker.press('main form button[type=submit]:not([formaction])', 'certificates-waiting');
}

/** The holder finds the name wrong and asks for another one; the admin, who reads why, grants it. */
async function correctName(walker, admin, code) {
  const { page, language } = walker;
  await walker.visit(`/${language}/certificates`);
  await walker.press('main a[href*="/corrections/"]', 'correction');
  assert.equal(await page.inputValue('input[name=printed_name]'), NAMES[language]);
  await walker.type('textarea[name=reason]', 'The second name is missing.');
  await walker.press('main form button:not(.quiet)', 'correction-unchanged');
  await walker.type('input[name=printed_name]', `${NAMES[language]} Example`);
  await walker.press('main form button:not(.quiet)', 'certificates-asked');
  issuing = issuing.then(async () => {
    await admin.visit('/en/desk');
    await admin.press('main a[href="/en/desk/corrections"]', 'desk-corrections');
    const wish = admin.page.locator('section.question').filter({ hasText: code });
    await wish.locator('summary').first().click();
    await admin.press(wish.locator('button[value=grant]'), 'desk-corrections-granted');
  });
  await issuing;
  await walker.visit(`/${language}/certificates`, 'certificates-corrected');
  const cards = await page.locator('main .card').allInnerTexts();
  assert.ok(cards.some((card) => card.includes(`${NAMES[language]} Example`)), cards.join('\n'));
}

let issuing = Promise.resolve();

let rounds = 0;

/** Prepares a batch, looks at it, signs it, and waits until it is made. */
async function issueInBatch(admin) {
  const { page } = admin;
  const here = () => admin.visit(new URL(page.url()).pathname);
  await admin.press('main a[href*="/batches"]', 'desk-batches');
  await admin.press('main form[method=post] button.button', 'desk-batch-checking');
  const sign = page.locator('form[action$="/signature"]:has(p)').filter({ hasNot: page.locator('.quiet') });
  await eventually('the batch to be checked', async () => (await here()) && (await sign.count()));
  await admin.look('desk-batch');
  await page.locator('details:has(form[action$="/signature"]) summary').click();
  await admin.press(sign.locator('button'), 'desk-batch-signed');
  await eventually('the batch to be made', async () => (await here()) && (await page.locator('main p > .tag.good').count()));
  await admin.look('desk-batch-issued');
  await admin.press('main nav a[href*="/batches"]', 'desk-batches-some');
}

/** The admin is one person: whoever wants something of her waits for those before. She issues to everybody who is ready, every other time in a batch. */
function issueToEverybody(admin) {
  issuing = issuing.then(async () => {
    await admin.visit('/en/desk', 'desk');
    await admin.press(`main a[href="/en/desk/courses/${COURSE}"]`, 'desk-course');
    await admin.press('main a[href$="/certificates"]', 'desk-certificates');
    const ready = admin.page.locator('button[name=which][value=ready]');
    if (!(await ready.count())) return; // issued along with somebody else's
    if (rounds++ % 2 === 0) return issueInBatch(admin);
    await admin.press(ready, 'desk-issue');
    await admin.press('main form button.button', 'desk-issued');
  });
  return issuing;
}

/** The code of the certificate, and its PDF as the learner downloads it. */
async function fetchCertificate(walker) {
  const { page, language } = walker;
  await walker.visit(`/${language}/certificates`, 'certificates');
  const code = (await page.locator('main .code').first().innerText()).trim();
  const link = page.locator('main a[href*="/pdf"]').first();
  const [download] = await Promise.all([page.waitForEvent('download'), link.evaluate((one) => one.setAttribute('download', '')).then(() => link.click())]);
  return { code, file: await download.path() };
}

async function checkFile(file, code, name) {
  const { stdout: text } = await run('pdftotext', ['-layout', file, '-']);
  assert.ok(text.replaceAll(/\s+/g, ' ').includes(name), text);
  assert.ok(text.includes(code), text);
  const { stdout: facts } = await run('pdfinfo', [file]);
  assert.match(facts, /Tagged:\s+yes/);
  const drawn = `${file}-page`;
  await run('pdftoppm', ['-r', '150', '-png', '-singlefile', file, drawn]);
  const { stdout: scanned } = await run('zbarimg', ['-q', '--raw', `${drawn}.png`]);
  assert.equal(scanned.trim(), `${PUBLIC}/verify/${code}`);
  assert.equal((await readFile(file)).subarray(0, 5).toString(), '%PDF-');
}

async function verifyAsStranger(browser, program, { language, javaScript }, code) {
  const stranger = await Walker.come(browser, program, { language, javaScript, thorough, pictures: thorough && javaScript });
  await stranger.visit('/verify', 'verify');
  await stranger.type('input[name=code]', code.toLowerCase().replaceAll('-', ' '));
  await stranger.press('main form button', 'verified');
  const shown = await stranger.page.locator('main').innerText();
  assert.ok(shown.includes(NAMES[language]) && shown.includes(code), shown);
  assert.ok(await stranger.page.locator('.notice.success').count());
  await stranger.goAway();
}

describe('from the first visit to the certificate', { concurrency: 2, timeout: 900_000 }, () => {
  let program, browser, admin;
  before(async () => {
    program = await Program.start({
      env: {
        MOOC_CERTIFICATE_BASE_URL: PUBLIC,
        MOOC_CERTIFICATE_UNDO_MINUTES: '0',
        MOOC_KEY_PASSPHRASE: 'slow lanterns over a copper harbour',
        MOOC_ISSUER_NAME: 'Example Office for Learning',
        MOOC_ISSUER_SIGNATORY: 'Maria Example',
        MOOC_ISSUER_SIGNATORY_ROLE_EN: 'Director',
        MOOC_ISSUER_SIGNATORY_ROLE_FR: 'Directrice',
        MOOC_ISSUER_SIGNATORY_ROLE_ES: 'Directora',
      },
    });
    browser = await launch();
    admin = await Walker.come(browser, program, { language: 'en', thorough, pictures: thorough });
    await becomeAdmin(admin);
  });
  after(async () => {
    assert.deepEqual(lonely(), []);
    await admin?.goAway().finally(async () => {
      await browser.close();
      await program.end();
    });
    if (thorough) console.log(weightsTable());
  });

  for (const language of LANGUAGES) {
    for (const javaScript of thorough ? [true, false] : [language !== 'fr']) {
      it(`goes all the way in ${language} ${javaScript ? 'with' : 'without'} JavaScript`, { timeout: 600_000 }, async () => {
        const email = `${language}-${javaScript ? 'script' : 'plain'}@example.org`;
        const walker = await Walker.come(browser, program, { language, javaScript, thorough, pictures: thorough && javaScript });
        try {
          await register(walker, email);
          await walker.press('main .toolbar a.button', 'sign-in');
          await signIn(walker, email);
          await confirmAddress(walker, email);
          await enrol(walker);
          assert.ok((await missingRequirements(walker, 'progress-missing')) > 0);
          await walker.visit(courseAt(language));
          await takeLessons(walker);
          await attempt(walker, false);
          assert.ok((await missingRequirements(walker, 'progress-quiz-missing')) > 0);
          await attempt(walker, true);
          assert.equal(await missingRequirements(walker, 'progress-done'), 0);
          await confirmName(walker);
          await issueToEverybody(admin);
          const { code, file } = await fetchCertificate(walker);
          await checkFile(file, code, NAMES[language]);
          await verifyAsStranger(browser, program, { language, javaScript }, code);
          await correctName(walker, admin, code);
          if (thorough && javaScript) await weighLessons(walker);
        } finally {
          await walker.goAway();
        }
      });
    }
  }
});
