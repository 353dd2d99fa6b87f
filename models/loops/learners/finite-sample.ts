/**
 * A finite sample: the learner keeps the empirical law of n i.i.d. points of its training data, as the maximum-likelihood fit of a
 * categorical model does. Without curation and real data that is the Wright–Fisher model of genetic drift, with n genes.
 *
 * Source: Fisher 1930, Wright 1931; for generative models Shumailov et al. 2024 (arXiv:2305.17493).
 */
import { UnanswerableError } from '../../../theory';
import { derivedSeed } from '../../random/seeds';
import { finite } from '../loop';
import type { LearnerPart } from './learner-part';

export const finiteSample: LearnerPart = {
  id: 'finite-sample',
  title: 'fitted to n samples',
  formula: 'p_{t+1} = (1/n) Σ_i δ_{x_i}, x_i ~ D i.i.d.',
  reference: 'Wright 1931; Shumailov et al. 2024, arXiv:2305.17493',
  needs: { samples: true },
  fit: (ops, data, { sampling, history }) => {
    if (sampling === undefined) throw new UnanswerableError('an instance without samples, which this learner needs');
    return finite(ops).sample(data, sampling.size, derivedSeed(sampling.seed, 'sample', String(history.length - 1)));
  },
};
