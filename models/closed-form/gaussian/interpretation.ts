/**
 * A Gaussian loop's answers to a claim's questions, generic in the arithmetic of the rung.
 *
 * Expectations of polynomials in w and r have closed forms (`observable.ts`, `component.ts`), and so do divergences
 * between single Gaussians, and the supremum of p_t/p_ref for a loop that starts at p_ref. Questions about atoms,
 * events and draws have no closed form here and are refused with a reason.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type FilterModel,
  type GaussianPart,
  type Interpretation,
  type ModelScalarName,
  OTHER,
  type ObservableAlgebra,
  Q,
  REFERENCE,
  type Rational,
  UndefinedValueError,
  bigArithmetic,
  doubleArithmetic,
  unanswerable,
} from '../../../theory';
import type { Loop } from '../../loops';
import { Rounds, finiteCandidates, isSetting, setting } from '../shared';
import { Evidences, type Naming } from './evidences';
import { type Component, momentsOf, squaredDistance, squaredRatio } from './exact/component';
import { ExactComponents } from './exact/exact-components';
import { gaussianFilter } from './filter';
import { type GaussianInstance, dimensionOf } from './instance';
import { type GaussianLaw, GaussianLaws, type Part, greatest, isOne } from './law';
import { type Polynomial, type Term, polynomialAlgebra, product } from './observable';
import { type NamedReal, namedReal, namedReals } from './exact/named-real';
import { PairTable } from './exact/pair-table';
import { type NaturalReward, isConstant, naturalReward } from './exact/reward';
import { SampledRounds, sampledInterpretation } from './sampled-interpretation';

/** Whether no component of p_ref has the mean of the first one of the start, so that they differ. It costs less than the components. */
function haveDifferentMeans({ start, reference }: GaussianInstance): boolean {
  const mean = start[0]?.mean ?? [];
  return reference.every((other) => mean.some((entry, i) => !Q.equals(entry, other.mean[i] as Rational)));
}

class GaussianInterpretation<T> implements Interpretation<T, GaussianLaw<T>, Polynomial<T>, never> {
  readonly rounds: number;
  readonly observables: ObservableAlgebra<T, Polynomial<T>>;
  private readonly reward: NaturalReward;
  private readonly evidences: Evidences<T>;
  private readonly laws: GaussianLaws<T>;
  private readonly history: Rounds<GaussianLaw<T>>;
  private readonly reference: GaussianLaw<T>;
  private other: GaussianLaw<T> | undefined;
  private readonly scalars = new Map<ModelScalarName, T>();
  /** Claims ask for the same numbers again, in their restrictions and from round to round. */
  private readonly expectations = new PairTable<GaussianLaw<T>, Polynomial<T>, T>();
  private readonly variances = new PairTable<GaussianLaw<T>, Polynomial<T>, T>();
  private readonly kls = new PairTable<GaussianLaw<T>, GaussianLaw<T>, T>();

  constructor(
    private readonly instance: GaussianInstance,
    private readonly loop: Loop,
    readonly arithmetic: Arithmetic<T>,
    private readonly exact: ExactComponents,
    naming?: Naming<T>,
  ) {
    this.rounds = instance.rounds;
    this.observables = polynomialAlgebra(arithmetic);
    this.reward = exact.reward;
    this.evidences = new Evidences(arithmetic, naming);
    this.laws = new GaussianLaws(arithmetic, exact, this.evidences);
    this.reference = this.laws.of(instance.reference, true);
    const start = this.laws.of(instance.start, false);
    const isReference =
      instance.start === instance.reference || (!haveDifferentMeans(instance) && this.laws.same(start, this.reference));
    this.history = new Rounds({
      loop,
      operations: this.laws,
      settings: instance,
      start: isReference ? this.reference : start,
      reference: () => this.reference,
    });
  }

  private rational(value: Rational): T {
    return this.arithmetic.fromRational(value);
  }

  atoms = (): never => unanswerable('a Gaussian has no atoms x, y');

  scalar(name: ModelScalarName): T {
    const known = this.scalars.get(name) ?? this.newScalar(name);
    this.scalars.set(name, known);
    return known;
  }

