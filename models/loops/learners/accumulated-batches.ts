/**
 * Batches that are kept: every round draws n new points of its data and is fitted to the points of all rounds so far,
 *
 *     p_{t+1} = the fit to t + 1 batches = (t p_t + s_t)/(t + 1) ,   s_t the empirical law of n i.i.d. points of D_t .
 *
 * The first batch is drawn from the data of the first round, such as the truth p_0, and stays. The finite-sample learner after the mixture `accumulate`
 * is another model: it forgets the points, and draws n new ones from the accumulated law in every round.
 *
 * Source: Gerstgrasser et al. 2024 (arXiv:2404.01413), for Gaussians Kazdan et al. 2024 (arXiv:2410.16713).
 */
import { Q, UnanswerableError } from '../../../theory';
import { derivedSeed } from '../../random';
import { finite, newest } from '../loop';
import type { LearnerPart } from './learner-part';

/** The learner that fits the samples of all rounds. */
export const accumulatedBatches: LearnerPart = {
  id: 'accumulated-batches',
  title: 'fitted to n samples a round, of which those of earlier rounds are kept',
  formula: 'p_{t+1} = (t p_t + s_t)/(t + 1), s_t the law of n samples of D',
  reference: 'Gerstgrasser et al. 2024, arXiv:2404.01413; Kazdan et al. 2024, arXiv:2410.16713',
  needs: { samples: true, models: ['discrete', 'gaussian'] },
  fit: (ops, data, round) => {
    const { sampling, history } = round;
    if (sampling === undefined) throw new UnanswerableError('an instance without samples, which this learner needs');
    const batches = history.length - 1;
    const earlier = { law: newest(round), batches };
    if (ops.fitToSample) {
      const fit = { size: sampling.size, divisor: 'n' } as const;
      if (batches === 0) return ops.fitToSample(data, fit);
      if (ops.fitToBatches) return ops.fitToBatches(data, fit, earlier);
      throw new UnanswerableError('this model does not keep the samples of earlier rounds');
    }
    const sample = finite(ops).sample(data, sampling.size, derivedSeed(sampling.seed, 'sample', String(batches)));
    return batches === 0 ? sample : ops.mix(earlier.law, sample, Q.of(1, batches));
  },
};
