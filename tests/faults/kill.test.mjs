// The program is killed in the middle of its work, again and again: what it acknowledged is there afterwards.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Program, pause } from '../browser/program.mjs';
import { people, withoutLimits } from './people.mjs';

const KILLS = Number(process.env.MOOC_TEST_KILLS ?? 3);
const LEARNERS = 8;

describe('a program that is killed', () => {
  let program, learners;
  before(async () => {
    program = await Program.start({ env: { MOOC_CONFIG: await withoutLimits(), MOOC_LOG: 'warn' } });
    learners = await people(program, LEARNERS);
  });
  after(() => program?.end());

  it(`loses nothing it acknowledged, in ${KILLS} kills while ${LEARNERS} learners write`, async () => {
    const lost = [];
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      let stopped = false;
      const writing = Promise.all(learners.map((learner) => learner.writeUntil(() => stopped)));
      await pause(400 + Math.random() * 1200);
      await program.stop('SIGKILL');
      stopped = true;
      acknowledged += (await writing).reduce((sum, written) => sum + written, 0);
      await program.run();
      for (const learner of learners) lost.push(...(await learner.lost()));
    }
    console.log(`${KILLS} kills, ${acknowledged} acknowledged writes, ${lost.length} lost`);
    assert.ok(acknowledged > KILLS * LEARNERS, 'the learners wrote');
    assert.deepEqual(lost, []);
  });
});
