/** A campaign of made-up units for tests: what a unit computes is known without computing it. */
import { BLOCK_CASES, UNEXPLORED } from '../../search';
import { type Plan, type Unit, planId, unitsFrom } from '../plan';
import { type UnitAnswer, makeRecord } from '../records';

/** A plan of so many units. */
export function planOf(units: number, fingerprint = 'f'.repeat(64)): Plan {
  const cases = units * BLOCK_CASES;
  const search = { statement: 'lemma-2.2', sought: { kind: 'cell', model: 'discrete' }, cases, seed: 7 } as const;
  const plan: Omit<Plan, 'id'> = {
    format: 'curated-loops/campaign-plan',
    version: 2,
    fingerprint: { version: '0.0.0', sha256: fingerprint },
    question: { kind: 'verify', only: ['lemma-2.2'], models: ['discrete'] },
    cases,
    seed: 7,
    tasks: [{ kind: 'search', search, cases, blocksPerUnit: 1 }],
  };
  return { ...plan, id: planId(plan) };
}

export const unitsOf = (plan: Plan): readonly Unit[] => [...unitsFrom(plan)];

/** The answer of a unit: it holds the position of the unit. */
export const answerOf = ({ position }: Unit): UnitAnswer => ({
  explored: { ...UNEXPLORED, counts: { ...UNEXPLORED.counts, run: position } },
});

/** An answer that ends the search of its unit. */
export const ENDING: UnitAnswer = { error: { name: 'Error', message: 'the loop threw this', details: {} } };

/** The digests of all units, in the order of the plan. */
export const expectedDigests = (plan: Plan): readonly string[] =>
  unitsOf(plan).map(
    (unit) =>
      makeRecord(answerOf(unit), {
        key: unit.key,
        fingerprint: plan.fingerprint.sha256,
        worker: '',
        seconds: 0,
      }).sha256,
  );
