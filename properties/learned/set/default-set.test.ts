import { beforeAll, describe, expect, test } from '@jest/globals';
import { openBackend } from '../../../models/learned';
import { learnedClaims, statementOf } from '../../../theory';
import { DEFAULT_LEARNED_SEED, defaultSet, defaultTrial, restrictPlan } from './default-set';
import { LEARNED_STATEMENTS } from '../experiments/experiment';
import { runLearned } from './run-learned';
import { type LearnedPlan, trialsOf } from './trials';

let plan: LearnedPlan;
beforeAll(async () => {
  const { tf } = await openBackend('wasm');
  plan = defaultSet({ tf, backend: { name: 'wasm', reason: 'test' }, seed: DEFAULT_LEARNED_SEED });
});

test('every claim about learned models must refute a wrong loop by itself', () => {
  const alone = plan.mutants.flatMap(({ statements, claims = [] }) =>
    statements.length === 1 && claims.length === 1 ? [`${statements[0] ?? ''} ${claims[0] ?? ''}`] : [],
  );
  expect(alone).toHaveLength(plan.mutants.length);
  const claims = LEARNED_STATEMENTS.flatMap((statement) =>
    learnedClaims(statement).map(({ id }) => `${statement.id} ${id}`),
  );
  expect([...new Set(alone)].sort()).toEqual(claims.sort());
});

describe('the wrong loops that no other test runs are refuted', () => {
  test.each([
    ['stale-model', 'theorem-2.1', 'j'],
    ['ignore-reward', 'theorem-2.3', 'a'],
    ['one-candidate-more', 'theorem-2.4', 'c'],
    ['one-candidate-more', 'theorem-2.4', 'd'],
    ['drop-real-data', 'event-bound', 'f'],
  ])('%s by %s (%s)', async (id, statement, claim) => {
    const mutants = plan.mutants.filter(
      (mutant) => mutant.id === id && mutant.statements[0] === statement && mutant.claims?.[0] === claim,
    );
    expect(mutants).toHaveLength(1);
    const results = await runLearned({ experiments: [], mutants });
    expect(results.mutants[0]).toMatchObject({ status: 'killed', refutation: { statement, claim } });
  });
});

test('the trials of a plan have different names, and each can be made from its name, seed and statements alone', async () => {
  const { tf } = await openBackend('wasm');
  for (const only of [LEARNED_STATEMENTS, ['lemma-2.2', 'theorem-2.4'].map(statementOf)]) {
    const trials = trialsOf(restrictPlan(plan, only));
    expect(new Set(trials.map(({ name }) => name)).size).toBe(trials.length);
    for (const { name, statements, checks } of trials) {
      const again = defaultTrial({ tf, seed: DEFAULT_LEARNED_SEED }, { name, statements });
      expect(again).toMatchObject({ name, statements, checks });
    }
  }
});
