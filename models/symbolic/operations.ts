/**
 * The operations of loops on symbolic laws. Every loop whose rules are rational functions of weights and masses runs on them as it is.
 *
 *     H(x) = K E_{K−1 draws}[ P(keep x | x and the draws) ]
 */
import { type Arithmetic, type Field, Q, type Rational, unanswerable } from '../../theory';
import { type Choice, type ChoiceRule, type KeepRule, type LawOperations, readsMasses, type Weighed } from '../loops';
import type { SymbolicLaw } from './law';
import type { SymbolicArithmetic } from './values';

/** The points of a model: those that have a mass come first. */
export interface Points<T> {
  /** The weight of every point. */
  readonly weights: readonly T[];
  /** The mass of the base law on the first points. */
  readonly base: readonly T[];
  /** Whether an atom may be drawn twice. If not, its mass squared counts as 0. */
  readonly repeats: boolean;
}

/** Stands for the λ of the model, whatever it is. */
export const LAMBDA: Rational = { num: 1n, den: 1n };

/**
 * The rules of choice see numbers through a field, in which nothing can be compared.
 * @param refuse called before the error, in case the rule catches it
 */
function fieldOf<T>(A: Arithmetic<T>, refuse: () => void): Field<T> {
  const refused = (what: string): never => {
    refuse();
    return unanswerable(what);
  };
  return {
    of: (numerator, denominator = 1) => A.fromRational(Q.of(numerator, denominator)),
    add: (a, b) => A.add(a, b),
    sub: (a, b) => A.sub(a, b),
    mul: (a, b) => A.mul(a, b),
    div: (a, b) => A.div(a, b),
    pow: (a, n) =>
      typeof n === 'number' && Number.isSafeInteger(n)
        ? A.pow(a, n)
        : refused('a rule with a power that is not whole is not a rational function'),
    exp: () => refused('a rule with exponentials is not a rational function'),
    log: () => refused('a rule with logarithms is not a rational function'),
    sqrt: () => refused('a rule that takes roots is not a rational function'),
    sum: (terms) => A.sum(terms),
    compare: () => refused('a rule that compares numbers is not a rational function'),
    // Values of an algebra are of any type; these are what users mistake for numbers.
    owns: (value): value is T =>
      value !== undefined &&
      value !== null &&
      !(typeof value === 'object' && ('users' in value || Array.isArray(value))),
  };
}

/** Counts of the atoms in samples of `draws`, with the number of orders of each. */
function* samples(n: number, draws: number, repeats: boolean): Generator<readonly [counts: number[], orders: number]> {
  const counts = Array.from({ length: n }, () => 0);
  function* place(atom: number, left: number, orders: number): Generator<readonly [number[], number]> {
    if (left === 0) {
      yield [counts, orders];
      return;
    }
    if (atom === n) return;
    let ways = orders;
    for (let count = 0; count <= (repeats ? left : Math.min(1, left)); count += 1) {
      counts[atom] = count;
      yield* place(atom + 1, left - count, ways);
      ways = (ways * (left - count)) / (count + 1);
    }
    counts[atom] = 0;
  }
  yield* place(0, draws, 1);
}

/** The orders of a list. */
function* orders<V>(list: readonly V[]): Generator<readonly V[]> {
  if (list.length <= 1) {
    yield list;
    return;
  }
  for (let i = 0; i < list.length; i += 1) {
    const rest = [...list.slice(0, i), ...list.slice(i + 1)];
    for (const order of orders(rest)) yield [list[i] as V, ...order];
  }
}

export class SymbolicOperations<T> implements LawOperations<SymbolicLaw<T>> {
  private readonly field: Field<T>;
  /** Whether no rule has asked for what no rational function is. */
  private isRational = true;
  private readonly weighed: readonly Weighed<T>[];
  readonly finite: NonNullable<LawOperations<SymbolicLaw<T>>['finite']>;

  constructor(
    private readonly A: SymbolicArithmetic<T>,
    private readonly points: Points<T>,
    private readonly lambda: T,
  ) {
    this.field = fieldOf(A, () => {
      this.isRational = false;
    });
    this.weighed = points.weights.map((w) => ({ w, users: [] }));
    this.finite = {
      shares: [],
      choose: (law, rule, candidates) => this.choose(law, rule, candidates),
      concentrate: () => unanswerable('the best atoms of a symbolic law'),
      sample: () => unanswerable('samples of a symbolic law'),
      withinPrompts: () => unanswerable('a choice within prompts'),
      transform: (laws, rule) => {
        if (!points.repeats) unanswerable('a step on whole vectors of masses, for any number of atoms');
        return {
          masses: rule(
            laws.map(({ masses }) => masses),
            this.weighed,
            this.field,
          ),
        };
      },
    };
  }

  curate(law: SymbolicLaw<T>, { candidates, power }: Choice): SymbolicLaw<T> {
    if (power === 0)
      return this.times(
        law,
        this.weighed.map(() => this.field.of(1)),
      );
    const score = <V>({ w }: Weighed<V>, F: Field<V>): V => F.pow(w, power);
    return this.choose(law, { kind: 'luce', score }, candidates);
  }

