/**
 * A symbolic model's answers to a claim's questions: values are rational functions of masses, weights and λ.
 *
 * The points of the model are sorted by weight, so an event such as `w >= w(x)` is a set of points.
 */
import {
  type AnyInterpretation,
  type Divergence,
  type Draws,
  type Interpretation,
  type ObservableAlgebra,
  Q,
  type Relation,
  type ScalarName,
  applyOperator,
  unanswerable,
} from '../../theory';
import { type Loop, type Round, step } from '../loops';
import type { SymbolicLaw } from './law';
import { LAMBDA, type Points, SymbolicOperations } from './operations';
import type { SymbolicArithmetic } from './values';

/** The relation with the sides exchanged. */
const MIRRORED: Readonly<Record<Relation, Relation>> = { '<': '>', '<=': '>=', '==': '==', '>=': '<=', '>': '<' };

/** What a symbolic model is made of. */
export interface SymbolicProblem<T> {
  readonly arithmetic: SymbolicArithmetic<T>;
  readonly points: Points<T>;
  readonly loop: Loop;
  /** K, a whole number or `Infinity`. */
  readonly candidates: number;
  /** λ, or `infinity` without real data. */
  readonly lambda: T | 'infinity';
  readonly scalars: Readonly<Partial<Record<ScalarName, T>>>;
  /** The masses of `p_ref` and `q`, if they are laws of their own. @defaultValue p_ref is p_0; there is no q */
  readonly laws?: { readonly reference?: readonly T[]; readonly q?: readonly T[] };
  /** The point at which `sup_ratio` takes the ratio, if the claim is about its every point. */
  readonly supremumAt?: number;
}

export class SymbolicInterpretation<T> implements Interpretation<T, SymbolicLaw<T>, readonly T[], readonly boolean[]> {
  readonly arithmetic: SymbolicArithmetic<T>;
  readonly rounds = Infinity;
  readonly observables: ObservableAlgebra<T, readonly T[]>;
  private readonly operations: SymbolicOperations<T>;
  private readonly history: [SymbolicLaw<T>, ...SymbolicLaw<T>[]];
  private readonly reference: SymbolicLaw<T>;
  /** The atom of the events so far, and its place among equal weights. */
  private tail: { readonly atom: number; readonly side: 'first' | 'last' | 'none' } | undefined;
  private readonly curated = new Map<SymbolicLaw<T>, Map<number, SymbolicLaw<T>>>();

  constructor(private readonly problem: SymbolicProblem<T>) {
    const { arithmetic: A, points, lambda, laws = {} } = problem;
    this.arithmetic = A;
    const one = A.fromRational(Q.one);
    this.operations = new SymbolicOperations(A, points, lambda === 'infinity' ? one : lambda);
    const start: SymbolicLaw<T> = { masses: points.base, density: points.weights.map(() => one) };
    this.history = [start];
    this.reference = laws.reference ? { masses: laws.reference } : start;
    const w = points.weights;
    this.observables = {
      named: (name) => (name === 'w' ? w : unanswerable('the reward is not a rational function of the weight')),
      constant: (value) => w.map(() => value),
      negate: (a) => a.map((value) => A.neg(value)),
      binary: (op, a, b) => a.map((value, i) => applyOperator(A, op, value, b[i] as T)),
      power: (a, n) => a.map((value) => A.pow(value, n)),
      call: (fn, [a, b = a]) => a.map((value, i) => fn.apply(A, value, b[i] as T)),
      at: (a, atom) => a[atom] as T,
    };
  }

  atoms = (): number => this.problem.points.weights.length;

  scalar(name: Parameters<AnyInterpretation['scalar']>[0]): T {
    const { scalars, candidates, lambda } = this.problem;
    const A = this.arithmetic;
    const one = A.fromRational(Q.one);
    switch (name) {
      case 'K':
        return candidates === Infinity ? A.infinity : A.fromRational(Q.of(candidates));
      case 'lambda':
        return lambda === 'infinity' ? A.infinity : lambda;
      case 'eta':
        return lambda === 'infinity' ? one : A.div(lambda, A.add(one, lambda));
      case 'epsilon':
        return A.fromRational(Q.zero);
      default:
        return scalars[name] ?? unanswerable(`${name} of a symbolic model`);
    }
  }

  candidates(): number {
    const { candidates } = this.problem;
    return candidates === Infinity ? unanswerable('a number of candidates at K = ∞') : candidates;
  }

  round(t: number): SymbolicLaw<T> {
    const { history } = this;
    while (history.length <= t) history.push(this.after(history));
    return history[t] as SymbolicLaw<T>;
  }

  next(law: SymbolicLaw<T>): SymbolicLaw<T> {
    return this.after([law]);
  }

  private after(history: Round<SymbolicLaw<T>>['history']): SymbolicLaw<T> {
    const { loop, candidates, lambda } = this.problem;
    return step(loop, this.operations, {
      history,
      reference: () => this.reference,
      candidates,
      lambda: lambda === 'infinity' ? 'infinity' : LAMBDA,
      epsilon: Q.zero,
    });
  }

  named(name: 'p_ref' | 'p_star' | 'q'): SymbolicLaw<T> {
    const { laws } = this.problem;
    if (name === 'p_ref') return this.reference;
    if (name === 'q' && laws?.q) return { masses: laws.q };
    return unanswerable(`${name} of a symbolic model`);
  }

  curate(law: SymbolicLaw<T>): SymbolicLaw<T> {
    return this.curateAmong(law, this.problem.candidates);
  }

  curateAmong(law: SymbolicLaw<T>, candidates: number): SymbolicLaw<T> {
    const ofLaw = this.curated.get(law) ?? new Map<number, SymbolicLaw<T>>();
    this.curated.set(law, ofLaw);
    const known = ofLaw.get(candidates) ?? this.problem.loop.curate(this.operations, law, candidates);
    ofLaw.set(candidates, known);
    return known;
  }

