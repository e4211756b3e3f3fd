// What people do on several walks: make an account, sign in, enrol.
import assert from 'node:assert/strict';
import { mail } from './support.mjs';

export const COURSE = 'human-rights-cities';
export const PASSWORD = 'slow lanterns over a copper harbour';
export const NAMES = { en: 'Ada Okafor', fr: 'Zoé Lefèvre', es: 'Íñigo Muñoz' };
export const ADMIN = { name: 'Amina Admin', email: 'amina@example.org', password: 'quiet orchards behind the seventh bridge' };

export const courseAt = (language, rest = '', course = COURSE) => `/${language}/courses/${course}${rest}`;

/** Makes the first admin by the link the program printed, and signs in. */
export async function becomeAdmin(walker) {
  await walker.visit(await walker.program.printed(/\/first-admin\//), 'first-admin');
  await walker.type('#name', ADMIN.name);
  await walker.type('#email', ADMIN.email);
  await walker.type('#password', ADMIN.password);
  await walker.press('main form button.button', 'first-admin-done');
  if (await walker.page.locator('#password').count()) await signIn(walker, ADMIN.email, ADMIN.password);
}

/** From the first page to an account, with one mistake on the way. */
export async function register(walker, email) {
  const { language } = walker;
  await walker.visit('/', 'catalogue');
  await walker.press(`main a[href="${courseAt(language)}"]`, 'course-visitor');
  await walker.press(`main a[href^="${courseAt(language)}/"]:not([href*="/enrolment"])`, 'first-lesson-visitor');
  await walker.visit(courseAt(language));
  await walker.press('aside a[href*="/register"]', 'register');
  await walker.type('#name', NAMES[language]);
  await walker.type('#email', email);
  await walker.type('#password', 'password1234');
  const refused = await walker.press('main form button.button', 'register-refused');
  assert.equal(refused.status(), 422);
  assert.equal(await walker.page.inputValue('#email'), email);
  assert.equal(await walker.page.inputValue('#name'), NAMES[language]);
  await walker.type('#password', PASSWORD);
  await walker.press('main form button.button', 'register-done');
}

export async function signIn(walker, email, password = PASSWORD) {
  await walker.type('#email', email);
  await walker.type('#password', password);
  await walker.press('main form button.button');
}

export async function confirmAddress(walker, email) {
  const letter = await mail(walker.program, email);
  const link = letter.links.find((link) => link.includes('/confirm/'));
  assert.ok(link, `no link to confirm in: ${letter.text}`);
  assert.ok(link.includes(`/${walker.language}/`), `${link} is not in ${walker.language}`);
  await walker.visit(link, 'confirm');
  await walker.press('main form button.button', 'confirmed');
}

export async function enrol(walker, course = COURSE) {
  await walker.visit(courseAt(walker.language, '', course), 'course-stranger');
  await walker.press('aside form button.button');
  await walker.visit(courseAt(walker.language, '', course), 'course-learner');
}
