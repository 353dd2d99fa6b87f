/** Plans and answers that no search computed, for tests of records and merges. */
import * as fc from 'fast-check';
import { type Exploration, NO_COUNTS } from '../search';
import { type Plan, type Unit, codeFingerprint, makePlan, unitsFrom } from './plan';
import { type FoundRecord, type UnitAnswer, type UnitRecord, makeRecord } from './records';
import type { RecordSource } from './merge';

/** Two statements on one model, in units of one block; the mutants and hypotheses of each are beside its cell. */
export const planOf = (cases: number, seed = 7): Plan =>
  makePlan({
    only: ['lemma-2.2', 'k2-tanh'],
    models: ['discrete'],
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

/** Answers to units, one in some of which is an error. */
export const answers: fc.Arbitrary<UnitAnswer> = fc.oneof(
  { weight: 60, arbitrary: explorations({ refuted: true }).map((explored) => ({ explored })) },
  { weight: 1, arbitrary: fc.constant({ error: { name: 'RangeError', message: 'boom', details: { code: 7 } } }) },
);

/** The record of a unit by a worker of a name. */
export const recordOf = (plan: Plan, { key }: Unit, answer: UnitAnswer, worker = 'w'): UnitRecord =>
  makeRecord(answer, { key, fingerprint: plan.fingerprint.sha256, worker, seconds: 1 });

/** A record for every unit of a plan, of a seed. */
export function recordsOf(plan: Plan, seed: number, of: fc.Arbitrary<UnitAnswer> = answers): readonly UnitRecord[] {
  const units = [...unitsFrom(plan)];
  const drawn = fc.sample(fc.array(of, { minLength: units.length, maxLength: units.length, size: 'max' }), {
    seed,
    numRuns: 1,
  });
  return units.flatMap((unit, i) => {
    const answer = drawn[0]?.[i];
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
