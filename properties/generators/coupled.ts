/**
 * Cases of two coupled Gaussian models from small integers, in one to three dimensions.
 *
 * The map is a whole matrix M over a whole number s: the smallest for which M/s is what the domain asks for, or a little more. So maps whose spectral
 * radius is nearly 1 are as frequent as others, and everything shrinks to few dimensions and small numbers. Half of the maps of spectral radius below 1 are triangular, with
 * whole numbers above the diagonal: shears, which expand. Half of the normal maps are multiples of rotations, the others symmetric.
 */
import type { CoupledInstance } from '../../models/closed-form/coupled';
import { Q, type Rational, type SearchDomain } from '../../theory';
import { coupledExtents } from './extents/coupled';
import type { CaseGenerator, Label } from './generator';
import { type Genome, genome } from './genome/genome';
import { bit, range } from './genome/genome-layout';
import { oncePer } from './once-per';
import { lowest } from './whole-ratio';

/** Rounds of a case; a round takes long numbers to longer ones. */
const MOST_ROUNDS = 6;
const AXES = [0, 1, 2] as const;
type Axis = (typeof AXES)[number];

type CoupledGenome = Genome<
  'd' | 'special' | 'more' | 'rounds' | `m${Axis}${Axis}` | `${'slope' | 'true' | 'first' | 'second'}${Axis}`
>;

type Whole = readonly (readonly number[])[];

const entries = range(-4, 4);
const coordinates = range(-3, 3);
/** A slope that shrinks to the first axis. */
const along = range(-3, 3, 1);

function genomeOf({ rounds, coupling }: SearchDomain): CoupledGenome {
  return genome({
    head: {
      d: range(1, coupling === 'normal' ? 2 : 3),
      special: bit,
      more: range(0, 3),
      rounds: range(1, Math.min(MOST_ROUNDS, rounds)),
      m00: entries,
      m01: entries,
      m02: entries,
      m10: entries,
      m11: entries,
      m12: entries,
      m20: entries,
      m21: entries,
      m22: entries,
      slope0: along,
      slope1: coordinates,
      slope2: coordinates,
      true0: along,
      true1: coordinates,
      true2: coordinates,
      first0: coordinates,
      first1: coordinates,
      first2: coordinates,
      second0: coordinates,
      second1: coordinates,
      second2: coordinates,
    },
    atom: {},
    atoms: { min: 0, max: 0 },
  });
}

const genotypes = oncePer(genomeOf);

const entry = (m: Whole, i: number, j: number): number => m[i]?.[j] ?? 0;

const determinant2 = (a: number, b: number, c: number, d: number): number => a * d - b * c;

/** The trace, the sum of the principal minors of order 2, and the determinant, of one to three rows: the coefficients of the characteristic polynomial. */
function invariants(m: Whole): readonly [number, number, number] {
  const at = (i: number, j: number): number => entry(m, i, j);
  const minor = (i: number, j: number): number => determinant2(at(i, i), at(i, j), at(j, i), at(j, j));
  const determinant =
    at(0, 0) * determinant2(at(1, 1), at(1, 2), at(2, 1), at(2, 2)) -
    at(0, 1) * determinant2(at(1, 0), at(1, 2), at(2, 0), at(2, 2)) +
    at(0, 2) * determinant2(at(1, 0), at(1, 1), at(2, 0), at(2, 1));
  return [at(0, 0) + at(1, 1) + at(2, 2), minor(0, 1) + minor(0, 2) + minor(1, 2), determinant];
}

/**
 * Whether the spectral radius of M/s is below 1. The roots of `z³ − (T/s) z² + (S/s²) z − D/s³` lie inside the unit circle if and only if the polynomial is positive at 1 and
 * negative at −1, `|D| < s³`, and `|S s⁴ − T D s²| < s⁶ − D²` (Jury's criterion, all products are small whole numbers). Smaller matrices are filled up with zeros, which adds eigenvalues 0.
 */
function isStable(m: Whole, s: number): boolean {
  const [T, S, D] = invariants(m);
  const atOne = s ** 3 - T * s ** 2 + S * s - D;
  const atMinusOne = s ** 3 + T * s ** 2 + S * s + D;
  return atOne > 0 && atMinusOne > 0 && Math.abs(D) < s ** 3 && Math.abs(S * s ** 4 - T * D * s ** 2) < s ** 6 - D ** 2;
}

