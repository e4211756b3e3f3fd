// A backup taken while people write, brought in elsewhere: everything acknowledged before it began is there.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Program, pause } from '../browser/program.mjs';
import { COURSE, LESSON, people, withoutLimits } from './people.mjs';

const LEARNERS = 8;

describe('a backup', () => {
  let folder, file, program, learners, promised;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mooc-backup-'));
    file = join(folder, 'backup.zip');
    program = await Program.start({ env: { MOOC_CONFIG: await withoutLimits(), MOOC_LOG: 'warn' } });
    learners = await people(program, LEARNERS);
    let stopped = false;
    const writing = Promise.all(learners.map((learner) => learner.writeUntil(() => stopped)));
    await pause(1500);
    promised = new Map(learners.map((learner) => [learner, learner.slots.map((slot) => ({ slot, moment: { ...slot.acknowledged } }))]));
    await program.command('backup', file);
    await pause(500);
    stopped = true;
    await writing;
  });
  after(async () => {
    await program?.end();
    await rm(folder, { recursive: true, force: true });
  });

  for (const database of ['sqlite', 'postgres']) {
    it(`taken under load holds all that was acknowledged before, restored into ${database}`, async () => {
      const elsewhere = await Program.prepare({ database, env: { MOOC_CONFIG: await withoutLimits(), MOOC_LOG: 'warn' } });
      try {
        await elsewhere.command('restore', file);
        await elsewhere.run();
        let count = 0;
        for (const learner of learners) {
          const twin = Object.assign(Object.create(Object.getPrototypeOf(learner)), learner, { program: elsewhere });
          const held = await twin.held();
          for (const { slot, moment } of promised.get(learner)) {
            assert.ok(slot.reached(held.get(slot.id), moment), `${learner.name}: ${slot.id}: ${JSON.stringify(moment)} was acknowledged, ${JSON.stringify(held.get(slot.id))} is there`);
            count += moment.seq;
          }
          const page = await twin.request('GET', `/en/courses/${COURSE}/${LESSON}`);
          assert.equal(page.status, 200);
          for (const [, asset] of page.text.matchAll(/src="(\/assets\/[^"]+)"/g)) {
            assert.equal((await twin.request('GET', asset)).status, 200, asset);
          }
        }
        console.log(`${count} writes acknowledged before the backup, all there in ${database}`);
        assert.ok(count > LEARNERS * 5, 'the learners wrote');
      } finally {
        await elsewhere.end();
      }
    });
  }
});
