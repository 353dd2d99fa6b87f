import { describe, expect, it } from '@jest/globals';
import {
  type AnyInterpretation,
  type Interval,
  Q,
  type Relation,
  doubleArithmetic,
  exactArithmetic,
} from '../../theory';
import { fakeCase } from './fake-case.testing';
import { marginOf } from './margin';

function rung(place: 'doubles' | 'exact'): AnyInterpretation {
  const [build] = fakeCase({ rungs: [{ in: place, answers: {} }] }).subject.rungs;
  if (!build) throw new Error('no rung');
  return build();
}

const DOUBLES = rung('doubles');
const EXACT = rung('exact');
const at = (value: number): Interval => ({ lo: value, hi: value });

describe('the margin of a comparison', () => {
  it.each<[Relation, number, number, number | undefined]>([
    ['>=', 4, 3, 1 / 4],
    ['>', 4, 3, 1 / 4],
    ['<=', 3, 4, 1 / 4],
    ['<', 3, 4, 1 / 4],
    ['>=', 3, 4, -1 / 4],
    ['<=', 4, 3, -1 / 4],
    ['>=', -3, -4, 1 / 4],
    ['>=', 1, -4, 5 / 4],
    ['>=', 2, 2, 0],
    ['<=', 2, 2, 0],
    ['>=', 0, 0, undefined],
    ['>=', Infinity, 1, undefined],
    ['<=', 1, Infinity, undefined],
    ['==', 2, 2, undefined],
    ['==', 2, 3, undefined],
  ])('%s of %d and %d is %p', (relation, left, right, value) => {
    const margin = marginOf(relation, DOUBLES, {
      left: at(left),
      right: at(right),
      truth: (value ?? 0) < 0 ? 'false' : 'true',
    });
    if (value === undefined) expect(margin).toEqual({ value, blurred: false });
    else expect(margin.value).toBeCloseTo(value, 12);
  });

  it('is blurred where the enclosure of the slack is wider than a hundredth of it', () => {
    const blurred = (radius: number): boolean =>
      marginOf('>=', DOUBLES, { left: { lo: 2 - radius, hi: 2 + radius }, right: at(1), truth: 'true' }).blurred;
    expect([blurred(0), blurred(0.004), blurred(0.006), blurred(0.5)]).toEqual([false, false, true, true]);
  });

  it('of a refutation is judged by the size of its slack', () => {
    expect(marginOf('>=', DOUBLES, { left: at(1), right: { lo: 1.999, hi: 2.001 }, truth: 'false' }).blurred).toBe(
      false,
    );
  });

  it('agrees with the decision where the enclosure of the slack has both signs', () => {
    // The slack lies in [−0.03, 0.01]; other means than this enclosure have decided the claim.
    const [left, right] = [
      { lo: 0.99, hi: 1.01 },
      { lo: 1, hi: 1.02 },
    ];
    expect(marginOf('>=', DOUBLES, { left, right, truth: 'true' })).toEqual({
      value: expect.closeTo(0.005 / 1.01, 12),
      blurred: true,
    });
    expect(marginOf('>=', DOUBLES, { left, right, truth: 'false' }).value).toBeCloseTo(-0.015 / 1.01, 12);
    expect(marginOf('<=', DOUBLES, { left, right, truth: 'true' }).value).toBeCloseTo(0.015 / 1.01, 12);
  });

  it('does not cancel between exact numbers', () => {
    const huge = Q.of(10n ** 30n);
    const [above, below] = [Q.add(huge, Q.of(1)), huge];
    const exact = [above, below].map((value) => exactArithmetic.fromRational(value));
    expect(marginOf('>=', EXACT, { left: exact[0], right: exact[1], truth: 'true' })).toEqual({
      value: expect.closeTo(1e-30, 40),
      blurred: false,
    });
    const rounded = [above, below].map((value) => doubleArithmetic.fromRational(value));
    expect(marginOf('>=', DOUBLES, { left: rounded[0], right: rounded[1], truth: 'true' }).blurred).toBe(true);
  });
});
