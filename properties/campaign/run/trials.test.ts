/** A campaign of learned models: trials on threads, and the results of one machine. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Backend, identityOf, openBackend } from '../../../models/learned/backends';
import { statementOf } from '../../../theory';
import { type LearnedPlan, defaultSet, restrictPlan, trialsOf } from '../../learned';
import { serialiseResults } from '../../results/schemas';
import { watchForCancellation } from '../../search';
import { verify } from '../../verify';
import { type Part, indexRecords, mergeParts, parsePart, partOfRecords, serialisePart } from '../merge';
import { type Plan, type PlannedTrial, type Unit, codeFingerprint, makePlan, unitsFrom } from '../plan';
import { type UnitAnswer, type UnitRecord, decodeRecord, encodeRecord, readRecords, recordFiles } from '../records';
import { recordOf, sourceOf } from '../synthetic.testing';
import { type UnitRunner, openUnitRunner } from './answer-unit';
import { campaignResults } from './results';
import { runShard } from './shard';
import { campaignStatus } from './status';

const SEED = 5;
const CASES = 60;
const STATEMENT = statementOf('theorem-2.2');

const running = (): ReturnType<typeof watchForCancellation> => watchForCancellation({});

let backend: Backend;
let learned: LearnedPlan;
let plan: Plan;
let units: readonly Unit[] = [];
/** The units of trials; the first is an experiment, the others are wrong loops. */
let trials: readonly Unit[] = [];
let runner: UnitRunner;
let records: readonly UnitRecord[] = [];

const partOf = async (some: readonly UnitRecord[]): Promise<Part> =>
  partOfRecords(plan, await indexRecords(plan, sourceOf(some)));

const planFor = (identity: string): Plan => {
  const { name, reason } = backend;
  return makePlan({
    only: [STATEMENT.id],
    models: ['discrete'],
    learned: { backend: { name, reason }, trials: trialsOf(learned), seed: SEED },
    cases: CASES,
    seed: SEED,
    fingerprint: codeFingerprint(identity),
  });
};

/** The bytes of results.json but for the times, which come last. */
const bytesOf = (results: Parameters<typeof serialiseResults>[0]): string | undefined =>
  serialiseResults(results).split('"timing"')[0];

beforeAll(async () => {
  backend = await openBackend('wasm', 1);
  learned = restrictPlan(
    defaultSet({ tf: backend.tf, backend: { name: backend.name, reason: backend.reason }, seed: SEED }),
    [STATEMENT],
  );
  plan = planFor(identityOf(backend));
  units = [...unitsFrom(plan)];
  trials = units.filter(({ task }) => plan.tasks[task]?.kind === 'trial');
  runner = await openUnitRunner(plan, { threads: 2, cancellation: running() });
  // In reverse order, two at a time: no trial depends on another.
  const left = [...units];
  const found: UnitRecord[] = [];
  const lane = async (): Promise<void> => {
    for (let unit = left.pop(); unit !== undefined; unit = left.pop()) {
      const answer = await runner.answer(unit);
      if (answer) found.push(decodeRecord(encodeRecord(recordOf(plan, unit, answer))));
    }
  };
  await Promise.all([lane(), lane()]);
  records = found;
}, 60_000);
afterAll(() => runner.close());

