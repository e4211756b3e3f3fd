// Somebody who walks through the pages as a person does: reads, presses, types. Every page on the way is inspected and kept as a picture.
import assert from 'node:assert/strict';
import { person, inspect, picture } from './support.mjs';

export class Walker {
  /** @param {{ name: string, language?: string, javaScript?: boolean, thorough?: boolean, pictures?: boolean }} who */
  static async come(browser, program, who) {
    const walker = new Walker();
    Object.assign(walker, { program, language: 'en', javaScript: true, thorough: true, pictures: true, seen: new Set(), ...who });
    walker.context = await person(browser, program, { language: walker.language, javaScript: walker.javaScript, acceptDownloads: true });
    walker.page = await walker.context.newPage();
    walker.troubles = [];
    walker.page.on('pageerror', (error) => walker.troubles.push(`${walker.page.url()}: ${error.message}`));
    walker.page.on('console', (message) => {
      // A browser complains of every answer that is an error; those are looked at where they are expected.
      if (message.type() === 'error' && !/status of [45]\d\d/.test(message.text())) walker.troubles.push(`${walker.page.url()}: ${message.text()}`);
    });
    walker.page.on('dialog', (dialog) => dialog.accept());
    return walker;
  }

  get where() {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** Goes to an address of the program, perhaps one from a mail. */
  async visit(address, name) {
    const url = new URL(address, this.program.url);
    return this.#arrive(() => this.page.goto(url.href), name);
  }

  /** Presses a link or a button that leads to another page. */
  async press(what, name) {
    const target = typeof what === 'string' ? this.page.locator(what).first() : what;
    return this.#arrive(() => target.click(), name);
  }

  /** Does something that brings a page, and looks at that page. */
  async #arrive(act, name) {
    const isPage = (answer) => answer.request().isNavigationRequest() && answer.frame() === this.page.mainFrame() && (answer.status() < 300 || answer.status() >= 400);
    const [answer] = await Promise.all([this.page.waitForResponse(isPage, { timeout: 30_000 }), act()]);
    const html = await answer.text();
    await this.page.waitForLoadState('load');
    assert.ok(answer.status() < 500, `${this.where} answered ${answer.status()}`);
    if (name) await this.look(name, html);
    return answer;
  }

  /** Inspects the page as it stands and keeps a picture; each name once. */
  async look(name, html) {
    if (this.seen.has(name)) return;
    this.seen.add(name);
    await inspect(this.page, html, { language: this.where.startsWith('/verify') ? undefined : this.language, accessibility: this.thorough });
    if (this.pictures) await picture(this.page, `${this.language}-${name}`);
    assert.deepEqual(this.troubles, [], 'what the browser complained of');
  }

  async type(field, text) {
    await this.page.fill(field, text);
  }

  async goAway() {
    await this.context.close();
  }
}
