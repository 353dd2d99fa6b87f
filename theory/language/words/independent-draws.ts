/**
 * `E_pair(p, q, f)`: the expectation of f over two independent atoms, X_1 from p and X_2 from q; `E_triple` draws a third. f may use
 * `w[1]`, `r[1]`, `w[2]`, …, the weight and the reward at each atom, and `indicator(w[1] > w[2])`.
 *
 *     E_pair(p, q, f) = Σ_i Σ_j p(i) q(j) f(i, j)
 *
 * So `E_pair(p, p, abs(w[1] - w[2]))` is Gini's mean difference.
 */
import { unanswerable } from '../../errors';
import { defineWord } from '../tree';

const NO_ATOMS = 'this model has no atoms to draw; discrete models have';

export const pairMean = defineWord({
  name: 'E_pair',
  gives: 'scalar',
  takes: ['law', 'law', 'of independent draws'],
  typeset: (set, p, q, { of }) =>
    `\\mathbb{E}_{X_1 \\sim ${set.law(p)},\\, X_2 \\sim ${set.law(q)}}\\left[${set.expression(of)}\\right]`,
  evaluate: (at, p, q, { of }) =>
    at.model.independent?.([p(at), q(at)], (atoms) => at.atAtoms(atoms, of)) ?? unanswerable(NO_ATOMS),
});

export const tripleMean = defineWord({
  name: 'E_triple',
  gives: 'scalar',
  takes: ['law', 'law', 'law', 'of independent draws'],
  typeset: (set, p, q, s, { of }) =>
    `\\mathbb{E}_{X_1 \\sim ${set.law(p)},\\, X_2 \\sim ${set.law(q)},\\, X_3 \\sim ${set.law(s)}}` +
    `\\left[${set.expression(of)}\\right]`,
  evaluate: (at, p, q, s, { of }) =>
    at.model.independent?.([p(at), q(at), s(at)], (atoms) => at.atAtoms(atoms, of)) ?? unanswerable(NO_ATOMS),
});
