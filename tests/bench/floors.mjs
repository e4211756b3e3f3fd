// The floors the program is measured against: PostgreSQL alone, by pgbench, and a bare handler of the same web framework.
import { execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually, freePort } from '../browser/program.mjs';

const run = promisify(execFile);
const here = (name) => join(import.meta.dirname, name);

/** A database with the program's schema and nothing but rows for the floors. */
export class PostgresFloor {
  static async prepare(binary, folder, learners) {
    const floor = new PostgresFloor();
    floor.admin = process.env.TEST_POSTGRES_URL;
    floor.name = `floor_${process.pid}`;
    floor.url = floor.admin.replace(/\/[^/]*$/, `/${floor.name}`);
    floor.learners = learners;
    await run('psql', [floor.admin, '-q', '-c', `CREATE DATABASE ${floor.name}`]);
    await run(binary, ['migrate', '--data-dir', folder], { env: { PATH: process.env.PATH, DATABASE_URL: floor.url } });
    await run('psql', [floor.url, '-q', '-v', 'ON_ERROR_STOP=1', '-v', `learners=${learners}`, '-f', here('people.sql')]);
    const save = await readFile(here('save.sql'), 'utf8');
    const saves = Array.from({ length: 10 }, (_, number) => save.replace('NUMBER', number + 1)).join('');
    floor.attempt = join(folder, 'quiz_attempt.sql');
    await writeFile(floor.attempt, (await readFile(here('quiz_attempt.sql'), 'utf8')).replace('SAVES\n', saves));
    floor.begun = 0;
    return floor;
  }

  async pgbench(script, seconds, variables = []) {
    const names = [`learners=${this.learners}`, ...variables].flatMap((variable) => ['-D', variable]);
    const args = ['-n', '-M', 'prepared', '-c', '16', '-j', '1', '-T', `${seconds}`, ...names, '-f', script, this.url];
    const { stdout } = await run('pgbench', args);
    const failed = Number(/number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0);
    const tps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    if (failed > 0 || !(tps > 0)) throw new Error(`pgbench:\n${stdout}`);
    return { rate: tps, operations: Number(/actually processed: (\d+)/.exec(stdout)?.[1]) };
  }

  twoSelects(seconds) {
    return this.pgbench(here('two_selects.sql'), seconds);
  }

  quizAttempt(seconds) {
    // Numbers of attempts go on where the last run may have ended.
    this.begun += 1_000_000;
    return this.pgbench(this.attempt, seconds, [`attempt=${this.begun}`]);
  }

  drop() {
    return run('psql', [this.admin, '-q', '-c', `DROP DATABASE ${this.name} WITH (FORCE)`]);
  }
}

/** A bare handler that sends the bytes of a page, uncompressed. */
export async function bareHandler(binary, page) {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(binary, [address, page], { stdio: 'ignore' });
  await eventually('the bare handler', () => fetch(`http://${address}/`).then((answer) => answer.ok).catch(() => false));
  return { address, pid: child.pid, stop: () => child.kill() };
}
