/**
 * A discrete loop's answers to a claim's questions, at the double and the exact rung.
 *
 * One generic interpretation serves both: it asks a `Backend` for laws (vectors of doubles with an error bound, or of
 * rationals) and works on their masses in the rung's arithmetic.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type Draws,
  type ExactReal,
  type Interpretation,
  type Interval,
  NotRepresentableError,
  Q,
  type Rational,
  UnanswerableError,
  UndefinedValueError,
  applyFunction,
  applyOperator,
  doubleArithmetic,
  exactArithmetic,
  exactOf,
} from '../../../theory';
import { type LawOperations, type Loop, type Round, step } from '../../loops/loop';
import { type DoubleLaw, DoubleLawOperations, doubleLaw, enclosures } from './double-law';
import { type ExactLaw, checkAffordable, exactLawOperations } from './exact-law';
import type { DiscreteInstance } from './instance';
import { multisets } from './multisets';

/** How one rung represents laws. */
interface Backend<N, T> {
  readonly arithmetic: Arithmetic<T>;
  readonly operations: LawOperations<N> & { condition(law: N, event: readonly boolean[]): N };
  from(masses: readonly Rational[]): N;
  masses(law: N): T[];
  massless(law: N): boolean[];
  checkAffordable(law: N, K: number): void;
}

/** A law with its masses in the rung's arithmetic, and which of them are exactly 0. */
interface DiscreteLaw<N, T> {
  readonly native: N;
  readonly masses: readonly T[];
  readonly massless: readonly boolean[];
}

/** The largest of some rationals; with `least`, the smallest. */
function extreme(values: readonly Rational[], which: 'greatest' | 'least'): Rational {
  const sign = which === 'greatest' ? 1 : -1;
  return values.reduce((best, value) => (Q.compare(value, best) === sign ? value : best));
}

class DiscreteInterpretation<N, T> implements Interpretation<T, DiscreteLaw<N, T>, readonly T[], readonly boolean[]> {
  readonly arithmetic: Arithmetic<T>;
  readonly rounds: number;
  private readonly history: DiscreteLaw<N, T>[] = [];
  private readonly w: readonly T[];
  private knownTop: Rational | undefined;
  private knownReference: DiscreteLaw<N, T> | undefined;

  constructor(
    private readonly instance: DiscreteInstance,
    private readonly loop: Loop,
    private readonly backend: Backend<N, T>,
  ) {
    this.arithmetic = backend.arithmetic;
    this.rounds = instance.rounds;
    this.w = Q.overOneDenominator(instance.w).map((weight) => this.arithmetic.fromRational(weight));
    this.history.push(this.law(backend.from(instance.p0)));
  }

  /** p_ref, converted once: every round mixes it in. */
  private get reference(): DiscreteLaw<N, T> {
    this.knownReference ??= this.law(this.backend.from(this.instance.pRef));
    return this.knownReference;
  }

  /** The largest weight. */
  private get top(): Rational {
    this.knownTop ??= extreme(this.instance.w, 'greatest');
    return this.knownTop;
  }

  atoms = (): number => this.instance.w.length;

  private rational(value: Rational): T {
    return this.arithmetic.fromRational(value);
  }

  private law(native: N): DiscreteLaw<N, T> {
    return { native, masses: this.backend.masses(native), massless: this.backend.massless(native) };
  }

  readonly observables = {
    named: (name: 'w' | 'r'): readonly T[] =>
      name === 'w' ? this.w : this.w.map((weight) => this.arithmetic.log(weight)),
    constant: (value: T): readonly T[] => this.w.map(() => value),
    negate: (a: readonly T[]): readonly T[] => a.map((value) => this.arithmetic.neg(value)),
    binary: (op: '+' | '-' | '*' | '/', a: readonly T[], b: readonly T[]): readonly T[] =>
      a.map((value, i) => applyOperator(this.arithmetic, op, value, b[i] as T)),
    power: (a: readonly T[], n: number): readonly T[] => a.map((value) => this.arithmetic.pow(value, n)),
    call: (fn: Parameters<typeof applyFunction>[1], args: readonly (readonly T[])[]): readonly T[] =>
      this.w.map((_, i) =>
        applyFunction(
          this.arithmetic,
          fn,
          args.map((arg) => arg[i] as T),
        ),
      ),
    at: (a: readonly T[], atom: number): T => a[atom] as T,
  };

