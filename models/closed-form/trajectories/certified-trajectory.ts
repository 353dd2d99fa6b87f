/**
 * The trajectory of a discrete loop in doubles, for any number of atoms and candidates: every number is an enclosure `[lo, hi]` that
 * contains the truth.
 *
 * A law is a vector of doubles with one relative error for all its masses, and the loop is that of the large discrete
 * model: the step by quadrature with its bound (`../certified/finite-step.ts`, `docs/numerics.md`), the tilt at K = ∞
 * and the mixture as in `../large/operations.ts`, and moments and divergences from `../certified/`. But here masses and
 * weights are arbitrary rationals. So masses start with an error of a few roundings, and so do weights that are not
 * doubles (`scores.ts`).
 *
 * *Mixture.* If the masses m of the real data have relative error e, and the masses s of the curated law relative error
 * f, the relative error of `(m + λ s)/(1 + λ)` is at most `(e m + f λ s)/(m + λ s)`.
 *
 * *Atoms without mass* have a curation factor too. A separate step gives them a mass of δ = 2⁻⁶⁶⁰. This changes the law
 * of the K − 1 competitors by at most `K n δ` in total variation, and `H_i ≤ K` by at most K times as much. Since
 * `H_i ≥ w_i/w_max ≥ 2⁻²⁵⁶`, the relative change is below 2⁻²⁵⁰.
 */
import {
  InputError,
  type Interval,
  LEAST_DOUBLE,
  NotRepresentableError,
  Q,
  type Rational,
  anchoredArithmetic as A,
  doubleArithmetic as D,
  point,
  roundDown,
  roundUp,
} from '../../../theory';
import type { Candidates, Lambda } from '../../loops';
import { curateFinite, divergenceOf, curatedByFew, momentsOf, type CertifiedLaw, type Moments } from '../certified';
import { LARGEST_ERROR, LEAST_MASS, SUM, around, blockedSum, compound, roundings } from '../rounding';
import { type Scores, scoresOf } from './scores';
import { type TrajectoryInput, type TrajectoryPoint, withNextStep } from './trajectory';

/** A number enclosed by doubles. */
export interface DoublesValue {
  readonly kind: 'doubles';
  readonly value: Interval;
}

export interface CertifiedPoint extends TrajectoryPoint<DoublesValue> {
  /** The relative error of every mass. */
  readonly error: number;
}

/** The largest number of atoms for which the bounds of sums hold (`../rounding.ts`). */
const MOST_ATOMS = 1_000_000;
/** The largest total number of masses of all rounds. */
const MOST_MASSES = 2_000_000;
/** The mass that atoms without mass get in a separate step. */
const LENT = 2 ** -660;

/** A law with a valid error bound. @throws NotRepresentableError for masses too small, or a large error */
function lawOf(mass: Float64Array, error: number, spread = compound(2 * error)): CertifiedLaw {
  if (!(error <= LARGEST_ERROR)) throw new NotRepresentableError('the error bound of the masses passes 1e-3');
  if (mass.some((m) => m !== 0 && !(m >= LEAST_MASS))) {
    throw new NotRepresentableError('a mass falls below 1e-280, where doubles lose their relative precision');
  }
  return { mass, error, spread, scale: point(1) };
}

function startOf(name: string, masses: readonly Rational[]): CertifiedLaw {
  const mass = Float64Array.from(masses, Q.toNumber);
  const small = masses.findIndex(({ num }, i) => num > 0n && !((mass[i] as number) >= LEAST_MASS));
  if (small >= 0) {
    const shown = mass[small] === 0 ? 'too small for a double' : String(mass[small]);
    throw new InputError(
      `entry ${small + 1} of ${name} is ${shown}, below 1e-280; leave out atoms of such a mass, or give them mass 0`,
    );
  }
  return lawOf(mass, roundings(4));
}

/** One round of curation of a law. */
interface Curation {
  readonly kept: CertifiedLaw;
  /** Encloses the gain of the expected score; undefined if only a difference of expectations gives it. */
  readonly gain: (() => Interval) | undefined;
}

/** The tilt `p·w/E_p[w]`, with the error bound of `../large/operations.ts`. */
function tilted(law: CertifiedLaw, scores: Scores): CertifiedLaw {
  const products = law.mass.map((m, i) => m * (scores.values[i] as number));
  if (products.some((product, i) => law.mass[i] !== 0 && !(product >= LEAST_MASS))) {
    throw new NotRepresentableError('a mass falls below 1e-280, where doubles lose their relative precision');
  }
  const total = blockedSum(products, products.length);
  const spread = compound(law.spread + 2 * scores.error + roundings(4));
  return lawOf(
    products.map((product) => product / total),
    compound(spread + roundings(SUM + 2)),
    spread,
  );
}

