/**
 * Enclosures contain the truth for every law that the stated error of the masses, or of the scores, allows.
 *
 * The tests of a computed law cannot see whether a bound includes the error of its input, which is a few roundings there. Here the stated
 * error is large, and the true law lies at its edge.
 */
import { describe, expect, it } from '@jest/globals';
import { Q, type Rational, anchoredArithmetic, exactRational } from '../../../theory';
import { type CurationTables, curationStep } from '../../kernels';
import { ExactLawOperations } from '../discrete/laws/exact-law';
import { curateFinite } from './curation';
import { curationError } from './curation-error';
import { type DivergenceKind, divergenceOf } from './divergence';
import { lawOf } from './law';
import { meanOfEnclosed, momentsOf, probabilityOf } from './moments';

const E = 1e-5;

/** Masses in ten-millionths. */
const whole = (masses: readonly number[]): Rational[] => masses.map((m) => Q.of(m, 10_000_000));

interface Known {
  readonly name: string;
  readonly computed: readonly number[];
  readonly true: readonly number[];
}

/** Laws whose true masses differ from the computed ones by nearly E, relatively, in ten-millionths. */
const LAWS: readonly Known[] = [
  { name: 'two even atoms', computed: [5_000_000, 5_000_000], true: [5_000_049, 4_999_951] },
  { name: 'two even atoms, the other way', computed: [5_000_000, 5_000_000], true: [4_999_951, 5_000_049] },
  { name: 'three atoms', computed: [2_000_000, 3_000_000, 5_000_000], true: [2_000_019, 3_000_029, 4_999_952] },
  { name: 'a rare atom', computed: [100_000, 9_900_000], true: [100_001, 9_899_999] },
];

const doubles = (masses: readonly number[]): Float64Array => Float64Array.from(masses, (m) => m / 10_000_000);
const known = ({ computed }: Known) => lawOf(doubles(computed), E);

const relativeError = (computed: number, exact: Rational): number =>
  Math.abs(Q.toNumber(Q.sub(Q.div(exactRational(computed), exact), Q.one)));
const within = ({ lo, hi }: { readonly lo: number; readonly hi: number }, truth: number): boolean =>
  lo <= truth && truth <= hi;

describe.each(LAWS)('$name known to an error of 1e-5', (law) => {
  const truth = whole(law.true);
  const values = Float64Array.from(law.computed, (_, i) => (i === 0 ? 1 : 1000 * i));
  const f = Array.from(values, (value) => Q.of(value));
  const mean = (g: readonly Rational[]): Rational => Q.sum(truth.map((m, i) => Q.mul(m, g[i] as Rational)));

  it('is allowed by the stated error, and not by a tenth of it', () => {
    const errors = law.computed.map((m, i) => Math.abs(m / (law.true[i] as number) - 1));
    expect(Math.max(...errors)).toBeLessThan(E);
    expect(Math.max(...errors)).toBeGreaterThan(0.9 * E);
  });

  it('has a mean, a variance and probabilities in their enclosures', () => {
    const exact = mean(f);
    const { mean: enclosed, variance } = momentsOf(known(law), values);
    expect(within(anchoredArithmetic.enclose(enclosed), Q.toNumber(exact))).toBe(true);
    const squares = mean(f.map((value) => Q.mul(value, value)));
    expect(within(variance, Q.toNumber(Q.sub(squares, Q.mul(exact, exact))))).toBe(true);
    expect(within(meanOfEnclosed(known(law), values, values), Q.toNumber(exact))).toBe(true);
    const first = Uint8Array.from(law.computed, (_, i) => (i === 0 ? 1 : 0));
    expect(within(probabilityOf(known(law), first, 1), Q.toNumber(truth[0] as Rational))).toBe(true);
    expect(within(probabilityOf(known(law), first, 0), Q.toNumber(Q.sub(Q.one, truth[0] as Rational)))).toBe(true);
  });

  it.each<DivergenceKind>(['KL', 'TV', 'chi2', 'sup_ratio'])(
    'has its %s from another law enclosed, both ways',
    (kind) => {
      const other = law.computed.map((_, i) => (i + 1) / ((law.computed.length * (law.computed.length + 1)) / 2));
      const q = lawOf(Float64Array.from(other), 2 ** -52);
      const p = law.true.map((m) => m / 10_000_000);
      // Doubles suffice: the enclosures are as wide as the stated error, which is a million times a rounding.
      const of = (a: readonly number[], b: readonly number[]): number => {
        const terms = a.map((x, i): [number, number] => [x, b[i] as number]);
        const total = (term: (x: number, y: number) => number): number =>
          terms.reduce((s, [x, y]) => s + term(x, y), 0);
        switch (kind) {
          case 'KL':
            return total((x, y) => x * Math.log(x / y));
          case 'TV':
            return total((x, y) => Math.abs(x - y)) / 2;
          case 'chi2':
            return total((x, y) => (x - y) ** 2 / y);
          case 'sup_ratio':
            return Math.max(...terms.map(([x, y]) => x / y));
        }
      };
      expect(within(anchoredArithmetic.enclose(divergenceOf(kind, known(law), q)), of(p, other))).toBe(true);
      expect(within(anchoredArithmetic.enclose(divergenceOf(kind, q, known(law))), of(other, p))).toBe(true);
    },
  );

  it.each([2, 3, 6])('has its curated masses within the bound of a step, K = %d', (K) => {
    for (const scores of [values, Float64Array.from(values).reverse(), values.map(() => 1)]) {
      const step = curateFinite({ mass: doubles(law.computed), massError: E, scores, scoreError: 0, K });
      const weights = Array.from(scores, (w) => Q.of(w));
      new ExactLawOperations(weights)
        .curate(truth, { candidates: K, power: 1 })
        .forEach((mass, i) => expect(relativeError(step.mass[i] as number, mass)).toBeLessThanOrEqual(step.error));
    }
  });

  it.each([2, 3, 6])('has its gain enclosed, K = %d', (K) => {
    for (const scores of [values, Float64Array.from(values).reverse()]) {
      const step = curateFinite({ mass: doubles(law.computed), massError: E, scores, scoreError: 0, K });
      const weights = Array.from(scores, (w) => Q.of(w));
      const of = (masses: readonly Rational[]): Rational =>
        Q.sum(masses.map((m, i) => Q.mul(m, weights[i] as Rational)));
      const curated = new ExactLawOperations(weights).curate(truth, { candidates: K, power: 1 });
      expect(within(step.gain(), Q.toNumber(Q.sub(of(curated), of(truth))))).toBe(true);
    }
  });
});

