/** A Gaussian loop's answers to a filter: moments of w and r, and divergences, in doubles with error bounds. */
import {
  type FilterModel,
  type FilterQuestion,
  type ModelScalarName,
  NotRepresentableError,
  OTHER,
  Q,
  REFERENCE,
  type Rational,
  conversionError,
} from '../../../../theory';
import type { Loop } from '../../../loops';
import { Rounds, curatedShare } from '../../shared';
import { type Component, isSame } from '../exact/component';
import { type GaussianComponent, type GaussianInstance, dimensionOf } from '../instance';
import { DoubleGaussian } from './double-gaussian';
import { DoubleMixture, DoubleMixtures, givenShares } from './double-mixture';
import { type DoubleReward, doubleReward, exponentialError } from './double-reward';
import { type Approximation, type Normal, divergence, normalOf } from './normal';
import { commonDenominator, exactly, over } from './whole-number';

/** What the filter of a Gaussian case answers. */
export const GAUSSIAN_FILTER_QUESTIONS: readonly FilterQuestion[] = [
  'mean',
  'variance',
  'mean of r',
  'variance of r',
  'KL',
  '==',
  'when',
];

/** `(value − centre) · den` for a common denominator. */
const gap = (value: Rational, centre: Rational, den: number): number => exactly(over(value, den) - over(centre, den));

/** The Gaussian that an instance gives, in coordinates whose origin is the centre of the reward, if it has one. */
function gaussianOf(
  { precision, mean }: GaussianComponent,
  centre: readonly Rational[],
  reward: DoubleReward,
): DoubleGaussian {
  const [row = [], second = []] = precision;
  const [a = Q.zero, b = Q.zero] = row;
  const [, c] = second;
  const gapDen = commonDenominator(commonDenominator(1, mean), centre);
  const den = commonDenominator(commonDenominator(reward.den, row), second);
  const first = over(a, den);
  const mixed = over(b, den);
  const last = c === undefined ? den : over(c, den);
  const x = gap(mean[0] ?? Q.zero, centre[0] ?? Q.zero, gapDen);
  const y = gap(mean[1] ?? Q.zero, centre[1] ?? Q.zero, gapDen);
  return new DoubleGaussian(
    exactly(first * gapDen),
    exactly(mixed * gapDen),
    exactly(last * gapDen),
    exactly(exactly(first * x) + exactly(mixed * y)),
    exactly(exactly(mixed * x) + exactly(last * y)),
    reward.over(exactly(den * gapDen)),
  );
}

/** The law of a round, or of `REFERENCE` or `OTHER`, if it is one Gaussian. */
export type ExactLaw = (t: number) => Component | undefined;

class GaussianFilter implements FilterModel {
  value = 0;
  error = 0;
  readonly rounds: number;
  private readonly reward: DoubleReward;
  /** The origin of the coordinates. */
  private readonly centre: readonly Rational[];
  private readonly laws: Rounds<DoubleMixture>;
  private readonly given = new Map<GaussianComponent, DoubleGaussian>();
  private readonly start: DoubleMixture;
  /** Without curation the loop fits mixtures, whose parameters soon are too long for doubles: exact laws are converted. */
  private readonly isFitted: boolean;
  private readonly fitted: { readonly exact: Component; readonly normal: Normal }[] = [];
  private knownReference: DoubleMixture | undefined;
  private knownOther: DoubleMixture | undefined;

  /**
   * @param exactly the exact laws of the rungs, which are computed if the loop fits mixtures
   * @throws NotRepresentableError for numbers that doubles do not hold exactly
   */
  constructor(
    private readonly instance: GaussianInstance,
    loop: Loop,
    private readonly exactly: ExactLaw,
  ) {
    this.isFitted = instance.K === 1 && instance.model === 'gaussian';
    this.rounds = instance.rounds;
    this.reward = doubleReward(instance.reward);
    this.centre = instance.reward.kind === 'quadratic' ? instance.reward.c : [];
    this.start = this.lawOf(instance.start);
    this.laws = new Rounds({
      loop,
      operations: new DoubleMixtures(),
      settings: instance,
      start: this.start,
      reference: () => this.reference,
    });
  }

