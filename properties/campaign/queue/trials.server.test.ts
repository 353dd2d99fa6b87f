/** Trials of a queue: a training is longer than the lock of its unit, and is done once. */
import { expect, it } from '@jest/globals';
import { identityOf, openBackend } from '../../../models/learned/backends';
import { statementOf } from '../../../theory';
import { defaultSet, restrictPlan, trialsOf } from '../../learned';
import { watchForCancellation } from '../../search';
import { codeFingerprint, makePlan, unitsFrom } from '../plan';
import { openUnitRunner } from '../run';
import { openDatabase, parseQueueAddress } from './database';
import { SERVERS } from './database/servers.testing';
import { ProgressWatch } from './progress';
import { campaignOf, startCampaign } from './start';
import { takeUnits } from './take-units';

/** Milliseconds; the experiment takes several times as long. */
const LOCK = 300;

it.each(['redis', 'postgres'] as const)(
  'a training that is longer than the lock of its unit is done once, by one of two workers, on %s',
  async (kind) => {
    const { tf, name, reason, ...about } = await openBackend('wasm', 1);
    const trials = trialsOf(restrictPlan(defaultSet({ tf, seed: 1 }), [statementOf('theorem-2.2')])).slice(0, 2);
    const plan = makePlan({
      models: [],
      learned: { backend: { name, reason }, trials, seed: 1 },
      cases: 1,
      seed: 1,
      fingerprint: codeFingerprint(identityOf({ tf, name, reason, ...about })),
    });
    const server = await SERVERS[kind]();
    const database = await openDatabase(parseQueueAddress(server.url, { secret: false }), () => undefined);
    const campaign = campaignOf(database, plan);
    const runner = await openUnitRunner(plan, { threads: 2, cancellation: watchForCancellation({}) });
    const taken: { readonly key: string; readonly seconds: number }[] = [];
    const work = (worker: string) =>
      takeUnits(campaign, {
        name: worker,
        atOnce: 1,
        compute: async (unit) => {
          const began = performance.now();
          const answer = await runner.answer(unit);
          taken.push({ key: unit.key, seconds: (performance.now() - began) / 1000 });
          return answer;
        },
        stop: new AbortController().signal,
        tell: () => undefined,
        times: { lock: LOCK, look: 100, pause: 1, grace: 100 },
      });
    try {
      await startCampaign(campaign, { pardon: false });
      const done = await Promise.all([work('one'), work('two')]);
      expect(done.map(({ complete, failedAttempts, givenBack }) => ({ complete, failedAttempts, givenBack }))).toEqual([
        { complete: true, failedAttempts: 0, givenBack: 0 },
        { complete: true, failedAttempts: 0, givenBack: 0 },
      ]);
      const keys = [...unitsFrom(plan)].map(({ key }) => key);
      expect(taken.map(({ key }) => key).sort()).toEqual([...keys].sort());
      expect(Math.max(...taken.map(({ seconds }) => 1000 * seconds))).toBeGreaterThan(2 * LOCK);
      expect(await new ProgressWatch(campaign).look()).toMatchObject({
        done: 2,
        planned: 2,
        counts: { waiting: 0, active: 0, poison: 0 },
        divergent: [],
      });
      for (const key of keys) expect(await campaign.records.of(key)).toHaveLength(1);
    } finally {
      await runner.close();
      await campaign.queue.close();
      await database.close();
      await server.remove();
    }
  },
);
