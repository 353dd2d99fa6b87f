/**
 * A discrete loop's answers to a claim's questions, on every rung.
 *
 * One generic interpretation serves all: it asks a `Backend` for laws (doubles with an error bound, rationals, or fixed-point
 * enclosures) and works on their masses in the rung's arithmetic.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type Draws,
  type Interpretation,
  type ObservableAlgebra,
  Q,
  type Rational,
  TiedValuesError,
  UnanswerableError,
  UndefinedValueError,
  type User,
  dot,
  unanswerable,
} from '../../../theory';
import { candidateWords, limitOf, type Loop, otherLoopOn } from '../../loops';
import {
  type Backend,
  HIGH,
  HIGHEST,
  MODERATE,
  QUICK,
  doubleBackend,
  exactBackend,
  fixedPointBackend,
} from './backends';
import { Rounds, finiteCandidates, isSetting, setting } from '../shared';
import { commonWeights, weighedAtoms } from './laws/atoms';
import { divergence } from './divergence';
import { drawsFrom, expectationOverDraws } from './draws';
import { MOST_BITS } from './laws/exact-curation';
import { expectationOverTuples, winRate } from './independent';
import type { DiscreteInstance } from './instance';
import type { Masses } from './laws/masses';
import { Runs } from './runs';
import { vectorAlgebra } from './laws/vector-algebra';

/** A law, with its masses in the rung's arithmetic. */
interface DiscreteLaw<N, T> extends Masses<T> {
  readonly native: N;
}

/** The largest or the smallest of some rationals. */
function extreme(values: readonly Rational[], which: 'greatest' | 'least'): Rational {
  const sign = which === 'greatest' ? 1 : -1;
  return values.reduce((best, value) => (Q.compare(value, best) === sign ? value : best));
}

/** @throws UnanswerableError for a number of candidates for which the choice is not declared; of one candidate there is no choice */
function checkDeclared({ needs }: Loop, candidates: number): void {
  if (needs?.candidates === undefined || candidates === 1) return;
  const { min, max } = needs.candidates;
  if (candidates < min || candidates > max)
    throw new UnanswerableError(
      `a choice among ${candidates}; the loop is declared for K ${candidateWords(needs.candidates)}`,
    );
}

class DiscreteInterpretation<N, T> implements Interpretation<T, DiscreteLaw<N, T>, readonly T[], readonly boolean[]> {
  readonly arithmetic: Arithmetic<T>;
  readonly rounds: number;
  readonly observables: ObservableAlgebra<T, readonly T[]>;
  private readonly laws: Rounds<N>;
  /** The rounds so far, in the rung's arithmetic. */
  private readonly known: DiscreteLaw<N, T>[];
  private readonly w: readonly T[];
  private knownTop: Rational | undefined;
  private knownReference: DiscreteLaw<N, T> | undefined;
  private knownQ: DiscreteLaw<N, T> | undefined;
  private knownTrueWeights: readonly T[] | undefined;
  private knownUsers: readonly User<T, readonly T[]>[] | undefined;
  /** The laws after one round from a law: claims ask for the same ones again. */
  private readonly after = new Map<DiscreteLaw<N, T>, DiscreteLaw<N, T>>();
  /** The last curated law: claims ask for its masses atom by atom. */
  private curated: { of?: DiscreteLaw<N, T>; candidates?: number; known?: DiscreteLaw<N, T> } = {};
  /** The case under other loops, by their names. */
  private readonly others = new Map<string, DiscreteInterpretation<N, T>>();
  private knownRuns: Runs<N, T, DiscreteInterpretation<N, T>> | undefined;

  /** @param begun the run that this one continues, if any */
  constructor(
    private readonly instance: DiscreteInstance,
    private readonly loop: Loop,
    private readonly backend: Backend<N, T>,
    private readonly begun?: DiscreteInterpretation<N, T>,
  ) {
    this.arithmetic = backend.arithmetic;
    this.rounds = instance.rounds;
    this.w = begun?.w ?? this.converted(instance.w);
    this.observables = begun?.observables ?? vectorAlgebra(this.arithmetic, this.w);
    this.known = begun ? [...begun.known] : [];
    this.laws = begun?.laws.copy() ?? this.firstRound();
    this.round(0);
  }

