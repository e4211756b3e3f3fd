// Somebody who walks through the pages as a person does: reads, presses, types. Every page on the way is inspected and kept as a picture.
import assert from 'node:assert/strict';
import { PHONE, inspect, person, picture } from './support.mjs';

const SCRIPTS = /<script\b[^>]*>[\s\S]*?<\/script>/g;
/** What every page has worth a picture in the dark, too. */
const DARK = new Set(['catalogue', 'course-visitor', 'lesson-1', 'notebook', 'quiz', 'attempt', 'review-failed', 'progress-done', 'certificates-name', 'profile', 'verified', 'desk', 'desk-certificates', 'studio-faults']);

/** Every page that was looked at and what it weighed, by name. */
export const weights = new Map();
/** Addresses people went to, and addresses some page leads to. */
const gone = new Set();
const linked = new Set();
let looks = 0;
let faulty = 0;

/** One line per page: what a first visit to it costs on the wire, its own media aside. */
export function weightsTable() {
  const lines = [...weights].map(([name, { bytes, requests }]) => `${(bytes / 1024).toFixed(1).padStart(7)} KB ${String(requests).padStart(3)} requests  ${name}`);
  return [`${looks} pages looked at, wide and as on a phone; ${faulty} of them with a violation, an HTML error or sideways scrolling`, ...lines].join('\n');
}

/** Addresses somebody went to by hand though no page they saw leads there; links in mails and what the program prints aside. */
export const lonely = () => [...gone].filter((path) => !linked.has(path) && !/^\/$|\/(confirm|reset|first-admin)\//.test(path));

export class Walker {
  /**
   * @param {{ language?: string, javaScript?: boolean, thorough?: boolean, pictures?: boolean, name?: string }} who
   *   thorough: inspect every page; pictures: keep them, under names that begin with `name`
   */
  static async come(browser, program, who) {
    const walker = new Walker();
    Object.assign(walker, { browser, program, language: 'en', javaScript: true, thorough: true, pictures: true, seen: new Set(), wire: [], ...who });
    walker.context = await person(browser, program, { language: walker.language, javaScript: walker.javaScript, acceptDownloads: true });
    walker.page = await walker.context.newPage();
    walker.page.setDefaultTimeout(60_000);
    walker.troubles = [];
    walker.faults = [];
    walker.#listen();
    if (walker.thorough && walker.javaScript) await walker.#weigh();
    return walker;
  }

  #listen() {
    const { page, troubles } = this;
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A browser complains of every answer that is an error; those are looked at where they are expected.
      if (message.type() === 'error' && !/status of [45]\d\d/.test(message.text())) troubles.push(`${page.url()}: ${message.text()}`);
    });
    this.context.on('request', (request) => {
      if (new URL(request.url()).pathname === '/csp') troubles.push(`${page.url()}: against the policy: ${request.postData()}`);
    });
    page.on('dialog', (dialog) => dialog.accept());
  }

  /** Counts what goes over the wire, as if the cache were empty at every page. */
  async #weigh() {
    const session = await this.context.newCDPSession(this.page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    const known = new Map();
    session.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
      if (redirectResponse) return; // where a form leads to: the page is what comes after it
      const { protocol, pathname } = new URL(request.url);
      if (protocol === 'http:' && !pathname.startsWith('/assets/')) known.set(requestId, { path: pathname, bytes: 0 });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const seen = known.get(requestId);
      if (seen) this.wire.push({ ...seen, bytes: encodedDataLength });
    });
  }

  get where() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** Goes to an address of the program, perhaps one from a mail. */
  async visit(address, name) {
    const url = new URL(address, this.program.url);
    gone.add(url.pathname);
    return this.#arrive(() => this.page.goto(url.href), name);
  }

  /** Presses a link or a button that leads to another page. */
  async press(what, name) {
    const target = typeof what === 'string' ? this.page.locator(what).first() : what;
    return this.#arrive(() => target.click(), name);
  }

  /** Does something that brings a page, and looks at that page. */
  async #arrive(act, name) {
    this.wire.length = 0;
    const isPage = (answer) => answer.request().isNavigationRequest() && answer.frame() === this.page.mainFrame() && (answer.status() < 300 || answer.status() >= 400);
    const [answer] = await Promise.all([this.page.waitForResponse(isPage), act()]);
    const html = await answer.text();
    await this.page.waitForLoadState('load');
    assert.ok(answer.status() < 500, `${this.where} answered ${answer.status()}`);
    for (const [, href] of html.matchAll(/<(?:a|form)\b[^>]*? (?:href|action)="([^"]+)"/g)) linked.add(new URL(href.replaceAll('&amp;', '&'), this.page.url()).pathname);
    if (name) await this.look(name, html);
    return answer;
  }

  /** Inspects the page as it stands and keeps a picture; each name once. Faults are kept until the end, so that one walk tells them all. */
  async look(name, html) {
    if (this.seen.has(name) || !this.thorough) return;
    this.seen.add(name);
    looks += 1;
    if (this.wire.length) weights.set(`${this.language} ${name}`, { bytes: this.wire.reduce((sum, { bytes }) => sum + bytes, 0), requests: this.wire.length });
    const language = /^\/(verify|api)/.test(this.where) ? undefined : this.language;
    const file = this.pictures ? `${this.language}-${name}` : undefined;
    const reader = this.javaScript ? undefined : (at, plain) => this.#read(at, plain);
    await inspect(this.page, html, { language, reader, picture: file }).catch((fault) => {
      faulty += 1;
      this.faults.push(`${name}: ${fault.message}`);
    });
    if (file && this.language === 'en' && DARK.has(name)) {
      await this.page.emulateMedia({ colorScheme: 'dark' });
      await picture(this.page, `${file}-dark`);
      await this.page.emulateMedia({ colorScheme: 'light' });
    }
  }

  /** The same page as somebody with JavaScript would hold it, but without the page's own scripts. */
  async #read(at, html) {
    if (!this.reader) {
      this.reader = await this.browser.newContext({ viewport: PHONE, baseURL: this.program.url });
      this.readerPage = await this.reader.newPage();
      const isPage = (route) => route.request().isNavigationRequest();
      await this.reader.route('**/*', (route) => (isPage(route) ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: this.plain }) : route.continue()));
    }
    this.plain = html.replaceAll(SCRIPTS, '').replaceAll(/<\/?noscript>/g, '');
    await this.readerPage.goto(at);
    return this.readerPage;
  }

  async type(field, text) {
    await this.page.fill(field, text);
  }

  async goAway() {
    await this.context.close();
    await this.reader?.close();
    const all = [...this.faults, ...this.troubles];
    if (all.length) throw new Error(`faults of pages on the way, or what the browser complained of:\n${all.join('\n')}`);
  }
}
