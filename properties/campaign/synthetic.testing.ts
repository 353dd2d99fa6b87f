/** Plans and answers that no search computed, for tests of records and merges. */
import * as fc from 'fast-check';
import type { LearnedMutantResult } from '../results';
import { type Exploration, NO_COUNTS } from '../search';
import { type CampaignLearning, type Plan, type Unit, codeFingerprint, makePlan, unitsFrom } from './plan';
import { type FoundRecord, type UnitAnswer, type UnitRecord, makeRecord } from './records';
import type { RecordSource } from './merge';

const learned: CampaignLearning = {
  backend: { name: 'wasm', reason: 'none: nothing is trained' },
  trials: ['one', 'two', 'three'].map((name, i) => ({ name: `${name}/λ=∞`, statements: ['lemma-2.2'], checks: 5 + i })),
  seed: 1,
};

/** Two statements on one model, in units of one block, with three trials; the mutants and hypotheses of each are beside its cell. */
export const planOf = (cases: number, seed = 7): Plan =>
  makePlan({
    only: ['lemma-2.2', 'k2-tanh'],
    models: ['discrete'],
    learned,
    cases,
    seed,
    unitSeconds: 0.001,
    fingerprint: codeFingerprint(),
  });

const side = { lo: 0, hi: Infinity };

/** Explorations of a few cases, some of them refuted. */
export const explorations = ({ refuted }: { readonly refuted: boolean }): fc.Arbitrary<Exploration> =>
  fc
    .record({
      run: fc.nat(250),
      attained: fc.nat(9),
      margin: fc.option(fc.constantFrom(0.1, 0.2, 0.3), { nil: undefined }),
      genes: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
      fails: refuted ? fc.nat(20).map((drawn) => drawn === 0) : fc.constant(false),
    })
    .map(({ run, attained, margin, genes, fails }) => {
      const genotype = Int32Array.from(genes);
      const finding = { claim: 'a', t: 0, atoms: { x: 1 }, left: side, right: side, rung: 'exact', margin } as const;
      return {
        counts: {
          ...NO_COUNTS,
          run,
          attained,
          carried: { ties: attained },
          byClaim: { a: { cases: run, attained, margin } },
          reach: { K: { least: 2, greatest: 2 + attained } },
          tightest: margin === undefined ? undefined : { genotype, finding, foundBy: 'targeted' },
        },
        failure: fails ? { foundBy: 'random', seed: run, path: String(attained) } : undefined,
        cutShort: false,
      };
    });

const thrown = fc.constant({ error: { name: 'RangeError', message: 'boom', details: { code: 7 } } });

/** Answers to units of searches, one in some of which is an error. */
const searchAnswers: fc.Arbitrary<UnitAnswer> = fc.oneof(
  { weight: 60, arbitrary: explorations({ refuted: true }).map((explored) => ({ explored })) },
  { weight: 1, arbitrary: thrown },
);

const slack = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('Infinity', '-Infinity'));

const wrongLoops: fc.Arbitrary<LearnedMutantResult> = fc.record({
  id: fc.constant('stale-model'),
  title: fc.string(),
  experiment: fc.constant('moons'),
  statements: fc.constant(['lemma-2.2']),
  status: fc.constantFrom('killed', 'survived', 'failed'),
  refutation: fc.record({
    statement: fc.constant('lemma-2.2'),
    claim: fc.constant('b'),
    text: fc.string(),
    decision: fc.record({
      seed: fc.integer(),
      t: fc.nat(),
      verdict: fc.constant('refuted'),
      slack: fc.record({ lo: slack, hi: slack }),
      by: fc.constantFrom('one mean', 'enclosures'),
      samples: fc.nat(),
      alpha: fc.constant(1e-5),
      power: slack,
    }),
  }),
});

/** Answers to trials, one in some of which is an error. */
export const trialAnswers: fc.Arbitrary<UnitAnswer> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ checks: fc.nat(9), mutant: wrongLoops }).map((trial) => ({ trial })) },
  { weight: 1, arbitrary: thrown },
);

/** Answers to units of any task. */
export const answers = fc.oneof({ weight: 4, arbitrary: searchAnswers }, { weight: 1, arbitrary: trialAnswers });

/** The record of a unit by a worker of a name. */
export const recordOf = (plan: Plan, { key }: Unit, answer: UnitAnswer, worker = 'w'): UnitRecord =>
  makeRecord(answer, { key, fingerprint: plan.fingerprint.sha256, worker, seconds: 1 });

/** A record for every unit of a plan, of a seed. @param of answers to the units of searches */
export function recordsOf(
  plan: Plan,
  seed: number,
  of: fc.Arbitrary<UnitAnswer> = searchAnswers,
): readonly UnitRecord[] {
  const units = [...unitsFrom(plan)];
  const ofUnit = ({ task }: Unit): fc.Arbitrary<UnitAnswer> => (plan.tasks[task]?.kind === 'trial' ? trialAnswers : of);
  const [drawn = []] = fc.sample(fc.tuple(...units.map(ofUnit)), { seed, numRuns: 1 });
  return units.flatMap((unit, i) => {
    const answer = drawn[i];
    return answer === undefined ? [] : [recordOf(plan, unit, answer)];
  });
}

/** Records in memory. */
export const sourceOf = (records: readonly UnitRecord[]): RecordSource =>
  // eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous
  async function* (): AsyncGenerator<FoundRecord> {
    for (const [place, record] of records.entries())
      yield { record, place, places: { read: () => Promise.resolve(record) } };
  };
