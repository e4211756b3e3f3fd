// The table, and whether the targets are met.
import { median } from './measure.mjs';

const TARGETS = { selects: 0.4, handler: 0.1, writes: 0.5, megabytes: 120, bytes: 30_000, requests: 6 };
const SETUPS = [['sqlite', 'SQLite'], ['postgres', 'PostgreSQL + Redis']];

const middle = (rounds, name, figure) => median(rounds.map((round) => round[name]?.[figure]));

function row(rounds, name) {
  const figure = (which, digits = 0) => (middle(rounds, name, which) ?? 0).toFixed(digits).padStart(9);
  return `  ${name.padEnd(22)}${figure('rate')}${figure('median_ms', 2)}${figure('p99_ms', 2)}${figure('cpu')}${figure('own')}${figure('sql')}${figure('cache')}`;
}

function table(results) {
  const heads = ['a second', 'p50 ms', 'p99 ms', 'CPU µs', 'program', 'database', 'Redis'].map((head) => head.padStart(9)).join('');
  for (const [setup, title] of SETUPS) {
    const rounds = results[setup];
    console.log(`\n${title}\n  ${'median of ' + rounds.length}${' '.repeat(11)}${heads}`);
    const names = Object.keys(rounds[0]).filter((name) => rounds[0][name]?.rate !== undefined);
    for (const name of names) console.log(row(rounds, name));
    const { now, highest } = { now: middle(rounds, 'memory', 'now'), highest: middle(rounds, 'memory', 'highest') };
    console.log(`  memory after the run ${now.toFixed(0)} MB, at most ${highest.toFixed(0)} MB; the lesson's page is ${rounds[0].page} bytes before packing`);
  }
}

/** Prints everything; answers whether all targets are met. */
export function report(results) {
  table(results);
  const { sqlite, postgres } = results;
  const ratio = (rounds, step, floor) => median(rounds.map((round) => round[step].rate / round[floor].rate));
  const all = [...sqlite, ...postgres];
  const lines = [
    ['lesson_view ÷ two selects by pgbench (PostgreSQL + Redis)', ratio(postgres, 'lesson_view', 'pgbench two selects'), '≥', TARGETS.selects],
    ['lesson_view ÷ the bare handler (SQLite)', ratio(sqlite, 'lesson_view', 'bare handler'), '≥', TARGETS.handler],
    ['quiz_attempt ÷ its writes by pgbench (PostgreSQL + Redis)', ratio(postgres, 'quiz_attempt', 'pgbench quiz_attempt'), '≥', TARGETS.writes],
    ['memory after the run, MB', Math.max(...all.map((round) => round.memory.now)), '≤', TARGETS.megabytes],
    ['first visit of a lesson, bytes', Math.max(...all.map((round) => round.visit.bytes)), '≤', TARGETS.bytes],
    ['first visit of a lesson, requests', Math.max(...all.map((round) => round.visit.requests)), '≤', TARGETS.requests],
  ];
  console.log('\ntargets');
  const met = lines.map(([what, figure, sign, target]) => {
    const good = sign === '≥' ? figure >= target : figure <= target;
    console.log(`  ${good ? 'met   ' : 'MISSED'} ${what}: ${Number(figure.toFixed(2))} (${sign} ${target})`);
    return good;
  });
  console.log(`\nload of the machine, by rounds: ${results.load.map((load) => load.toFixed(1)).join(' ')}`);
  return met.every(Boolean);
}
