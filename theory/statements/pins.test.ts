/**
 * A second copy of every statement.
 *
 * A weakened claim still holds in every case: an exponent 30 instead of 3, a restriction to later rounds, a domain with
 * fewer candidates. A search notices it only if the bound was tight. This table notices every change. Whoever changes a
 * claim, its restriction, a definition, a hypothesis, a domain or a source must change the table too, by hand, after
 * comparing the change with the source. A reviewer then sees both.
 */
import { describe, expect, it } from '@jest/globals';
import { STATEMENTS } from './registry';
import { type ClaimSpec, DEFAULT_DOMAIN, type Domain, type Hypothesis, type Statement } from './statement';

interface Pin {
  /** The kind and the reference. */
  readonly source: string;
  readonly models: string;
  /** The expected verdict on a statement that is not a theorem. */
  readonly expected?: string;
  readonly where?: Readonly<Record<string, string>>;
  /** The differences from `DEFAULT`. */
  readonly domain: Partial<Domain>;
  /** By letter: the text, the restriction, the models, the fields `learned` and `data`, and the parts on trained models. */
  readonly claims: Readonly<Record<string, readonly string[]>>;
  /** By id: the formal text, and the claims that need the hypothesis if not all do. */
  readonly hypotheses: Readonly<Record<string, readonly string[]>>;
}

const DEFAULT: Domain = {
  candidates: { min: 1, max: 64, infinite: 'sometimes' },
  data: 'synthetic',
  start: 'free',
  bound: 'supremum',
  support: 'full',
  fit: 'exact',
  reward: 'quadratic',
  loop: 'curated',
};

