/**
 * A finite sample: the learner is the maximum-likelihood fit to n i.i.d. points of its training data. The fit of a
 * categorical model is their empirical law; without curation and real data the loop is then the Wright–Fisher model of
 * genetic drift with n genes. The fit of a Gaussian has the mean of the points and their variance with divisor n; the
 * `unbiased-sample` learner divides by n − 1.
 *
 * Source: Fisher 1930, Wright 1931; for generative models Shumailov et al. 2024 (arXiv:2305.17493).
 */
import { UnanswerableError } from '../../../theory';
import { derivedSeed } from '../../random';
import { finite } from '../loop';
import type { LearnerPart } from './learner-part';

/** The learner that fits n samples of its data. */
export const finiteSample: LearnerPart = {
  id: 'finite-sample',
  title: 'fitted to n samples',
  formula: 'p_{t+1} = (1/n) Σ_i δ_{x_i}, x_i ~ D i.i.d.',
  reference: 'Wright 1931; Shumailov et al. 2024, arXiv:2305.17493',
  needs: { samples: true, models: ['discrete', 'gaussian'] },
  fit: (ops, data, { sampling, history }) => {
    if (sampling === undefined) throw new UnanswerableError('an instance without samples, which this learner needs');
    if (ops.fitToSample) return ops.fitToSample(data, { size: sampling.size, divisor: 'n' });
    return finite(ops).sample(data, sampling.size, derivedSeed(sampling.seed, 'sample', String(history.length - 1)));
  },
};

/** The Gaussian fit to n samples, with the unbiased variance. */
export const unbiasedSample: LearnerPart = {
  id: 'unbiased-sample',
  title: 'fitted to n samples, with the variance over n − 1',
  formula: 'p_{t+1} = N(x̄, Σ_i (x_i − x̄)²/(n − 1)), x_i ~ D i.i.d.',
  reference: 'Bessel’s correction; Shumailov et al. 2024, arXiv:2305.17493',
  needs: { samples: true, models: ['gaussian'] },
  fit: (ops, data, { sampling }) => {
    if (sampling === undefined) throw new UnanswerableError('an instance without samples, which this learner needs');
    if (ops.fitToSample === undefined) throw new UnanswerableError('a law on atoms has no variance over n − 1');
    return ops.fitToSample(data, { size: sampling.size, divisor: 'n - 1' });
  },
};
