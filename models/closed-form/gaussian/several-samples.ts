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
import type { EarlierBatches, Lambda, SampleFit, TwoSizes } from '../../loops';
import { curatedShare } from '../shared';
import { product, sum } from './exact/lowest-terms';
import type { SampledLaw } from './sampled-law';
import { signMoments } from './sign-moments';

const square = (value: Rational): Rational => Q.mul(value, value);

/** The Gaussian of the reference's variance whose mean is the weighted mean of two independent samples. */
export function averaged(reference: SampledLaw, synthetic: SampledLaw, sizes: TwoSizes, lambda: Lambda): SampledLaw {
  const eta = curatedShare(lambda);
  const real = Q.sub(Q.one, eta);
  const squaredMeanOf = ({ squaredMean, variance }: SampledLaw, size: number): Rational =>
    squaredMean === undefined
      ? unanswerable('E[μ²] of a curated law that differs from run to run')
      : Q.add(squaredMean, Q.mul(variance, signMoments(size).squaredMean));
  const cross = Q.mul(Q.mul(Q.of(2), Q.mul(real, eta)), Q.mul(reference.mean, synthetic.mean));
  return {
    mean: Q.reduce(Q.add(Q.mul(real, reference.mean), Q.mul(eta, synthetic.mean))),
    variance: reference.variance,
    squaredMean: Q.reduce(
      Q.sum([
        Q.mul(square(real), squaredMeanOf(reference, sizes.real)),
        cross,
        Q.mul(square(eta), squaredMeanOf(synthetic, sizes.synthetic)),
      ]),
    ),
    random: true,
    gaussian: true,
  };
}

/**
 * The maximum-likelihood fit to a batch that is drawn from the fit to the earlier ones: d is σ_t times the mean of the points z, which is
 * independent of p_t, so both moments are multiples of E[σ_t²].
 */
function pooledWithOwn(
  law: SampledLaw,
  batches: number,
  moments: { readonly squaredMean: Rational; readonly variance: Rational },
): SampledLaw {
  const [t, all] = [Q.of(batches), Q.of(batches + 1)];
  const spread = Q.div(moments.squaredMean, square(all));
  const kept = Q.add(Q.div(Q.add(t, moments.variance), all), Q.mul(t, spread));
  return {
    mean: law.mean,
    variance: product(law.variance, Q.reduce(kept)),
    squaredMean: law.squaredMean && sum(law.squaredMean, product(law.variance, Q.reduce(spread))),
    random: true,
    gaussian: true,
  };
}

/**
 * The maximum-likelihood fit to a new sample and to the earlier ones, all of one size.
 * @throws UnanswerableError if the batch is drawn neither from the earlier fit nor from a law that is the same in every run
 */
export function pooled(
  data: SampledLaw,
  { size }: SampleFit,
  { law, batches }: EarlierBatches<SampledLaw>,
): SampledLaw {
  const moments = signMoments(size);
  if (data === law) return pooledWithOwn(law, batches, moments);
  const { mean, squaredMean: earlier } = law;
  if (data.random || earlier === undefined)
    return unanswerable('a batch that depends on the earlier ones other than by their fit');
  const cross = Q.mul(data.mean, mean);
  const noise = Q.mul(data.variance, moments.squaredMean);
  // E[d²] and E[μ_t d].
  const squared = Q.sum([square(data.mean), noise, Q.mul(Q.of(-2), cross), earlier]);
  const withMean = Q.sub(cross, earlier);
  const [t, all] = [Q.of(batches), Q.of(batches + 1)];
  const within = Q.div(Q.add(Q.mul(t, law.variance), Q.mul(data.variance, moments.variance)), all);
  const between = Q.div(Q.mul(t, squared), square(all));
  return {
    mean: Q.reduce(Q.div(Q.add(Q.mul(t, mean), data.mean), all)),
    variance: Q.reduce(Q.add(within, between)),
    squaredMean: Q.reduce(Q.sum([earlier, Q.div(Q.mul(Q.of(2), withMean), all), Q.div(squared, square(all))])),
    random: true,
    gaussian: true,
  };
}
