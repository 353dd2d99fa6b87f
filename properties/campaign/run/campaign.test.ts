/** A campaign of real searches, in this thread, and the results of one machine. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loopOf } from '../../../models';
import { statementOf } from '../../../theory';
import { runMatrix } from '../../matrix';
import type { MatrixResults, VerificationResults } from '../../results';
import { watchForCancellation } from '../../search';
import { verify } from '../../verify';
import { indexRecords, mergeParts, partOfRecords, serialisePart } from '../merge';
import { type Plan, type PlanOptions, codeFingerprint, inShard, makePlan, unitsFrom } from '../plan';
import { type UnitRecord, readRecords, recordFiles } from '../records';
import { recordOf, sourceOf } from '../synthetic.testing';
import { openUnitRunner } from './answer-unit';
import { campaignResults } from './results';
import { runShard } from './shard';
import { campaignStatus } from './status';

const folder = (): string => mkdtempSync(join(tmpdir(), 'curated-loops-campaign-'));
const running = (): ReturnType<typeof watchForCancellation> => watchForCancellation({});

/** The cell is two units; the mutants and hypotheses are one each. */
const OPTIONS: PlanOptions = {
  only: ['lemma-2.2'],
  models: ['discrete'],
  cases: 10_300,
  seed: 7,
  unitSeconds: 0.001,
  fingerprint: codeFingerprint(),
};
const PLAN = makePlan(OPTIONS);

async function recordsOfAll(
  plan: Plan,
  loops = new Map<string, ReturnType<typeof loopOf>>(),
): Promise<readonly UnitRecord[]> {
  const runner = await openUnitRunner(plan, { threads: 1, cancellation: running(), loops });
  const records: UnitRecord[] = [];
  for (const unit of unitsFrom(plan)) {
    const answer = await runner.answer(unit);
    if (answer) records.push(recordOf(plan, unit, answer));
  }
  return records;
}

const partOf = async (plan: Plan, records: readonly UnitRecord[]) =>
  partOfRecords(plan, await indexRecords(plan, sourceOf(records)));

const bytesOf = (results: VerificationResults | MatrixResults): string => {
  const { timing: _, ...rest } = { timing: undefined, ...results };
  return JSON.stringify(rest);
};

let records: readonly UnitRecord[] = [];
beforeAll(async () => {
  records = await recordsOfAll(PLAN);
}, 60_000);

describe('a campaign of verify', () => {
  it('has the bytes of one machine, from 1, 2, 3 and 7 shards', async () => {
    const alone = await verify({
      statements: [statementOf('lemma-2.2')],
      models: ['discrete'],
      cases: 10_300,
      seed: 7,
    });
    expect(alone.verdict).toBe('holds');
    const texts = new Set<string>();
    for (const count of [1, 2, 3, 7]) {
      const units = [...unitsFrom(PLAN)];
      const shards = Array.from({ length: count }, (_, index) =>
        records.filter((_record, i) => units[i] && inShard(PLAN, units[i], { index, count })),
      );
      const part = mergeParts(await Promise.all(shards.map((shard) => partOf(PLAN, shard))));
      texts.add(serialisePart(part));
      const found = await campaignResults(PLAN, part);
      expect(found.incomplete).toEqual([]);
      expect(bytesOf(found.results)).toBe(bytesOf(alone));
    }
    expect(texts.size).toBe(1);
  });

  it('with a missing unit names it, and never holds', async () => {
    const part = await partOf(PLAN, records.slice(1));
    const { incomplete, results } = await campaignResults(PLAN, part);
    expect(incomplete).toMatchObject([{ task: PLAN.tasks[0], missing: [{ from: 0, to: 10_000 }] }]);
    expect(results).toMatchObject({ complete: false, verdict: 'incomplete' });
    const none = await campaignResults(PLAN, await partOf(PLAN, []));
    expect(none.incomplete).toHaveLength(PLAN.tasks.length);
    expect(none.results).toMatchObject({ complete: false, verdict: 'incomplete' });
  });

  it('with more cases takes the units that are done', async () => {
    const longer = makePlan({ ...OPTIONS, cases: 10_600 });
    const index = await indexRecords(longer, sourceOf(records));
    const { searches, tasks } = campaignStatus(longer, index);
    expect(tasks[0]).toMatchObject({ done: 10_000, missing: [{ from: 10_000, to: 10_600 }] });
    expect(searches.left).toBe(600);
    await expect(campaignResults(PLAN, await partOf(longer, await recordsOfLast(longer)))).rejects.toThrow(
      'it is of a plan with more cases',
    );
  });

  /** The record of the last unit of the cell. */
  async function recordsOfLast(plan: Plan): Promise<readonly UnitRecord[]> {
    const runner = await openUnitRunner(plan, { threads: 1, cancellation: running() });
    const unit = [...unitsFrom(plan)][1];
    const answer = unit && (await runner.answer(unit));
    return unit && answer ? [recordOf(plan, unit, answer)] : [];
  }

  it('has a status', async () => {
    const status = campaignStatus(PLAN, await indexRecords(PLAN, sourceOf(records.slice(0, 1))));
    expect(status.tasks[0]).toMatchObject({ done: 10_000, missing: [{ from: 10_000, to: 10_300 }], ended: false });
    expect(status).toMatchObject({ complete: false, searches: { done: 10_000, rate: 10_000 }, trials: { tasks: 0 } });
    expect(status.searches.secondsLeft).toBeCloseTo(status.searches.left / 10_000);
    const all = campaignStatus(PLAN, await indexRecords(PLAN, sourceOf(records)));
    expect(all).toMatchObject({ complete: true, searches: { left: 0 }, divergent: [], damaged: [] });
  });

  it('of another version does nothing, and names both fingerprints', async () => {
    const fingerprint = { version: '0.0.1', sha256: 'f'.repeat(64) };
    const foreign = makePlan({ ...OPTIONS, fingerprint });
    const both = new RegExp(`version 0\\.0\\.1 with fingerprint f{64}.*${codeFingerprint().sha256}`);
    const into = folder();
    const options = { shard: { index: 0, count: 1 }, folder: into, threads: 1, cancellation: running() };
    await expect(runShard(foreign, options)).rejects.toThrow(both);
    expect(recordFiles([into])).toEqual([]);
    await expect(campaignResults(foreign, await partOf(foreign, []))).rejects.toThrow(both);
  });
});

