// Figures are on an address of their own and nowhere else; told to stop, the program finishes what it is doing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Program, freePort } from '../browser/program.mjs';

describe('an operator', () => {
  let program, metrics;
  before(async () => {
    metrics = `http://127.0.0.1:${await freePort()}`;
    program = await Program.start({ env: { MOOC_METRICS_LISTEN: new URL(metrics).host } });
  });
  after(() => program?.end());

  it('finds figures on the address of their own', async () => {
    await fetch(`${program.url}/en/`);
    await fetch(`${program.url}/en/`, { method: 'PROPFIND' });
    const answer = await fetch(`${metrics}/metrics`);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type'), /^text\/plain; version=0\.0\.4/);
    const figures = await answer.text();
    assert.match(figures, /^mooc_requests_total\{[^}]*method="GET"[^}]*status="200"[^}]*\} [1-9]/m);
    assert.match(figures, /^mooc_requests_total\{[^}]*method="other"/m, 'a method nobody knows makes no figure of its own');
    assert.match(figures, /^mooc_request_seconds_bucket\{route="[^"]+",le="[^"]+"\} \d/m);
    assert.match(figures, /^mooc_jobs_waiting \d+$/m);
    assert.match(figures, /^mooc_jobs_given_up 0$/m);
    const resident = Number(/^mooc_resident_bytes (\d+)$/m.exec(figures)?.[1]);
    assert.ok(resident > 10e6 && resident < 2e9, `${resident} bytes`);
  });

  it('finds nothing else there, and no figures among the pages', async () => {
    assert.equal((await fetch(`${metrics}/`)).status, 404);
    assert.equal((await fetch(`${metrics}/en/`)).status, 404);
    assert.equal((await fetch(`${program.url}/metrics`)).status, 404);
  });

  it('stops the program gently', async () => {
    await program.stop('SIGTERM');
    assert.equal(program.process.exitCode, 0, program.output);
  });
});
