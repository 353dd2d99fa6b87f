import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type Interval, NotRepresentableError, Q, type Rational, exactRational } from '../../../theory';
import { decimalOf } from '../../../theory/arithmetic';
import type { Lambda } from '../../loops/loop';
import { type CertifiedPoint, certifiedTrajectory } from './certified-trajectory';
import { scoresOf } from './scores';
import { trajectory } from './exact-trajectory';
import type { TrajectoryInput, TrajectoryPoint, Value } from './trajectory';

const rationals = (text: string): Rational[] => text.split(',').map(Q.parse);

const input = (p: string, w: string, K: number, more: Partial<TrajectoryInput> = {}): TrajectoryInput => ({
  p: rationals(p),
  values: { kind: 'w', entries: rationals(w) },
  K,
  lambda: 'infinity',
  ref: undefined,
  steps: 1,
  ...more,
});

/** Expects the enclosure by doubles to contain the truth, which is known exactly or to 48 digits. */
function expectInside({ lo, hi }: Interval, truth: Value): void {
  const ends =
    truth.kind === 'rational'
      ? [truth.value, truth.value]
      : [decimalOf(truth.value.lo, 60, 'down'), decimalOf(truth.value.hi, 60, 'up')].map((end) => end.toString());
  if (ends[0] === 'Infinity') {
    expect([lo, hi]).toEqual([Infinity, Infinity]);
    return;
  }
  const [least, most] = ends.map((end) => (typeof end === 'string' ? Q.parse(end) : end)) as [Rational, Rational];
  expect(Q.compare(exactRational(lo), most)).toBeLessThanOrEqual(0);
  expect(Q.compare(exactRational(hi), least)).toBeGreaterThanOrEqual(0);
}

function expectEnclosed(certified: CertifiedPoint, exact: TrajectoryPoint): void {
  expect(certified.t).toBe(exact.t);
  exact.p.forEach((mass, i) => expectInside((certified.p[i] as { value: Interval }).value, mass));
  exact.H.forEach((factor, i) => expectInside((certified.H[i] as { value: Interval }).value, factor));
  expectInside(certified.E.value, exact.E);
  expectInside(certified.Var.value, exact.Var);
  expectInside(certified.KL_ref.value, exact.KL_ref);
  expect(certified.gain === undefined).toBe(exact.gain === undefined);
  if (certified.gain && exact.gain) expectInside(certified.gain.value, exact.gain);
}

const masses = (n: number): fc.Arbitrary<Rational[]> =>
  fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: n, maxLength: n })
    .filter((m) => m.some((mass) => mass > 0))
    .map((m) =>
      m.map((mass) =>
        Q.of(
          mass,
          m.reduce((sum, other) => sum + other, 0),
        ),
      ),
    );

/** Small fractions, which are doubles up to a common factor, and fractions of 70 bits, which are not. */
const weight: fc.Arbitrary<Rational> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9 })).map(([a, b]) => Q.of(a, b)),
  fc.tuple(fc.bigInt(1n, 1n << 70n), fc.bigInt(1n, 1n << 70n)).map(([a, b]) => Q.of(a, b)),
  fc.bigInt(0n, 4n).map((k) => Q.of((1n << 70n) + k, 1n << 70n)),
  fc.integer({ min: -60, max: 60 }).map((k) => Q.pow(Q.of(2), k)),
);

const lambda: fc.Arbitrary<Lambda> = fc.oneof(
  fc.constant<Lambda>('infinity'),
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 7 })).map(([a, b]): Lambda => Q.of(a, b)),
);

const cases: fc.Arbitrary<TrajectoryInput> = fc.integer({ min: 1, max: 4 }).chain((n) =>
  fc.record({
    p: masses(n),
    values: fc.record({
      kind: fc.constant('w' as const),
      entries: fc.array(weight, { minLength: n, maxLength: n }),
    }),
    K: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Infinity)),
    lambda,
    ref: fc.option(masses(n), { nil: undefined }),
    steps: fc.integer({ min: 0, max: 2 }),
  }),
);