  scalar(name: Parameters<AnyInterpretation['scalar']>[0]): T {
    const { arithmetic: A, instance } = this;
    const bottom = (): Rational => extreme(instance.w, 'least');
    switch (name) {
      case 'K':
        return instance.K === Infinity ? A.infinity : this.rational(Q.of(instance.K));
      case 'lambda':
        return instance.lambda === 'infinity' ? A.infinity : this.rational(instance.lambda);
      case 'eta':
        return this.rational(
          instance.lambda === 'infinity' ? Q.one : Q.div(instance.lambda, Q.add(Q.one, instance.lambda)),
        );
      case 'w_max':
        return this.rational(instance.wMax ?? this.top);
      case 'w_min':
        return this.rational(bottom());
      case 'w_next':
        return this.rational(this.next());
      case 'r_max':
        return A.log(this.scalar('w_max'));
      case 'r_min':
        return A.log(this.scalar('w_min'));
      case 'D':
        return A.log(this.rational(Q.div(instance.wMax ?? this.top, bottom())));
      case 'epsilon':
        return this.rational(instance.epsilon);
      case 'd':
      case 'M_0':
        throw new UnanswerableError(`${name} belongs to Gaussian models`);
    }
  }

  /** The largest weight below the maximum, or the maximum if there is no other. */
  private next(): Rational {
    const below = this.instance.w.filter((weight) => Q.compare(weight, this.top) < 0);
    return below.length === 0 ? this.top : extreme(below, 'greatest');
  }

  candidates(): number {
    if (this.instance.K === Infinity) throw new UnanswerableError('K is infinite here');
    return this.instance.K;
  }

  round(t: number): DiscreteLaw<N, T> {
    while (this.history.length <= t) {
      const last = this.history[this.history.length - 1] as DiscreteLaw<N, T>;
      this.backend.checkAffordable(last.native, this.instance.K);
      this.history.push(this.law(step(this.loop, this.backend.operations, this.roundState())));
    }
    return this.history[t] as DiscreteLaw<N, T>;
  }

  private roundState(): Round<N> {
    const { K, lambda, epsilon } = this.instance;
    const history = this.history.map(({ native }) => native) as [N, ...N[]];
    return { history, reference: this.reference.native, candidates: K, lambda, epsilon };
  }

  named(name: 'p_ref' | 'p_star' | 'q'): DiscreteLaw<N, T> {
    const { backend, instance } = this;
    switch (name) {
      case 'p_ref':
        return this.reference;
      case 'q':
        return this.law(backend.from(instance.q));
      case 'p_star': {
        const best = this.bestAtoms();
        const massless = instance.p0.every((mass, i) => !best[i] || mass.num === 0n);
        const count = best.filter(Boolean).length;
        const uniform = best.map((isBest) => (isBest ? Q.of(1, count) : Q.zero));
        return massless ? this.law(backend.from(uniform)) : this.given(this.round(0), best);
      }
    }
  }

  curate(law: DiscreteLaw<N, T>): DiscreteLaw<N, T> {
    this.backend.checkAffordable(law.native, this.instance.K);
    return this.law(this.loop.curate(this.backend.operations, law.native, this.instance.K));
  }

  tilt(law: DiscreteLaw<N, T>): DiscreteLaw<N, T> {
    return this.law(this.backend.operations.curate(law.native, { candidates: Infinity, power: 1 }));
  }

  given(law: DiscreteLaw<N, T>, event: readonly boolean[]): DiscreteLaw<N, T> {
    return this.law(this.backend.operations.condition(law.native, event));
  }

  bestAtoms(): readonly boolean[] {
    return this.instance.w.map((weight) => Q.equals(weight, this.top));
  }

  where(relation: Parameters<Arithmetic<T>['decide']>[0], left: readonly T[], right: readonly T[]): readonly boolean[] {
    return left.map((value, i) => {
      const { truth } = this.arithmetic.decide(relation, value, right[i] as T);
      if (truth === 'unknown') throw new NotRepresentableError('an event whose atoms this rung cannot tell apart');
      return truth === 'true';
    });
  }

  expectation({ masses, massless }: DiscreteLaw<N, T>, f: readonly T[]): T {
    const A = this.arithmetic;
    const terms: T[] = [];
    for (let i = 0; i < masses.length; i += 1) if (!massless[i]) terms.push(A.mul(masses[i] as T, f[i] as T));
    return A.sum(terms);
  }

  variance(law: DiscreteLaw<N, T>, f: readonly T[]): T {
    const A = this.arithmetic;
    const mean = this.expectation(law, f);
    return this.expectation(
      law,
      f.map((value) => A.pow(A.sub(value, mean), 2)),
    );
  }

  probability({ masses }: DiscreteLaw<N, T>, event: readonly boolean[]): T {
    return this.arithmetic.sum(masses.filter((_, i) => event[i]));
  }

