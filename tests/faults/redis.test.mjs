// Redis holds copies only: stopped, frozen, emptied or full of nonsense it costs time, never an answer and never a sign-in.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { Program, eventually, freePort, pause } from '../browser/program.mjs';
import { COURSE, LESSON, people, withoutLimits } from './people.mjs';

const run = promisify(execFile);
const SECONDS = Number(process.env.MOOC_TEST_FAULT_SECONDS ?? 2);
const LEARNERS = 8;

class Redis {
  static async start() {
    const redis = new Redis();
    redis.port = await freePort();
    redis.folder = await mkdtemp(join(tmpdir(), 'mooc-redis-'));
    await redis.run();
    return redis;
  }

  async run() {
    const args = ['--bind', '127.0.0.1', '--port', `${this.port}`, '--save', '', '--appendonly', 'no', '--dir', this.folder];
    this.process = spawn('redis-server', args, { stdio: 'ignore' });
    this.gone = new Promise((done) => this.process.once('exit', done));
    await eventually('Redis', () => this.tell('PING').then((answer) => answer.includes('PONG')).catch(() => false));
  }

  async tell(...words) {
    return (await run('redis-cli', ['-h', '127.0.0.1', '-p', `${this.port}`, ...words])).stdout;
  }

  async stop() {
    this.process.kill('SIGCONT');
    this.process.kill('SIGKILL');
    await this.gone;
  }

  async end() {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Every key we know holds something that no program ever wrote. */
  async fillWithNonsense() {
    const keys = (await this.tell('KEYS', '*')).split('\n').filter(Boolean);
    for (const [number, key] of keys.entries()) {
      if (number % 2) await this.tell('SET', key, '\u0000{"not": [a session');
      else await this.tell('EVAL', "redis.call('DEL', KEYS[1]); return redis.call('RPUSH', KEYS[1], 'a', 'list')", '1', key);
    }
    return keys.length;
  }
}

/** Everybody reads, asks who they are, and writes, until told to stop. */
async function atWork(learners, work) {
  const seen = { requests: 0, failed: [], signedOut: 0, slowest: 0 };
  let stopped = false;
  const using = async (learner) => {
    while (!stopped) {
      for (const path of [`/en/courses/${COURSE}/${LESSON}`, '/api/v1/me', `/api/v1/courses/${COURSE}/outline`]) {
        const begun = performance.now();
        const answer = await learner.request('GET', path).catch((error) => ({ status: 0, text: error.message }));
        seen.slowest = Math.max(seen.slowest, performance.now() - begun);
        seen.requests++;
        if (answer.status === 401 || answer.status === 303) seen.signedOut++;
        if (answer.status !== 200) seen.failed.push(`GET ${path}: ${answer.status} ${answer.text.slice(0, 200)}`);
      }
      seen.requests++;
      const slot = learner.slots[seen.requests % learner.slots.length];
      await slot.write(learner).catch((error) => seen.failed.push(error.message));
    }
  };
  const all = learners.map(using);
  await work();
  stopped = true;
  await Promise.all(all);
  return seen;
}

describe('Redis', () => {
  let redis, program, learners;
  before(async () => {
    redis = await Redis.start();
    program = await Program.start({ env: { MOOC_CONFIG: await withoutLimits(), MOOC_LOG: 'error', REDIS_URL: `redis://127.0.0.1:${redis.port}` } });
    learners = await people(program, LEARNERS);
  });
  after(async () => {
    await program?.end();
    await redis?.end();
  });

  const troubles = {
    'in order': () => pause(SECONDS * 1000),
    'emptied again and again': async () => {
      for (let time = 0; time < SECONDS * 5; time++) {
        await redis.tell('FLUSHALL');
        await pause(200);
      }
    },
    'full of nonsense': async () => {
      for (let time = 0; time < SECONDS; time++) {
        await redis.fillWithNonsense();
        await pause(700);
      }
    },
    frozen: async () => {
      await pause(300);
      redis.process.kill('SIGSTOP');
      await pause(SECONDS * 1500);
      redis.process.kill('SIGCONT');
      await pause(500);
    },
    'stopped, and started again': async () => {
      await pause(300);
      await redis.stop();
      await pause(SECONDS * 1500);
      await redis.run();
      await pause(500);
    },
  };
  for (const [trouble, work] of Object.entries(troubles)) {
    it(`${trouble}: nobody notices`, async () => {
      const seen = await atWork(learners, work);
      console.log(`Redis ${trouble}: ${seen.requests} requests, ${seen.failed.length} failed, ${seen.signedOut} signed out, slowest ${seen.slowest.toFixed(0)} ms`);
      assert.ok(seen.requests > 50);
      assert.deepEqual(seen.failed.slice(0, 5), []);
      assert.equal(seen.signedOut, 0);
      for (const learner of learners) assert.deepEqual(await learner.lost(), []);
    });
  }

  it('frozen: who signs out is out, who signs in is in', async () => {
    redis.process.kill('SIGSTOP');
    try {
      const [learner] = learners;
      const before = learner.cookie;
      await learner.api('DELETE', '/session');
      learner.cookie = before;
      assert.equal((await learner.request('GET', '/api/v1/me')).status, 401);
      await learner.signIn();
      assert.equal((await learner.request('GET', '/api/v1/me')).status, 200);
      redis.process.kill('SIGCONT');
      await pause(300);
      const now = learner.cookie;
      learner.cookie = before;
      assert.equal((await learner.request('GET', '/api/v1/me')).status, 401, 'an ended session does not come back with Redis');
      learner.cookie = now;
    } finally {
      redis.process.kill('SIGCONT');
    }
  });
});
