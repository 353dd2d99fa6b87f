/**
 * `win_rate(p, q)`: the probability that a draw from p is better than an independent draw from q, where a tie counts one half.
 *
 *     win_rate(p, q) = P(w(X) > w(Y)) + P(w(X) = w(Y))/2 ,   X ~ p, Y ~ q independent
 *
 * So win_rate(p, q) + win_rate(q, p) = 1, and win_rate(p, p) = 1/2.
 */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

export const winRate = defineWord({
  name: 'win_rate',
  gives: 'scalar',
  takes: ['law', 'law'],
  typeset: (set, p, q) => `\\mathrm{win}\\left(${set.law(p)} \\succ ${set.law(q)}\\right)`,
  evaluate: (at, p, q) =>
    at.model.winRate?.(p(at), q(at)) ??
    unanswerable('this model does not know how often a draw is better than another; discrete models do'),
});
