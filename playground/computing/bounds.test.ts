/** The bounds on the curves, beside their formulas written out in doubles. */
import { describe, expect, it, test } from '@jest/globals';
import type { Bound, LoopTexts, RoundsView } from './messages';
import { roundsView } from './rounds-view';

const texts = (more: Partial<LoopTexts>): LoopTexts => ({
  p: ['1/2', '1/3', '1/6'],
  w: ['1', '2', '5'],
  ref: undefined,
  K: '3',
  lambda: 'inf',
  steps: '5',
  loop: 'curated',
  normalise: true,
  ...more,
});

/** E and Var of w under the start. */
const [MEAN, VARIANCE, TOP, BEST] = [2, 2, 5, 1 / 6];

function boundOf({ bounds }: RoundsView, statement: string, curve: string): Bound {
  const found = bounds.find((bound) => bound.statement === statement && bound.curve === curve);
  if (found === undefined) throw new Error(`no bound of ${statement} on ${curve}`);
  return found;
}

test('lemma 2.2 bounds the next expected weight from this one', () => {
  const view = roundsView(texts({}));
  const { values, side } = boundOf(view, 'lemma-2.2', 'E');
  expect(side).toBe('at least');
  expect(values[0]).toBeUndefined();
  view.rounds.slice(0, -1).forEach(({ curves: { E, Var } }, t) => {
    expect(values[t + 1]).toBeCloseTo(E + ((1 - 1 / 3) * Var) / TOP, 12);
  });
});

describe('theorems about real data', () => {
  const view = roundsView(texts({ K: '2', lambda: '1/3' }));
  it.each([
    ['theorem-2.3', 'E', 'at least', undefined, MEAN + ((1 / 3 / (4 / 3) ** 3) * (1 / 2) * VARIANCE) / TOP],
    ['theorem-2.4', 'best', 'at most', BEST / (1 - 1 / 3), BEST / (1 - 1 / 3)],
    ['theorem-2.4', 'KL', 'at most', -Math.log(2 / 3), -Math.log(2 / 3)],
  ])('%s bounds %s', (statement, curve, side, first, later) => {
    const bound = boundOf(view, statement, curve);
    expect(bound.side).toBe(side);
    if (first === undefined) expect(bound.values[0]).toBeUndefined();
    else expect(bound.values[0]).toBeCloseTo(first, 12);
    for (const value of bound.values.slice(1)) expect(value).toBeCloseTo(later, 12);
  });
});

describe('a theorem whose hypotheses are not met gives no bound, with the reason', () => {
  it.each([
    ['lemma-2.2', { lambda: '1' }, 'without real data'],
    ['theorem-2.3', {}, 'with real data'],
    ['theorem-2.3', { lambda: '1', ref: ['1', '1', '1'] }, 'p_0 = p_ref'],
    ['theorem-2.4', { lambda: '1', K: '2' }, 'λ(K − 1) < 1'],
    ['theorem-2.4', { lambda: '0', K: 'inf' }, 'finite K'],
    ['lemma-2.2', { loop: 'best-of-K' }, 'the paper’s loop'],
  ])('%s for %j', (statement, more, because) => {
    const { bounds, inapplicable } = roundsView(texts(more));
    expect(bounds.map((bound) => bound.statement)).not.toContain(statement);
    expect(inapplicable.find((one) => one.statement === statement)?.because).toContain(because);
  });
});

test('every curve keeps its bounds', () => {
  for (const more of [{}, { K: 'inf' }, { K: '64' }, { K: '2', lambda: '9/10' }, { K: '4', lambda: '1/4' }]) {
    const { rounds, bounds } = roundsView(texts({ ...more, steps: '12' }));
    expect(bounds.length).toBeGreaterThan(0);
    for (const { curve, side, values } of bounds) {
      values.forEach((value, t) => {
        const gap = ((rounds[t]?.curves[curve] ?? NaN) - (value ?? 0)) * (side === 'at least' ? 1 : -1);
        if (value !== undefined) expect(gap).toBeGreaterThanOrEqual(-1e-12);
      });
    }
  }
});
