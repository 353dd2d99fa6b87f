/** A campaign of made-up units for tests: what a unit computes is known without computing it. */
import { BLOCK_CASES } from '../../search';
import { type Plan, type Unit, unitsFrom } from '../plan';
import { type UnitAnswer, makeRecord } from '../records';

/** A plan of so many units. */
export const planOf = (units: number, fingerprint = 'f'.repeat(64)): Plan => ({
  format: 'curated-loops/campaign-plan',
  version: 1,
  id: `plan-of-${units}`,
  fingerprint: { version: '0.0.0', sha256: fingerprint },
  question: { kind: 'verify', only: ['lemma-2.2'], models: ['discrete'] },
  cases: units * BLOCK_CASES,
  seed: 7,
  searches: [
    {
      task: {
        statement: 'lemma-2.2',
        sought: { kind: 'cell', model: 'discrete' },
        cases: units * BLOCK_CASES,
        seed: 7,
      },
      cases: units * BLOCK_CASES,
      blocksPerUnit: 1,
    },
  ],
});

export const unitsOf = (plan: Plan): readonly Unit[] => [...unitsFrom(plan)];

/** The answer of a unit: an error, which is an answer too, and holds its position. */
export const answerOf = ({ position }: Unit): UnitAnswer => ({
  error: { name: 'Error', message: `unit ${position}`, details: {} },
});

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
