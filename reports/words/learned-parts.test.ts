/** How a claim that compares trained models is told in two parts. */
import { expect, test } from '@jest/globals';
import type { DecisionPart, LearnedClaimResult, StatisticalDecision } from '../../properties/results';
import { enoughDrawsText } from './band-text';
import { decisionText } from './learned-issues';
import { learnedVerdict } from './learned-verdict';

const part = (verdict: DecisionPart['verdict'], estimate: number): DecisionPart => ({
  verdict,
  slack: { estimate, lo: estimate - 0.01, hi: estimate + 0.01 },
  by: 'one mean',
  samples: 1024,
  alpha: 1e-5,
  power: 0.02,
});

const decision: StatisticalDecision = {
  ...part('refuted', -0.05),
  ...{ seed: 2, t: 1, verdict: "learner's error" },
  parts: { models: 'refuted', loop: part('holds', 0.03), learner: part('refuted', -0.08) },
};

const claim: LearnedClaimResult = {
  ...{ id: 'i', says: 'the best gain', text: 'a > b', tex: 'a > b', definitions: [] },
  verdict: "learner's error",
  decisions: [decision],
};

test('a learner’s error is told with its size and what the loop did', () => {
  expect(decisionText(claim)).toBe(
    'claim i at seed 2, round 1: slack −0.050 [−0.060, −0.040], of which the loop’s part 0.030 [0.020, 0.040], ' +
      'the learner’s share −0.080 [−0.090, −0.070]',
  );
});

test('what holds is told without its parts', () => {
  const parts = { models: 'holds', loop: part('holds', 0.03), learner: part('holds', 0.02) } as const;
  const held = { ...claim, verdict: 'holds', decisions: [{ ...decision, ...part('holds', 0.05), parts }] } as const;
  expect(decisionText(held)).toBe('claim i at seed 2, round 1: slack 0.050 [0.040, 0.060]');
});

test('where a step of the loop fails, the step is told', () => {
  const failing = { seed: 2, t: 0, ...part('refuted', -0.05) };
  const steps = [{ text: 's >= 0', tex: 's', verdict: 'refuted', decisions: [failing] }] as const;
  const broken = { ...claim, verdict: 'refuted', decisions: [{ ...decision, verdict: 'holds' }], steps } as const;
  expect(decisionText(broken)).toBe('the step of claim i at seed 2, round 0: slack −0.050 [−0.060, −0.040]');
});

test('it has a sign, words and a tone of its own', () => {
  const shown = (['holds', 'refuted', 'undecided', 'not applicable'] as const).map(learnedVerdict);
  const own = learnedVerdict("learner's error");
  expect(own.words).toBe('learner’s error');
  expect(shown.map(({ sign }) => sign)).not.toContain(own.sign);
  expect(shown.map(({ tone }) => tone)).not.toContain(own.tone);
});

test.each([
  [1024, undefined, undefined],
  [1024, 1024, undefined],
  [1024, 1_234_567, /^about 1\D200\D000 draws would decide it/],
  [1024, 'Infinity', /^no number of draws would decide it/],
] as const)('after %p draws, %p are enough: %p', (samples, enough, said) => {
  const text = enoughDrawsText(samples, enough);
  if (said === undefined) expect(text).toBeUndefined();
  else expect(text).toMatch(said);
});