function curationOf(law: CertifiedLaw, scores: Scores, K: Candidates): Curation {
  const constant = scores.error === 0 && scores.range === 1;
  if (K === 1 || constant) return { kept: law, gain: () => point(0) };
  if (K === Infinity) {
    // E[w²]/E[w] − E[w] = Var(w)/E[w].
    const gain = (): Interval => {
      const { mean, variance } = scoreMoments(momentsOf(law, scores.values), scores);
      return D.div(variance, mean);
    };
    return { kept: tilted(law, scores), gain };
  }
  const range = scores.range * (1 + 3 * scores.error);
  const step = curatedByFew(law, { scores: scores.values, scoreError: scores.error, range, K });
  const kept = lawOf(step.mass, step.error, step.spread);
  return { kept, gain: scores.error === 0 ? step.gain : undefined };
}

function mixture(reference: CertifiedLaw, synthetic: CertifiedLaw, lambda: Lambda): CertifiedLaw {
  if (lambda === 'infinity') return synthetic;
  if (lambda.num === 0n) return reference;
  const l = Q.toNumber(lambda);
  let error = 0;
  const mass = reference.mass.map((m, i) => {
    const curated = synthetic.mass[i] as number;
    const s = l * curated;
    if (m + s > 0) error = Math.max(error, (reference.error * m + synthetic.error * s) / (m + s));
    // A mass of 0 is exact, so a small mass must not become 0 here; `lawOf` refuses a small mass.
    return m === 0 && curated === 0 ? 0 : Math.max(LEAST_DOUBLE, (m + s) / (1 + l));
  });
  // The factor 1.01 covers the shares, which are those of the computed masses.
  return lawOf(mass, compound(1.01 * error + roundings(16)));
}

/** The mean and variance of the true scores, from those of the doubles and the error of the scores. */
function scoreMoments({ mean, variance }: Moments, { error }: Scores): { mean: Interval; variance: Interval } {
  const computed = A.enclose(mean);
  if (error === 0) return { mean: computed, variance };
  const off = 1.01 * error;
  const size = D.sqrt(D.add(D.pow(computed, 2), variance));
  const deviation = D.sqrt(variance);
  const slack = roundUp(off * size.hi);
  return {
    mean: { lo: roundDown(computed.lo * (1 - off), 2), hi: roundUp(computed.hi * (1 + off), 2) },
    variance: D.pow({ lo: Math.max(0, roundDown(deviation.lo - slack)), hi: roundUp(deviation.hi + slack) }, 2),
  };
}

/**
 * The gain of the expected score as a difference of expectations, which loses the digits that cancel. It is never
 * negative.
 */
function gainByDifference(after: Moments, before: Moments, { error }: Scores): Interval {
  const { lo, hi } = A.enclose(A.sub(after.mean, before.mean));
  const sizes = D.add(A.enclose(after.mean), A.enclose(before.mean));
  const slack = roundUp(1.01 * error * sizes.hi, 2);
  if (slack === 0) return { lo: Math.max(0, lo), hi: Math.max(0, hi) };
  return { lo: Math.max(0, roundDown(lo - slack)), hi: Math.max(0, roundUp(hi + slack)) };
}

function gainOf({ kept, gain }: Curation, before: Moments, scores: Scores): Interval {
  try {
    if (gain !== undefined) return gain();
  } catch (error) {
    // The gain is too small for the sum of positive terms.
    if (!(error instanceof NotRepresentableError)) throw error;
  }
  return gainByDifference(momentsOf(kept, scores.values), before, scores);
}

/** The curation factors of atoms without mass. */
function factorsOfEmpty(law: CertifiedLaw, scores: Scores, K: number): (atom: number) => Interval {
  const mass = law.mass.map((m) => (m === 0 ? LENT : m));
  const step = curateFinite({
    mass,
    massError: compound(law.error + roundings(1)),
    scores: scores.values,
    scoreError: scores.error,
    K,
  });
  const error = compound(step.error + roundings(2));
  return (atom) => around((step.mass[atom] as number) / LENT, error);
}

