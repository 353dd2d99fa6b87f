/**
 * Laws on the line in a loop that refits a Gaussian to n samples, by the expectations over the runs of the mean μ and
 * variance σ² of a random law.
 *
 * Given p_t, the points are `x_i = μ_t + σ_t z_i` with standard normal z. The mean and biased variance of the sample
 * are
 *
 *     μ_{t+1} = μ_t + σ_t z̄ ,    σ_{t+1}² = σ_t² · V(z) ,    V(z) = (1/n) Σ (z_i − z̄)² ,
 *
 * which are polynomials of degree at most 2 in every z_i. The two-node Gauss–Hermite rule, z_i = ±1 with weight ½ each,
 * is exact to degree 3, so `E[z̄²]` and `E[V(z)]` are averages over the 2^n signs, without error. z is independent of
 * p_t, so `E[σ_{t+1}²] = E[σ_t²] E[V(z)]` and `E[μ_{t+1}²] = E[μ_t²] + E[σ_t²] E[z̄²]` for any law of σ_t. For the same
 * reason, only the mean and variance of the sampled law matter, which may be a mixture with real data.
 *
 * Source: W. Gautschi, *Numerical Analysis*, section 3.2.4 (the rule); Shumailov et al. 2024 (arXiv:2305.17493) for the loop.
 */
import { Q, type Rational, unanswerable } from '../../../theory';
import type { Choice, Faults, Lambda, LawOperations, SampleFit } from '../../loops';
import { curatedShare } from '../shared';
import { componentWithMean } from './exact/component';
import { product, sum } from './exact/lowest-terms';
import type { GaussianComponent } from './instance';
import { rationalOf } from './exact/whole';
import { averaged, pooled } from './several-samples';
import { signMoments } from './sign-moments';

export interface SampledLaw {
  /** E[μ]. */
  readonly mean: Rational;
  /** E[σ²]. */
  readonly variance: Rational;
  /** E[μ²], or undefined if it is not known. */
  readonly squaredMean: Rational | undefined;
  /** Whether the law differs from run to run. */
  readonly random: boolean;
  /** Whether the law is a Gaussian in every run, not a mixture. */
  readonly gaussian: boolean;
}

const square = (value: Rational): Rational => Q.mul(value, value);

/** The law of one Gaussian on the line, the same in every run. */
export function certainLaw({ precision, mean: [mean] }: GaussianComponent): SampledLaw {
  const component = mean && componentWithMean(precision, [mean]);
  if (mean === undefined || component?.dimension !== 1)
    return unanswerable('samples of a Gaussian that is not on the line');
  const {
    entries: [num = 0],
    den,
  } = component.covariance;
  const variance = rationalOf({ num, den });
  return { mean, variance, squaredMean: Q.reduce(square(mean)), random: false, gaussian: true };
}

/** The operations of the loop on such laws; `slope` is that of a linear reward, undefined for other rewards. */
export function sampledLaws(
  slope: Rational | undefined,
): LawOperations<SampledLaw> & Omit<Faults<SampledLaw>, 'favour'> {
  const fitted = (law: SampledLaw, { size, divisor }: SampleFit): SampledLaw => {
    if (divisor === 'n - 1' && size === 1) return unanswerable('the variance of one point over n − 1 = 0');
    const moments = signMoments(size);
    const unbiased = divisor === 'n' ? Q.one : Q.of(size, size - 1);
    return {
      mean: law.mean,
      variance: product(law.variance, Q.reduce(Q.mul(moments.variance, unbiased))),
      squaredMean: law.squaredMean && sum(law.squaredMean, product(law.variance, moments.squaredMean)),
      random: true,
      gaussian: true,
    };
  };
  const curate = (law: SampledLaw, { candidates, power }: Choice): SampledLaw => {
    if (power === 0 || candidates === 1) return law;
    if (candidates !== Infinity)
      return unanswerable(`K = ${candidates}: a Gaussian has a closed form at K = 1 and K = ∞ only`);
    if (slope === undefined || !law.gaussian)
      return unanswerable('curation of a random Gaussian has a closed form for a linear reward only');
    // N(μ, σ²) tilted by e^{slope x} is N(μ + slope σ², σ²).
    const mean = Q.reduce(Q.add(law.mean, Q.mul(Q.mul(slope, Q.of(power)), law.variance)));
    return { ...law, mean, squaredMean: law.random ? undefined : Q.reduce(square(mean)) };
  };
  return {
    fitToSample: fitted,
    fitToBatches: pooled,
    averageOfMeans: averaged,
    curate,
    curateUnnormalised: (law, choice) =>
      choice.candidates === Infinity && choice.power !== 0
        ? unanswerable('an unnormalised Gaussian cannot be sampled')
        : curate(law, choice),
    mix,
    fit: (law) => (law.gaussian ? law : { ...law, gaussian: true }),
    misfit: () => unanswerable('a Gaussian with a point mass has no closed form under the loop; take epsilon = 0'),
  };
}

/**
 * A mixture. Its first and second moments and its μ are averages. @throws UnanswerableError if both laws are random,
 * since they may depend on each other
 */
function mix(reference: SampledLaw, synthetic: SampledLaw, lambda: Lambda): SampledLaw {
  if (lambda === 'infinity') return synthetic;
  if (lambda.num === 0n) return reference;
  if (reference.random) return unanswerable('a mixture of laws that both differ from run to run');
  const eta = curatedShare(lambda);
  const real = Q.sub(Q.one, eta);
  const average = (a: Rational, b: Rational): Rational => Q.add(Q.mul(real, a), Q.mul(eta, b));
  const [first, second] = [reference.squaredMean, synthetic.squaredMean];
  if (first === undefined || second === undefined)
    return unanswerable('a mixture of curated laws that differ from run to run');
  const cross = Q.mul(Q.mul(Q.of(2), Q.mul(real, eta)), Q.mul(reference.mean, synthetic.mean));
  const squaredMean = Q.sum([Q.mul(square(real), first), cross, Q.mul(square(eta), second)]);
  const secondMoment = average(Q.add(reference.variance, first), Q.add(synthetic.variance, second));
  return {
    mean: Q.reduce(average(reference.mean, synthetic.mean)),
    variance: Q.reduce(Q.sub(secondMoment, squaredMean)),
    squaredMean: Q.reduce(squaredMean),
    random: synthetic.random,
    gaussian: false,
  };
}
