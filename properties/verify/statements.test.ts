/**
 * The property suites: every statement on each of its kinds of model, without each hypothesis, and on its mutants.
 * `npm run verify` runs the same with more cases and writes the report.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { MODEL_KINDS, STATEMENTS } from '../../theory';
import type { StatementResult } from '../results';
import { verifyStatement } from './verify-statement';

const CASES = 100;
const SEED = 20240709;

describe.each(STATEMENTS.map((statement) => [statement.id, statement] as const))('%s', (_id, statement) => {
  const options = { cases: CASES, seed: SEED, stored: [], stopped: () => false };
  let verified: StatementResult;

  beforeAll(async () => {
    verified = await verifyStatement(statement, { ...options, models: MODEL_KINDS });
  });

  const { expected } = statement;
  if (expected?.verdict === 'refuted') {
    it('is refuted as expected', () => expect(verified.verdict).toBe('refuted as expected'));
  } else {
    it.each(statement.models)('holds on every %s case, and none is undecided', (model) => {
      const cell = verified.cells.find((candidate) => candidate.model === model);
      expect(cell).toMatchObject({ status: 'holds', cases: { planned: CASES, run: CASES, undecided: 0 } });
    });
    it('has the verdict of its kind', () => expect(verified.verdict).toBe(expected ? 'open' : 'holds'));
  }

  // jest refuses a table without rows.
  if (statement.hypotheses.length > 0) {
    it.each(statement.hypotheses.map(({ id }) => id))('without %s: as theory expects', (id) => {
      const drop = verified.drops.find(({ hypothesis }) => hypothesis === id);
      expect(drop?.asExpected).toBe(true);
    });
  }

  if (statement.mutants.length > 0) {
    it.each(statement.mutants)('kills the mutant %s', (id) => {
      const mutant = verified.mutants.find((candidate) => candidate.id === id);
      expect(mutant?.status).toBe('killed');
    });
  }
});
