import { describe, expect, it } from '@jest/globals';
import {
  type AnyInterpretation,
  NotRepresentableError,
  Q,
  type Rational,
  UnanswerableError,
  evaluate,
  parseClaim,
} from '../../../theory';
import { curatedLoop } from '../../loops/curated';
import { loopOf } from '../../loops/catalogue';
import type { DiscreteInstance } from './instance';
import { discreteRungs } from './interpretation';

const parse = (text: string): Rational[] => text.split(',').map(Q.parse);

const instance: DiscreteInstance = {
  model: 'discrete',
  p0: parse('1/2,1/3,1/6'),
  w: parse('1,2,4'),
  pRef: parse('1/4,3/4,0'),
  q: parse('1/3,1/3,1/3'),
  K: 1,
  lambda: 'infinity',
  epsilon: Q.zero,
  rounds: 2,
  samples: { size: 2, seed: 1 },
};
const finiteSample = loopOf('finite-sample');

const rungs = (difference: Partial<DiscreteInstance> = {}, loop = finiteSample): AnyInterpretation[] =>
  discreteRungs({ ...instance, ...difference }, loop).map((build) => build());

/** The truth of a claim about the atom x at round t, for every atom and rung. */
function truths(claim: string, t: number, difference: Partial<DiscreteInstance> = {}, loop = finiteSample): string[] {
  return rungs(difference, loop).map((rung) =>
    [0, 1, 2].map((x) => evaluate(parseClaim(claim), rung, { t, atoms: { x } }).truth).join(' '),
  );
}

/**
 * Every ordered sequence of `length` atoms with its probability under the masses. The model enumerates multisets
 * instead.
 */
function sequences(masses: readonly Rational[], length: number): { drawn: number[]; probability: Rational }[] {
  if (length === 0) return [{ drawn: [], probability: Q.one }];
  return sequences(masses, length - 1).flatMap(({ drawn, probability }) =>
    masses.map((mass, atom) => ({ drawn: [...drawn, atom], probability: Q.mul(probability, mass) })),
  );
}

const shares = (drawn: readonly number[]): Rational[] =>
  [0, 1, 2].map((atom) => Q.of(drawn.filter((other) => other === atom).length, drawn.length));

/** `E[p_1(0) p_2(1)²]` over sequences of n points for each of two rounds. */
function bruteForce(n: number, kept = false): Rational {
  const terms = sequences(instance.p0, n).flatMap((first) => {
    const p1 = shares(first.drawn);
    return sequences(p1, n).map((second) => {
      const p2 = shares(kept ? [...first.drawn, ...second.drawn] : second.drawn);
      const value = Q.mul(p1[0] as Rational, Q.pow(p2[1] as Rational, 2));
      return Q.mul(Q.mul(first.probability, second.probability), value);
    });
  });
  return Q.reduce(Q.sum(terms));
}

describe('expectations over runs', () => {
  it.each<[number, string, boolean]>([
    [1, 'finite-sample', false],
    [2, 'finite-sample', false],
    [3, 'finite-sample', false],
    [2, 'accumulated-batches', true],
    [3, 'accumulated-batches', true],
  ])('are those over all sequences of %i points a round: %s', (n, id, kept) => {
    const expected = Q.format(bruteForce(n, kept));
    const [double, exact] = rungs({ samples: { size: n, seed: 1 } }, loopOf(id)).map((rung) => {
      const claim = parseClaim(`runs(p[1](x)*p[2](y)^2) == ${expected}`);
      const evaluation = evaluate(claim, rung, { t: 0, atoms: { x: 0, y: 1 } });
      return { ...evaluation, left: rung.arithmetic.enclose(evaluation.left) };
    });
    expect(exact).toMatchObject({ truth: 'true', certainty: 'exact' });
    expect(double?.truth).not.toBe('false');
    expect(Number(double?.left.hi) - Number(double?.left.lo)).toBeLessThan(1e-12);
  });

  it('of 1 are 1', () => {
    expect(truths('runs(p[t](x) - p[t](x) + 1) == 1', 2)[1]).toBe('true true true');
    expect(truths('runs(1) == 1', 2)[1]).toBe('true true true');
  });

  it.each([
    ['the curated law', 'runs(p[1](x)) == mass(curate(p[0]), x)', { K: 3 }],
    ['at K = ∞ too', 'runs(p[1](x)) == mass(tilt(p[0]), x)', { K: Infinity }],
    [
      'with real data mixed in',
      'runs(p[1](x)) == (p_ref(x) + lambda*mass(curate(p[0]), x))/(1 + lambda)',
      { K: 2, lambda: Q.of(1, 2) },
    ],
  ])('of the next law are the law that is sampled: %s', (_name, claim, difference) => {
    expect(truths(claim, 0, difference)[1]).toBe('true true true');
  });

  it('depend on the number of points, and on the law that each round draws from', () => {
    expect(truths('runs(p[2](x)^2) == p[0](x)^2', 0)[1]).toBe('false false false');
    expect(truths('runs(p[2](x)) == p[0](x)', 0, { K: 2 })[1]).toBe('false false false');
  });

  it('skip rounds that the value does not use, and atoms without mass', () => {
    const missing = { p0: parse('1/2,1/2,0'), samples: { size: 3, seed: 0 } };
    expect(truths('runs(p[t](x)) == p[0](x)', 2, missing)[1]).toBe('true true true');
    expect(truths('runs(p[0](x)) == p[0](x)', 0)[1]).toBe('true true true');
  });

  it('do not apply outside runs(f): there the seeded run has masses that are multiples of 1/n', () => {
    expect(truths('p[1](x)*(p[1](x) - 1/2)*(p[1](x) - 1) == 0', 0)[1]).toBe('true true true');
    expect(truths('p[1](x) == p[0](x)', 0)[1]).toContain('false');
  });

  it('of a deterministic loop are the value itself', () => {
    expect(truths('runs(p[1](x)^2) == p[1](x)^2', 0, { K: 2 }, curatedLoop)[1]).toBe('true true true');
  });

  it('are refused if there are too many runs, or the value uses a round past the end', () => {
    const [double] = rungs({ samples: { size: 200, seed: 0 } });
    const mean = parseClaim('runs(p[1](x)) == p[0](x)');
    expect(() => evaluate(mean, double as AnyInterpretation, { t: 0, atoms: { x: 0 } })).toThrow(NotRepresentableError);
    const next = parseClaim('runs(mass(next(p[1]), x)) == p[0](x)');
    const [, small] = rungs();
    expect(() => evaluate(next, small as AnyInterpretation, { t: 0, atoms: { x: 0 } })).toThrow(UnanswerableError);
  });
});