  private firstRound(): Rounds<N> {
    const { instance, loop, backend } = this;
    return new Rounds({
      loop,
      operations: backend.operations,
      settings: instance,
      start: backend.from(instance.p0),
      reference: () => this.reference.native,
      sampling: instance.samples,
      check: (law) => backend.checkAffordable(law, instance.K),
    });
  }

  /** p_ref, converted only once, since every round uses it. */
  private get reference(): DiscreteLaw<N, T> {
    this.knownReference ??= this.begun?.reference ?? this.law(this.backend.from(this.instance.pRef));
    return this.knownReference;
  }

  /** The largest weight. */
  private get top(): Rational {
    this.knownTop ??= extreme(this.instance.w, 'greatest');
    return this.knownTop;
  }

  atoms = (): number => this.instance.w.length;

  /** Equal weights share one object. */
  private converted(values: readonly Rational[]): readonly T[] {
    const byNumerator = new Map<bigint, T>();
    return commonWeights(values).map((value) => {
      const known = byNumerator.get(value.num) ?? this.arithmetic.fromRational(value);
      byNumerator.set(value.num, known);
      return known;
    });
  }

  private rational(value: Rational): T {
    return this.arithmetic.fromRational(value);
  }

  private law(native: N): DiscreteLaw<N, T> {
    return { native, masses: this.backend.masses(native), massless: this.backend.massless(native) };
  }

  scalar(name: Parameters<AnyInterpretation['scalar']>[0]): T {
    const { arithmetic: A, instance } = this;
    if (isSetting(name)) return setting(A, name, instance);
    const bottom = (): Rational => extreme(instance.w, 'least');
    switch (name) {
      case 'w_max':
        return this.rational(instance.wMax ?? this.top);
      case 'w_min':
        return this.rational(bottom());
      case 'w_next':
        return this.rational(this.runnerUp());
      case 'r_max':
        return A.log(this.scalar('w_max'));
      case 'r_min':
        return A.log(this.scalar('w_min'));
      case 'D':
        return A.log(this.rational(Q.div(instance.wMax ?? this.top, bottom())));
      case 'd':
      case 'M_0':
        return unanswerable(`${name} belongs to Gaussian models`);
      case 'sigma2':
        return unanswerable('sigma2 belongs to linear regression');
      case 'radius':
        return unanswerable('radius belongs to two coupled models');
      case 'tau':
      case 'beta':
        return unanswerable(`${name} belongs to preferences that move with the data`);
      case 'curvature':
      case 'information':
      case 'reach':
        return unanswerable(`${name} belongs to curved families`);
    }
  }

  /** The largest weight below the maximum, or the maximum if there is no other. */
  private runnerUp(): Rational {
    const below = this.instance.w.filter((weight) => Q.compare(weight, this.top) < 0);
    return below.length === 0 ? this.top : extreme(below, 'greatest');
  }

  candidates(): number {
    return finiteCandidates(this.instance);
  }

  round(t: number): DiscreteLaw<N, T> {
    const { known } = this;
    while (known.length <= t) known.push(this.law(this.laws.at(known.length)));
    return known[t] as DiscreteLaw<N, T>;
  }

  next(law: DiscreteLaw<N, T>): DiscreteLaw<N, T> {
    const known = this.after.get(law) ?? this.law(this.laws.after([law.native]));
    this.after.set(law, known);
    return known;
  }

  named(name: 'p_ref' | 'p_star' | 'q'): DiscreteLaw<N, T> {
    const { backend, instance } = this;
    switch (name) {
      case 'p_ref':
        return this.reference;
      case 'q':
        this.knownQ ??= this.law(backend.from(instance.q));
        return this.knownQ;
      case 'p_star': {
        const best = this.bestAtoms();
        const massless = instance.p0.every((mass, i) => !best[i] || mass.num === 0n);
        const count = best.filter(Boolean).length;
        const uniform = best.map((isBest) => (isBest ? Q.of(1, count) : Q.zero));
        return massless ? this.law(backend.from(uniform)) : this.given(this.round(0), best);
      }
    }
  }

