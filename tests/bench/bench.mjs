// Measures the program on SQLite and on PostgreSQL with Redis, beside its floors in the same run. See scripts/bench.sh.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch, weigh } from '../browser/support.mjs';
import { Program, eventually, freePort } from '../browser/program.mjs';
import { PostgresFloor, bareHandler } from './floors.mjs';
import { Load } from './load.mjs';
import { familyTime, memory, processTime } from './measure.mjs';
import { report } from './report.mjs';

const COURSE = 'human-rights-cities';
const LESSON = 'rights-close-to-home';
const QUIZ = 'module-1-check';
const LEARNERS = Number(process.env.BENCH_LEARNERS ?? 200);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const BINARIES = resolve(process.env.BENCH_BINARIES);
const LOADER = join(BINARIES, 'examples/load');
const HANDLER = join(BINARIES, 'examples/floor');
const STEPS = [
  ['lesson_view', `lesson_view ${SECONDS}`],
  ['lesson_view packed', `lesson_view ${SECONDS} br`],
  ['outline_view', `outline_view ${SECONDS}`],
  ['progress_write', 'progress_write'],
  ['quiz_attempt', `quiz_attempt ${2 * SECONDS}`],
  ['login', `login ${SECONDS}`],
];
// What guards against people in a hurry would stop sixteen connections that never rest.
const WITHOUT_LIMITS = [
  'sign_in', 'sign_in_network', 'known_device', 'register_address', 'register_network', 'link_address', 'link_network', 'account', 'network', 'attempt',
].map((bucket) => `${bucket} = "100000000/0.000001"`).join('\n');

process.env.MOOC_TEST_BINARY = join(BINARIES, 'mooc');

async function startProgram(folder) {
  const settings = join(folder, 'mooc.toml');
  await writeFile(settings, `[limits]\n${WITHOUT_LIMITS}\n`);
  const metrics = `127.0.0.1:${await freePort()}`;
  const program = await Program.start({ env: { MOOC_CONFIG: settings, MOOC_METRICS_LISTEN: metrics }, log: join(folder, 'program.log') });
  program.idle = async () => {
    const waiting = async () => /^mooc_jobs_waiting 0$/m.test(await (await fetch(`http://${metrics}/metrics`)).text());
    await eventually('the jobs to be done', waiting, 120);
  };
  return program;
}

/** Runs something and says what it cost: seconds of processor time of the program, the database and Redis. */
async function costing(program, database, work) {
  const look = async () => [await processTime(program?.process.pid), await familyTime(database && process.env.TEST_POSTGRES_PID), await processTime(database && process.env.TEST_REDIS_PID)];
  const before = await look();
  const figures = await work();
  const after = await look();
  const [own, sql, cache] = after.map((seconds, at) => ((seconds - before[at]) * 1e6) / figures.operations);
  return { rate: figures.operations / figures.seconds, ...figures, cpu: own + sql + cache, own, sql, cache };
}

/** The mean of two measurements of the same thing. */
function between(one, other) {
  const mean = (figure) => (one[figure] + other[figure]) / 2;
  return Object.fromEntries(Object.keys(one).map((figure) => [figure, mean(figure)]));
}

async function round(setup, folder, postgres, browser) {
  const found = {};
  const database = setup === 'postgres';
  process.env.MOOC_TEST_DATABASE = setup;
  const onPostgres = (work) => costing(null, true, async () => ({ seconds: 1, ...(await work()) }));
  const floors = {};
  if (postgres) {
    floors.lesson_view = ['pgbench two selects', () => onPostgres(() => postgres.twoSelects(SECONDS))];
    floors.quiz_attempt = ['pgbench quiz_attempt', () => onPostgres(() => postgres.quizAttempt(SECONDS))];
  }
  const program = await startProgram(folder);
  const load = new Load(LOADER, new URL(program.url).host, [COURSE, LESSON, QUIZ]);
  try {
    await load.tell(`seed ${LEARNERS}`);
    await program.idle();
    const page = join(folder, 'lesson.html');
    found.page = (await load.tell(`page ${page}`)).bytes;
    if (!database) {
      floors.lesson_view = ['bare handler', async () => {
        const handler = await bareHandler(HANDLER, page);
        const figures = await costing({ process: handler }, false, () => load.tell(`floor ${handler.address} ${SECONDS}`));
        handler.stop();
        return figures;
      }];
    }
    for (const [name, command] of STEPS) {
      // A machine is not equally fast all the time: the floor is measured right before and right after what stands on it.
      const [floor, measureFloor] = floors[name] ?? [];
      const before = await measureFloor?.();
      found[name] = await costing(program, database, () => load.tell(command));
      await program.idle();
      if (floor) found[floor] = between(before, await measureFloor());
      console.log(`  ${name}: ${found[name].rate.toFixed(0)}/s, ${found[name].cpu.toFixed(0)} µs${floor ? `; ${floor}: ${found[floor].rate.toFixed(0)}/s` : ''}`);
    }
    const { requests, bytes } = await weigh(browser, program, `/en/courses/${COURSE}/${LESSON}`);
    const own = requests.filter(({ url }) => new URL(url).pathname.startsWith('/assets/'));
    found.visit = { bytes: bytes - own.reduce((sum, one) => sum + one.bytes, 0), requests: requests.length - own.length, pictures: own.length };
    found.memory = await memory(program.process.pid);
  } finally {
    await load.end();
    await program.end();
  }
  return found;
}

const folder = await mkdtemp(join(tmpdir(), 'mooc-bench-'));
const browser = await launch();
const floor = await PostgresFloor.prepare(process.env.MOOC_TEST_BINARY, folder, LEARNERS);
const results = { learners: LEARNERS, rounds: ROUNDS, seconds: SECONDS, load: [loadavg()[0]], sqlite: [], postgres: [] };
try {
  for (let number = 1; number <= ROUNDS; number++) {
    for (const setup of ['sqlite', 'postgres']) {
      console.log(`round ${number} of ${ROUNDS}: ${setup === 'postgres' ? 'PostgreSQL and Redis' : 'SQLite'}`);
      results[setup].push(await round(setup, folder, setup === 'postgres' ? floor : null, browser));
      results.load.push(loadavg()[0]);
    }
  }
} finally {
  await floor.drop();
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
const target = resolve(import.meta.dirname, '../../target/bench');
await mkdir(target, { recursive: true });
await writeFile(join(target, 'figures.json'), JSON.stringify(results, null, 2));
process.exitCode = report(results) ? 0 : 1;
