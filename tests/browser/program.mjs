// Starts the built program with a data folder of its own, on SQLite or on PostgreSQL with Redis, and stops it again.
//
// MOOC_TEST_BINARY          the program, target/debug/mooc if not set
// MOOC_TEST_DATABASE   sqlite (if not set) or postgres; the latter needs TEST_POSTGRES_URL and TEST_REDIS_URL
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Calls `ask` until it answers something, and fails with `what` when it has not done so in time. */
export async function eventually(what, ask, seconds = 15) {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}`);
    await pause(50);
  }
}

export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through scripts/test.sh or scripts/with-servers.sh`);
  return value;
}

async function newDatabase() {
  const admin = required('TEST_POSTGRES_URL');
  const name = `browser_${randomBytes(6).toString('hex')}`;
  await run('psql', [admin, '-q', '-c', `CREATE DATABASE ${name}`]);
  return { url: admin.replace(/\/[^/]*$/, `/${name}`), drop: () => run('psql', [admin, '-q', '-c', `DROP DATABASE ${name} WITH (FORCE)`]) };
}

export class Program {
  /**
   * @param {{ env?: Record<string, string>, args?: string[], log?: string, database?: 'sqlite' | 'postgres' }} options
   *   more settings for the program; a file for its log; a database other than the one of this run
   */
  static async start(options = {}) {
    const program = await Program.prepare(options);
    await program.run();
    return program;
  }

  /** Everything the program needs, without starting it yet. */
  static async prepare(options = {}) {
    const program = new Program();
    program.data = await mkdtemp(join(tmpdir(), 'mooc-browser-'));
    program.port = await freePort();
    program.url = `http://127.0.0.1:${program.port}`;
    program.output = '';
    program.options = options;
    if ((options.database ?? process.env.MOOC_TEST_DATABASE) === 'postgres') program.database = await newDatabase();
    return program;
  }

  get environment() {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, MOOC_BASE_URL: this.url };
    if (this.database) Object.assign(env, { DATABASE_URL: this.database.url, REDIS_URL: required('TEST_REDIS_URL') });
    return { ...env, ...this.options.env };
  }

  get binary() {
    return resolve(process.env.MOOC_TEST_BINARY ?? join(ROOT, 'target/debug/mooc'));
  }

  /** Starts the process on the same data and port; also used to start it again. */
  async run() {
    const args = ['serve', '--listen', `127.0.0.1:${this.port}`, '--data-dir', this.data, ...(this.options.args ?? [])];
    const log = this.options.log ? await open(this.options.log, 'a') : null;
    this.process = spawn(this.binary, args, { cwd: ROOT, env: this.environment, stdio: ['ignore', 'pipe', log?.fd ?? 'pipe'] });
    await log?.close();
    const keep = (chunk) => (this.output += chunk);
    this.process.stdout.setEncoding('utf8').on('data', keep);
    this.process.stderr?.setEncoding('utf8').on('data', keep);
    this.gone = new Promise((done) => {
      this.process.once('error', (error) => done(keep(`\n${error.message}\n`)));
      this.process.once('exit', done);
    });
    this.process.exited = false;
    this.gone.then(() => (this.process.exited = true));
    await eventually('the program to be ready', () => this.ready(), 90);
  }

  async ready() {
    if (this.process.exited) throw new Error(`the program stopped before it was ready:\n${this.output}`);
    const answer = await fetch(`${this.url}/readyz`).catch(() => null);
    return answer?.ok ?? false;
  }

  /** Runs another command of the program on the same data, such as `user create`. */
  async command(...args) {
    const { stdout } = await run(this.binary, [...args, '--data-dir', this.data], { cwd: ROOT, env: this.environment });
    return stdout;
  }

  /** The first address the program printed that matches, such as the one-time link that makes the first admin. */
  async printed(pattern) {
    const addresses = () => (this.output.match(/https?:\/\/[^\s"'<>]+/g) ?? []).find((address) => pattern.test(address));
    return eventually(`the program to print an address like ${pattern}`, addresses);
  }

  async stop(signal = 'SIGTERM') {
    if (!this.process || this.process.exited) return;
    this.process.kill(signal);
    const killed = setTimeout(() => this.process.kill('SIGKILL'), 15_000);
    await this.gone;
    clearTimeout(killed);
  }

  /** Stops the program and removes everything it wrote. */
  async end() {
    await this.stop();
    await this.database?.drop();
    await rm(this.data, { recursive: true, force: true });
  }
}