/** The exact trajectory, or undefined if long weights make its masses too long. */
function exactWherePossible(example: TrajectoryInput): TrajectoryPoint[] | undefined {
  try {
    return trajectory(example);
  } catch (error) {
    if (error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}

describe('enclosures contain the exact trajectory', () => {
  test('on random small cases', () => {
    fc.assert(
      fc.property(cases, (example) => {
        const exact = exactWherePossible(example);
        fc.pre(exact !== undefined);
        const certified = certifiedTrajectory(example);
        expect(certified).toHaveLength(exact.length);
        exact.forEach((point, t) => expectEnclosed(certified[t] as CertifiedPoint, point));
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it.each([
    ['many candidates', input('1/3,2/3', '1,5', 60)],
    ['an atom without mass, of the largest weight', input('1/2,1/2,0', '1,2,1000', 12)],
    ['an atom without mass, of the smallest weight', input('1/2,0,1/2', '1,1/1000000,2', 12)],
    ['weights over 250 binades', input('1/2,1/4,1/4', `1,1/${2n ** 250n},1/3`, 3)],
    ['rare atoms', input(`1/${10n ** 200n},${10n ** 200n - 1n}/${10n ** 200n}`, '3,1', 3)],
    ['many rounds of a tilt', input('1/2,1/2', '1,1.001', Infinity, { steps: 300 })],
    ['real data', input('1/2,1/3,1/6', '1,2,5', 3, { steps: 3, lambda: Q.of(1, 2), ref: rationals('1/3,1/3,1/3') })],
    ['weights that are equal', input('1/2,1/3,1/6', '1/3,1/3,1/3', 4)],
  ])('with %s', (_, example) => {
    const certified = certifiedTrajectory(example);
    trajectory(example).forEach((point, t) => expectEnclosed(certified[t] as CertifiedPoint, point));
  });
});

test('the enclosures are narrow', () => {
  for (const { value } of certifiedTrajectory(input('1/2,1/3,1/6', '1,2,5', 40))[1]?.p ?? []) {
    expect((value.hi - value.lo) / value.lo).toBeLessThan(1e-12);
  }
});

test('a gain of nearly equal weights keeps its digits', () => {
  const [start] = certifiedTrajectory(input('1/2,1/2', '1,1.000000001', 64));
  const { lo, hi } = start?.gain?.value ?? { lo: 0, hi: 1 };
  expect(hi / lo - 1).toBeLessThan(1e-12);
});

test('a million candidates are a tilt, up to 1/K', () => {
  const [, finite] = certifiedTrajectory(input('1/2,1/2', '1,2', 1_000_000));
  const { lo, hi } = finite?.p[1]?.value ?? { lo: 0, hi: 1 };
  expect(2 / 3 - hi).toBeGreaterThan(0);
  expect(2 / 3 - lo).toBeLessThan(1e-6);
});

describe('what doubles cannot bound is refused with the value and a remedy', () => {
  it.each([
    ['weights over 300 binades', input('1/2,1/2', `1,1/${2n ** 300n}`, 3), 'over more than 255 binades; leave out'],
    ['weights far from 1', input('1/2,1/2', '1e200,2e200', 3), 'divide all weights by one number'],
    ['a mass of 1e-290', input(`1e-290,${10n ** 290n - 1n}/${10n ** 290n}`, '1,2', 3), 'entry 1 of p is 1e-290'],
    [
      'a mass of 1e-400',
      input('1/2,1/2', '1,2', 3, { ref: [Q.parse('1e-400'), Q.sub(Q.one, Q.parse('1e-400'))] }),
      'entry 1 of the real-data law (ref) is too small for a double',
    ],
    [
      'a mass that a mixture makes too small, and not 0',
      input(`1e-150,${10n ** 150n - 1n}/${10n ** 150n}`, '1,2', 3, {
        lambda: Q.parse('1e-200'),
        ref: rationals('0,1'),
      }),
      'a mass falls below 1e-280',
    ],
    ['masses that vanish', input('1/2,1/2', '1,2', Infinity, { steps: 2000 }), 'take fewer than 929 steps'],
    ['too many atoms and rounds', input('1/2,1/2', '1,2', 3, { steps: 1_000_000 }), 'take at most 999999 steps'],
    ['rewards', { ...input('1', '1', 2), values: { kind: 'r' as const, entries: [Q.one] } }, 'give the weights e^r'],
  ])('%s', (_, example, message) => {
    expect(() => certifiedTrajectory(example)).toThrow(message);
  });
});

describe('weights as scores', () => {
  it.each([
    ['decimals', '0.1,0.25,3.7'],
    ['fractions', '1/3,1/7,22/9'],
    ['powers of two', `1,1/${2n ** 200n}`],
  ])('%s are doubles up to a factor, exactly', (_, text) => {
    const w = rationals(text);
    const { values, error, unit } = scoresOf(w);
    expect(error).toBe(0);
    const one = Q.div(w[0] as Rational, exactRational(values[0] as number));
    w.forEach((weight, i) => expect(Q.equals(Q.mul(one, exactRational(values[i] as number)), weight)).toBe(true));
    expectInside(unit, { kind: 'rational', value: one });
  });

  it('other scores have an error within their bound', () => {
    const w = rationals(`1/3,0.12345678901234567891,${10n ** 30n + 1n}/7`);
    const { values, error, unit } = scoresOf(w);
    expect(unit.lo).toBe(unit.hi);
    w.forEach((weight, i) => {
      const computed = Q.mul(exactRational(values[i] as number), exactRational(unit.lo));
      const off = Math.abs(Q.toNumber(Q.sub(Q.div(computed, weight), Q.one)));
      expect(off).toBeLessThanOrEqual(error);
    });
  });
});