  tilt(law: SymbolicLaw<T>): SymbolicLaw<T> {
    return this.operations.curate(law, { candidates: Infinity, power: 1 });
  }

  given(): never {
    return unanswerable('a conditional law of a symbolic model');
  }

  bestAtoms(): never {
    return unanswerable('the best atoms of a symbolic model, which depend on ties');
  }

  densityRatio(left: SymbolicLaw<T>, right: SymbolicLaw<T>): readonly T[] {
    const A = this.arithmetic;
    if (left.curated?.from === right) return left.curated.factor;
    const [over, under] = left.density && right.density ? [left.density, right.density] : [left.masses, right.masses];
    return over.map((value, i) => A.div(value, under[i] as T));
  }

  /** The points are sorted, so w compares as the positions do; `w(x)` is the weight of a point. */
  where(relation: Relation, left: readonly T[], right: readonly T[]): readonly boolean[] {
    const w = this.problem.points.weights;
    const [each, other] = left === w ? [left, right] : [right, left];
    const bound = w.indexOf(other[0] as T);
    if (each !== w || bound < 0)
      return unanswerable('an event other than a comparison of w with the weight of an atom');
    this.checkTail(left === w ? relation : MIRRORED[relation], bound);
    return w.map((_, i) => {
      const order = left === w ? i - bound : bound - i;
      switch (relation) {
        case '<':
          return order < 0;
        case '<=':
          return order <= 0;
        case '==':
          return order === 0;
        case '>=':
          return order >= 0;
        case '>':
          return order > 0;
      }
    });
  }

  /**
   * Equal weights can be sorted so that the atom comes first or last among them. Then `w >= w(x)` or `w <= w(x)` is the set of the
   * points from x on or up to x, but not both in one claim.
   */
  private checkTail(relation: Relation, atom: number): void {
    const side = relation === '>=' || relation === '<' ? 'first' : relation === '==' ? 'none' : 'last';
    const before = this.tail ?? { atom, side };
    if (side === 'none' || before.atom !== atom || before.side !== side)
      unanswerable('events that equal weights would change');
    this.tail = before;
  }

  expectation({ masses }: SymbolicLaw<T>, f: readonly T[]): T {
    return this.arithmetic.dot(masses, f.slice(0, masses.length));
  }

  variance(law: SymbolicLaw<T>, f: readonly T[]): T {
    const A = this.arithmetic;
    const squares = f.map((value) => A.mul(value, value));
    const mean = this.expectation(law, f);
    return A.sub(this.expectation(law, squares), A.mul(mean, mean));
  }

  probability({ masses }: SymbolicLaw<T>, event: readonly boolean[]): T {
    return this.arithmetic.sum(masses.filter((_, i) => event[i]));
  }

  divergence(kind: Divergence, left: SymbolicLaw<T>, right: SymbolicLaw<T>): T {
    const A = this.arithmetic;
    const { supremumAt } = this.problem;
    switch (kind) {
      case 'chi2': {
        const ratio = this.densityRatio(left, right);
        const second = this.expectation(
          right,
          ratio.map((value) => A.mul(value, value)),
        );
        return A.sub(second, A.fromRational(Q.one));
      }
      case 'sup_ratio':
        if (supremumAt === undefined)
          return unanswerable('a supremum that is not the whole left side of a claim with <=');
        return this.densityRatio(left, right)[supremumAt] as T;
      case 'KL': {
        // Every ratio must be above 0; then a mass of 0 adds 0.
        const logarithms = this.densityRatio(left, right).map((ratio) => A.log(ratio));
        return this.expectation(left, logarithms);
      }
      case 'TV':
        return unanswerable(`${kind} is not a rational function`);
    }
  }

  mass({ masses }: SymbolicLaw<T>, atom: number): T {
    return masses[atom] ?? unanswerable('the mass of an atom, for any number of atoms');
  }

  curationFactor(law: SymbolicLaw<T>, atom: number): T {
    const { curated } = this.curate(law);
    if (curated?.from !== law) return unanswerable('the curation factor of a choice in several stages');
    return curated.factor[atom] as T;
  }

  draws(law: SymbolicLaw<T>, distinguished: number, f: (draws: Draws<T>) => T): T {
    const A = this.arithmetic;
    const { points } = this.problem;
    const K = this.candidates();
    if (distinguished > K) return unanswerable(`w[${distinguished}] needs K ≥ ${distinguished}`);
    const size = A.fromRational(Q.of(K));
    const terms: T[] = [];
    for (const drawn of ordered(law.masses.length, K, points.repeats)) {
      const w = drawn.map((i) => points.weights[i] as T);
      const sum = A.sum(w);
      const mean = A.div(sum, size);
      const variance = A.sub(A.div(A.sum(w.map((each) => A.mul(each, each))), size), A.mul(mean, mean));
      const chance = drawn.map((i) => law.masses[i] as T).reduce((a, b) => A.mul(a, b));
      terms.push(A.mul(chance, f({ sum, mean, variance, distinguished: w.slice(0, distinguished) })));
    }
    return terms.length === 0 ? this.operations.nothing(law, K) : A.sum(terms);
  }
}

/** The ordered samples of K draws. */
function* ordered(
  n: number,
  K: number,
  repeats: boolean,
  before: readonly number[] = [],
): Generator<readonly number[]> {
  if (before.length === K) {
    yield before;
    return;
  }
  for (let i = 0; i < n; i += 1) {
    if (!repeats && before.includes(i)) continue;
    yield* ordered(n, K, repeats, [...before, i]);
  }
}
