// Learners who use the API as a program would, and remember what they were promised.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

export const COURSE = 'human-rights-cities';
export const QUIZ = 'module-1-check';
export const LESSON = 'who-must-do-what';
const PASSWORD = 'slow lanterns over a copper harbour';
const BUCKETS = ['sign_in', 'sign_in_network', 'known_device', 'register_network', 'account', 'network', 'attempt', 'verify'];

/** A settings file without rate limits, for a `MOOC_CONFIG`: people here never rest. */
export async function withoutLimits() {
  const path = join(tmpdir(), `mooc-without-limits-${process.pid}.toml`);
  await writeFile(path, `[limits]\n${BUCKETS.map((bucket) => `${bucket} = "100000000/0.000001"`).join('\n')}\n`);
  return path;
}

/** The connection broke: nobody knows whether the server did what it was asked. */
export class Unanswered extends Error {}

export class Person {
  constructor(program, name) {
    Object.assign(this, { program, name, email: `${name}@example.org`, cookie: '', secret: '', slots: [] });
  }

  async request(method, path, { body, form } = {}) {
    const headers = { 'accept-language': 'en', cookie: this.cookie };
    if (method !== 'GET') headers['x-csrf-token'] = this.secret;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const sent = form ? new URLSearchParams(form) : body === undefined ? undefined : JSON.stringify(body);
    try {
      const answer = await fetch(`${this.program.url}${path}`, { method, headers, body: sent, redirect: 'manual' });
      const text = await answer.text();
      for (const cookie of answer.headers.getSetCookie()) if (/sid=./.test(cookie)) this.cookie = cookie.split(';')[0];
      return { status: answer.status, text, json: () => JSON.parse(text) };
    } catch (error) {
      throw new Unanswered(`${method} ${path}: ${error.cause?.code ?? error.message}`);
    }
  }

  /** The API; fails unless the answer is 2xx. */
  async api(method, path, body) {
    const answer = await this.request(method, `/api/v1${path}`, { body });
    assert.ok(answer.status >= 200 && answer.status < 300, `${this.name}: ${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text ? answer.json() : null;
  }

  async register() {
    const answer = await this.request('POST', '/en/register', { form: { name: this.name, email: this.email, password: PASSWORD } });
    assert.equal(answer.status, 200, answer.text);
  }

  async signIn() {
    this.secret = (await this.api('POST', '/session', { email: this.email, password: PASSWORD })).csrf;
    assert.ok(this.secret, 'signing in over the API gives the secret of the session');
    return this;
  }

  /** Enrols, starts an attempt, and takes every question and every prompt as something to write into. */
  async settle() {
    await this.api('PUT', `/courses/${COURSE}/enrolment`);
    const attempt = await this.api('POST', `/courses/${COURSE}/quizzes/${QUIZ}/attempts`);
    this.attempt = attempt.id;
    const notebook = await this.api('GET', `/courses/${COURSE}/notebook`);
    const prompts = notebook.lessons.flatMap(({ prompts }) => prompts);
    assert.ok(attempt.questions.length >= 10 && prompts.length >= 5);
    this.slots = [
      ...attempt.questions.map((question) => new Slot(question.id, `/attempts/${this.attempt}/responses/${question.id}`, (turn) => ({ response: responseTo(question, turn) }))),
      ...prompts.map(({ id }) => new Slot(id, `/courses/${COURSE}/notebook/${id}`, (turn) => ({ text: `${this.name} on ${id}, ${turn}` }))),
    ];
    return this;
  }

  /** What the server holds now: by slot, its number and its content. */
  async held() {
    const attempt = await this.api('GET', `/attempts/${this.attempt}`);
    const notebook = await this.api('GET', `/courses/${COURSE}/notebook`);
    const found = new Map(attempt.questions.map(({ id, seq, response }) => [id, { seq, content: { response } }]));
    for (const { id, note } of notebook.lessons.flatMap(({ prompts }) => prompts)) {
      found.set(id, { seq: note?.seq ?? 0, content: { text: note?.text ?? '' } });
    }
    return found;
  }

  /** Writes into one slot after another until told to stop or nobody answers. */
  async writeUntil(stopped) {
    let written = 0;
    for (let turn = Math.floor(Math.random() * this.slots.length); !stopped(); turn++) {
      try {
        await this.slots[turn % this.slots.length].write(this);
        written++;
      } catch (error) {
        if (error instanceof Unanswered) return written;
        throw error;
      }
    }
    return written;
  }

  /** Compares what the server holds with what it acknowledged: the number of acknowledged writes it has lost. */
  async lost() {
    const held = await this.held();
    return this.slots.filter((slot) => !slot.isKept(held.get(slot.id))).map((slot) => `${this.name}: ${slot.describe(held.get(slot.id))}`);
  }
}

/** A place to write into: a question of an attempt, or a prompt of the notebook. */
class Slot {
  constructor(id, path, content) {
    Object.assign(this, { id, path, content, turn: 0, seen: 0, acknowledged: { seq: 0, content: null }, unanswered: null });
  }

  async write(person) {
    const content = this.content(++this.turn);
    this.unanswered = { seq: this.seen + 1, content };
    const { seq } = await person.api('PUT', this.path, { seen: this.seen, ...content });
    this.acknowledged = { seq, content };
    this.seen = seq;
    this.unanswered = null;
  }

  /** Whether what is held is what was acknowledged last, or what was sent after it and not answered. Goes on from there. */
  isKept(held) {
    const same = (one) => one && held && one.seq === held.seq && (one.seq === 0 || JSON.stringify(one.content) === JSON.stringify(held.content));
    const kept = same(this.acknowledged) || same(this.unanswered);
    if (kept) {
      this.acknowledged = held;
      this.seen = held.seq;
      this.unanswered = null;
    }
    return kept;
  }

  /** Whether what is held is at least as new as what was acknowledged at `moment`. */
  reached(held, moment) {
    return (held?.seq ?? 0) >= moment.seq && (held.seq !== moment.seq || moment.seq === 0 || JSON.stringify(held.content) === JSON.stringify(moment.content));
  }

  describe(held) {
    return `${this.id}: acknowledged ${JSON.stringify(this.acknowledged)}, sent ${JSON.stringify(this.unanswered)}, held ${JSON.stringify(held)}`;
  }
}

/** An answer of the right shape, another one each turn. */
function responseTo(question, turn) {
  const ids = question.options.map(({ id }) => id);
  const one = ids[turn % ids.length];
  switch (question.type) {
    case 'single_choice': return { choice: one };
    case 'multiple_choice': return { choices: [one] };
    case 'true_false': return { truth: turn % 2 === 0 };
    case 'matching': return { matches: { [question.lefts[0].id]: one } };
    case 'ordering': return { order: ids.map((_, place) => ids[(place + turn) % ids.length]) };
    case 'numeric': return { number: String(1900 + turn) };
    default: return { text: `answer ${turn}` };
  }
}

/** People with an account, signed in, with an attempt under way. */
export async function people(program, count) {
  const all = Array.from({ length: count }, (_, number) => new Person(program, `learner${number + 1}`));
  for (const person of all) {
    await person.register();
    await person.signIn();
    await person.settle();
  }
  return all;
}