describe('the bound on a curation step', () => {
  const p = Float64Array.of(0.5, 0.25, 0.25);

  it.each([2, 5, 20])(
    'includes K times the error of the mass of an atom that is kept only among its like, K = %d',
    (K) => {
      const scores = Float64Array.of(1, 2 ** 100);
      const { mass, error } = curateFinite({ mass: Float64Array.of(0.5, 0.5), massError: E, scores, scoreError: 0, K });
      const exact = new ExactLawOperations(Array.from(scores, exactRational));
      const moved = LAWS.slice(0, 2).map((law) => exact.curate(whole(law.true), { candidates: K, power: 1 }));
      for (const [lowest] of moved) {
        const found = relativeError(mass[0] as number, lowest as Rational);
        expect(found).toBeGreaterThan(0.9 * K * E);
        expect(found).toBeLessThanOrEqual(error);
      }
    },
  );

  it('includes an error of the scores', () => {
    const scores = Float64Array.of(1, 3, 10);
    const exact = new ExactLawOperations([1.00001, 3, 10.0].map((w) => exactRational(w)));
    const true_ = exact.curate([0.5, 0.25, 0.25].map(exactRational), { candidates: 3, power: 1 });
    const step = curateFinite({ mass: p, massError: 0, scores, scoreError: 1.01e-5, K: 3 });
    const errors = true_.map((mass, i) => relativeError(step.mass[i] as number, mass));
    expect(Math.max(...errors)).toBeGreaterThan(1e-6);
    expect(Math.max(...errors)).toBeLessThanOrEqual(step.error);
  });

  it.each([2, 5, 40])('includes the integral beyond the last node, K = %d', (K) => {
    const scores = Float64Array.of(1, 3, 10);
    const y = Array.from(scores, (score) => score / 10);
    const out = new Float64Array(3);
    const tables = curationStep(p, scores, out, K) as CurationTables;
    const factorUpTo = (nodes: number, at: number): number => {
      let sum = 0;
      for (let k = 0; k < nodes; k += 1)
        sum += (tables.coefficient[k] as number) * Math.exp(-(tables.sigma[k] as number) * at);
      return K * at * sum;
    };
    const whole = y.map((at) => factorUpTo(tables.nodes, at));
    y.forEach((_, i) => expect((out[i] as number) / (p[i] as number)).toBeCloseTo(whole[i] as number, 10));
    let seen = 0;
    for (let nodes = tables.nodes - 1; nodes > tables.near && nodes > tables.nodes - 25; nodes -= 1) {
      const bound = curationError({ ...tables, nodes }, K, { massError: 0, scoreError: 0 });
      const lost = Math.max(...y.map((at, i) => 1 - factorUpTo(nodes, at) / (whole[i] as number)));
      expect(lost).toBeLessThanOrEqual(bound + 1e-15);
      if (lost > 1e-6) seen += 1;
    }
    expect(seen).toBeGreaterThan(2);
  });
});