describe('a campaign with learned models', () => {
  it('has the bytes of one machine, from any merge of its parts', async () => {
    const alone = await verify({
      statements: [STATEMENT],
      models: ['discrete'],
      cases: CASES,
      seed: SEED,
      learned,
    });
    expect(alone.learned?.experiments).toMatchObject([{ status: 'done' }]);
    expect(alone.learned?.mutants.map(({ status }) => status)).toEqual(['killed', 'killed', 'killed']);
    const parts = await Promise.all(records.map((record) => partOf([record])));
    const some = mergeParts(parts.slice(2));
    const trees = [
      await partOf(records),
      mergeParts(parts),
      parsePart(serialisePart(mergeParts([mergeParts([parts[1] as Part, some]), parts[0] as Part]))),
    ];
    expect(new Set(trees.map(serialisePart)).size).toBe(1);
    for (const part of trees) {
      const found = await campaignResults(plan, part);
      expect(found.incomplete).toEqual([]);
      expect(found.kind === 'verify' && bytesOf(found.results)).toBe(bytesOf(alone));
    }
  }, 60_000);

  it('names a trial without a record, shows it as verify shows one that was cut short, and never holds', async () => {
    const missing = trials.slice(0, 2);
    const rest = records.filter(({ key }) => missing.every((unit) => unit.key !== key));
    const index = await indexRecords(plan, sourceOf(rest));
    expect(campaignStatus(plan, index)).toMatchObject({
      complete: false,
      searches: { left: 0 },
      trials: { tasks: 4, done: 2, complete: 2, left: 2, rate: 1 },
    });
    const { incomplete, results } = await campaignResults(plan, await partOf(rest));
    expect(incomplete.map(({ task }) => task)).toEqual(missing.map(({ task }) => plan.tasks[task]));
    expect(results).toMatchObject({
      complete: false,
      verdict: 'incomplete',
      learned: {
        experiments: [{ status: 'incomplete', runs: [], cells: [] }],
        mutants: [{ status: 'incomplete' }, { status: 'killed' }, { status: 'killed' }],
      },
    });
    const cut = await verify({
      statements: [],
      models: ['discrete'],
      learned,
      signal: AbortSignal.abort(),
    });
    expect('learned' in results && results.learned?.experiments).toEqual(cut.learned?.experiments);
  });

  it('of another backend trains nothing, and names both fingerprints', async () => {
    const foreign = planFor('native: TensorFlow 2.9.1');
    const own = codeFingerprint(identityOf(backend));
    const folder = mkdtempSync(join(tmpdir(), 'curated-loops-trials-'));
    const options = { shard: { index: 0, count: 1 }, folder, threads: 1, cancellation: running() };
    const both = new RegExp(`${foreign.fingerprint.sha256} \\(native: .*\\), and this is .*${own.sha256} \\(wasm: `);
    await expect(runShard(foreign, options)).rejects.toThrow(both);
    expect(recordFiles([folder])).toEqual([]);
  });

  it('throws at export what a trial threw, as verify does', async () => {
    const [unit] = trials;
    const error = { name: 'RangeError', message: 'the learner threw this', details: {} };
    const rest = records.filter(({ key }) => key !== unit?.key);
    const part = await partOf([...rest, recordOf(plan, unit as Unit, { error })]);
    await expect(campaignResults(plan, part)).rejects.toThrow(RangeError);
  });

  it('takes no answer of another kind for a trial or a search', async () => {
    const [search] = units;
    const answerOf = (unit: Unit | undefined): UnitAnswer => {
      const found: { readonly explored?: unknown; readonly trial?: unknown; readonly key?: string } =
        records.find(({ key }) => key === unit?.key) ?? {};
      return ('trial' in found ? { trial: found.trial } : { explored: found.explored }) as UnitAnswer;
    };
    for (const [unit, other] of [
      [search, trials[0]],
      [trials[0], search],
    ] as const) {
      const rest = records.filter(({ key }) => key !== unit?.key);
      const part = await partOf([...rest, recordOf(plan, unit as Unit, answerOf(other))]);
      await expect(campaignResults(plan, part)).rejects.toThrow('an answer of another kind for the');
    }
  });
});

describe('a thread that trains', () => {
  it('answers with what a trial throws, and has no answer to one that is not the trial of the plan', async () => {
    const [first] = plan.tasks.filter(({ kind }) => kind === 'trial') as readonly PlannedTrial[];
    const changes: readonly Partial<PlannedTrial>[] = [
      { budget: { alpha: 2, checks: 155 } },
      { checks: 1 },
      { name: 'nothing' },
    ];
    const changed = { ...plan, tasks: changes.map((change) => ({ ...(first as PlannedTrial), ...change })) };
    const own = await openUnitRunner(changed, { threads: 1, cancellation: running() });
    const [throwing, otherChecks, otherName] = [...unitsFrom(changed)].map((unit) => own.answer(unit));
    expect(await throwing).toMatchObject({ error: { name: 'InputError', message: expect.stringContaining('not 2') } });
    await expect(otherChecks).rejects.toThrow('and 1 in the plan; make a new plan');
    await expect(otherName).rejects.toThrow('the learned experiments have no nothing');
    await own.close();
  });

  it('ends a trial that is cut short, which then has no record', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'curated-loops-trials-'));
    const stop = new AbortController();
    const cancellation = watchForCancellation({ signal: stop.signal });
    const only = { ...plan, tasks: plan.tasks.filter(({ kind }) => kind === 'trial').slice(0, 1) };
    const shard = runShard(only, { shard: { index: 0, count: 1 }, folder, threads: 1, cancellation });
    setTimeout(() => stop.abort(), 1000);
    expect(await shard).toEqual({ done: 0, skipped: 0, total: 1 });
    const found = await indexRecords(only, (onDamaged) => readRecords(recordFiles([folder]), onDamaged));
    expect(found.units.size).toBe(0);
  });
});
