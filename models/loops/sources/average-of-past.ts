/**
 * The average of past models: each candidate comes from one of the models so far, all of them equally likely,
 *
 *     p̄_t = (p_0 + … + p_t)/(t + 1) .
 *
 * So it is drawn from a pool into which every model has put equally many samples. Without real data `p̄_{t+1} = ((t + 1) p̄_t + c_t)/(t + 2)`, c_t the law kept
 * from p̄_t: the averages are the models of `accumulate` that starts at its real data, p_ref = p_0.
 *
 * Source: after fictitious play, G. W. Brown 1951, "Iterative solution of games by fictitious play", in which each player meets the average of all earlier plays.
 */
import { Q } from '../../../theory';
import type { SourcePart } from './source-part';

/** Candidates from the average of all models so far. */
export const averageOfPast: SourcePart = {
  id: 'average-of-past',
  title: 'drawn from the average of all models so far',
  formula: '(p_0 + … + p_t)/(t + 1)',
  reference: 'after fictitious play, Brown 1951',
  needs: { rounds: 3 },
  source: (ops, { history: [first, ...others] }) =>
    others.reduce((average, law, i) => ops.mix(average, law, Q.of(1, i + 1)), first),
};