describe('a shard', () => {
  const small = makePlan({ ...OPTIONS, cases: 300, only: ['lemma-2.2', 'k2-tanh'] });
  const work = (into: string, index: number, count: number, signal?: AbortSignal) =>
    runShard(small, {
      shard: { index, count },
      folder: into,
      threads: 1,
      cancellation: watchForCancellation(signal ? { signal } : {}),
    });
  const textOf = async (into: string): Promise<string> => {
    const index = await indexRecords(small, (onDamaged) => readRecords(recordFiles([into]), onDamaged));
    return serialisePart(await partOfRecords(small, index));
  };

  it('does its units once, however often it is started, and the same as several shards', async () => {
    const [one, three] = [folder(), folder()];
    const whole = await work(one, 0, 1);
    expect(whole).toEqual({ done: whole.total, skipped: 0, total: whole.total });
    const bytes = readFileSync(recordFiles([one])[0] ?? '', 'utf8');
    expect(await work(one, 0, 1)).toEqual({ done: 0, skipped: whole.total, total: whole.total });
    expect(readFileSync(recordFiles([one])[0] ?? '', 'utf8')).toBe(bytes);
    const parts = [await work(three, 0, 3), await work(three, 1, 3), await work(three, 2, 3)];
    expect(parts.reduce((sum, { done }) => sum + done, 0)).toBe(whole.total);
    expect(await textOf(three)).toBe(await textOf(one));
  });

  it('that is stopped has no record of what it did not finish', async () => {
    const into = folder();
    const { done, total } = await work(into, 0, 1, AbortSignal.abort());
    expect(done).toBe(0);
    expect(total).toBeGreaterThan(0);
    expect(await textOf(into)).toBe(serialisePart(await partOf(small, [])));
  });
});

describe('a campaign of matrix', () => {
  const broken = {
    ...loopOf('uniform-choice'),
    id: 'broken',
    curate: (): never => {
      throw new RangeError('no such rule');
    },
  };
  const mine = { ...loopOf('uniform-choice'), id: 'mine' };
  const file = { name: 'mine.ts', sha256: 'a'.repeat(64) };
  const loops = [{ id: 'curated' }, { id: 'mine', file, loop: mine }, { id: 'broken', file, loop: broken }];
  const plan = makePlan({ ...OPTIONS, cases: 200, only: ['lemma-2.2', 'k2-tanh'], loops });
  const byId = new Map([mine, broken].map((loop) => [loop.id, loop]));

  it('has the bytes of one machine, with a loop of a file and one that throws', async () => {
    const answered = await recordsOfAll(plan, byId);
    expect(answered.map((record) => 'error' in record)).toEqual([false, false, true, false, false, true]);
    const found = await campaignResults(plan, await partOf(plan, answered), { loops: byId });
    const statements = ['lemma-2.2', 'k2-tanh'].map(statementOf);
    const alone = await runMatrix({ loops: ['curated', mine, broken], statements, cases: 200, seed: 7 });
    expect(bytesOf(found.results)).toBe(bytesOf(alone));
    expect(alone.cells[2]?.reason).toContain('no such rule');
  });

  it('needs the loops of files', async () => {
    await expect(recordsOfAll(plan)).rejects.toThrow(
      'the loop mine of the plan is one of a file, which was not loaded',
    );
    const none = await partOf(plan, []);
    await expect(campaignResults(plan, none)).rejects.toThrow('the loop mine of the plan is not known here');
  });
});
