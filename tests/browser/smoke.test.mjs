// The first minute: the program answers, in the reader's language, and a wrong address is no dead end.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { LANGUAGES, Program, launch, open, person, picture } from './support.mjs';

describe('a first visit', () => {
  let program, browser;
  before(async () => {
    program = await Program.start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await program?.end();
  });

  for (const language of LANGUAGES) {
    it(`leads a reader of ${language} to pages in that language`, async () => {
      const context = await person(browser, program, { language });
      const page = await context.newPage();
      await open(page, '/', { language });
      assert.match(new URL(page.url()).pathname, new RegExp(`^/${language}(/|$)`));
      await picture(page, `home-${language}`);
      await context.close();
    });

    it(`says in ${language} that a page is missing, and leads on`, async () => {
      const context = await person(browser, program, { language });
      const page = await context.newPage();
      await open(page, `/${language}/no-such-page`, { status: 404, language });
      const ways = await page.locator('main a[href]').count();
      assert.ok(ways > 0, 'the page for a missing page has no link in its main part');
      await picture(page, `missing-${language}`);
      await context.close();
    });
  }

  it('needs no JavaScript', async () => {
    const context = await person(browser, program, { javaScript: false });
    const page = await context.newPage();
    const answer = await page.goto('/');
    assert.equal(answer.status(), 200);
    assert.ok((await page.locator('main').innerText()).length > 0);
    await context.close();
  });
});
