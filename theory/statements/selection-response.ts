/**
 * The response to selection: the gain of the next model over the real data is η times the gain of the choice over the
 * real data.
 *
 * It follows from `p_{t+1} = (p_ref + λ p_t H)/(1 + λ)` by taking means of w. In quantitative genetics this is the
 * breeder's equation, with η as the heritability. For learned models the claim is about the training data, up to the
 * resolution ε; it does not depend on the learner.
 */
import { type Statement, domain } from './statement';

export const selectionResponse: Statement = {
  id: 'selection-response',
  title: 'The response is η times the selection',
  source: { kind: 'derived', reference: 'from the definition of the loop with real data' },
  summary:
    'With real data, the mean weight of the next model differs from that of the real data by exactly η = λ/(1+λ) times what the kept candidates differ by.',
  claims: [
    {
      id: 'a',
      says: 'the next model keeps the share η of the selection differential',
      claim: 'E(p[t + 1], w) - E(p_ref, w) == eta*(E(curate(p[t]), w) - E(p_ref, w))',
    },
    {
      id: 'b',
      says: 'the training data keeps no more than that share, up to ε',
      claim: 'E(train(p[t]), w) - E(p_ref, w) <= eta*(E(curate(p[t]), w) - E(p_ref, w)) + epsilon*w_max',
      learned: 'only',
    },
    {
      id: 'c',
      says: 'and no less',
      claim: 'E(train(p[t]), w) - E(p_ref, w) >= eta*(E(curate(p[t]), w) - E(p_ref, w)) - epsilon*w_max',
      learned: 'only',
    },
  ],
  hypotheses: [
    {
      id: 'exact-fit',
      says: 'the learner fits exactly',
      formal: 'epsilon == 0',
      carries: ['a'],
      drop: {
        how: 'a learner that is off by ε in total variation',
        domain: { fit: 'off' },
        expect: 'counterexample',
        because: 'the error of the fit is added to the response',
      },
    },
  ],
  domain: domain({ data: 'real', start: 'free' }),
  budget: { rounds: 2 },
  models: ['discrete'],
  mutants: ['real-share-low', 'real-share-high', 'stale-model', 'drop-real-data'],
};
