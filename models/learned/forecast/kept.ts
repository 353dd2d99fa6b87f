/**
 * The exact law of the kept candidate on a few thousand atoms, for each kind of choice.
 *
 * - Luce's choice by scores: quadrature (`models/kernels/`).
 * - Ranks: let B and A be the masses of the atoms of weight at least v and above v. Of K candidates, one of the m best is kept, so that it has weight v with
 *   probability `(1/m) Σ_{j=1}^m T_j(B) − T_j(A)`, where `T_j(x) = P(Bin(K, x) ≥ j)` is the probability that the j-th best of K is among atoms of mass x.
 *   Atoms of the same weight share it in proportion to their masses. Source: order statistics, David & Nagaraja 2003, section 2.1.
 * - Several by scores: a signed sum of Luce's choices (`models/loops/successive.ts`).
 * - Probabilities for two candidates: the sum over all pairs of different weights.
 */
import { Q, UnanswerableError } from '../../../theory';
import { curationStep } from '../../kernels';
import { type KeepRule, type SuccessiveRule, successiveTerms, type TruncationRule, type Weighed } from '../../loops';
import { probabilitiesOf } from '../../loops/pools';

/** Masses on atoms. */
type Masses = Float64Array;

export function normalised(masses: Masses): Masses {
  const total = masses.reduce((sum, m) => sum + m, 0);
  return masses.map((m) => m / total);
}

/**
 * Scores below this fraction of the largest are raised to it, since the quadrature supports at most 255 binades. They
 * practically never win.
 */
const LEAST_SHARE = 1e-70;

/** `p·H^K` for Luce's choice by some scores. @param scores finite, at least 0, not all 0 */
export function keptByScores(law: Masses, scores: Float64Array, K: number): Masses {
  if (K === 1) return law;
  const most = scores.reduce((a, b) => Math.max(a, b), 0);
  const raised = scores.map((score) => Math.max(score, LEAST_SHARE * most));
  const out = new Float64Array(law.length);
  if (curationStep(law, raised, out, K) === undefined)
    throw new UnanswerableError('the scores of the discretised start span more than 255 binades');
  return normalised(out);
}

/** Terms of both signs that are in all larger than this times the result leave too few digits of doubles. */
const MOST_CANCELLATION = 1e6;

/** One of m of K candidates by scores, without replacement. @param one the law of one of so many candidates */
export function keptSuccessively({ places }: SuccessiveRule, K: number, one: (candidates: number) => Masses): Masses {
  const terms = successiveTerms(places, K).map(({ candidates, coefficient }) => ({
    factor: Q.toNumber(coefficient),
    candidates,
  }));
  const sizes = terms.reduce((sum, { factor }) => sum + Math.abs(factor), 0);
  if (!(sizes <= MOST_CANCELLATION))
    throw new UnanswerableError(`the law of ${places} kept of ${K} candidates leaves too few digits in doubles`);
  const kept = terms.map(({ factor, candidates }) => one(candidates).map((mass) => factor * mass));
  const [first] = kept as [Masses];
  return normalised(
    first.map((_, i) =>
      Math.max(
        0,
        kept.reduce((sum, masses) => sum + (masses[i] as number), 0),
      ),
    ),
  );
}

/** `P(Bin(K, x) ≥ j)` for j = 1 … m. */
function tails(K: number, x: number, m: number): readonly number[] {
  // The probabilities of fewer than j, summed from j = 0: each binomial term from the one before.
  const [failure, ratio] = [1 - x, x / (1 - x)];
  if (failure <= 0) return Array.from({ length: m }, () => 1);
  let term = failure ** K;
  let below = term;
  return Array.from({ length: m }, (_, i) => {
    const tail = Math.max(0, 1 - below);
    term *= ((K - i) / (i + 1)) * ratio;
    below += term;
    return tail;
  });
}

/** The law of one of the best `places` of K candidates, ties at random. */
export function keptByRank(law: Masses, weights: Float64Array, { places }: TruncationRule, K: number): Masses {
  const m = Math.min(places, K);
  const order = Array.from(law.keys()).sort((i, j) => (weights[j] as number) - (weights[i] as number));
  const out = new Float64Array(law.length);
  let above = 0;
  let before = tails(K, 0, m);
  for (let from = 0; from < order.length;) {
    const weight = weights[order[from] as number];
    let to = from;
    let level = 0;
    for (; to < order.length && weights[order[to] as number] === weight; to += 1)
      level += law[order[to] as number] as number;
    above = Math.min(1, above + level);
    const after = to === order.length ? tails(K, 1, m) : tails(K, above, m);
    const share = after.reduce((sum, tail, i) => sum + tail - (before[i] as number), 0) / m;
    if (level > 0) for (const i of order.slice(from, to)) out[i] = (share * (law[i] as number)) / level;
    before = after;
    from = to;
  }
  return normalised(out);
}

/** The number of different weights up to which all pairs are summed. */
export const MOST_KINDS = 1024;

/** There are too many atoms of different weights. */
export class TooManyKindsError extends UnanswerableError {}

/** The probabilities with which one of two candidates is kept. */
export interface PairTable {
  /** The kind of each atom: atoms of the same weights are of one kind. */
  readonly kindOf: Int32Array;
  /** Row by row, `P(keep the one of kind i)` of a pair of the kinds i and j, summed over both orders. */
  readonly table: Float64Array;
  readonly kinds: number;
}

/** Evaluates a rule on all pairs. @throws TooManyKindsError; InputError for a rule that gives no probabilities */
export function pairTable(rule: KeepRule, atoms: readonly Weighed<number>[]): PairTable {
  const numbers = new Map<string, number>();
  const examples: Weighed<number>[] = [];
  const kindOf = Int32Array.from(atoms, (atom) => {
    const key = [atom.w, ...atom.users].join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, examples.length);
    return examples.push(atom) - 1;
  });
  const kinds = examples.length;
  if (kinds > MOST_KINDS)
    throw new TooManyKindsError(`a rule on pairs has too many to sum over for ${kinds} different weights`);
  const table = new Float64Array(kinds * kinds);
  examples.forEach((a, i) =>
    examples.forEach((b, j) => {
      const [first = NaN, second = NaN] = probabilitiesOf(rule, [{ ...a }, { ...b }]);
      table[i * kinds + j] = (table[i * kinds + j] as number) + first;
      table[j * kinds + i] = (table[j * kinds + i] as number) + second;
    }),
  );
  return { kindOf, table, kinds };
}

/** The law of the one of two candidates that is kept. */
export function keptOfPair(law: Masses, { kindOf, table, kinds }: PairTable): Masses {
  const mass = new Float64Array(kinds);
  law.forEach((m, atom) => {
    const kind = kindOf[atom] as number;
    mass[kind] = (mass[kind] as number) + m;
  });
  const factor = new Float64Array(kinds);
  for (let i = 0; i < kinds; i += 1) {
    let sum = 0;
    for (let j = 0; j < kinds; j += 1) sum += (table[i * kinds + j] as number) * (mass[j] as number);
    factor[i] = sum;
  }
  return normalised(law.map((m, atom) => m * (factor[kindOf[atom] as number] as number)));
}
