/**
 * Accumulation: all data is kept, which is the real data and equally many curated points from every round:
 *
 *     D_t = (p_ref + c_0 + … + c_t)/(t + 2) ,      p_{t+1} = D_t = ((t + 1) D_{t−1} + c_t)/(t + 2) ,   D_{−1} = p_ref .
 *
 * These are laws. With an exact fit, as in the loop `accumulate`, each batch is infinite. With the finite-sample learner, n points are drawn
 * anew from the accumulated law in every round: accumulation with a subsample of a fixed size. The learner `accumulated-batches` keeps the points.
 *
 * Source: Gerstgrasser et al. 2024, *Is Model Collapse Inevitable?* (arXiv:2404.01413); with subsamples Kazdan et al. 2024 (arXiv:2410.16713).
 */
import { Q } from '../../../theory';
import { newest } from '../loop';
import type { MixturePart } from './mixture-part';

/** Accumulation: the curated data is added to the data of all earlier rounds. */
export const accumulate: MixturePart = {
  id: 'accumulate',
  title: 'added to the data of all rounds before',
  formula: '((t + 1) p_t + c_t)/(t + 2), with p_ref for p_0',
  reference: 'Gerstgrasser et al. 2024, arXiv:2404.01413',
  needs: { ownMixture: 'the share of new data is 1/(t + 2), not λ/(1 + λ)', rounds: 3 },
  mix: (ops, curated, round) => {
    const t = round.history.length - 1;
    const before = t === 0 ? round.reference() : newest(round);
    return ops.mix(before, curated, Q.of(1, t + 1));
  },
};