const PINS: Readonly<Record<string, Pin>> = {
  'lemma-2.1': {
    source: 'published: Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499, Lemma 2.1; rates derived',
    models: 'discrete',
    where: {
      a: 'w(x)/E(p[t], w)',
      m: 'a + K - 1',
      nu: 'Var(p[t], w)/E(p[t], w)^2',
      mu_3: 'E(p[t], (w/E(p[t], w) - 1)^3)',
      mu_4: 'E(p[t], (w/E(p[t], w) - 1)^4)',
      s: '1/m + (K - 1)*nu/m^3 - (K - 1)*mu_3/m^4',
    },
    domain: { candidates: { min: 2, max: 64, infinite: 'never' } },
    claims: {
      a: ['KL(tilt(p[t]), curate(p[t])) <= log(1 + Var(p[t], w)/(K*E(p[t], w)^2))'],
      b: ['H(p[t], x)*E(p[t], w)/w(x) >= K*s'],
      c: [
        'H(p[t], x)*E(p[t], w)/w(x) <= K*(s + ((K - 1)*mu_4 + 3*(K - 1)*(K - 2)*nu^2)/(m^4*(a + (K - 1)*w_min/E(p[t], w))))',
      ],
    },
    hypotheses: { 'finite-mean': ['E(p[0], w) <= 1000*w_min', 'for no claim'] },
  },
  'lemma-2.2': {
    source: 'published: Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499, Lemma 2.2',
    models: 'discrete large-discrete gaussian mixture',
    domain: { support: 'any' },
    claims: {
      a: ['E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max'],
      b: [
        'E(curate(p[t]), w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max',
        'when K >= 2',
        'learned: only',
        'data: any',
      ],
    },
    hypotheses: { 'bounded-weight': [], 'luce-choice': [], 'choice-sees-reward': [] },
  },
  'theorem-2.1': {
    source: 'published: Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499, Theorem 2.1; rates derived',
    models: 'discrete large-discrete gaussian mixture',
    where: {
      odds: '(1 - P(p[0], A_star))/P(p[0], A_star)',
      rho: 'w_next*(w_max + w_min)/(w_max*(w_next + w_min))',
      spread: 'd/2 + 4*M_0/27 + (d + M_0/4)^2/16',
    },
    domain: { candidates: { min: 2, max: 64, infinite: 'sometimes' }, support: 'best' },
    claims: {
      a: ['E(p[t + 1], w) - E(p[t], w) >= Var(p[t], w)/(2*w_max)'],
      b: ['w_max - E(p[t], w) <= (w_max - w_min)*rho^t*odds', 'on discrete large-discrete'],
      c: ['Var(p[t], w) <= (w_max - w_min)^2*rho^t*odds', 'on discrete large-discrete'],
      d: ['KL(p_star, p[t]) == -log(P(p[t], A_star))', 'on discrete'],
      e: ['mass(given(p[t], A_star), x) == p_star(x)', 'on discrete'],
      f: ['KL(p_star, p[t + 1]) < KL(p_star, p[t])', 'when P(p[t], A_star) < 1', 'on discrete'],
      g: ['Var(p[t + 1], r) < Var(p[t], r)', 'on gaussian'],
      h: ['r_max - E(p[t], r) <= (d + M_0/4)/(2*t)', 'when t >= 1', 'on gaussian mixture'],
      i: [
        'P(p[t + 1], A_star) > P(p[t], A_star)',
        'when Var(p[t], w)*P(p[t], A_star) > 0',
        'learned: only',
        'learner P(p[t + 1], A_star) - P(train(p[t]), A_star)',
      ],
      j: [
        'E(p[t], w) - E(p[0], w) >= Var(p[0], w)/(2*w_max)',
        'when t >= 1',
        'learned: only',
        'learner sum_rounds(E(p[s + 1], w) - E(train(p[s]), w), 0, t - 1)',
        'step E(train(p[t]), w) - E(p[t], w) >= Var(p[t], w)/(2*w_max)',
      ],
      k: ['w_max - E(p[t], w) <= w_max*(d + M_0/4)/(2*t)', 'when t >= 1', 'on gaussian mixture'],
      l: ['Var(p[t], r) <= (d/2 + 4*M_0/27)/t^2', 'when t >= 1', 'on gaussian'],
      m: ['Var(p[t], r) <= spread/t^2', 'when t >= 1', 'on mixture'],
      n: ['Var(p[t], w) <= w_max^2*spread/t^2', 'when t >= 1', 'on gaussian mixture'],
    },
    hypotheses: {
      'two-candidates': ['K >= 2', 'for a b c f g h i j k l m n'],
      'supremum-approached': ['for b c'],
      'bounded-reward': ['for g h k l m n'],
      'best-has-mass': ['P(p[0], A_star) > 0', 'for b c d e f'],
    },
  },
  'theorem-2.2': {
    source:
      'restated: Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499, Theorem 2.2; restated with explicit rates',
    models: 'discrete gaussian',
    where: {
      u: 'max(sup_ratio(p[t], p_ref) - 1, 1 - 1/sup_ratio(p_ref, p[t]))',
      gamma: '((1 + u)/(1 - u))^2',
      J: 'KL(p_ref, p[t]) + KL(p[t], p_ref)',
      c: '1 + J + sqrt(J^2 + 2*J)',
    },
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      data: 'real',
      fit: 'sometimes-off',
      loop: 'maximum-likelihood',
    },
    claims: {
      a: ['p[t](x) - p_ref(x) == eta^t*(p[0](x) - p_ref(x))', 'on discrete'],
      b: ['KL(p_ref, p[t + 1]) < KL(p_ref, p[t])', 'when KL(p_ref, p[t]) > 0'],
      c: ['KL(p_ref, p[t]) <= eta^t*KL(p_ref, p[0])', 'on discrete'],
      d: ['KL(p_ref, p[t + 1]) <= eta^2*gamma*KL(p_ref, p[t])', 'when u < 1', 'on discrete'],
      e: ['KL(p_ref, p[t + 1]) >= eta^2*KL(p_ref, p[t])/gamma', 'when u < 1', 'on discrete'],
      f: [
        'TV(p[t], p_ref) <= eta^t*TV(p[0], p_ref) + epsilon*(1 - eta^t)/(1 - eta)',
        'when min(epsilon, t) > 0',
        'on discrete',
      ],
      g: [
        'E(p[t + 1], w) - E(p_ref, w) <= eta*(E(p[t], w) - E(p_ref, w)) + epsilon*w_max',
        'learned: only',
        'learner E(train(p[t]), w) - E(p[t + 1], w)',
      ],
      h: [
        'E(p[t + 1], w) - E(p_ref, w) >= eta*(E(p[t], w) - E(p_ref, w)) - epsilon*w_max',
        'learned: only',
        'learner E(p[t + 1], w) - E(train(p[t]), w)',
      ],
      i: ['E(p[t + 1], r) - E(p_ref, r) == eta*(E(p[t], r) - E(p_ref, r))', 'on gaussian'],
      j: ['KL(p_ref, p[t + 1]) <= eta^2*c^2*KL(p_ref, p[t])', 'on gaussian'],
      k: ['KL(p_ref, p[t + 1]) >= eta^2*KL(p_ref, p[t])/c^2', 'on gaussian'],
    },
    hypotheses: {
      'no-curation': [],
      'real-data': ['eta < 1', 'for b'],
      'exact-fit': ['epsilon == 0', 'for a b c d e'],
    },
  },
  'theorem-2.3': {
    source: 'published: Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499, Theorem 2.3',
    models: 'discrete large-discrete gaussian mixture',
    domain: { data: 'real', start: 'reference', support: 'any' },
    claims: {
      a: [
        'E(p[t], w) - E(p_ref, w) >= lambda/(1 + lambda)^3*(1 - 1/K)*Var(p_ref, w)/w_max',
        'when t >= 1',
        'learned: also',
        'learner eta^t*(E(p[0], w) - E(p_ref, w) + (1 - 1/K)*(Var(p[0], w) - Var(p_ref, w))/w_max) + ' +
          'sum_rounds(eta^(t - 1 - s)*(E(p[s + 1], w) - E(train(p[s]), w)), 0, t - 1) + ' +
          'sum_rounds(eta^(t - s)*(1 - 1/K)*(Var(p[s], w) - Var(train(p[s - 1]), w))/w_max, 1, t - 1)',
        'step E(train(p[t]), w) - E(p_ref, w) >= eta*(E(p[t], w) - E(p_ref, w) + (1 - 1/K)*Var(p[t], w)/w_max)',
        'step Var(train(p[t]), w) >= (1 - eta)*Var(p_ref, w)',
      ],
    },
    hypotheses: { 'starts-at-reference': ['KL(p[0], p_ref) == 0'] },
  },
  'theorem-2.4': {
    source: 'published: Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499, Theorem 2.4; (b) from its proof',
    models: 'discrete large-discrete',
    domain: { candidates: { min: 1, max: 64, infinite: 'never' }, data: 'stable', start: 'reference', support: 'any' },
    claims: {
      a: ['KL(p[t], p_ref) <= -log(1 - lambda*(K - 1))'],
      b: ['sup_ratio(p[t], p_ref) <= 1/(1 - lambda*(K - 1))'],
      c: [
        'P(p[t], A_star) <= P(p_ref, A_star)/(1 - lambda*(K - 1))',
        'learned: only',
        'learner (eta*K)^t*(P(p_ref, A_star) - P(p[0], A_star)) + ' +
          'sum_rounds((eta*K)^(t - 1 - s)*(P(train(p[s]), A_star) - P(p[s + 1], A_star)), 0, t - 1)',
        'step P(train(p[t]), A_star) <= (1 - eta)*P(p_ref, A_star) + eta*K*P(p[t], A_star)',
      ],
      d: [
        'KL(binned(p[t]), binned(p_ref)) <= -log(1 - lambda*(K - 1))',
        'learned: only',
        'learner sum_rounds(KL(binned(train(p[s])), binned(p_ref)) - KL(binned(p[s + 1]), binned(p_ref)), 0, t - 1)' +
          ' - KL(binned(p[0]), binned(p_ref))',
        'step sup_ratio(binned(train(p[t])), binned(p_ref)) <= 1 - eta + eta*K*sup_ratio(binned(p[t]), binned(p_ref))',
        'sums: false',
      ],
    },
    hypotheses: { 'starts-at-reference': ['KL(p[0], p_ref) == 0'], 'enough-real-data': ['lambda*(K - 1) < 1'] },
  },
  'rlhf-equivalence': {
    source: 'published: Ferbach, Bertrand, Bose, Gidel 2024, arXiv:2407.09499, section 2; Gibbs variational principle',
    models: 'discrete gaussian',
    where: { J_t: 'E(p[t], r) - KL(p[t], p[0])/t', J_q: 'E(q, r) - KL(q, p[0])/t' },
    domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
    claims: { a: ['J_q <= J_t', 'when t >= 1'], b: ['J_t - J_q == KL(q, p[t])/t', 'when t >= 1'] },
    hypotheses: { 'many-candidates': ['1/K == 0'], 'fully-synthetic': ['eta == 1'] },
  },
  'step-identity': {
    source: 'derived: behind Lemma 2.2',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 64, infinite: 'never' } },
    claims: {
      a: ['E(curate(p[t]), w) - E(p[t], w) == E_draws(p[t], var(w)/mean(w))'],
      b: ['E(p[t + 1], w) - E(p[t], w) == (K - 1)/2*E_draws(p[t], (w[1] - w[2])^2/sum(w))', 'when K >= 2'],
    },
    hypotheses: { 'fully-synthetic': ['eta == 1', 'for b'] },
  },
  'step-sandwich': {
    source: 'derived: from step-identity',
    models: 'discrete',
    domain: { support: 'any' },
    claims: {
      a: ['E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max'],
      b: ['E(p[t + 1], w) - E(p[t], w) <= (1 - 1/K)*Var(p[t], w)/w_min'],
    },
    hypotheses: { 'bounded-weight': ['for a'] },
  },
  'sharp-lemma-2.2': {
    source: 'derived: Cauchy–Schwarz from step-identity; exponential tilts',
    models: 'discrete gaussian',
    domain: { support: 'any' },
    claims: {
      a: ['E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/((1 - 1/K)*E(p[t], w) + w_max/K)', 'on discrete'],
      b: ['E(p[t + 1], w) - E(p[t], w) <= (1 - 1/K)*Var(p[t], w)/((1 - 1/K)*E(p[t], w) + w_min/K)', 'on discrete'],
      c: [
        '(E(p[1], w) - E(p[0], w))*(E(p[0], w)*Var(p[0], w) + E(p[0], (w - E(p[0], w))^3)/K) >= (1 - 1/K)*Var(p[0], w)^2',
      ],
    },
    hypotheses: { 'bounded-weight': ['for a'], 'bounded-reward': ['for a'], 'luce-choice': [] },
  },
  'shortfall-moments': {
    source: 'derived: exponential clocks: the shortfall is a Hausdorff moment sequence',
    models: 'discrete',
    domain: { candidates: { min: 3, max: 64, infinite: 'never' }, support: 'any' },
    claims: {
      a: ['2*E(curate(p[t], K - 1), w) >= E(curate(p[t], K - 2), w) + E(curate(p[t]), w)'],
      b: [
        '(E(tilt(p[t]), w) - E(curate(p[t], K - 2), w))*(E(tilt(p[t]), w) - E(curate(p[t]), w)) >= (E(tilt(p[t]), w) - E(curate(p[t], K - 1), w))^2',
      ],
    },
    hypotheses: { 'luce-choice': [] },
  },
  'lemma-2.1-rate': {
    source: 'derived: exponential clocks, convexity of KL, and Hoeffding’s lemma',
    models: 'discrete',
    domain: { candidates: { min: 2, max: 64, infinite: 'never' } },
    claims: { a: ['KL(tilt(p[t]), curate(p[t])) <= ((w_max/w_min - 1)/(2*K))^2'] },
    hypotheses: { 'bounded-range': [], 'luce-choice': [] },
  },
  'fisher-identity': {
    source: 'derived: R. A. Fisher 1930, the fundamental theorem of natural selection',
    models: 'discrete gaussian',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
    claims: { a: ['E(p[t + 1], w) - E(p[t], w) == Var(p[t], w)/E(p[t], w)'] },
    hypotheses: { 'many-candidates': ['1/K == 0'] },
  },
  'k2-tanh': {
    source: 'derived: from the definition of H at K = 2',
    models: 'discrete',
    domain: { candidates: { min: 2, max: 2, infinite: 'never' } },
    claims: { a: ['H(p[t], x) == 1 + E(p[t], tanh((r(x) - r)/2))'] },
    hypotheses: { 'two-candidates': ['K == 2'] },
  },
  'step-cost': {
    source: 'derived: H is dominated, in convex order, by K u^(K−1) with u uniform',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 64, infinite: 'never' }, support: 'any' },
    claims: {
      a: ['KL(curate(p[t]), p[t]) <= log(K) - (1 - 1/K)'],
      b: ['chi2(curate(p[t]), p[t]) <= (K - 1)^2/(2*K - 1)'],
    },
    hypotheses: { 'finite-candidates': ['for b'] },
  },
  'information-budget': {
    source: 'restated: Mroueh 2024, arXiv:2406.05883, for bounded rewards; Pinsker’s inequality',
    models: 'discrete',
    domain: {},
    claims: {
      a: ['(E(curate(p[t]), w) - E(p[t], w))^2 <= (w_max - w_min)^2*KL(curate(p[t]), p[t])/2'],
      b: ['(E(p[t], w) - E(p[0], w))^2 <= (w_max - w_min)^2*KL(p[t], p[0])/2'],
    },
    hypotheses: { 'bounded-weight': [] },
  },
  'price-equation': {
    source: 'restated: Price 1970, Nature 227; restated for the curation factor',
    models: 'discrete',
    domain: {},
    claims: {
      a: [
        'E(p[t + 1], w) - E(p[t], w) == E(p[t], w*ratio(curate(p[t]), p[t])) - E(p[t], w)*E(p[t], ratio(curate(p[t]), p[t]))',
      ],
      b: [
        'E(p[t + 1], ratio(q, p[0])) - E(p[t], ratio(q, p[0])) == E(p[t], ratio(q, p[0])*ratio(curate(p[t]), p[t])) - E(p[t], ratio(q, p[0]))*E(p[t], ratio(curate(p[t]), p[t]))',
      ],
      c: [
        'E(p[t + 1], w^2) - E(p[t], w^2) == E(p[t], w^2*ratio(curate(p[t]), p[t])) - E(p[t], w^2)*E(p[t], ratio(curate(p[t]), p[t]))',
      ],
      d: ['p[t + 1](x) - p[t](x) == mass(curate(p[t]), x) - p[t](x)*E(p[t], ratio(curate(p[t]), p[t]))'],
    },
    hypotheses: { 'fully-synthetic': ['eta == 1'], 'exact-fit': ['epsilon == 0'] },
  },
  'odds-rate': {
    source: 'derived: makes Theorem 2.1 quantitative at finite K',
    models: 'discrete large-discrete',
    where: {
      rho: 'w_next*(w_max/K + (1 - 1/K)*w_min)/(w_max*(w_next/K + (1 - 1/K)*w_min))',
      odds: '(1 - P(p[0], A_star))/P(p[0], A_star)',
    },
    domain: { candidates: { min: 2, max: 64, infinite: 'sometimes' } },
    claims: {
      a: [
        'H(p[t], y)/H(p[t], x) <= w(y)*(w(x)/K + (1 - 1/K)*w_min)/(w(x)*(w(y)/K + (1 - 1/K)*w_min))',
        'when w(x) > w(y)',
        'on discrete',
      ],
      b: ['(1 - P(p[t], A_star))/P(p[t], A_star) <= rho^t*odds', 'when t >= 1'],
    },
    hypotheses: { 'best-has-mass': ['P(p[0], A_star) > 0', 'for b'] },
  },
  'tv-lipschitz': {
    source: 'derived: bound on the derivative of p ↦ p H^K_p; attained',
    models: 'discrete',
    where: { h_K: 'exp(D)/(1 + (exp(D) - 1)/K)' },
    domain: {},
    claims: {
      a: ['TV(curate(p[t]), curate(q)) <= h_K*TV(p[t], q)', 'when TV(p[t], q) > 0'],
      b: ['H(p[t], x) <= h_K'],
      c: ['h_K <= exp(D)'],
      d: ['h_K <= K'],
    },
    hypotheses: { 'bounded-range': ['for a b'] },
  },
  'tv-contraction': {
    source: 'derived: tv-lipschitz, with real data in common; Banach fixed point theorem',
    models: 'discrete',
    where: { h_K: 'exp(D)/(1 + (exp(D) - 1)/K)' },
    domain: { data: 'sharply-stable' },
    claims: {
      a: ['TV(next(p[0]), next(q)) <= eta*h_K*TV(p[0], q)', 'when TV(p[0], q) > 0'],
      b: ['TV(p[t + 1], p[t]) <= (eta*h_K)^t*TV(p[1], p[0])', 'when t >= 1'],
      c: ['TV(next(p[0]), next(q)) < TV(p[0], q)', 'when TV(p[0], q) > 0'],
    },
    hypotheses: { 'enough-real-data': ['lambda*(h_K - 1) < 1', 'for c'], 'bounded-range': ['for a b'] },
  },
  'selection-response': {
    source: 'derived: from the definition of the loop with real data',
    models: 'discrete',
    domain: { data: 'real' },
    claims: {
      a: ['E(p[t + 1], w) - E(p_ref, w) == eta*(E(curate(p[t]), w) - E(p_ref, w))'],
      b: ['E(train(p[t]), w) - E(p_ref, w) <= eta*(E(curate(p[t]), w) - E(p_ref, w)) + epsilon*w_max', 'learned: only'],
      c: ['E(train(p[t]), w) - E(p_ref, w) >= eta*(E(curate(p[t]), w) - E(p_ref, w)) - epsilon*w_max', 'learned: only'],
    },
    hypotheses: { 'exact-fit': ['epsilon == 0', 'for a'] },
  },
  'sharp-theorem-2.3': {
    source: 'derived: Lemma 2.2 and Var_{p_t} ≥ (1 − η) Var_{p_ref}',
    models: 'discrete large-discrete gaussian mixture',
    where: { gain: '(1 - 1/K)*Var(p_ref, w)/w_max' },
    domain: { data: 'real', start: 'reference', support: 'any' },
    claims: {
      a: ['E(p[t], w) - E(p_ref, w) >= lambda/(1 + lambda)^2*gain', 'when t >= 1'],
      b: ['E(p[t], w) - E(p_ref, w) >= eta*gain', 'when t >= 1'],
    },
    hypotheses: { 'starts-at-reference': ['KL(p[0], p_ref) == 0'] },
  },
  'sharp-theorem-2.4': {
    source: 'derived: s_{t+1} ≤ (1 + λ h_K s_t)/(1 + λ)',
    models: 'discrete large-discrete',
    where: { h_K: 'exp(D)/(1 + (exp(D) - 1)/K)' },
    domain: { data: 'sharply-stable', start: 'reference', support: 'any' },
    claims: {
      a: ['sup_ratio(p[t], p_ref) <= 1/(1 + lambda - lambda*h_K)'],
      b: ['KL(p[t], p_ref) <= -log(1 + lambda - lambda*h_K)'],
    },
    hypotheses: {
      'starts-at-reference': ['KL(p[0], p_ref) == 0'],
      'enough-real-data': ['lambda*(exp(D)/(1 + (exp(D) - 1)/K) - 1) < 1'],
    },
  },
  'reverse-kl': {
    source: 'derived: p_t ≥ p_ref/(1 + λ)',
    models: 'discrete',
    domain: { data: 'real' },
    claims: {
      a: ['KL(p_ref, p[t]) <= log(1 + lambda)', 'when t >= 1'],
      b: ['sup_ratio(p_ref, p[t]) <= 1 + lambda', 'when t >= 1'],
    },
    hypotheses: { 'after-one-round': [] },
  },
  'event-bound': {
    source: 'derived: the kept one lies in an event if all K candidates do; concavity of x − η x^K',
    models: 'discrete',
    domain: { candidates: { min: 2, max: 64, infinite: 'never' }, data: 'real', start: 'reference', support: 'any' },
    claims: {
      a: ['P(p[t], w <= w(x)) - eta*P(p[t], w <= w(x))^K >= (1 - eta)*P(p_ref, w <= w(x))', 'when w(x) < w_max'],
      b: ['p[t](x) - eta*p[t](x)^K >= (1 - eta)*p_ref(x)'],
      c: ['(1 - p[t](x)) - eta*(1 - p[t](x))^K >= (1 - eta)*(1 - p_ref(x))'],
      d: ['K^K*TV(p[t], p_ref)^(K - 1) <= (lambda*(K - 1))^(K - 1)'],
      e: ['chi2(p[1], p_ref) <= eta^2*(K - 1)^2/(2*K - 1)'],
      f: ['P(train(p[t]), A_star) >= (1 - eta)*P(p_ref, A_star) + eta*P(p[t], A_star)^K - epsilon', 'learned: only'],
      g: [
        '1 - P(train(p[t]), A_star) >= (1 - eta)*(1 - P(p_ref, A_star)) + eta*(1 - P(p[t], A_star))^K - epsilon',
        'learned: only',
      ],
    },
    hypotheses: {
      'starts-at-reference': ['KL(p[0], p_ref) == 0', 'for a b c d e'],
      'one-of-the-candidates': [],
      'finite-candidates': [],
    },
  },
  'exact-theorem-2.4': {
    source: 'derived: the recursion B ↦ (1 − η) u + ηB^K of event-bound, and Lorenz order',
    models: 'discrete large-discrete',
    domain: { candidates: { min: 2, max: 64, infinite: 'never' }, data: 'stable', start: 'reference', support: 'any' },
    claims: { a: ['KL(p[t], p_ref) <= log_integral(eta*K, K - 1) - log(1 + lambda)'] },
    hypotheses: {
      'starts-at-reference': ['KL(p[0], p_ref) == 0'],
      'enough-real-data': ['lambda*(K - 1) <= 1'],
      'one-of-the-candidates': [],
    },
  },
  'unique-fixed-point': {
    source: 'derived: monotonicity of the curation factor in the law',
    models: 'discrete',
    domain: { data: 'real', reference: 'fixed-point' },
    claims: {
      a: ['E(q, ratio(curate(p[t]), p[t])) + E(p[t], ratio(curate(q), q)) >= 2'],
      b: [
        'E(q, ratio(next(p[t]), p[t])) + E(p[t], ratio(next(q), q)) - 2 >= (1 - eta)*E(p_ref, ratio(q, p[t]) + ratio(p[t], q) - 2)',
      ],
      c: ['E(q, ratio(next(p[t]), p[t])) + E(p[t], ratio(next(q), q)) > 2', 'when TV(p[t], q) > 0'],
    },
    hypotheses: {
      'real-data-everywhere': ['E(p_ref, ratio(q, p_ref)) == 1', 'for c'],
      'real-data': ['eta < 1', 'for c'],
    },
  },
  'hedge-regret': {
    source: 'derived: Freund and Schapire 1997; convexity of log E[e^{tr}]',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' }, support: 'best' },
    claims: { a: ['r_max - E(p[t], r) <= log(1/P(p[0], A_star))/t', 'when t >= 1'] },
    hypotheses: { 'many-candidates': ['1/K == 0'] },
  },
  'geometric-concentration': {
    source: 'derived: p_t ∝ p_0 e^{tr}',
    models: 'discrete',
    where: { delta: 'log(w_max/w_next)' },
    domain: { candidates: { min: 1, max: 1, infinite: 'always' }, support: 'best' },
    claims: { a: ['1 - P(p[t], A_star) <= (1 - P(p[0], A_star))/P(p[0], A_star)*exp(-delta*t)'] },
    hypotheses: { 'many-candidates': ['1/K == 0'] },
  },
  'mirror-descent': {
    source: 'derived: log(p′/p) = r − log E_p[e^r]',
    models: 'discrete gaussian',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
    claims: { a: ['KL(p[t + 1], p[t]) + KL(p[t], p[t + 1]) == E(p[t + 1], r) - E(p[t], r)'] },
    hypotheses: { 'many-candidates': ['1/K == 0'] },
  },
  'perron-fixed-point': {
    source:
      'derived: Perron–Frobenius for η diag(w) + (1−η) p_ref wᵀ; corrects Wei, Xie, Zhu, Zhang 2026, Proposition 3.8',
    models: 'discrete',
    where: { Z: 'E(q, w)' },
    domain: { candidates: { min: 2, max: 4, infinite: 'always' }, data: 'real', reference: 'fixed-point' },
    claims: {
      a: ['TV(next(q), q) == 0'],
      b: ['q(x) == (1 - eta)*p_ref(x)*Z/(Z - eta*w(x))'],
      c: [
        'E(p_ref, (ratio(p[t + 1], p_ref)/E(p[t + 1], w/(E(q, w) - eta*w)) - ratio(q, p_ref)/E(q, w/(E(q, w) - eta*w)))^2*w) <= (eta*w_max/Z)^2*E(p_ref, (ratio(p[t], p_ref)/E(p[t], w/(E(q, w) - eta*w)) - ratio(q, p_ref)/E(q, w/(E(q, w) - eta*w)))^2*w)',
      ],
      d: ['sup_ratio(p[t + 1], q)*sup_ratio(q, p[t + 1]) <= sup_ratio(p[t], q)*sup_ratio(q, p[t])'],
    },
    hypotheses: {
      'real-data-at-the-best': ['P(p_ref, A_star) > 0', 'for b'],
      'real-data-everywhere': ['E(p_ref, ratio(p[0], p_ref)) == 1', 'for c'],
      'many-candidates': ['for a'],
    },
  },
  'cover-potential': {
    source: 'derived: Cover 1984, IEEE Trans. Inform. Theory 30; Csiszár and Tusnády 1984',
    models: 'discrete',
    domain: {
      candidates: { min: 2, max: 4, infinite: 'always' },
      data: 'real',
      loop: 'heterogeneous-users',
      reference: 'fixed-point',
      users: { count: 3 },
    },
    claims: {
      a: [
        '(1 - eta)*(KL(p_ref, p[t]) - KL(p_ref, p[t + 1])) + eta*E_users(log(E(p[t + 1], w_u)/E(p[t], w_u))) >= KL(p[t + 1], p[t])',
      ],
      b: [
        '(1 - eta)*(KL(p_ref, p[t]) - KL(p_ref, q)) + eta*E_users(log(E(q, w_u)/E(p[t], w_u))) <= KL(q, p[t]) - KL(q, p[t + 1])',
      ],
      c: [
        't*((1 - eta)*(KL(p_ref, p[t]) - KL(p_ref, q)) + eta*E_users(log(E(q, w_u)/E(p[t], w_u)))) <= KL(q, p[0])',
        'when t >= 1',
      ],
    },
    hypotheses: { 'fixed-point': ['TV(next(q), q) == 0', 'for b c'], 'many-candidates': [], 'every-user-chooses': [] },
  },
  'dominated-atoms': {
    source: 'derived: monotonicity of Luce’s choice, user by user; corrects arXiv:2605.07724, Lemma 3.3',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 3, infinite: 'sometimes' }, loop: 'heterogeneous-users', users: { count: 3 } },
    claims: { a: ['p[t + 1](x)*p[t](y) <= p[t](x)*p[t + 1](y)', 'when E_users(max(w_u(x) - w_u(y), 0)) == 0'] },
    hypotheses: { 'each-by-their-own-weights': [], 'fully-synthetic': [] },
  },
  'two-stage-limit': {
    source: 'derived: composition of two tilts; corrects arXiv:2511.12804, Theorem 4',
    models: 'discrete',
    domain: {
      candidates: { min: 2, max: 2, infinite: 'always' },
      loop: 'two-stage',
      users: {
        count: 2,
        shares: [
          { num: 1n, den: 2n },
          { num: 1n, den: 2n },
        ],
      },
    },
    claims: {
      a: ['log(p[t + 1](x)/p[t](x)) - log(p[t + 1](y)/p[t](y)) == 2*E_users(r_u(x) - r_u(y))'],
      b: ['p_limit(x) == 0', 'when E_users(r_u(x) - r_u(y)) < 0'],
    },
    hypotheses: { 'many-candidates': ['for a'], 'fully-synthetic': ['for a'] },
  },
  'condorcet-cycle': {
    source: 'derived: rock–paper–scissors replicator dynamics; preferences of Condorcet 1785',
    models: 'discrete',
    domain: {
      candidates: { min: 2, max: 2, infinite: 'never' },
      loop: 'heterogeneous-users',
      users: { count: 3, preferences: 'cyclic' },
    },
    claims: { a: ['KL(q, p[t + 1]) > KL(q, p[t])', 'when TV(p[t], q) > 0'], b: ['TV(next(q), q) == 0'] },
    hypotheses: {
      'two-candidates': [],
      'cyclic-preferences': [],
      'full-support': ['E(p[0], ratio(q, p[0])) == 1', 'for a'],
      'fully-synthetic': ['for a'],
    },
  },
  'monotone-in-K': {
    source: 'derived: Chebyshev’s and Gibbs’ inequalities; listed as a conjecture before',
    models: 'discrete',
    domain: { candidates: { min: 2, max: 64, infinite: 'never' }, support: 'any' },
    claims: {
      a: ['E(curate(p[t]), w) >= E(curate(p[t], K - 1), w)'],
      b: ['E(curate(p[t]), w) > E(curate(p[t], K - 1), w)', 'when Var(p[t], w) > 0'],
      c: ['KL(curate(p[t]), p[t]) >= KL(curate(p[t], K - 1), p[t])'],
    },
    hypotheses: { 'luce-choice': [] },
  },
  'best-of-K': {
    source: 'derived: the largest of two draws is ½ E|w_1 − w_2| above their mean',
    models: 'discrete',
    domain: {
      candidates: { min: 2, max: 64, infinite: 'sometimes' },
      support: 'any',
      loop: 'best-of-K',
      onlyLoop: true,
    },
    claims: {
      a: ['(E(p[t + 1], w) - E(p[t], w))*(w_max - w_min) >= Var(p[t], w)'],
      b: ['P(p[t + 1], w <= w(x)) == P(p[t], w <= w(x))^K'],
    },
    hypotheses: {
      'two-candidates': ['K >= 2', 'for a'],
      'bounded-range': ['for a'],
      'best-is-kept': [],
      'fully-synthetic': ['eta == 1'],
    },
  },
  'top-2-of-K': {
    source: 'derived: levels of the weight; truncation selection',
    models: 'discrete',
    domain: {
      candidates: { min: 2, max: 64, infinite: 'sometimes' },
      support: 'any',
      loop: 'top-2-of-K',
      onlyLoop: true,
    },
    claims: {
      a: ['(E(p[t + 1], w) - E(p[t], w))*(w_max - w_min) >= Var(p[t], w)', 'when K >= 4'],
      b: ['(E(p[t + 1], w) - E(p[t], w))*(w_max - w_min) >= Var(p[t], w)/2', 'when K == 3'],
      c: ['p[t + 1](x) == p[t](x)', 'when K == 2'],
    },
    hypotheses: { 'bounded-range': ['for a b'], 'best-two-kept': [], 'fully-synthetic': ['eta == 1'] },
  },
  'bon-kl': {
    source: 'restated: Beirami et al. 2024, arXiv:2401.01879',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 64, infinite: 'never' }, support: 'any', loop: 'best-of-K', onlyLoop: true },
    claims: {
      a: ['KL(curate(p[t]), p[t]) <= log(K) - (K - 1)/K'],
      b: ['KL(curate(p[t]), p[t]) < log(K) - (K - 1)/K', 'when K >= 2'],
    },
    hypotheses: { 'one-of-K': ['for a b'] },
  },
  'bon-kl-equality': {
    source: 'published: a formula of earlier work that Beirami et al. 2024, arXiv:2401.01879, disprove',
    models: 'discrete',
    expected: 'refuted',
    domain: { candidates: { min: 2, max: 16, infinite: 'never' }, support: 'any', loop: 'best-of-K', onlyLoop: true },
    claims: { a: ['KL(curate(p[t]), p[t]) == log(K) - (K - 1)/K'] },
    hypotheses: {},
  },
  'bon-winrate': {
    source: 'restated: Beirami et al. 2024, arXiv:2401.01879',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 64, infinite: 'never' }, support: 'any', loop: 'best-of-K', onlyLoop: true },
    claims: {
      a: ['win_rate(curate(p[t]), p[t]) <= K/(K + 1)'],
      b: ['win_rate(curate(p[t]), p[t]) < K/(K + 1)', 'when K >= 2'],
      c: ['win_rate(curate(p[t]), p[t]) == (1 + P(curate(p[t]), A_star) - P(p[t], A_star))/2', 'when w_next == w_min'],
    },
    hypotheses: { 'one-of-K': ['for a b'] },
  },
  'bon-coverage': {
    source: 'derived: after Huang et al. 2025, arXiv:2503.21878',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 64, infinite: 'never' }, loop: 'best-of-K', onlyLoop: true },
    claims: { a: ['E(curate(p[t]), w) >= E(q, w) - (1 - 1/sup_ratio(q, p[t]))^K*(E(q, w) - w_min)'] },
    hypotheses: { covered: ['sup_ratio(q, p[0]) < inf'], 'best-is-kept': [] },
  },
  'monotone-at-infinity': {
    source: 'derived: log-convexity of renewal sequences; Descartes’ rule of signs',
    models: 'discrete gaussian mixture',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' }, data: 'real', start: 'reference' },
    claims: {
      a: ['E(p[t + 1], w) >= E(p[t], w)'],
      b: ['p[t + 1](y) >= p[t](y)', 'when min(p[t + 1](x) - p[t](x), w(y) - w(x)) >= 0', 'on discrete'],
    },
    hypotheses: { 'starts-at-reference': ['KL(p[0], p_ref) == 0'] },
  },
  'monotone-two-rounds': {
    source: 'derived: the kept weight grows in likelihood ratio order',
    models: 'discrete',
    domain: { data: 'real', start: 'reference', support: 'any' },
    claims: {
      a: ['E(p[t + 1], w) >= E(p[t], w)', 'when t == 0'],
      b: ['E(p[t + 1], w) >= E(p[t], w)', 'when t == 1'],
      c: ['E(p[t + 1], w) >= E(p[t], w)', 'when P(p_ref, A_star) + P(p_ref, w <= w_min) >= 1'],
    },
    hypotheses: { 'starts-at-reference': ['KL(p[0], p_ref) == 0'] },
  },
  'basins-lemma-3.3': {
    source: 'published: arXiv:2605.07724, Lemma 3.3 under Assumption 2.1 of the main text (restated)',
    models: 'discrete',
    expected: 'refuted',
    domain: {
      candidates: { min: 2, max: 2, infinite: 'always' },
      loop: 'heterogeneous-users',
      users: {
        count: 2,
        shares: [
          { num: 1n, den: 2n },
          { num: 1n, den: 2n },
        ],
      },
    },
    claims: { a: ['P(p_limit, A_users) == 1'] },
    hypotheses: {},
  },
  'two-stage-theorem-4': {
    source: 'published: arXiv:2511.12804, Theorem 4 (restated)',
    models: 'discrete',
    expected: 'refuted',
    domain: {
      candidates: { min: 2, max: 2, infinite: 'always' },
      loop: 'two-stage',
      users: {
        count: 2,
        shares: [
          { num: 1n, den: 2n },
          { num: 1n, den: 2n },
        ],
      },
    },
    claims: { a: ['P(p_limit, A_star) == 1'] },
    hypotheses: {},
  },
  'wei-proposition-3.8': {
    source: 'published: Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences), Proposition 3.8 (restated)',
    models: 'discrete',
    expected: 'refuted',
    where: { Z: 'E(q, w)' },
    domain: { candidates: { min: 2, max: 4, infinite: 'always' }, data: 'real', reference: 'either' },
    claims: {
      a: ['TV(next(q), q) == 0'],
      b: ['P(q, eta*w < Z) == 1'],
      c: ['TV(next(p_ref), p_ref) > 0', 'when TV(p_ref, q) > 0'],
    },
    hypotheses: {},
  },
  'monotone-with-real-data': {
    source: 'conjectured: at K = ∞ from the log-convexity of renewal sequences',
    models: 'discrete gaussian mixture',
    expected: 'open',
    domain: { data: 'real', start: 'reference', support: 'any' },
    claims: { a: ['E(p[t + 1], w) >= E(p[t], w)'] },
    hypotheses: { 'starts-at-reference': ['KL(p[0], p_ref) == 0'] },
  },
  'single-crossing-with-real-data': {
    source: 'conjectured: the change of sign at K = ∞ by Descartes’ rule; searches in 23 million rounds',
    models: 'discrete',
    expected: 'open',
    domain: { data: 'real', start: 'reference', support: 'any' },
    claims: {
      a: ['p[t + 1](x)*p[t](y) <= p[t](x)*p[t + 1](y)', 'when min(p[t + 1](x) - p[t](x), w(y) - w(x)) >= 0'],
      b: ['P(p[t + 1], w >= w(x)) >= P(p[t], w >= w(x))'],
    },
    hypotheses: { 'starts-at-reference': ['KL(p[0], p_ref) == 0'] },
  },
  'optimal-theorem-2.3': {
    source: 'conjectured: two limiting families attain it; no search goes below',
    models: 'discrete gaussian mixture',
    expected: 'open',
    where: { grown: 'lambda*(1 - eta^t)*(1 - 1/K)' },
    domain: { data: 'real', start: 'reference', support: 'any' },
    claims: {
      a: ['E(p[t], w) - E(p_ref, w) >= grown*Var(p_ref, w)/w_max', 'when grown <= eta'],
      b: ['E(p[t], w) - E(p_ref, w) >= eta*Var(p_ref, w)/w_max', 'when grown > eta'],
    },
    hypotheses: { 'starts-at-reference': ['KL(p[0], p_ref) == 0'], 'bounded-weight': [] },
  },
  'wright-fisher': {
    source: 'restated: Wright 1931, Genetics 16',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 1, infinite: 'never' }, loop: 'finite-sample', samples: true },
    claims: {
      a: ['runs(p[t](x)) == p[0](x)'],
      b: ['runs(p[t](x)*(1 - p[t](x))) == (1 - 1/n)^t*p[0](x)*(1 - p[0](x))'],
      c: ['runs(chi2(p[t], p[0])) == n*(1 - (1 - 1/n)^t)*runs(chi2(p[1], p[0]))'],
    },
    hypotheses: { 'no-curation': ['K == 1'], 'fully-synthetic': ['eta == 1'], 'finite-sample': ['for b'] },
  },
  'wright-fisher-fresh': {
    source: 'derived: after Wright 1931, Genetics 16: drift with immigration',
    models: 'discrete',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      data: 'real',
      start: 'reference',
      loop: 'finite-sample',
      samples: true,
    },
    claims: {
      a: ['runs(p[t](x)) == p[0](x)'],
      b: [
        'runs(p[t + 1](x)*(1 - p[t + 1](x))) == (1 - 1/n)*((1 - eta^2)*p[0](x)*(1 - p[0](x)) + eta^2*runs(p[t](x)*(1 - p[t](x))))',
      ],
      c: ['runs(p[t](x)*(1 - p[t](x)))*(1 - (1 - 1/n)*eta^2) >= (1 - 1/n)*(1 - eta^2)*p[0](x)*(1 - p[0](x))'],
    },
    hypotheses: {
      'starts-at-reference': ['KL(p[0], p_ref) == 0'],
      'no-curation': ['K == 1'],
      'fresh-data': ['for c'],
      'finite-sample': ['for b'],
    },
  },
  'growing-samples': {
    source: 'derived: after Wright 1931, Genetics 16: drift of a population that grows',
    models: 'discrete',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      loop: 'luce+real-data+growing-samples',
      onlyLoop: true,
      samples: true,
    },
    claims: {
      a: ['runs(p[t](x)) == p[0](x)'],
      b: ['runs(p[t + 1](x)*(1 - p[t + 1](x))) == (1 - 1/(n*(t + 1)^2))*runs(p[t](x)*(1 - p[t](x)))'],
      c: ['runs(p[t](x)*(1 - p[t](x))) == (1 - 1/n)*(1 - 1/(4*n))*p[0](x)*(1 - p[0](x))', 'when t == 2'],
      d: ['runs(p[t](x)*(1 - p[t](x))) >= (1 - 1/n)*exp(-log(2)/n)*p[0](x)*(1 - p[0](x))'],
    },
    hypotheses: {
      growing: ['for b c d'],
      fast: ['for b c'],
      'no-curation': ['K == 1'],
      'fully-synthetic': ['eta == 1'],
    },
  },
  'slowly-growing-samples': {
    source: 'derived: after Wright 1931, Genetics 16: drift of a population that grows',
    models: 'discrete',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      loop: 'luce+real-data+slowly-growing-samples',
      onlyLoop: true,
      samples: true,
    },
    claims: {
      a: ['runs(p[t](x)) == p[0](x)'],
      b: ['runs(p[t + 1](x)*(1 - p[t + 1](x))) == (1 - 1/(n*(t + 1)))*runs(p[t](x)*(1 - p[t](x)))'],
      c: ['runs(p[t](x)*(1 - p[t](x))) <= exp(-log(t + 1)/n)*p[0](x)*(1 - p[0](x))', 'when t >= 1'],
    },
    hypotheses: {
      slow: ['for b c'],
      'no-curation': ['K == 1'],
      'fully-synthetic': ['eta == 1'],
    },
  },
  fixation: {
    source: 'restated: Wright 1931, Genetics 16',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 1, infinite: 'never' }, loop: 'finite-sample', samples: true },
    claims: {
      a: ['runs(max(0, 1 - n*(1 - p[t + 1](x)))) >= runs(max(0, 1 - n*(1 - p[t](x))))', 'when t >= 1'],
      b: ['runs(max(0, 1 - n*(1 - p[t](x)))) <= p[0](x)', 'when t >= 1'],
      c: ['p[0](x) - runs(max(0, 1 - n*(1 - p[t](x)))) <= n*(1 - 1/n)^t*p[0](x)*(1 - p[0](x))', 'when t >= 1'],
    },
    hypotheses: { 'no-curation': ['K == 1', 'for b c'], 'fully-synthetic': ['eta == 1'], 'finite-sample': ['for c'] },
  },
  'tail-cut-floor': {
    source: 'derived: after Dohmatob et al. 2024, arXiv:2402.07043',
    models: 'discrete',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'always' },
      loop: 'best-of-K+real-data+finite-sample',
      samples: true,
    },
    claims: {
      a: ['runs(P(p[0], ratio(p[t], p[0]) <= 0)) >= 1 - P(p[0], A_star)', 'when t >= 1'],
      b: ['runs(P(p[t], A_star)) == 1', 'when t >= 1'],
      c: ['runs(max(0, 1 - n*p[1](x))) == (1 - mass(given(p[0], A_star), x))^2', 'when n == 2'],
    },
    hypotheses: { 'tail-is-cut': [], 'no-real-data': ['eta == 1'] },
  },
  'gaussian-mle-collapse': {
    source: 'restated: Shumailov et al. 2024, arXiv:2305.17493',
    models: 'gaussian',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      reward: 'linear',
      loop: 'finite-sample',
      samples: true,
    },
    claims: {
      a: ['runs(Var(p[t], r)) == (1 - 1/n)^t*Var(p[0], r)'],
      b: ['runs(E(p[t], r)) == E(p[0], r)'],
      c: ['runs(E(p[t], r^2)) == E(p[0], r^2)'],
    },
    hypotheses: {
      'maximum-likelihood': ['for a c'],
      'finite-sample': ['for a'],
      'fully-synthetic': ['eta == 1'],
      'no-curation': ['K == 1', 'for b c'],
    },
  },
  'mean-drift': {
    source: 'restated: Shumailov et al. 2024, arXiv:2305.17493',
    models: 'gaussian',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      reward: 'linear',
      loop: 'luce+real-data+unbiased-sample',
      samples: true,
    },
    claims: {
      a: ['runs(Var(p[t], r)) == Var(p[0], r)', 'when n >= 2'],
      b: ['runs(E(p[t], r)) == E(p[0], r)', 'when n >= 2'],
      c: ['runs(E(p[t], r^2)) == E(p[0], r^2) + t*Var(p[0], r)/n', 'when n >= 2'],
    },
    hypotheses: {
      'unbiased-variance': ['for a c'],
      'fully-synthetic': ['eta == 1'],
      'no-curation': ['K == 1', 'for b c'],
    },
  },
  'accumulate-risk': {
    source: 'restated: Gerstgrasser et al. 2024, arXiv:2404.01413, Theorem 1',
    models: 'regression',
    domain: { candidates: { min: 1, max: 1, infinite: 'never' }, loop: 'finite-sample', samples: true },
    claims: {
      a: ['risk(p[t + 1]) - risk(p[t]) == sigma2*d/((t + 1)*((t + 1)*n - d - 1))'],
      b: ['risk(p[t]) == sigma2*d*(1/(n - d - 1) + 1/(2*(2*n - d - 1)) + 1/(3*(3*n - d - 1)))', 'when t == 3'],
      c: ['risk(p[t]) <= 1.6449340668482265*sigma2*d/(n - d - 1)'],
      d: ['risk(p[t]) <= t*risk(p[1])'],
    },
    hypotheses: { 'accumulated-data': ['for a b c'], 'enough-points': ['n > d + 1'] },
  },
  'parametric-jacobian': {
    source: 'derived: after Bertrand et al. 2024, arXiv:2310.00429 (stability of retraining)',
    models: 'curved',
    domain: { loop: 'maximum-likelihood', candidates: { min: 1, max: 1, infinite: 'never' }, data: 'real' },
    claims: {
      a: ['abs(parameter(p[t + 1])) < abs(parameter(p[t]))', 'when abs(parameter(p[t])) > 0'],
      b: ['parameter(p[t + 1])*parameter(p[t]) > 0', 'when lambda*abs(parameter(p[t])) > 0'],
      c: [
        'abs(parameter(p[t + 1]))*(curvature - 12*reach + lambda*(information + 16*reach)) <= lambda*(information + 16*reach)*abs(parameter(p[t]))',
      ],
      d: [
        'abs((curvature + lambda*information)*parameter(p[t + 1]) - lambda*information*parameter(p[t])) <= 9/2*(1 + 2*lambda)*parameter(p[t])^2',
      ],
    },
    hypotheses: { 'concave-likelihood': ['curvature >= 12*reach'], 'real-data': ['lambda < inf'] },
  },
  'parametric-instability': {
    source: 'derived: parametric-jacobian; after Bertrand et al. 2024, arXiv:2310.00429',
    models: 'curved',
    domain: {
      loop: 'maximum-likelihood',
      candidates: { min: 1, max: 1, infinite: 'never' },
      data: 'real',
      likelihood: 'convex',
    },
    claims: {
      a: [
        'abs(parameter(p[t + 1])) > abs(parameter(p[t]))',
        'when abs(parameter(p[t]))*(reach - abs(parameter(p[t]))) > 0',
      ],
      b: [
        'abs(parameter(p[t + 1]))*(curvature + 12*reach + lambda*(information + 16*reach)) >= lambda*(information + 16*reach)*abs(parameter(p[t]))',
        'when reach > abs(parameter(p[t + 1]))',
      ],
    },
    hypotheses: { 'convex-likelihood': ['curvature <= -12*reach'], 'real-data': ['lambda < inf'] },
  },
  'accumulate-gaussian': {
    source: 'derived: after Kazdan et al. 2024, arXiv:2410.16713',
    models: 'gaussian',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      reward: 'linear',
      loop: 'accumulated-batches',
      samples: true,
    },
    claims: {
      a: ['runs(Var(p[t + 1], r)) == (1 - 1/(n*(t + 1)^2))*runs(Var(p[t], r))'],
      b: ['runs(E(p[t], r)) == E(p[0], r)'],
      c: ['runs(E(p[t], r^2)) == E(p[0], r^2)'],
      d: ['runs(Var(p[t], r)) >= (1 - 1/n)*exp(-log(2)/n)*Var(p[0], r)'],
    },
    hypotheses: {
      'batches-are-kept': ['for a d'],
      'no-curation': ['K == 1', 'for b c'],
      'fully-synthetic': ['eta == 1'],
    },
  },
  'accumulate-discrete': {
    source: 'derived: after Kazdan et al. 2024, arXiv:2410.16713',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 1, infinite: 'never' }, loop: 'accumulated-batches', samples: true },
    claims: {
      a: ['runs(p[t](x)) == p[0](x)'],
      b: ['runs(p[t + 1](x)*(1 - p[t + 1](x))) == (1 - 1/(n*(t + 1)^2))*runs(p[t](x)*(1 - p[t](x)))'],
      c: ['runs(p[t](x)*(1 - p[t](x))) == (1 - 1/n)*(1 - 1/(4*n))*p[0](x)*(1 - p[0](x))', 'when t == 2'],
      d: ['runs(p[t](x)*(1 - p[t](x))) >= (1 - 1/n)*exp(-log(2)/n)*p[0](x)*(1 - p[0](x))'],
    },
    hypotheses: {
      'batches-are-kept': ['for b c'],
      'all-are-fitted': ['for b c'],
      'no-curation': ['K == 1'],
      'fully-synthetic': ['eta == 1'],
    },
  },
  'golden-weight': {
    source: 'restated: He, Xu & Cheng 2025, arXiv:2502.18049, for as many synthetic points as real ones',
    models: 'gaussian',
    where: { phi: '(sqrt(5) - 1)/2' },
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      data: 'real',
      reward: 'linear',
      loop: 'luce+fully-synthetic+weighted-means',
      onlyLoop: true,
      samples: true,
    },
    claims: {
      a: [
        '(runs(E(p[t + 1], r^2) - Var(p[t + 1], r)) - 2*E(p_ref, r)*runs(E(p[t + 1], r)) + E(p_ref, r)^2) == (1 - eta)^2*Var(p_ref, r)/n + eta^2*((runs(E(p[t], r^2) - Var(p[t], r)) - 2*E(p_ref, r)*runs(E(p[t], r)) + E(p_ref, r)^2) + runs(Var(p[t], r))/n)',
      ],
      b: [
        '(runs(E(p[t + 1], r^2) - Var(p[t + 1], r)) - 2*E(p_ref, r)*runs(E(p[t + 1], r)) + E(p_ref, r)^2) >= phi*Var(p_ref, r)/n',
        'when min(t - 1, (runs(E(p[t], r^2) - Var(p[t], r)) - 2*E(p_ref, r)*runs(E(p[t], r)) + E(p_ref, r)^2) - phi*Var(p_ref, r)/n) >= 0',
      ],
      c: ['(1 - eta)^2 + eta^2 >= phi*(1 - eta^2)'],
    },
    hypotheses: { 'fresh-points': ['for a b'], 'two-samples': ['for a'], 'no-curation': ['K == 1', 'for a'] },
  },
  'half-weight': {
    source: 'restated: He, Xu & Cheng 2025, arXiv:2502.18049, for twice as many synthetic points as real ones',
    models: 'gaussian',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      data: 'real',
      reward: 'linear',
      loop: 'luce+fully-synthetic+weighted-means-of-twice',
      onlyLoop: true,
      samples: true,
    },
    claims: {
      a: [
        '(runs(E(p[t + 1], r^2) - Var(p[t + 1], r)) - 2*E(p_ref, r)*runs(E(p[t + 1], r)) + E(p_ref, r)^2) == (1 - eta)^2*Var(p_ref, r)/n + eta^2*((runs(E(p[t], r^2) - Var(p[t], r)) - 2*E(p_ref, r)*runs(E(p[t], r)) + E(p_ref, r)^2) + runs(Var(p[t], r))/(2*n))',
      ],
      b: [
        '(runs(E(p[t + 1], r^2) - Var(p[t + 1], r)) - 2*E(p_ref, r)*runs(E(p[t + 1], r)) + E(p_ref, r)^2) >= Var(p_ref, r)/n/2',
        'when min(t - 1, (runs(E(p[t], r^2) - Var(p[t], r)) - 2*E(p_ref, r)*runs(E(p[t], r)) + E(p_ref, r)^2) - Var(p_ref, r)/n/2) >= 0',
      ],
      c: ['(1 - eta)^2 + eta^2/2 >= (1 - eta^2)/2'],
    },
    hypotheses: { 'fresh-points': ['for a b'], 'two-samples': ['for a'], 'no-curation': ['K == 1', 'for a'] },
  },
  'temperature-loop': {
    source: 'derived: from the definition of the temperature',
    models: 'discrete',
    domain: {
      candidates: { min: 1, max: 1, infinite: 'never' },
      support: 'any',
      loop: 'luce+real-data+half-temperature',
      onlyLoop: true,
    },
    claims: {
      a: ['p[t + 1](x)*p[t](y)^2 == p[t + 1](y)*p[t](x)^2'],
      b: ['p[t](x)*p[0](y)^(2^t) == p[t](y)*p[0](x)^(2^t)'],
      c: ['E(p[t + 1], mass(p[t + 1])) >= E(p[t], mass(p[t]))'],
    },
    hypotheses: {
      'low-temperature': ['for a b'],
      'no-curation': ['K == 1', 'for a b'],
      'fully-synthetic': ['eta == 1'],
    },
  },
  'coupled-limit': {
    source: 'restated: Zhang, Wei & Zhang 2026, arXiv:2605.29267, for two Gaussian models',
    models: 'coupled',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
    claims: {
      a: ['KL(next(p_limit), p_limit) + KL(partner(next(p_limit)), partner(p_limit)) == 0'],
      b: ['lyapunov(p[t]) - lyapunov(p[t + 2]) == 2*KL(p[t], p_limit)'],
      c: ['lyapunov(p[t]) >= 2*KL(p[t], p_limit)'],
      d: ['lyapunov(partner(p[t])) - lyapunov(partner(p[t + 2])) == 2*KL(partner(p[t]), partner(p_limit))'],
    },
    hypotheses: { 'stable-map': ['for c'] },
  },
  'coupled-rate': {
    source: 'derived: coupled-limit; the norm of a normal matrix is its spectral radius',
    models: 'coupled',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' }, coupling: 'normal' },
    claims: {
      a: ['KL(p[t + 2], p_limit) <= radius^2*KL(p[t], p_limit)'],
      b: ['KL(partner(p[t + 2]), partner(p_limit)) <= radius^2*KL(partner(p[t]), partner(p_limit))'],
    },
    hypotheses: { 'normal-map': [] },
  },
  'coupled-own-reward': {
    source: 'derived: coupled-limit; after Zhang, Wei & Zhang 2026, arXiv:2605.29267 (self-influence)',
    models: 'coupled',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' }, coupling: 'non-expanding' },
    claims: {
      a: ['E(p_limit, r) - E(p_ref, r) >= (E(curate(p_ref), r) - E(p_ref, r))/2'],
      b: ['E(curate(p[t]), r) - E(p[t], r) == Var(p[t], r)'],
    },
    hypotheses: { 'non-expanding-map': ['for a'] },
  },
  'isolated-curation': {
    source: 'restated: Zhang, Wei & Zhang 2026, arXiv:2605.29267, for two Gaussian models',
    models: 'coupled',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' }, coupling: 'isolated' },
    claims: {
      a: ['E(p_limit, r_true) > E(p_ref, r_true)', 'when E(curate(p_ref), r_true) > E(p_ref, r_true)'],
      b: ['KL(p[t], p_limit) == 0', 'when t >= 2'],
      c: ['E(curate(p[t]), r_true) - E(p[t], r_true) == Cov(p[t], r, r_true)'],
    },
    hypotheses: { isolated: ['for a b'] },
  },
  'co-evolving-contraction': {
    source:
      'derived: tv-lipschitz and the derivative of a softmax; sharpens Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences)',
    models: 'co-evolving',
    where: { h: 'exp(2*tau)/(1 + (exp(2*tau) - 1)/K)', kappa: 'eta*(h + tau)' },
    domain: { data: 'sharply-stable' },
    claims: {
      a: [
        'TV(next(p[0]), next(q)) <= eta*(h*TV(p[0], q) + tau/2*preference_distance(p[0], q))',
        'when TV(p[0], q) + preference_distance(p[0], q) > 0',
      ],
      b: [
        'preference_distance(next(p[0]), next(q)) <= (1 - beta)*preference_distance(p[0], q) + 2*beta*TV(next(p[0]), next(q))',
        'when TV(p[0], q) > 0',
      ],
      c: [
        '(2*beta*h*TV(next(p[0]), next(q)) + tau*preference_distance(next(p[0]), next(q))) <= (1 - beta*(1 - kappa))*(2*beta*h*TV(p[0], q) + tau*preference_distance(p[0], q))',
        'when TV(p[0], q) + preference_distance(p[0], q) > 0',
      ],
      d: [
        '(2*beta*h*TV(p[t + 1], p[t]) + tau*preference_distance(p[t + 1], p[t])) <= (1 - beta*(1 - kappa))^t*(2*beta*h*TV(p[1], p[0]) + tau*preference_distance(p[1], p[0]))',
        'when t*(TV(p[1], p[0]) + preference_distance(p[1], p[0])) > 0',
      ],
      e: ['h + tau <= 2*exp(2*tau)*(2 + exp(2*tau)) + 4*tau*exp(4*tau)'],
    },
    hypotheses: {
      'enough-real-data': ['kappa < 1', 'for c d'],
      'short-features': ['for a b c d'],
      'short-preferences': ['for a c d'],
    },
  },
  'wei-contraction': {
    source: 'published: Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences), condition of contraction (restated)',
    models: 'co-evolving',
    where: { h: 'exp(2*tau)/(1 + (exp(2*tau) - 1)/K)', L_p: '2*exp(2*tau)*(2 + exp(2*tau))', L_w: '2*tau*exp(4*tau)' },
    domain: { data: 'stable' },
    claims: {
      a: [
        '(2*beta*h*TV(next(p[0]), next(q)) + tau*preference_distance(next(p[0]), next(q))) < (2*beta*h*TV(p[0], q) + tau*preference_distance(p[0], q))',
        'when TV(p[0], q) + preference_distance(p[0], q) > 0',
      ],
      b: [
        '(2*beta*h*TV(next(p[0]), next(q)) + tau*preference_distance(next(p[0]), next(q))) <= (1 - beta*(1 - eta*(L_p + 2*L_w)))*(2*beta*h*TV(p[0], q) + tau*preference_distance(p[0], q))',
        'when TV(p[0], q) + preference_distance(p[0], q) > 0',
      ],
    },
    hypotheses: { 'enough-real-data': ['eta*(L_p + 2*L_w) < 1'] },
  },
  'co-evolving-equilibria': {
    source: 'restated: Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences)',
    models: 'co-evolving',
    domain: { states: 'one-feature' },
    claims: {
      a: ['TV(next(q), q) + preference_distance(next(q), q) == 0'],
      b: ['TV(p[t], q) + preference_distance(p[t], q) == TV(p[0], q) + preference_distance(p[0], q)'],
    },
    hypotheses: { 'fully-synthetic': ['eta == 1'], 'own-preference': [], 'one-feature': [] },
  },
  'verifier-odds': {
    source: 'derived: after Feng et al. 2024, arXiv:2406.07515; Amin et al. 2025, arXiv:2502.08924',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' } },
    claims: {
      a: ['(1 - P(p[t], A_star))*P(p[0], A_star)*w_max^t == w_min^t*(1 - P(p[0], A_star))*P(p[t], A_star)'],
      b: ['(1 - P(p[t], A_star))*P(p[0], A_star)*w_max^t <= w_next^t*(1 - P(p[0], A_star))*P(p[t], A_star)'],
      c: ['(1 - P(p[t], A_star))*P(p[0], A_star)*w_max^t >= w_min^t*(1 - P(p[0], A_star))*P(p[t], A_star)'],
    },
    hypotheses: {
      'two-rates': ['w_next == w_min', 'for a'],
      'right-is-passed': [],
      'each-by-itself': ['1/K == 0'],
      'fully-synthetic': ['eta == 1'],
    },
  },
  'verifier-fresh': {
    source: 'derived: after Feng et al. 2024, arXiv:2406.07515; Amin et al. 2025, arXiv:2502.08924',
    models: 'discrete',
    domain: { candidates: { min: 1, max: 1, infinite: 'always' }, data: 'real', reference: 'fixed-point' },
    claims: {
      a: ['(1 - P(p[t + 1], A_star)) == (1 - eta)*(1 - P(p_ref, A_star)) + eta*w_min*(1 - P(p[t], A_star))/E(p[t], w)'],
      b: ['(1 - P(p[t + 1], A_star)) >= (1 - eta)*(1 - P(p_ref, A_star))'],
      c: ['(1 - P(q, A_star)) <= (1 - P(p_ref, A_star))'],
      d: [
        'abs(P(p[t + 1], A_star) - P(q, A_star)) < abs(P(p[t], A_star) - P(q, A_star))',
        'when abs(P(p[t], A_star) - P(q, A_star)) > 0',
      ],
    },
    hypotheses: {
      'two-rates': ['w_next == w_min', 'for a d'],
      'right-is-passed': ['for a d'],
      'each-by-itself': ['1/K == 0', 'for a d'],
      'fresh-data': ['eta < 1', 'for c d'],
    },
  },
};