  private newScalar(name: ModelScalarName): T {
    const { arithmetic: A, instance, reward } = this;
    if (isSetting(name)) return setting(A, name, instance);
    const extremum = (of: 'supremum' | 'infimum', unbounded: T, value: (bound: Rational) => T): T => {
      const bound = reward[of]();
      return bound === undefined ? unbounded : value(bound);
    };
    const weightAt = (bound: Rational): T => this.evidences.positive({ exponent: bound, ratio: Q.one });
    switch (name) {
      case 'w_max':
        return extremum('supremum', A.infinity, weightAt);
      case 'w_min':
        return extremum('infimum', this.rational(Q.zero), weightAt);
      case 'w_next':
        return unanswerable('the weight of a Gaussian model takes a continuum of values: there is none next to w_max');
      case 'r_max':
        return extremum('supremum', A.infinity, (bound) => this.rational(bound));
      case 'r_min':
        return extremum('infimum', A.neg(A.infinity), (bound) => this.rational(bound));
      case 'D':
        return isConstant(reward) ? this.rational(Q.zero) : A.infinity;
      case 'd':
        return this.rational(Q.of(dimensionOf(instance)));
      case 'M_0':
        return this.rational(this.startingDistance());
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

  /** `(μ_0 − c)ᵀΛ_0(μ_0 − c)`, the largest over the components of the start. */
  private startingDistance(): Rational {
    const { reward, start } = this.instance;
    if (reward.kind === 'linear') return unanswerable('M_0 needs a best point c; a linear reward has none');
    const { c } = reward;
    return greatest(start.map((component) => squaredDistance(component, c)));
  }

  gaussians({ parts }: GaussianLaw<T>): readonly GaussianPart<T>[] {
    return parts.map(({ component, share }) => ({ share: share.value, ...momentsOf(component) }));
  }

  candidates(): number {
    return finiteCandidates(this.instance);
  }

  round(t: number): GaussianLaw<T> {
    return this.history.at(t);
  }

  named(name: 'p_ref' | 'p_star' | 'q'): GaussianLaw<T> {
    switch (name) {
      case 'p_ref':
        return this.reference;
      case 'q':
        return (this.other ??= this.laws.of([this.instance.q], false));
      case 'p_star':
        return unanswerable('p_* is a point mass or an affine subspace here: P_0(A_*) = 0');
    }
  }

  curate(law: GaussianLaw<T>): GaussianLaw<T> {
    return this.loop.curate(this.laws, law, this.instance.K);
  }

  tilt(law: GaussianLaw<T>): GaussianLaw<T> {
    return this.laws.curate(law, { candidates: Infinity, power: 1 });
  }

  given(): never {
    return unanswerable('a Gaussian conditioned on an event is not a Gaussian mixture');
  }

  bestAtoms(): never {
    return unanswerable('P(A_star) = 0 on a Gaussian: the best point has no mass');
  }

  where(): never {
    return unanswerable('the probability of a region has no closed form on a Gaussian');
  }

  probability(): never {
    return unanswerable('the probability of a region has no closed form on a Gaussian');
  }

  mass(): never {
    return unanswerable('a Gaussian has no atoms x, y, so no masses');
  }

  curationFactor(): never {
    return unanswerable('a Gaussian has no atoms x, y to take the curation factor at');
  }

  draws(): never {
    return unanswerable('an expectation over K draws has no closed form on a Gaussian');
  }

  expectation(law: GaussianLaw<T>, f: Polynomial<T>): T {
    return this.expectations.at(law, f, () => this.mean(law, f));
  }

  private mean({ parts }: GaussianLaw<T>, f: Polynomial<T>): T {
    const A = this.arithmetic;
    return A.sum(
      parts.map(({ share, component }) => A.mul(share.value, A.sum(f.map((term) => this.moment(component, term))))),
    );
  }

  /** `coef · E_N[w^k r^j]`. @throws UndefinedValueError if it is infinite. */
  private moment(component: Component, { w, r, coef }: Term<T>): T {
    const A = this.arithmetic;
    if (r !== 0 && r !== 1 && r !== 2) return unanswerable(`a moment of degree ${r} in r; 1 and 2 are answered`);
    if (w === 0) return r === 0 ? coef : A.mul(coef, this.rational(this.exact.rewardMoment(component, r)));
    const tilted = this.exact.tilted(component, w);
    if (tilted === undefined) throw new UndefinedValueError(`E[w^${w}] is infinite on this law`);
    const moment = A.mul(coef, this.evidences.of(tilted));
    return r === 0 ? moment : A.mul(moment, this.rational(this.exact.rewardMoment(tilted.component, r)));
  }

  variance(law: GaussianLaw<T>, f: Polynomial<T>): T {
    return this.variances.at(law, f, () => {
      const A = this.arithmetic;
      return A.sub(this.mean(law, product(A, f, f)), A.pow(this.expectation(law, f), 2));
    });
  }

  divergence(kind: Parameters<AnyInterpretation['divergence']>[0], left: GaussianLaw<T>, right: GaussianLaw<T>): T {
    switch (kind) {
      case 'KL':
        return this.klBetween(left, right);
      case 'chi2':
        return this.laws.same(left, right) ? this.rational(Q.zero) : this.chiSquared(this.only(left), this.only(right));
      case 'sup_ratio':
        return this.supremumRatio(left, right);
      case 'TV':
        return unanswerable('total variation between Gaussians has no closed form');
    }
  }

  private only({ parts: [part, ...others] }: GaussianLaw<T>): Part<T> {
    if (part === undefined || others.length > 0)
      return unanswerable('a divergence of a genuine mixture has no closed form');
    return part;
  }

  private klBetween(left: GaussianLaw<T>, right: GaussianLaw<T>): T {
    return this.kls.at(left, right, () =>
      this.laws.same(left, right) ? this.rational(Q.zero) : this.kl(this.only(left), this.only(right)),
    );
  }

  /** `α KL(N, M) + α log(α/β)`; the shares are 1 unless a mutant does not normalise. */
  private kl(p: Part<T>, q: Part<T>): T {
    const A = this.arithmetic;
    const { rational, ratio } = this.exact.klDivergence(p.component, q.component);
    const shapes = A.add(this.rational(rational), this.evidences.logOfRootRatio(p.component, q.component, ratio));
    if (isOne(p.share) && isOne(q.share)) return shapes;
    return A.mul(p.share.value, A.add(shapes, A.log(A.div(p.share.value, q.share.value))));
  }

  private chiSquared(p: Part<T>, q: Part<T>): T {
    if (!isOne(p.share) || !isOne(q.share))
      return unanswerable('the chi-squared divergence of a measure that is not normalised');
    const square = squaredRatio(p.component, q.component);
    return square === undefined
      ? this.arithmetic.infinity
      : this.arithmetic.sub(this.evidences.positive(square), this.rational(Q.one));
  }

  private supremumRatio(left: GaussianLaw<T>, right: GaussianLaw<T>): T {
    if (this.laws.same(left, right)) return this.rational(Q.one);
    const peak = this.laws.same(right, this.reference) ? this.laws.peakOf(left) : undefined;
    if (peak !== undefined) return peak;
    return unanswerable(
      'the supremum of p/q is known here for q = p_ref in a loop that starts at p_ref, with r bounded above',
    );
  }
}

/** The rungs and the filter of a Gaussian case. */
export interface GaussianParts {
  /** Cheapest first; each is built on demand. */
  readonly rungs: readonly (() => AnyInterpretation)[];
  readonly filter: () => FilterModel | undefined;
}

/** The only component of a law, if its share is exactly 1. */
function onlyComponent<T>({ parts: [part, ...others] }: GaussianLaw<T>): Component | undefined {
  return part !== undefined && others.length === 0 && isOne(part.share) ? part.component : undefined;
}

/** A Gaussian case under a loop. */
export function gaussianParts(instance: GaussianInstance, loop: Loop): GaussianParts {
  const { samples } = instance;
  let exact: ExactComponents | undefined;
  let known: SampledRounds | undefined;
  const plain = <T>(arithmetic: Arithmetic<T>, naming?: Naming<T>): GaussianInterpretation<T> => {
    exact ??= new ExactComponents(naturalReward(instance.reward));
    return new GaussianInterpretation(instance, loop, arithmetic, exact, naming);
  };
  const rung = <T>(arithmetic: Arithmetic<T>, of = plain(arithmetic)): AnyInterpretation => {
    if (samples === undefined || !loop.needs?.samples) return of;
    known ??= new SampledRounds(instance, samples, loop);
    return sampledInterpretation(instance, known, loop, arithmetic, of);
  };
  let knownExact: GaussianInterpretation<NamedReal> | undefined;
  const exactly = (): GaussianInterpretation<NamedReal> => (knownExact ??= plain(namedReals, namedReal));
  const exactLaw = (t: number): Component | undefined => {
    const model = exactly();
    if (t === REFERENCE) return onlyComponent(model.named('p_ref'));
    return onlyComponent(t === OTHER ? model.named('q') : model.round(t));
  };
  return {
    rungs: [
      () => rung(doubleArithmetic),
      () => rung(namedReals, exactly()),
      () => rung(bigArithmetic(50)),
      () => rung(bigArithmetic(200)),
    ],
    filter: () => gaussianFilter(instance, loop, exactLaw),
  };
}

/** The rungs of a Gaussian case under a loop, cheapest first. */
export const gaussianRungs = (instance: GaussianInstance, loop: Loop): GaussianParts['rungs'] =>
  gaussianParts(instance, loop).rungs;