  private lawOf(components: readonly GaussianComponent[]): DoubleMixture {
    const { values, error } = givenShares(components.map(({ share }) => share));
    return new DoubleMixture(() => components.map((component) => this.gaussian(component)), values, error);
  }

  private gaussian(component: GaussianComponent): DoubleGaussian {
    const known = this.given.get(component) ?? gaussianOf(component, this.centre, this.reward);
    this.given.set(component, known);
    return known;
  }

  private get reference(): DoubleMixture {
    const { start, reference } = this.instance;
    return (this.knownReference ??= reference === start ? this.start : this.lawOf(reference));
  }

  private law(t: number): DoubleMixture {
    if (t === REFERENCE) return this.reference;
    return t === OTHER ? (this.knownOther ??= this.lawOf([this.instance.q])) : this.laws.at(t);
  }

  private answer(value: number, error: number): boolean {
    this.value = value;
    this.error = error;
    return true;
  }

  private rational(value: Rational): boolean {
    const number = Q.toNumber(value);
    return this.answer(number, conversionError(value, number));
  }

  scalar(name: ModelScalarName): boolean {
    const { instance, reward } = this;
    const { K, lambda, epsilon } = instance;
    switch (name) {
      case 'K':
        return this.answer(K, 0);
      case 'lambda':
        return lambda === 'infinity' ? this.answer(Infinity, 0) : this.rational(lambda);
      case 'eta':
        return this.rational(curatedShare(lambda));
      case 'epsilon':
        return this.rational(epsilon);
      case 'd':
        return this.answer(dimensionOf(instance), 0);
      case 'w_max':
        return reward.isBounded && this.exponential(reward.constant, reward.constantError);
      case 'r_max':
        return reward.isBounded && this.answer(reward.constant, reward.constantError);
      case 'M_0':
        return this.startingDistance();
      default:
        return false;
    }
  }

  private exponential(exponent: number, error: number): boolean {
    const value = Math.exp(exponent);
    return this.answer(value, value * exponentialError(error) * 1.01 + Number.MIN_VALUE);
  }

  /** `(μ_0 − c)ᵀΛ_0(μ_0 − c)`, the largest over the components of the start. */
  private startingDistance(): boolean {
    if (this.instance.reward.kind === 'linear') return false;
    let value = 0;
    let error = 0;
    for (const { energy, energyError } of this.start.parts) {
      value = Math.max(value, 2 * energy);
      error = Math.max(error, 2 * energyError);
    }
    return this.answer(value, error);
  }

  private approximately({ value, error }: Approximation): boolean {
    return this.answer(value, error);
  }

  lawNumber(t: number): number {
    return this.law(t).number;
  }

  mean(t: number): boolean {
    return this.approximately(this.law(t).mean);
  }

  variance(t: number): boolean {
    return this.approximately(this.law(t).variance);
  }

  meanOfReward(t: number): boolean {
    return this.approximately(this.law(t).meanOfReward);
  }

  varianceOfReward(t: number): boolean {
    return this.approximately(this.law(t).varianceOfReward);
  }

  /** The law of a round if it is one Gaussian; equal laws of rounds give one object. */
  private normal(t: number): Normal | undefined {
    if (!this.isFitted) return this.law(t).only?.normal;
    const component = this.exactly(t);
    if (component === undefined) return undefined;
    const known = this.fitted.find(({ exact }) => isSame(exact, component));
    if (known !== undefined) return known.normal;
    const normal = normalOf(component);
    this.fitted.push({ exact: component, normal });
    return normal;
  }

  divergence(s: number, t: number): boolean {
    if (!this.isFitted && this.law(s) === this.law(t)) return this.answer(0, 0);
    const [p, q] = [this.normal(s), this.normal(t)];
    if (p === undefined || q === undefined) return false;
    return p === q ? this.answer(0, 0) : this.approximately(divergence(p, q));
  }
}

/** The filter of a case, or undefined if doubles do not hold it. */
export function gaussianFilter(instance: GaussianInstance, loop: Loop, exactly: ExactLaw): FilterModel | undefined {
  if (dimensionOf(instance) > 2 || loop.needs?.samples) return undefined;
  try {
    return new GaussianFilter(instance, loop, exactly);
  } catch (error) {
    if (error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}
