/**
 * Scores in Luce's choice, with the totals `Σ_j c_j s_j` of all multisets c of K candidates. They depend on the weights and not on the
 * masses, so they are kept for all rounds.
 */
import { InputError, NotRepresentableError, Q, type Rational, rationalField } from '../../../../theory';
import type { LuceRule } from '../../../loops';
import { exactCandidates } from '../charged-atoms';
import type { WeighedAtoms } from './atoms';
import { multisets } from './multisets';

/** The totals of the multisets in `multisets(n, K)`, and their least common multiple. */
export interface Totals {
  readonly ofRow: readonly bigint[];
  readonly lcm: bigint;
}

/** @throws NotRepresentableError for a least common multiple above 2^mostBits */
function checkLength(lcm: bigint, mostBits: number): void {
  if ((lcm - 1n) >> BigInt(mostBits) > 0n)
    throw new NotRepresentableError(`a common denominator of more than ${mostBits} bits`);
}

function totalsOf(scores: readonly bigint[], K: number, mostBits: number): Totals {
  const n = scores.length;
  const { size, counts } = multisets(n, K);
  const multiples = scores.map((score) => Array.from({ length: K + 1 }, (_, c) => BigInt(c) * score));
  const distinct = new Set<bigint>();
  const ofRow: bigint[] = [];
  let lcm = 1n;
  for (let row = 0; row < size; row += 1) {
    let total = 0n;
    for (let i = 0; i < n; i += 1) {
      const c = counts[row * n + i] as number;
      if (c > 0) total += (multiples[i] as bigint[])[c] as bigint;
    }
    ofRow.push(total);
    if (distinct.has(total)) continue;
    distinct.add(total);
    if (lcm % total !== 0n) lcm = (lcm / Q.gcd(lcm, total)) * total;
    checkLength(lcm, mostBits);
  }
  return { ofRow, lcm };
}

/** Positive scores, of which only the ratios matter. */
export class LuceScores {
  /** The scores over their least common denominator. */
  readonly values: readonly Rational[];
  /** The distinct scores as whole numbers, the numerators of `values`. */
  readonly distinct: readonly bigint[];
  /** For each atom, the position of its score among the distinct ones. */
  readonly levelOf: readonly number[];
  private readonly totals = new Map<number, Totals>();
  private part: { readonly atoms: readonly number[]; readonly scores: LuceScores } | undefined;

  constructor(values: readonly Rational[]) {
    this.values = Q.reduceAll(values);
    this.distinct = [...new Set(this.values.map(({ num }) => num))];
    this.levelOf = this.values.map(({ num }) => this.distinct.indexOf(num));
  }

  /** The scores of some of the atoms, the last of which are kept. */
  among(atoms: readonly number[]): LuceScores {
    if (atoms.length === this.values.length) return this;
    const known = this.part;
    if (known?.atoms.length === atoms.length && known.atoms.every((atom, i) => atom === atoms[i])) return known.scores;
    const scores = new LuceScores(atoms.map((atom) => this.values[atom] as Rational));
    this.part = { atoms, scores };
    return scores;
  }

  /** The totals of K candidates from the distinct scores, cached. @throws NotRepresentableError for a common multiple above 2^mostBits, or too many multisets */
  totalsAmong(K: number, mostBits: number): Totals {
    const known = this.totals.get(K);
    if (known === undefined) {
      const totals = totalsOf(this.distinct, K, mostBits);
      this.totals.set(K, totals);
      return totals;
    }
    checkLength(known.lcm, mostBits);
    return known;
  }
}

/**
 * The scores that a rule gives to atoms. @throws InputError for one that is not above 0. @throws NotRepresentableError for one that is irrational
 */
export function exactScores(rule: LuceRule, atoms: WeighedAtoms): readonly Rational[] {
  return exactCandidates(atoms).map((atom) => {
    const score: unknown = rule.score(atom, rationalField);
    if (rationalField.owns(score) && score.num > 0n) return score;
    const found = rationalField.owns(score) ? Q.format(Q.reduce(score)) : String(score);
    throw new InputError(
      `the score of a candidate of weight ${Q.format(Q.reduce(atom.w))} is ${found}; it must be a number of the field F above 0`,
    );
  });
}

type ByPower = Map<number, LuceScores>;

const known = new WeakMap<readonly Rational[], ByPower>();

/** The scores `w^power`, cached with the weights. */
export function powerScores(w: readonly Rational[], power: number): LuceScores {
  const ofWeights: ByPower = known.get(w) ?? new Map<number, LuceScores>();
  known.set(w, ofWeights);
  const scores = ofWeights.get(power) ?? new LuceScores(w.map((weight) => Q.pow(weight, power)));
  ofWeights.set(power, scores);
  return scores;
}
