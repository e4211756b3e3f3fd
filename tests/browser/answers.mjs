// Knows the right answers from the author's files, and finds the fields to give them in by what the page says.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const QUESTIONS = resolve(import.meta.dirname, '../../courses/human-rights-cities/questions');

/** What is the same in a file and on a page: letters and digits, whatever stands between them. */
const bare = (text) => text.normalize('NFC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

async function read(name) {
  return parse(await readFile(join(QUESTIONS, name), 'utf8'));
}

const textOf = (part) => (typeof part === 'string' ? part : part.text);

/** The bank of module 1 in one language: by what is asked, what is right. */
export async function answersIn(language) {
  const { questions } = await read('module-1.bank.yaml');
  const translated = language === 'en' ? {} : (await read(`module-1.bank.${language}.yaml`)).questions;
  const known = new Map();
  for (const question of questions) {
    const said = translated[question.id] ?? {};
    const option = ({ id, text }) => bare(textOf(said.options?.[id] ?? text));
    const item = ({ id, text }) => bare(textOf(said.items?.[id] ?? text));
    const side = ({ id, ...sides }, which) => bare(said.pairs?.[id]?.[which] ?? sides[which]);
    known.set(bare(said.ask ?? question.ask), {
      id: question.id,
      type: question.type,
      right: question.options?.filter(({ right }) => right).map(option),
      truth: question.type === 'true_false' ? question.answer : undefined,
      pairs: question.pairs?.map((pair) => [side(pair, 'left'), side(pair, 'right')]),
      order: question.items?.map(item),
      number: question.type === 'numeric' ? String(question.answer) : undefined,
      word: question.accept ? (question.accept[language] ?? question.accept.en)[0] : undefined,
    });
  }
  return known;
}

/** Picks the choices of one question whose text is among `wanted`. */
async function pick(box, wanted) {
  for (const choice of await box.locator('label.choice').all()) {
    const field = choice.locator('input');
    const chosen = wanted(bare(await choice.innerText()));
    if ((await field.getAttribute('type')) === 'radio') {
      if (chosen) await field.check();
    } else {
      await field.setChecked(chosen);
    }
  }
}

/** Fills in one question, right or wrong. */
async function fill(box, key, right) {
  switch (key.type) {
    case 'single_choice': {
      let first = true;
      await pick(box, (text) => (right ? key.right.includes(text) : !key.right.includes(text) && first && !(first = false)));
      break;
    }
    case 'multiple_choice':
      await pick(box, (text) => key.right.includes(text) === right);
      break;
    case 'true_false':
      await box.locator(`input[value="${key.truth === right}"]`).check();
      break;
    case 'matching':
      for (const row of await box.locator('.pairs li').all()) {
        const left = bare(await row.locator('label').innerText());
        const wanted = key.pairs.find(([one]) => one === left)[1];
        for (const option of await row.locator('option').all()) {
          const text = bare(await option.textContent());
          if ((await option.getAttribute('value')) && (text === wanted) === right) {
            await row.locator('select').selectOption(await option.getAttribute('value'));
            if (!right) break;
          }
        }
      }
      break;
    case 'ordering':
      for (const item of await box.locator('.order > li').all()) {
        const place = key.order.indexOf(bare(await item.locator('> span').first().innerText())) + 1;
        await item.locator('select').selectOption(String(right ? place : key.order.length + 1 - place));
      }
      break;
    default:
      await box.locator('input:not([type=hidden])').fill(right ? (key.number ?? key.word) : '7');
  }
}

/** Fills in every question on the page of an attempt. Answers how many there are. */
export async function answerAll(page, language, right) {
  const known = await answersIn(language);
  const boxes = await page.locator('fieldset.question').all();
  for (const box of boxes) {
    const asked = await box.locator('.ask').innerText();
    const key = known.get(bare(asked));
    if (!key) throw new Error(`the author's files do not ask: ${asked}`);
    await fill(box, key, right);
  }
  return boxes.length;
}
