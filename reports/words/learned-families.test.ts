import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExperimentResult, LearnedClaimResult, StatisticalDecision } from '../../properties/results';
import { familiesOf, lambdaText, mixtureText, statementsAsked, tightestDecision } from './learned-families';
import { parseResults } from '../../properties/results/schemas';

const { learned } = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));
const experiments = learned?.experiments ?? [];
const all = { experiments, mutants: [], budget: { alpha: 1, checks: 0, spent: 0 } };
const [first] = experiments as readonly [ExperimentResult];

test('families have the fully synthetic loop first, and keep the order of the rest', () => {
  expect(familiesOf(all).map((family) => family.experiments.map(lambdaText))).toEqual([
    ['λ = ∞', 'λ = 1/2', 'λ = 2'],
    ['λ = ∞'],
  ]);
});

test.each([
  ['∞', 'fully synthetic'],
  ['inf', 'fully synthetic'],
  ['0', 'real data only'],
  ['1/2', 'with real data'],
])('λ = %s is %s', (lambda, words) => {
  expect(mixtureText({ ...first, setting: { ...first.setting, lambda } })).toBe(words);
});

test('statements are those asked of any experiment', () => {
  expect(statementsAsked(all)).toEqual(['lemma-2.2', 'theorem-2.1', 'theorem-2.4']);
});

describe('the tightest decision', () => {
  const decision = (over: Partial<StatisticalDecision>): StatisticalDecision => ({
    seed: 1,
    t: 0,
    verdict: 'holds',
    slack: { estimate: 0.1, lo: 0, hi: 0.2 },
    by: 'one mean',
    samples: 100,
    alpha: 1e-6,
    power: 0.1,
    ...over,
  });
  const tight = decision({ t: 1, slack: { estimate: 0.01, lo: 0, hi: 0.02 } });
  const open = decision({ t: 2, verdict: 'undecided', slack: { lo: '-Infinity', hi: 'Infinity' } });
  const sure = decision({ t: 3, samples: 0, slack: { estimate: 0, lo: 0, hi: 0 } });
  const claim = (verdict: LearnedClaimResult['verdict'], decisions: readonly StatisticalDecision[]) =>
    tightestDecision({ id: 'a', says: '', text: '', tex: '', definitions: [], verdict, decisions });

  test.each<[string, StatisticalDecision | undefined, StatisticalDecision | undefined]>([
    ['is the one of least slack', claim('holds', [decision({}), tight]), tight],
    ['is one that gave the claim its verdict', claim('undecided', [tight, open]), open],
    ['has draws, where any has', claim('holds', [sure, decision({}), tight]), tight],
    ['else has none', claim('holds', [sure]), sure],
    ['is missing where nothing was decided', claim('not applicable', []), undefined],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));
});
