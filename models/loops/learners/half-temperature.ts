/**
 * Sampling at temperature ½: the law is fitted exactly, and its samples are drawn from the squared masses, `p_{t+1} = D²/Σ D²`.
 *
 * A softmax at temperature τ draws from `p^β/Σ p^β`, β = 1/τ; here β = 2, so that masses stay rational. Two draws that are rejected until they
 * agree have the same law. Source: softmax sampling, as in the escort distributions of statistical physics.
 */
import type { VectorRule } from '../choice-rule';
import { finite } from '../loop';
import { exactFit } from './exact';
import type { LearnerPart } from './learner-part';

const squared: VectorRule = ([law = []], _weights, F) => {
  const squares = law.map((mass) => F.mul(mass, mass));
  const total = F.sum(squares);
  return squares.map((square) => F.div(square, total));
};

/** The learner whose model is sampled at temperature ½. */
export const halfTemperature: LearnerPart = {
  id: 'half-temperature',
  title: 'fitted exactly and sampled at temperature 1/2',
  formula: 'p_{t+1} = D²/Σ D²',
  reference: 'softmax sampling at temperature 1/2',
  needs: { exact: true },
  fit: (ops, data, round) => finite(ops).transform([exactFit.fit(ops, data, round)], squared),
};