  /** The start conditioned on the support of the limit, for a loop without real data at K = ∞. */
  limit(): DiscreteLaw<N, T> | undefined {
    const { w, users, K, lambda, epsilon } = this.instance;
    if (K !== Infinity || lambda !== 'infinity' || epsilon.num > 0n) return undefined;
    const { each, shares } = weighedAtoms(w, users);
    const left = limitOf(this.loop)?.({ atoms: each, shares });
    return left && this.given(this.round(0), left);
  }

  curate(law: DiscreteLaw<N, T>): DiscreteLaw<N, T> {
    return this.curateAmong(law, this.instance.K);
  }

  curateAmong(law: DiscreteLaw<N, T>, candidates: number): DiscreteLaw<N, T> {
    if (candidates !== this.instance.K) checkDeclared(this.loop, candidates);
    const { known, candidates: before } = this.curated;
    if (this.curated.of === law && before === candidates && known !== undefined) return known;
    this.backend.checkAffordable(law.native, candidates);
    const curated = this.law(this.loop.curate(this.backend.operations, law.native, candidates));
    this.curated = { of: law, candidates, known: curated };
    return curated;
  }

  /** The case under another loop. Its laws are those of the same backend, so all questions can be asked about both. */
  under(name: string): DiscreteInterpretation<N, T> {
    const { instance, backend, others } = this;
    const other = others.get(name) ?? new DiscreteInterpretation(instance, otherLoopOn(name, instance), backend);
    others.set(name, other);
    return other;
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

  users(): readonly User<T, readonly T[]>[] {
    const { users } = this.instance;
    if (users === undefined) throw new UnanswerableError('this instance has one reward, and no users');
    this.knownUsers ??= users.map(({ share, w }) => ({ share: this.rational(share), weights: this.converted(w) }));
    return this.knownUsers;
  }

  usersBestAtoms(): readonly boolean[] {
    const { users, w } = this.instance;
    if (users === undefined) throw new UnanswerableError('this instance has one reward, and no users');
    const tops = users.map((user) => extreme(user.w, 'greatest'));
    return w.map((_, i) => users.some((user, u) => Q.equals(user.w[i] as Rational, tops[u] as Rational)));
  }

  densityRatio(left: DiscreteLaw<N, T>, right: DiscreteLaw<N, T>): readonly T[] {
    const A = this.arithmetic;
    return left.masses.map((p, i) => {
      if (!right.massless[i]) return A.div(p, right.masses[i] as T);
      return left.massless[i] ? this.rational(Q.zero) : A.infinity;
    });
  }

  where(relation: Parameters<Arithmetic<T>['decide']>[0], left: readonly T[], right: readonly T[]): readonly boolean[] {
    return left.map((value, i) => {
      // The enclosure of a weight is that of one number, and equal weights share it.
      if (value === right[i] && this.w.includes(value)) return relation !== '<' && relation !== '>';
      const { truth } = this.arithmetic.decide(relation, value, right[i] as T);
      if (truth === 'unknown') throw new TiedValuesError('an event whose atoms this rung cannot tell apart');
      return truth === 'true';
    });
  }

  indicator(event: readonly boolean[]): readonly T[] {
    const [zero, one] = [this.rational(Q.zero), this.rational(Q.one)];
    return event.map((holds) => (holds ? one : zero));
  }

  expectation({ masses, massless }: DiscreteLaw<N, T>, f: readonly T[]): T {
    if (!massless.includes(true)) return dot(this.arithmetic, masses, f);
    const isCharged = (_: T, i: number): boolean => !massless[i];
    return dot(this.arithmetic, masses.filter(isCharged), f.filter(isCharged));
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
    return divergence(this.arithmetic, kind, left, right);
  }

  mass({ masses }: DiscreteLaw<N, T>, atom: number): T {
    return masses[atom] as T;
  }

  support({ masses, massless }: DiscreteLaw<N, T>): readonly { readonly atom: number; readonly mass: T }[] {
    return masses.map((mass, atom) => ({ atom, mass })).filter(({ atom }) => !massless[atom]);
  }

  /** An atom is a mode unless another has a larger mass; equal masses are told from different ones by exact numbers. */
  modes(law: DiscreteLaw<N, T>): readonly boolean[] {
    const { arithmetic: A } = this;
    const most = this.support(law);
    return law.masses.map(
      (mass, i) =>
        !law.massless[i] &&
        most.every((other) => {
          if (other.atom === i) return true;
          const { truth } = A.decide('>=', mass, other.mass);
          if (truth === 'unknown') throw new TiedValuesError('masses that this rung cannot put in order');
          return truth === 'true';
        }),
    );
  }

  masses({ masses }: DiscreteLaw<N, T>): readonly T[] {
    return masses;
  }

  curationFactor(law: DiscreteLaw<N, T>, atom: number): T {
    const mass = law.masses[atom] as T;
    if (law.massless[atom]) throw new UndefinedValueError('the curation factor at an atom of probability 0');
    return this.arithmetic.div(this.curate(law).masses[atom] as T, mass);
  }

  draws(law: DiscreteLaw<N, T>, distinguished: number, f: (draws: Draws<T>) => T): T {
    const { arithmetic: A, backend, w } = this;
    const K = this.candidates();
    const source = backend.draws?.(law.native, K) ?? drawsFrom(A, law, w, K);
    return expectationOverDraws(A, source, { K, distinguished }, f);
  }

  independent(laws: readonly DiscreteLaw<N, T>[], f: (atoms: readonly number[]) => T): T {
    return expectationOverTuples(this.arithmetic, laws, f);
  }

  order(left: number, right: number, of: 'w' | 'w_true'): number | undefined {
    const { w, wTrue } = this.instance;
    const weights = of === 'w' ? w : wTrue;
    return weights && Q.compare(weights[left] as Rational, weights[right] as Rational);
  }

  trueWeights(): readonly T[] {
    const { wTrue } = this.instance;
    if (wTrue === undefined) throw new UnanswerableError('this instance has one reward, so no w_true');
    this.knownTrueWeights ??= this.converted(wTrue);
    return this.knownTrueWeights;
  }

  winRate(left: DiscreteLaw<N, T>, right: DiscreteLaw<N, T>): T {
    return winRate(this.arithmetic, left, right, this.instance.w);
  }

  /** A run is a sequence of samples; its probability is that of drawing them. */
  runs(last: number, value: (run: DiscreteInterpretation<N, T>) => T): T {
    const { backend, instance, loop } = this;
    this.knownRuns ??= new Runs({
      arithmetic: this.arithmetic,
      weigh: (law) => backend.chances?.(law) ?? this.law(law),
      begin: (draw) => new DiscreteInterpretation(instance, loop, backend.drawing(draw)),
      copy: (run) => run.copy(),
      play: (run, t) => run.round(t),
    });
    return this.knownRuns.expectation(last, value);
  }

  /** The same run, to be played on. */
  private copy(): DiscreteInterpretation<N, T> {
    return new DiscreteInterpretation(this.instance, this.loop, this.backend, this);
  }
}

/** Exact masses up to so many bits are cheaper than such enclosures. */
const FEW_BITS = 800;

type Rung = (instance: DiscreteInstance, loop: Loop) => AnyInterpretation;

/** The rungs above doubles, the cheapest first. Long exact masses are left to the end, for equalities, which no enclosure decides. */
export const PRECISE_RUNGS: readonly Rung[] = [
  (instance, loop) => new DiscreteInterpretation(instance, loop, exactBackend(instance, FEW_BITS)),
  ...[QUICK, MODERATE, HIGH, HIGHEST].map(
    (precision): Rung =>
      (instance, loop) =>
        new DiscreteInterpretation(instance, loop, fixedPointBackend(instance, precision)),
  ),
  (instance, loop) => new DiscreteInterpretation(instance, loop, exactBackend(instance, MOST_BITS)),
];

const doubles: Rung = (instance, loop) => new DiscreteInterpretation(instance, loop, doubleBackend(instance));

/** The rungs of a discrete case under a loop, the cheapest first; each is built when it is asked for. A case keeps them. */
export function discreteRungs(instance: DiscreteInstance, loop: Loop): (() => AnyInterpretation)[] {
  return [doubles, ...PRECISE_RUNGS].map((build) => () => build(instance, loop));
}