/** Whether `s² I − MᵀM` is positive definite, by its leading principal minors: then ‖Mx‖ < s‖x‖. */
function shrinks(m: Whole, s: number): boolean {
  const d = m.length;
  const gap = AXES.map((i) =>
    AXES.map((j) => {
      const product = m.reduce((sum, _, k) => sum + entry(m, k, i) * entry(m, k, j), 0);
      return (i === j ? s * s : 0) - (i < d && j < d ? product : 0);
    }),
  );
  const at = (i: number, j: number): number => entry(gap, i, j);
  return at(0, 0) > 0 && determinant2(at(0, 0), at(0, 1), at(1, 0), at(1, 1)) > 0 && invariants(gap)[2] > 0;
}

function smallest(holds: (s: number) => boolean): number {
  let s = 1;
  while (!holds(s)) s += 1;
  return s;
}

/** `M + 2 I`. */
const shifted = (m: Whole): Whole => m.map((row, i) => row.map((value, j) => (i === j ? value + 2 : value)));

/** The triangular matrix with the diagonal of M over s and the entries of M above it, times s. */
const sheared = (m: Whole, s: number): Whole =>
  m.map((row, i) => row.map((value, j) => (i === j ? value : i < j ? value * s : 0)));

/** `[[a, −b], [b, a]]`, or `[[a, b], [b, c]]`. */
const normal = (a: number, b: number, c: number, turning: boolean): Whole =>
  turning
    ? [
        [a, -b],
        [b, a],
      ]
    : [
        [a, b],
        [b, c],
      ];

/** The whole matrix and its divisor. */
function mapOf(
  m: Whole,
  more: number,
  special: boolean,
  coupling: NonNullable<SearchDomain['coupling']>,
): readonly [Whole, number] {
  switch (coupling) {
    case 'isolated':
      return [m.map((row) => row.map(() => 0)), 1];
    case 'non-expanding':
      return [m, smallest((s) => shrinks(m, s)) + more];
    case 'unstable':
      // A whole matrix with a spectral radius below 1 is nilpotent, so 2 is the only eigenvalue of the shifted one.
      return [isStable(m, 1) ? shifted(m) : m, 1];
    case 'normal': {
      const whole = m.length === 2 ? normal(entry(m, 0, 0), entry(m, 0, 1), entry(m, 1, 1), special) : m;
      return [whole, smallest((s) => isStable(whole, s)) + more];
    }
    case 'stable': {
      if (!special) return [m, smallest((s) => isStable(m, s)) + more];
      const s = Math.max(...m.map((row, i) => Math.abs(row[i] as number))) + 1 + more;
      return [sheared(m, s), s];
    }
  }
}

function decode(genes: Int32Array, domain: SearchDomain): CoupledInstance {
  const layout = genotypes(domain);
  const read = (name: Parameters<CoupledGenome['read']>[1]): number => layout.read(genes, name);
  const axes = AXES.slice(0, read('d'));
  const vector = (name: 'slope' | 'true' | 'first' | 'second'): Rational[] =>
    axes.map((i) => Q.of(read(`${name}${i}`)));
  const m = axes.map((i) => axes.map((j) => read(`m${i}${j}`)));
  const [whole, s] = mapOf(m, read('more'), read('special') === 1, domain.coupling ?? 'stable');
  return {
    model: 'coupled',
    map: whole.map((row) => row.map((value) => lowest(value, s))),
    slope: vector('slope'),
    trueSlope: vector('true'),
    means: [vector('first'), vector('second')],
    rounds: read('rounds'),
  };
}

const always = (): boolean => true;
const coupledAtAll = ({ coupling }: SearchDomain): boolean => coupling !== 'isolated';

/** Whether the map has eigenvalues that are not real, in two dimensions. */
function turns({ map }: CoupledInstance): boolean {
  if (map.length !== 2) return false;
  const [[a, b], [c, d]] = map.map((row) => row.map(Q.toNumber)) as [[number, number], [number, number]];
  return (a - d) ** 2 + 4 * b * c < 0;
}

const labels: readonly Label<CoupledInstance>[] = [
  { name: 'two dimensions or more', share: 0.3, possible: always, carries: ({ map }) => map.length >= 2 },
  { name: 'a map that turns', share: 0.05, possible: coupledAtAll, carries: turns },
  {
    name: 'three rounds or more',
    share: 0.1,
    possible: ({ rounds }) => rounds >= 3,
    carries: ({ rounds }) => rounds >= 3,
  },
];

export const coupledGenerator: CaseGenerator<Int32Array, CoupledInstance> = {
  genotypes,
  decode,
  labels,
  extents: coupledExtents,
};
