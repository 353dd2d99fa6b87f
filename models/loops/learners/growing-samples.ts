/**
 * Samples that grow from round to round: the learner fits `n_t = n (t + 1)^a` i.i.d. points of its training data, a = 2 or 1.
 *
 * Without curation and real data a round loses the fraction 1/n_t of the variety of the model, so that a share of it remains for ever if and only if `Σ 1/n_t` is
 * finite: for a = 2 and not for a = 1. Source: S. Wright 1931, Genetics 16, for a population whose size changes.
 */
import type { LearnerPart } from './learner-part';
import { finiteSample } from './finite-sample';

function growing(id: string, power: 1 | 2, words: string): LearnerPart {
  const exponent = power === 1 ? '' : '²';
  return {
    id,
    title: `fitted to n (t + 1)${exponent} samples, ${words}`,
    formula: `p_{t+1} = the law of n (t + 1)${exponent} samples of D`,
    reference: 'Wright 1931, Genetics 16',
    needs: { samples: true, models: ['discrete', 'gaussian'] },
    fit: (ops, data, round) => {
      const { sampling, history } = round;
      const grown = sampling && { ...sampling, size: sampling.size * history.length ** power };
      return finiteSample.fit(ops, data, { ...round, sampling: grown });
    },
  };
}

/** n (t + 1)² samples. */
export const growingSamples: LearnerPart = growing('growing-samples', 2, 'whose reciprocals have a finite sum');

/** n (t + 1) samples. */
export const slowlyGrowingSamples: LearnerPart = growing('slowly-growing-samples', 1, 'whose reciprocals sum to ∞');
