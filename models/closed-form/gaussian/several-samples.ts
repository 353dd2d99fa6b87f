/**
 * The fit of a Gaussian on the line to several samples, by the expectations over the runs.
 *
 * A fit to t + 1 batches, of which p_t is the fit to the first t, has by the decomposition of the scatter within and between them
 *
 *     μ_{t+1} = μ_t + d/(t + 1) ,    σ_{t+1}² = (t σ_t² + V)/(t + 1) + t d²/(t + 1)² ,    d = x̄ − μ_t ,
 *
 * where x̄ and V are the mean and variance of the new one.
 */
import { Q, type Rational, unanswerable } from '../../../theory';
import type { EarlierBatches, Lambda, SampleFit } from '../../loops';
import { curatedShare } from '../shared';
import type { SampledLaw } from './sampled-law';
import { signMoments } from './sign-moments';

const square = (value: Rational): Rational => Q.mul(value, value);

/** The Gaussian of the reference's variance whose mean is the weighted mean of two independent samples. */
export function averaged(reference: SampledLaw, synthetic: SampledLaw, size: number, lambda: Lambda): SampledLaw {
  const eta = curatedShare(lambda);
  const real = Q.sub(Q.one, eta);
  const noise = signMoments(size).squaredMean;
  const squaredMeanOf = ({ squaredMean, variance }: SampledLaw): Rational =>
    squaredMean === undefined
      ? unanswerable('E[μ²] of a curated law that differs from run to run')
      : Q.add(squaredMean, Q.mul(variance, noise));
  const cross = Q.mul(Q.mul(Q.of(2), Q.mul(real, eta)), Q.mul(reference.mean, synthetic.mean));
  return {
    mean: Q.reduce(Q.add(Q.mul(real, reference.mean), Q.mul(eta, synthetic.mean))),
    variance: reference.variance,
    squaredMean: Q.reduce(
      Q.sum([Q.mul(square(real), squaredMeanOf(reference)), cross, Q.mul(square(eta), squaredMeanOf(synthetic))]),
    ),
    random: true,
    gaussian: true,
  };
}

/** What the fit to a further batch needs of the distance d of its mean from that of the earlier ones. */
interface BatchDistance {
  /** E[d²]. */
  readonly squared: Rational;
  /** E[μ_t d]. */
  readonly withMean: Rational;
}

/** @throws UnanswerableError if the batch is drawn neither from the earlier fit nor from a law that is the same in every run */
function batchDistance(data: SampledLaw, earlier: SampledLaw, spread: Rational): BatchDistance {
  if (data === earlier) return { squared: Q.mul(data.variance, spread), withMean: Q.zero };
  const { mean, squaredMean } = earlier;
  if (data.random || squaredMean === undefined)
    return unanswerable('a batch that depends on the earlier ones other than by their fit');
  const product = Q.mul(data.mean, mean);
  return {
    squared: Q.sum([square(data.mean), Q.mul(data.variance, spread), Q.mul(Q.of(-2), product), squaredMean]),
    withMean: Q.sub(product, squaredMean),
  };
}

/** The maximum-likelihood fit to a new sample and to the earlier ones, all of one size. */
export function pooled(
  data: SampledLaw,
  { size }: SampleFit,
  { law, batches }: EarlierBatches<SampledLaw>,
): SampledLaw {
  const moments = signMoments(size);
  const { squared, withMean } = batchDistance(data, law, moments.squaredMean);
  const [t, all] = [Q.of(batches), Q.of(batches + 1)];
  const within = Q.div(Q.add(Q.mul(t, law.variance), Q.mul(data.variance, moments.variance)), all);
  const between = Q.div(Q.mul(t, squared), square(all));
  const squaredMean =
    law.squaredMean && Q.sum([law.squaredMean, Q.div(Q.mul(Q.of(2), withMean), all), Q.div(squared, square(all))]);
  return {
    mean: Q.reduce(Q.div(Q.add(Q.mul(t, law.mean), data.mean), all)),
    variance: Q.reduce(Q.add(within, between)),
    squaredMean: squaredMean && Q.reduce(squaredMean),
    random: true,
    gaussian: true,
  };
}