  divergence(
    kind: Parameters<AnyInterpretation['divergence']>[0],
    left: DiscreteLaw<N, T>,
    right: DiscreteLaw<N, T>,
  ): T {
    const A = this.arithmetic;
    const pairs = left.masses.map((p, i) => [p, right.masses[i] as T] as const);
    const supported = pairs.filter((_, i) => !left.massless[i]);
    const missesSupport = left.massless.some((massless, i) => !massless && right.massless[i]);
    switch (kind) {
      case 'KL':
        if (missesSupport) return A.infinity;
        return A.sum(supported.map(([p, q]) => A.mul(p, A.log(A.div(p, q)))));
      case 'TV':
        return A.div(A.sum(pairs.map(([p, q]) => A.abs(A.sub(p, q)))), this.rational(Q.of(2)));
      case 'chi2':
        if (missesSupport) return A.infinity;
        return A.sum(pairs.filter((_, i) => !right.massless[i]).map(([p, q]) => A.div(A.pow(A.sub(p, q), 2), q)));
      case 'sup_ratio':
        if (missesSupport) return A.infinity;
        return supported.map(([p, q]) => A.div(p, q)).reduce((a, b) => A.max(a, b));
    }
  }

  mass({ masses }: DiscreteLaw<N, T>, atom: number): T {
    return masses[atom] as T;
  }

  curationFactor(law: DiscreteLaw<N, T>, atom: number): T {
    const mass = law.masses[atom] as T;
    if (law.massless[atom]) throw new UndefinedValueError('the curation factor at an atom of probability 0');
    return this.arithmetic.div(this.curate(law).masses[atom] as T, mass);
  }

  /** Sum over multisets; the distinguished draws run over all ordered choices from the multiset, by exchangeability. */
  draws({ masses, massless }: DiscreteLaw<N, T>, distinguished: number, f: (draws: Draws<T>) => T): T {
    const { arithmetic: A } = this;
    const K = this.candidates();
    if (distinguished > K) throw new UnanswerableError(`w[${distinguished}] needs K ≥ ${distinguished}`);
    const n = masses.length;
    const { size, counts, multinomial } = multisets(n, K);
    const terms: T[] = [];
    for (let row = 0; row < size; row += 1) {
      const c = Array.from(counts.subarray(row * n, (row + 1) * n));
      if (c.some((k, i) => k > 0 && massless[i])) continue;
      const ways = this.rational(Q.of(multinomial[row] as bigint));
      const probability = c.reduce(
        (product, k, i) => (k === 0 ? product : A.mul(product, A.pow(masses[i] as T, k))),
        ways,
      );
      terms.push(A.mul(probability, this.overDistinguished(c, K, distinguished, f)));
    }
    return A.sum(terms);
  }

  private overDistinguished(c: readonly number[], K: number, distinguished: number, f: (draws: Draws<T>) => T): T {
    const A = this.arithmetic;
    const drawn = c.flatMap((k, i) => (k === 0 ? [] : [A.mul(this.rational(Q.of(k)), this.w[i] as T)]));
    const sum = A.sum(drawn);
    const size = this.rational(Q.of(K));
    const mean = A.div(sum, size);
    const squares = c.flatMap((k, i) =>
      k === 0 ? [] : [A.mul(this.rational(Q.of(k)), A.pow(A.sub(this.w[i] as T, mean), 2))],
    );
    const statistics = { sum, mean, variance: A.div(A.sum(squares), size) };
    const choose = (left: readonly number[], chosen: readonly T[], share: Rational): T[] => {
      if (chosen.length === distinguished) {
        return [A.mul(this.rational(share), f({ ...statistics, distinguished: chosen }))];
      }
      const total = K - chosen.length;
      return left.flatMap((k, i) => {
        if (k === 0) return [];
        const rest = left.map((other, j) => (j === i ? other - 1 : other));
        return choose(rest, [...chosen, this.w[i] as T], Q.reduce(Q.mul(share, Q.of(k, total))));
      });
    };
    return A.sum(choose(c, [], Q.one));
  }
}

function doubleBackend(w: readonly Rational[]): Backend<DoubleLaw, Interval> {
  return {
    arithmetic: doubleArithmetic,
    operations: new DoubleLawOperations(w),
    from: doubleLaw,
    masses: enclosures,
    massless: ({ mass }) => mass.map((m) => m === 0),
    checkAffordable: () => undefined,
  };
}

function exactBackend(w: readonly Rational[]): Backend<ExactLaw, ExactReal> {
  return {
    arithmetic: exactArithmetic,
    operations: exactLawOperations(w),
    from: (masses) => Q.reduceAll(masses),
    masses: (law) => law.map(exactOf),
    massless: (law) => law.map(({ num }) => num === 0n),
    checkAffordable,
  };
}

/** The rungs of a discrete case under a loop, cheapest first; each is built when it is asked for. */
export function discreteRungs(instance: DiscreteInstance, loop: Loop): (() => AnyInterpretation)[] {
  return [
    () => new DiscreteInterpretation(instance, loop, doubleBackend(instance.w)),
    () => new DiscreteInterpretation(instance, loop, exactBackend(instance.w)),
  ];
}
