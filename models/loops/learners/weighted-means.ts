/**
 * Weighted means: the mean of a Gaussian of known variance is estimated from n fresh real points and n or 2n synthetic ones, weighted 1 : λ,
 *
 *     μ_{t+1} = (x̄ + λ ȳ)/(1 + λ) ,   x_i ~ p_ref, y_i ~ D i.i.d. ,   σ_{t+1}² = σ_ref² .
 *
 * The finite-sample learner after the mixture `real-data` is another model: its n points are real or synthetic at random. Source: He, Xu & Cheng 2025
 * (arXiv:2502.18049).
 */
import { UnanswerableError } from '../../../theory';
import type { LearnerPart } from './learner-part';

/** The learner that averages the means of n real and `times` n synthetic points. */
const averaging = (id: string, times: 1 | 2): LearnerPart => ({
  id,
  title: `fitted to n real and ${times === 1 ? '' : times}n synthetic samples, whose means are weighted 1 : λ`,
  formula: 'p_{t+1} = N((x̄ + λ ȳ)/(1 + λ), σ_ref²), x_i ~ p_ref, y_i ~ D i.i.d.',
  reference: 'He, Xu & Cheng 2025, arXiv:2502.18049',
  needs: { samples: true, models: ['gaussian'] },
  fit: (ops, data, { sampling, reference, lambda }) => {
    if (sampling === undefined) throw new UnanswerableError('an instance without samples, which this learner needs');
    if (ops.averageOfMeans === undefined) throw new UnanswerableError('this model has no mean of known variance');
    const { size } = sampling;
    return ops.averageOfMeans(reference(), data, { real: size, synthetic: times * size }, lambda);
  },
});

/** As many synthetic points as real ones. */
export const weightedMeans: LearnerPart = averaging('weighted-means', 1);

/** Twice as many synthetic points as real ones. */
export const weightedMeansOfTwice: LearnerPart = averaging('weighted-means-of-twice', 2);