/** `H^K_p` at every atom. */
function factors(law: CertifiedLaw, kept: CertifiedLaw, mean: Interval, scores: Scores, K: Candidates): Interval[] {
  const n = law.mass.length;
  if (K === 1) return Array.from({ length: n }, () => point(1));
  if (K === Infinity) {
    return Array.from(scores.values, (s) => D.div(scores.error === 0 ? point(s) : around(s, scores.error), mean));
  }
  if (law === kept) return Array.from({ length: n }, () => point(1));
  const error = compound(law.error + kept.error + roundings(2));
  const empty = law.mass.includes(0) ? factorsOfEmpty(law, scores, K) : undefined;
  return Array.from(law.mass, (m, i) => (m === 0 && empty ? empty(i) : around((kept.mass[i] as number) / m, error)));
}

const show = (value: Interval): DoublesValue => ({ kind: 'doubles', value });

function massesOf({ mass, error }: CertifiedLaw): DoublesValue[] {
  return Array.from(mass, (m) => {
    if (m === 0) return show(point(0));
    const { lo, hi } = around(m, error);
    return show({ lo, hi: Math.min(1, hi) });
  });
}

/** Converts scores to weights; exact if the unit is 1. */
const inUnit = (unit: Interval, value: Interval): Interval =>
  unit.lo === 1 && unit.hi === 1 ? value : D.mul(unit, value);

function checkSize(n: number, steps: number): void {
  if (n > MOST_ATOMS) throw new InputError(`${n} atoms are too many; the bounds hold for up to ${MOST_ATOMS}`);
  if (n * (steps + 1) > MOST_MASSES) {
    throw new InputError(
      `${n} atoms over ${steps} steps are more than ${MOST_MASSES} masses; take at most ${Math.floor(MOST_MASSES / n) - 1} steps`,
    );
  }
}

/** The value of `compute` for round t. @throws InputError if doubles cannot bound it, with the remedy */
function inRound<T>(t: number, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    const remedy = t === 0 ? 'leave out the atoms of the smallest mass or weight' : `take fewer than ${t} steps`;
    throw new InputError(`round ${t} cannot be certified in doubles (${error.message}); ${remedy}`);
  }
}

/** What all rounds of a trajectory share. */
interface Setting {
  readonly reference: CertifiedLaw;
  readonly scores: Scores;
  readonly K: Candidates;
  readonly lambda: Lambda;
}

/** Round t, whose step to the next is `curation`. */
function pointOf(
  t: number,
  law: CertifiedLaw,
  { reference, scores, K, lambda }: Setting,
  curation: () => Curation,
): CertifiedPoint {
  const moments = momentsOf(law, scores.values);
  const { mean, variance } = scoreMoments(moments, scores);
  const H = (): DoublesValue[] => inRound(t, () => factors(law, curation().kept, mean, scores, K).map(show));
  const gain = (): DoublesValue => inRound(t, () => show(inUnit(scores.unit, gainOf(curation(), moments, scores))));
  return withNextStep<DoublesValue, Omit<CertifiedPoint, 'H' | 'gain'>>(
    {
      t,
      arithmetic: 'certified',
      error: law.error,
      p: massesOf(law),
      E: show(inUnit(scores.unit, mean)),
      Var: show(inUnit(scores.unit, inUnit(scores.unit, variance))),
      KL_ref: show(A.enclose(divergenceOf('KL', law, reference))),
    },
    { H, ...(lambda === 'infinity' ? { gain } : {}) },
  );
}

/**
 * Rounds 0..steps of the curated loop with given weights (`values.kind` is `'w'`).
 * @throws InputError if doubles cannot bound a number, naming the number and the remedy
 */
export function certifiedTrajectory({ p, values, K, lambda, ref, steps }: TrajectoryInput): CertifiedPoint[] {
  if (values.kind !== 'w') throw new InputError('rewards have no certified trajectory; give the weights e^r');
  checkSize(p.length, steps);
  const scores = scoresOf(values.entries);
  const start = startOf('p', p);
  const reference = ref === undefined ? start : startOf('the real-data law (ref)', ref);
  const setting = { reference, scores, K, lambda };
  const points: CertifiedPoint[] = [];
  let law = start;
  for (let t = 0; ; t += 1) {
    const current = law;
    let known: Curation | undefined;
    const curation = (): Curation => (known ??= curationOf(current, scores, K));
    points.push(inRound(t, () => pointOf(t, current, setting, curation)));
    if (t === steps) return points;
    law = inRound(t, () => mixture(reference, curation().kept, lambda));
  }
}
