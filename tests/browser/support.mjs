// What the browser tests share: a real Chromium, and the checks every page must pass.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

export { mail, mailsTo } from './mail.mjs';
export { Program, eventually, pause } from './program.mjs';

export const LANGUAGES = ['en', 'fr', 'es'];
export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };
const PICTURES = resolve(import.meta.dirname, '../../target/pictures');

/** Nothing here may call home: each of these switches off a service that asks hosts outside this machine. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}

/** A browser of one person: own cookies, one language, with or without JavaScript. */
export function person(browser, program, { language = 'en', javaScript = true, viewport = WIDE, ...more } = {}) {
  return browser.newContext({
    baseURL: program.url,
    locale: language,
    extraHTTPHeaders: { 'Accept-Language': language },
    javaScriptEnabled: javaScript,
    viewport,
    ...more,
  });
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Violations of WCAG 2.2 A and AA and of good practice on the page as it stands, one line each. axe-core comes in by evaluation: the page's policy bars scripts. */
export async function axe(page) {
  await page.evaluate(`${await axeSource}; undefined`);
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    RULES,
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html} (${node.target.join(' ')})`));
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'no-inline-style': 'error',
    // Questions of taste, which the templates settle for themselves.
    'long-title': 'off',
    'no-raw-characters': ['error', { relaxed: true }],
    'no-implicit-button-type': 'off',
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'require-sri': 'off',
  },
});

/** What is wrong with the HTML as the server sent it, one line each. */
export async function validate(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages, source }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}: ${source.split('\n')[line - 1]?.trim().slice(0, 160)}`),
  );
}

/** Goes to an address and checks what every page owes its reader: valid HTML, no accessibility violation, its language, no sideways scrolling. */
export async function open(page, address, { status = 200, language } = {}) {
  const answer = await page.goto(address);
  assert.equal(answer.status(), status, `${address} answered ${answer.status()}`);
  await inspect(page, await answer.text(), { language });
  return answer;
}

/** How far a page scrolls sideways at each width at which it must not. */
async function sideways(page) {
  const found = [];
  for (const width of [PHONE.width, 320]) {
    await page.setViewportSize({ ...PHONE, width });
    const by = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (by > 0) found.push(`by ${by} px at ${width} px`);
  }
  return found;
}

/**
 * The checks of `open` for a page that was reached by pressing something. Without JavaScript axe-core cannot run in the page:
 * `reader`, a page of a browser with it, is then shown the same HTML without its scripts.
 */
export async function inspect(page, html, { language, accessibility = true, reader, picture: name } = {}) {
  const at = page.url();
  html ??= await (await page.request.get(at)).text();
  const faults = (await validate(html)).map((fault) => `HTML: ${fault}`);
  const spoken = await page.locator('html').getAttribute('lang');
  if (language && spoken !== language) faults.push(`it is in ${spoken} and not in ${language}`);
  const before = page.viewportSize();
  const read = accessibility ? ((await reader?.(at, html)) ?? page) : null;
  for (const [suffix, viewport] of [['wide', WIDE], ['phone', PHONE]]) {
    if (read === page) await page.setViewportSize(viewport);
    if (read && (read === page || suffix === 'phone')) faults.push(...(await axe(read)).map((fault) => `${viewport.width} px: ${fault}`));
    if (name) await keep(page, `${name}-${suffix}`, viewport);
  }
  faults.push(...(await sideways(page)).map((fault) => `it scrolls sideways ${fault}`));
  await page.setViewportSize(before);
  if (faults.length) throw new Error(`${at}\n  ${faults.join('\n  ')}`);
}

async function keep(page, name, viewport) {
  await mkdir(PICTURES, { recursive: true });
  await page.setViewportSize(viewport);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** Pictures of the page as it stands, wide and as on a phone, in target/pictures. */
export async function picture(page, name) {
  const before = page.viewportSize();
  for (const [suffix, viewport] of [['wide', WIDE], ['phone', PHONE]]) await keep(page, `${name}-${suffix}`, viewport);
  await page.setViewportSize(before);
}

/** What a first visit costs on the wire: a browser with an empty cache opens the address; every request and its bytes, headers included. */
export async function weigh(browser, program, address, options = {}) {
  const context = await person(browser, program, options);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const requests = new Map();
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request }) => requests.set(requestId, { url: request.url, bytes: 0 }));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const seen = requests.get(requestId);
    if (seen) seen.bytes = encodedDataLength;
  });
  await page.goto(new URL(address, program.url).href, { waitUntil: 'networkidle' });
  await context.close();
  const seen = [...requests.values()].filter(({ url }) => url.startsWith('http'));
  return { requests: seen, bytes: seen.reduce((sum, { bytes }) => sum + bytes, 0) };
}