  mix(reference: SymbolicLaw<T>, synthetic: SymbolicLaw<T>, lambda: Rational | 'infinity'): SymbolicLaw<T> {
    if (lambda === 'infinity') return synthetic;
    if (lambda !== LAMBDA) unanswerable('a loop that changes λ itself');
    const { A } = this;
    const total = A.add(this.field.of(1), this.lambda);
    const mixed = (a: readonly T[], b: readonly T[]): T[] =>
      a.map((value, i) => A.div(A.add(value, A.mul(this.lambda, b[i] as T)), total));
    const masses = mixed(reference.masses, synthetic.masses);
    if (!reference.density || !synthetic.density) return { masses };
    return { masses, density: mixed(reference.density, synthetic.density) };
  }

  fit(law: SymbolicLaw<T>): SymbolicLaw<T> {
    return law;
  }

  misfit(): never {
    return unanswerable('a fitting error of a symbolic law');
  }

  /** The law with these factors. */
  private times(law: SymbolicLaw<T>, factor: readonly T[]): SymbolicLaw<T> {
    if (!this.isRational) unanswerable('a rule that compares numbers or takes roots is not a rational function');
    const { A } = this;
    const product = (values: readonly T[]): T[] => values.map((value, i) => A.mul(value, factor[i] as T));
    const curated = { from: law, factor };
    if (!law.density) return { masses: product(law.masses), curated };
    return { masses: product(law.masses), density: product(law.density), curated };
  }

  private choose(law: SymbolicLaw<T>, rule: ChoiceRule, candidates: number): SymbolicLaw<T> {
    const { A, weighed, field } = this;
    if (readsMasses(rule)) return unanswerable('a rule that depends on the masses of candidates');
    if (rule.kind === 'truncation') return unanswerable('the rank of a weight, which is no rational function');
    if (rule.kind === 'successive') return this.choose(law, candidates === Infinity ? rule.by : rule.pool, candidates);
    if (rule.kind === 'keep') return this.times(law, this.factors(law, candidates, this.keeps(rule)));
    const scores = weighed.map((each) => rule.score(each, field));
    if (candidates === Infinity) {
      const mean = A.dot(law.masses, scores.slice(0, law.masses.length));
      return this.times(
        law,
        scores.map((score) => A.div(score, mean)),
      );
    }
    const shares = new Map<string, T>();
    const keep = (first: number, others: readonly number[]): T => {
      // Candidates that score the same are kept alike.
      if (others.every((i) => i === first)) return field.of(1, candidates);
      const all = [first, ...others].sort((a, b) => a - b);
      const key = all.join();
      const share = shares.get(key) ?? A.div(field.of(1), A.sum(all.map((i) => scores[i] as T)));
      shares.set(key, share);
      return A.mul(scores[first] as T, share);
    };
    return this.times(law, this.factors(law, candidates, keep));
  }

  /** The probability that a rule keeps the first of some candidates, averaged over their orders. */
  private keeps(rule: KeepRule): (first: number, others: readonly number[]) => T {
    const { A, field, weighed } = this;
    const known = new Map<string, readonly T[]>();
    return (first, others) => {
      const all = [first, ...others].sort((a, b) => a - b);
      const key = all.join();
      let kept = known.get(key);
      if (kept === undefined) {
        const tried = rule.symmetric ? [all.map((_, i) => i)] : [...orders(all.map((_, i) => i))];
        const sums = all.map((): T[] => []);
        for (const order of tried) {
          const each = rule.keep(
            order.map((i) => weighed[all[i] as number] as Weighed<T>),
            field,
          );
          order.forEach((i, position) => (sums[i] as T[]).push(each[position] as T));
        }
        kept = sums.map((terms) => A.div(A.sum(terms), field.of(tried.length)));
        known.set(key, kept);
      }
      return kept[all.indexOf(first)] as T;
    };
  }

  /**
   * 0, of the degree in the masses that an expectation over so many draws has: where there are fewer points than draws, products of masses
   * vanish, but their degree still tells how many draws a claim needs.
   */
  nothing({ masses }: SymbolicLaw<T>, draws: number): T {
    const [mass] = masses;
    if (mass === undefined) return this.field.of(0);
    return Array.from({ length: draws }, () => mass).reduce(
      (product, each) => this.A.mul(product, each),
      this.field.of(1),
    );
  }

  /** The curation factor at every point. */
  private factors(law: SymbolicLaw<T>, K: number, keep: (first: number, others: readonly number[]) => T): T[] {
    const { A, points, field } = this;
    const n = law.masses.length;
    const each = points.weights.map(() => ({ chances: [] as T[], kept: [] as T[] }));
    for (const [counts, ways] of samples(n, K - 1, points.repeats)) {
      const others = counts.flatMap((count, atom) => Array.from({ length: count }, () => atom));
      const chance = others.reduce((product, i) => A.mul(product, law.masses[i] as T), field.of(ways * K));
      each.forEach(({ chances, kept }, i) => {
        if (!points.repeats && others.includes(i)) return;
        chances.push(chance);
        kept.push(keep(i, others));
      });
    }
    return each.map(({ chances, kept }) => (chances.length === 0 ? this.nothing(law, K - 1) : A.dot(chances, kept)));
  }
}
