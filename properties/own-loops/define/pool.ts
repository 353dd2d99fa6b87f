/**
 * Ranks, quantiles and thresholds among the candidates of a pool, with ties as said here: candidates of equal value share a rank, and pass a threshold
 * together.
 */
import { type Field, InputError, Q } from '../../../theory';
import { safely } from '../foreign-value';
import type { Candidate } from './rules';

/**
 * What a choice may ask about its candidates; by their weights, or by other values. Those that were kept before, without replacement, are not among them.
 * @example
 * const upperHalf = <T>(pool: Pool<T>): readonly T[] => pool.threshold(pool.quantile(0.5));
 * const rule: ChooseRule = (_candidates, _F, pool) => upperHalf(pool);
 */
export interface Pool<T> {
  /** 1 + the number of candidates of larger value: 1 for the best. Candidates of equal value share the smallest of their ranks, as in 1, 1, 3. */
  rank(candidate: Candidate<T>): number;
  /** The number of candidates of the same value, itself included. */
  ties(candidate: Candidate<T>): number;
  /**
   * The smallest value that at least a share q of the candidates does not exceed; it is always that of a candidate.
   * @param q in (0, 1], a JavaScript number that stands for its decimal: of ten candidates, 0.3 gives the third smallest
   */
  quantile(q: number): T;
  /** Keeps a random one of the candidates whose value is at least this. If no value is, it keeps a random one of all. */
  threshold(least: T): readonly T[];
  /** The same by other values than the weights. @param value the value of a candidate */
  by(value: (candidate: Candidate<T>) => T): Pool<T>;
}

/** The position, counted from 0, of the lower q-quantile among so many numbers in rising order. */
function quantilePosition(q: number, count: number): number {
  const exact = typeof q === 'number' && q > 0 && q <= 1 ? Q.parse(String(q)) : undefined;
  if (exact === undefined)
    throw new InputError(`pool.quantile is given ${safely(q)}; give a share above 0 and at most 1`);
  const { num, den } = Q.mul(exact, Q.of(count));
  return Number((num + den - 1n) / den) - 1;
}

/** A class, since every call of a rule has a pool, which few rules ask. */
class PoolOfCandidates<T> implements Pool<T> {
  private known: readonly T[] | undefined;

  constructor(
    private readonly candidates: readonly Candidate<T>[],
    private readonly F: Field<T>,
    private readonly value: (candidate: Candidate<T>) => T,
  ) {}

  private get values(): readonly T[] {
    this.known ??= this.candidates.map(this.value);
    return this.known;
  }

  rank(candidate: Candidate<T>): number {
    return 1 + this.comparedWith(candidate, 'rank', 1);
  }

  ties(candidate: Candidate<T>): number {
    return this.comparedWith(candidate, 'ties', 0);
  }

  quantile(q: number): T {
    const at = quantilePosition(q, this.candidates.length);
    return [...this.values].sort((a, b) => this.F.compare(a, b))[at] as T;
  }

  threshold(least: T): readonly T[] {
    const { F, candidates } = this;
    const passes = this.values.map((each) => F.compare(each, least) >= 0);
    const count = passes.filter(Boolean).length;
    return passes.map((is) => (count === 0 ? F.of(1, candidates.length) : F.of(is ? 1 : 0, count)));
  }

  by(value: (candidate: Candidate<T>) => T): Pool<T> {
    return new PoolOfCandidates(this.candidates, this.F, value);
  }

  /** The number of candidates that compare with one as `sign` says. */
  private comparedWith(candidate: Candidate<T>, name: string, sign: 0 | 1): number {
    const own = this.values[this.candidates.indexOf(candidate)];
    if (own === undefined)
      throw new InputError(`pool.${name} is given ${safely(candidate)}; give one of the candidates, not a copy of it`);
    return this.values.filter((other) => this.F.compare(other, own) === sign).length;
  }
}

const weightOf = <T>({ w }: Candidate<T>): T => w;

/** The pool of some candidates, by their weights. */
export const poolOf = <T>(candidates: readonly Candidate<T>[], F: Field<T>): Pool<T> =>
  new PoolOfCandidates(candidates, F, weightOf);