const part = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`${name} ${value}`]);

const claimPin = ({ claim, when, models, learned, data, parts }: ClaimSpec): string[] => [
  claim,
  ...part('when', when),
  ...part('on', models?.join(' ')),
  ...part('learned:', learned),
  ...part('data:', data),
  ...part('learner', parts?.learner),
  ...(parts?.steps ?? []).flatMap((step) => part('step', step)),
  ...part('sums:', parts?.sums === undefined ? undefined : String(parts.sums)),
];

const hypothesisPin = ({ formal, carries }: Hypothesis): string[] => [
  ...(formal === undefined ? [] : [formal]),
  ...part('for', carries && (carries.join(' ') || 'no claim')),
];

function pinOf({ source, models, expected, where, claims, hypotheses }: Statement): Omit<Pin, 'domain'> {
  return {
    source: `${source.kind}: ${source.reference}`,
    models: models.join(' '),
    ...(expected ? { expected: expected.verdict } : {}),
    ...(where ? { where } : {}),
    claims: Object.fromEntries(claims.map((claim) => [claim.id, claimPin(claim)])),
    hypotheses: Object.fromEntries(hypotheses.map((hypothesis) => [hypothesis.id, hypothesisPin(hypothesis)])),
  };
}

describe('the copy of the statements agrees with the registry', () => {
  it('for every statement, in the order of the registry', () => {
    expect(Object.keys(PINS)).toEqual(STATEMENTS.map(({ id }) => id));
  });

  it('for the default domain', () => {
    expect(DEFAULT_DOMAIN).toEqual(DEFAULT);
  });

  it.each(STATEMENTS.map((statement): [string, Statement] => [statement.id, statement]))('for %s', (id, statement) => {
    const { domain, ...pin } = PINS[id] ?? { domain: {} };
    expect(pinOf(statement)).toEqual(pin);
    expect(statement.domain).toEqual({ ...DEFAULT, ...domain });
  });
});
