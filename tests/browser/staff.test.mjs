// The people behind a course: the studio where it is uploaded, checked and published, and the desk where learners are helped.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { NAMES, becomeAdmin, confirmAddress, courseAt, enrol, register, signIn } from './steps.mjs';
import { Program, eventually, launch, mail } from './support.mjs';
import { Walker, lonely, weightsTable } from './walker.mjs';

const run = promisify(execFile);
const SMALL = 'small-course';
const LEARNER = 'lena@example.org';
const thorough = (process.env.MOOC_TEST_DATABASE ?? 'sqlite') === 'sqlite';

/** A ZIP of the small course, after `change` has had its way with the folder. */
async function packed(folder, name, change) {
  const course = join(folder, name);
  await cp(resolve(import.meta.dirname, '../fixtures/course-small'), course, { recursive: true });
  await change?.(course);
  await run('python3', ['-m', 'zipfile', '-c', `${course}.zip`, `${course}/`]);
  return `${course}.zip`;
}

async function changed(path, from, to) {
  const text = await readFile(path, 'utf8');
  assert.ok(text.includes(from), `${path} has no ${from}`);
  await writeFile(path, text.replace(from, to));
}

async function upload(admin, file, name) {
  await admin.page.setInputFiles('input[type=file]', file);
  return admin.press('form[enctype] button', name);
}

