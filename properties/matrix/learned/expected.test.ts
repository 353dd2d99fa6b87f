import { describe, expect, test } from '@jest/globals';
import { BUILT_IN_LOOPS, isLoopId } from '../../../models';
import { LEARNED_STATEMENTS } from '../../learned';
import type { VariantCell } from '../../results';
import { expectationOf } from '../expectations';
import { learnedAgreement, learnedExpectation } from './expected';
import { WRONG_LOOPS, mustRefute } from './wrong-loops';

const cell = (loop: string, statement: string, verdict: VariantCell['verdict']): VariantCell => ({
  loop,
  statement,
  verdict,
  cases: { planned: 0, run: 0, discarded: 0, undecided: 0 },
  domain: {},
  decisions: 1,
  attained: 0,
  seed: 1,
});

const agreement = (loop: string, statement: string, verdict: VariantCell['verdict']) =>
  learnedAgreement(cell(loop, statement, verdict), learnedExpectation(loop, statement));

describe('what theory says of learned cells', () => {
  test.each([
    // What holds for all laws holds on every run.
    ['curated', 'lemma-2.2', 'holds', 'as expected'],
    ['curated', 'lemma-2.2', 'refuted', 'unexpected'],
    ['curated', 'lemma-2.2', 'undecided', 'undecided'],
    ['best-of-K', 'event-bound', 'refuted', 'unexpected'],
    // What some law refutes need not be refuted by this run, and may.
    ['noisy-choice', 'lemma-2.2', 'holds', 'open'],
    ['noisy-choice', 'lemma-2.2', 'refuted', 'as expected'],
    // What these runs must refute.
    ['uniform-choice', 'lemma-2.2', 'refuted', 'as expected'],
    ['uniform-choice', 'lemma-2.2', 'holds', 'unexpected'],
    ['prefer-worst', 'lemma-2.2', 'holds', 'unexpected'],
    ['prefer-worst', 'lemma-2.2', 'refuted', 'as expected'],
    ['noisy-choice', 'lemma-2.2', 'undecided', 'open'],
    ['prefer-worst', 'theorem-2.4', 'refuted', 'as expected'],
    ['prefer-worst', 'theorem-2.4', 'undecided', 'open'],
    ['prefer-worst', 'lemma-2.2', 'undecided', 'undecided'],
    ['curated', 'lemma-2.2', 'not applicable', 'as expected'],
  ] as const)('%s × %s, %s: %s', (loop, statement, verdict, expected) => {
    expect(agreement(loop, statement, verdict)).toBe(expected);
  });

  test('every statement about learned models that theory decides on a loop has an expectation', () => {
    for (const { id: loop } of BUILT_IN_LOOPS)
      for (const { id } of LEARNED_STATEMENTS)
        if (expectationOf(loop, id) !== undefined) expect(learnedExpectation(loop, id)?.because).toMatch(/\w/);
  });

  test('at least fifteen wrong loops must be refuted, each by a statement about learned models', () => {
    expect(new Set(WRONG_LOOPS).size).toBe(WRONG_LOOPS.length);
    expect(WRONG_LOOPS.length).toBeGreaterThanOrEqual(15);
    for (const loop of WRONG_LOOPS) {
      expect(isLoopId(loop)).toBe(true);
      expect(LEARNED_STATEMENTS.some(({ id }) => mustRefute(loop, id) !== undefined)).toBe(true);
    }
  });
});