describe('behind a course', { timeout: 600_000 }, () => {
  let program, browser, folder, admin, learner;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mooc-zips-'));
    program = await Program.start();
    browser = await launch();
    admin = await Walker.come(browser, program, { thorough, pictures: thorough });
    learner = await Walker.come(browser, program, { thorough, pictures: thorough });
    await becomeAdmin(admin);
  });
  after(async () => {
    await browser?.close();
    await program?.end();
    await rm(folder, { recursive: true, force: true });
    if (thorough) console.log(weightsTable());
  });

  it('an author uploads a course with faults, sees them all, and publishes the mended one', async () => {
    await admin.visit('/en/');
    await admin.press('header a[href="/en/studio"]', 'studio');
    const faulty = await packed(folder, 'faulty', async (course) => {
      await changed(join(course, 'course.yaml'), 'quiz: check', 'quiz: chekc');
      await rm(join(course, 'modules/01-start/welcome.fr.md'));
      await changed(join(course, 'modules/02-main/check.quiz.yaml'), 'right: true', 'rihgt: true');
      await appendFile(join(course, 'modules/02-main/my-city-lesson.en.md'), '\n![a square that is not there](../assets/none.svg)\n');
    });
    const refused = await upload(admin, faulty, 'studio-faults');
    assert.equal(refused.status(), 422);
    assert.ok((await admin.page.locator('.diagnostics > li').count()) >= 3);
    await upload(admin, await packed(folder, 'good'), 'studio-version-new');
    await admin.press('main a[href*="/preview/"]', 'studio-preview-lesson');
    await admin.press('main a[href*="/preview/check"]', 'studio-preview-quiz');
    await admin.press('.notice a', 'studio-version-again');
    await admin.press('form[action$="/publish"] button', 'studio-published');
    await learner.visit('/en/');
    assert.ok(await learner.page.locator(`a[href="/en/courses/${SMALL}"]`).count());
  });

  it('an author publishes a new version, and the earlier one again', async () => {
    const next = await packed(folder, 'next', (course) => changed(join(course, 'course.yaml'), 'en: A small course', 'en: A small course revised'));
    await upload(admin, next, 'studio-version-next');
    await admin.press('form[action$="/publish"] button', 'studio-course-two');
    await learner.visit('/en/');
    assert.match(await learner.page.locator('main').innerText(), /A small course revised/);
    await admin.press('form[action$="/publish"] button');
    await learner.visit('/en/');
    assert.doesNotMatch(await learner.page.locator('main').innerText(), /revised/);
  });

  it('a learner sees the time run, uses up all attempts, asks for one more, and reports a problem', async () => {
    await register(learner, LEARNER);
    await learner.press('main .toolbar a.button', 'sign-in');
    await signIn(learner, LEARNER);
    await confirmAddress(learner, LEARNER);
    await enrol(learner, SMALL);
    await learner.visit(courseAt('en', '/practice', SMALL), 'quiz-timed');
    await learner.press('main .toolbar form button.button', 'attempt-timed');
    const clock = learner.page.locator('[data-seconds-left]');
    const first = await clock.innerText();
    assert.match(first, /\d\d:\d\d/);
    await eventually('the clock to go on', async () => (await clock.innerText()) !== first);
    for (const number of [1, 2]) {
      await learner.visit(courseAt('en', '/check', SMALL));
      await learner.press('main .toolbar form button.button', 'attempt-small');
      await learner.press('button[value="hand-in"]', 'hand-in');
      await learner.press('button[value="hand-in"]', `review-blank-${number}`);
    }
    await learner.visit(courseAt('en', '/check', SMALL), 'quiz-used-up');
    await learner.type('#reason', 'The line went down in the middle of it.');
    await learner.press('main form button', 'quiz-asked');
    await learner.visit(courseAt('en', '/welcome', SMALL), 'lesson-small');
    await learner.press('main a[href*="/report"]', 'report');
    await learner.type('#text', 'The second sentence ends in the middle.');
    await learner.press('main form button.button', 'report-sent');
  });

  it('an admin finds the learner, grants one attempt asked for and one unasked, and settles the problem', async () => {
    await admin.visit('/en/desk', 'desk-people');
    await admin.type('#search', 'ada');
    await admin.press('form[role=search] button', 'desk-found');
    await admin.press(admin.page.getByRole('link', { name: NAMES.en }), 'desk-person');
    await admin.press(`main a[href*="/courses/${SMALL}/learners/"]`, 'desk-learner-asked');
    await admin.visit('/en/desk');
    await admin.press(`main a[href="/en/desk/courses/${SMALL}/attempts"]`, 'desk-requests');
    await admin.press('button[value=grant]', 'desk-requests-none');
    await mail(program, LEARNER, /attempt/i);
    await learner.visit(courseAt('en', '/check', SMALL), 'quiz-granted');
    await learner.press('main .toolbar form button.button');
    await learner.press('button[value="hand-in"]');
    await learner.press('button[value="hand-in"]');
    await admin.press('main .crumbs a[href$="/small-course"]', 'desk-course-small');
    await admin.press(`main a[href*="/learners/"]`, 'desk-learner');
    await admin.press('main form[action$="/attempts"] button', 'desk-learner-granted');
    assert.equal(await admin.page.locator('main form[action$="/attempts"]').count(), 0);
    await learner.visit(courseAt('en', '/check', SMALL));
    await learner.press('main .toolbar form button.button');
    await admin.visit(`/en/studio/${SMALL}`);
    await admin.press('main a[href$="/problems"]', 'studio-problems');
    await admin.press('form[action$="/close"] button', 'studio-problems-settled');
  });

  it('an admin gives a role, sends a link for a new password and changes an address', async () => {
    await admin.visit('/en/desk?search=ada');
    await admin.press(admin.page.getByRole('link', { name: NAMES.en }));
    await admin.type('#course', SMALL);
    await admin.page.selectOption('#role', 'facilitator');
    await admin.press('form[action$="/roles"] .toolbar button >> nth=-1', 'desk-role-granted');
    await admin.press('form[action$="/reset"] button', 'desk-reset-sent');
    const letter = await mail(program, LEARNER, /\/reset\//);
    await learner.context.clearCookies();
    await learner.visit(letter.links.find((link) => link.includes('/reset/')), 'reset');
    await learner.type('#password', 'nine patient herons by the lock');
    await learner.press('main form button.button', 'reset-done');
    await learner.visit('/en/sign-in?next=/en/desk/courses');
    await signIn(learner, LEARNER, 'nine patient herons by the lock');
    await learner.look('desk-facilitator');
    await learner.press(`main a[href$="/${SMALL}"]`, 'desk-course-facilitator');
    await learner.press('main a[href$="/attempts"]', 'desk-requests-facilitator');
  });

  it('everybody finds the pages about themselves and about the site', async () => {
    await learner.visit('/en/my-courses', 'my-courses');
    for (const [name, address] of [['profile', '/profile'], ['help', '/help'], ['privacy', '/privacy'], ['my-certificates-none', '/certificates'], ['report-none', `/courses/${SMALL}/modules/main`], ['leave', `/courses/${SMALL}/leave`]]) await learner.visit(`/en${address}`, name);
    for (const [name, address] of [['address', 'address'], ['password', 'password'], ['sessions', 'sessions'], ['tokens', 'tokens'], ['delete', 'delete']]) await learner.visit(`/en/profile/${address}`, `profile-${name}`);
    await learner.context.clearCookies();
    for (const [name, address] of [['forgotten', '/en/forgotten'], ['resend', '/en/resend'], ['api', '/api/docs']]) await learner.visit(address, name);
  });

  it('nobody saw a fault, and links lead to every page', async () => {
    assert.deepEqual(lonely(), []);
    await learner.goAway();
    await admin.goAway();
  });
});
