import { describe, expect, it } from '@jest/globals';
import * as katex from 'katex';
import { STATEMENTS, parseClaimSpec } from '../index';
import { parseClaim } from './parse';
import { expressionTex, typeset, typesetDefinitions } from './typeset';

const tex = (source: string): string => expressionTex(parseClaim(`${source} > 0`).left);
const rendered = (source: string): string =>
  katex.renderToString(source, { output: 'mathml', throwOnError: true, strict: 'error' });
/** The LaTeX of a claim about drawn weights, without the expectation around it. */
const drawnTex = (source: string): string => tex(`E_draws(q, ${source})`).replace(/^.*?\\left\[(.*)\\right\]$/, '$1');

describe('an expression is typeset as it is evaluated', () => {
  it.each([
    ['K - (t - 1)', 'K - \\left(t - 1\\right)'],
    ['(K - t) - 1', 'K - t - 1'],
    ['K - (t + 1)', 'K - \\left(t + 1\\right)'],
    ['K + (t + 1)', 'K + t + 1'],
    ['-(K + t)*d', '-\\left(K + t\\right)\\, d'],
    ['-(-K)', '-\\left(-K\\right)'],
    ['K - -t', 'K - \\left(-t\\right)'],
    ['K + -t*d', 'K + \\left(-t\\, d\\right)'],
    ['K*(-t*d)', 'K\\, \\left(-t\\, d\\right)'],
    ['K*-t', 'K\\, \\left(-t\\right)'],
    ['-K*t', '-K\\, t'],
    ['(K/t)^2', '\\left(\\frac{K}{t}\\right)^{2}'],
    ['K/(t*d)', '\\frac{K}{t\\, d}'],
    ['K/t*d', '\\frac{K}{t}\\, d'],
    ['(-K)^2', '\\left(-K\\right)^{2}'],
    ['-K^2', '-K^{2}'],
    ['(K^2)^3', '\\left(K^{2}\\right)^{3}'],
    ['K^(-t)', 'K^{-t}'],
    ['exp(K)^2', '\\left(e^{K}\\right)^{2}'],
    ['log(K)^2', '\\left(\\log\\left(K\\right)\\right)^{2}'],
    ['abs(K)^2', '\\left|K\\right|^{2}'],
    ['2*3', '2 \\cdot 3'],
    ['2*3^K', '2 \\cdot 3^{K}'],
    ['2*(3*K)', '2 \\cdot 3\\, K'],
    ['2*(1/K)', '2 \\cdot \\frac{1}{K}'],
    ['K*(1/2)', 'K\\, \\frac{1}{2}'],
    ['1e-7', '10^{-7}'],
    ['25e-9*K', '2.5 \\cdot 10^{-8}\\, K'],
    ['1e-7^2', '\\left(10^{-7}\\right)^{2}'],
    ['1e21', '10^{21}'],
    ['0.25', '0.25'],
    ['sup_ratio(q, p_ref)*K', '\\left(\\sup \\frac{q}{p_{\\mathrm{ref}}}\\right)\\, K'],
    ['sup_ratio(q, p_ref)^2', '\\left(\\sup \\frac{q}{p_{\\mathrm{ref}}}\\right)^{2}'],
    ['E(p[t + 1], w)', '\\mathbb{E}_{p_{t+1}}\\left[w\\right]'],
    [
      'E_users(E(q, w_u^2)/w_u(x))',
      '\\mathbb{E}_u\\left[\\frac{\\mathbb{E}_{q}\\left[w_u^{2}\\right]}{w_u(x)}\\right]',
    ],
    ['E_users(E(q, r_u))^2', '\\mathbb{E}_u\\left[\\mathbb{E}_{q}\\left[r_u\\right]\\right]^{2}'],
    ['runs(E(p[t], w))*K', '\\mathbb{E}_{\\mathrm{runs}}\\left[\\mathbb{E}_{p_{t}}\\left[w\\right]\\right]\\, K'],
    ['P(next(p[t]), A_users)', 'P_{\\mathrm{next}(p_{t})}\\left(A_{\\mathrm{users}}\\right)'],
    ['E(q, (ratio(p[t], q) - 1)^2)', '\\mathbb{E}_{q}\\left[\\left(\\frac{p_{t}}{q} - 1\\right)^{2}\\right]'],
    ['E(q, ratio(p[t], q)^2)', '\\mathbb{E}_{q}\\left[\\left(\\frac{p_{t}}{q}\\right)^{2}\\right]'],
    ['E(q, 2*ratio(p[t], q))', '\\mathbb{E}_{q}\\left[2 \\cdot \\frac{p_{t}}{q}\\right]'],
    ['risk(p[t])^2 - sigma2^2/n', '\\mathrm{risk}\\left(p_{t}\\right)^{2} - \\frac{\\left(\\sigma^2\\right)^{2}}{n}'],
    ['mass(curate(q), x)', '\\left[q H^K_{q}\\right](x)'],
    ['P(given(q, A_star), w >= 2)', 'P_{q(\\cdot \\mid A_*)}\\left(w \\ge 2\\right)'],
    ['E(q, w*indicator(w >= 2))', '\\mathbb{E}_{q}\\left[w\\, \\mathbf{1}\\left\\{w \\ge 2\\right\\}\\right]'],
    [
      'E_pair(q, p_ref, abs(w[1] - r[2])^2)',
      '\\mathbb{E}_{X_1 \\sim q,\\, X_2 \\sim p_{\\mathrm{ref}}}\\left[\\left|w(X_1) - r(X_2)\\right|^{2}\\right]',
    ],
    [
      'E_triple(q, q, q, indicator(w[1] < w[3]))^2',
      '\\mathbb{E}_{X_1 \\sim q,\\, X_2 \\sim q,\\, X_3 \\sim q}\\left[\\mathbf{1}\\left\\{w(X_1) < w(X_3)\\right\\}\\right]^{2}',
    ],
    [
      '2*sum_rounds(E(p[s + 1], w), 0, t - 1)',
      '2\\, \\sum_{s=0}^{t - 1} \\left[\\mathbb{E}_{p_{s+1}}\\left[w\\right]\\right]',
    ],
    ['E(q, w_true*r_proxy)', '\\mathbb{E}_{q}\\left[w_{\\mathrm{true}}\\, r\\right]'],
    ['E(p[t + 1; best-of-K], w)', '\\mathbb{E}_{p_{t+1}^{\\text{best-of-K}}}\\left[w\\right]'],
    ['p[1, top-2-of-K](x)', 'p_{1}^{\\text{top-2-of-K}}(x)'],
    ['mass(curate[accumulate](q, K - 1), x)', '\\left[q H^{K - 1,\\,\\text{accumulate}}_{q}\\right](x)'],
    ['E(next[luce](q), w)', '\\mathbb{E}_{\\mathrm{next}_{\\text{luce}}(q)}\\left[w\\right]'],
    ['max_rounds(s, 1, t)^2', '\\left(\\max_{1 \\le s \\le t} \\left[s\\right]\\right)^{2}'],
    ['2*win_rate(p[1], q)', '2\\, \\mathrm{win}\\left(p_{1} \\succ q\\right)'],
  ])('%s', (source, expected) => {
    expect(tex(source)).toBe(expected);
    expect(() => rendered(expected)).not.toThrow();
  });

  it.each([
    ['entropy(p[t])', '\\mathcal{H}\\left(p_{t}\\right)'],
    ['Cov(p[0], w, r)', '\\mathrm{Cov}_{p_{0}}\\left(w,\\, r\\right)'],
    ['Std(q, w)^2', '\\mathrm{Std}_{q}\\left(w\\right)^{2}'],
    ['moment(q, w - 1, 3)', '\\mathbb{E}_{q}\\left[\\left(w - 1\\right)^{3}\\right]'],
    ['central_moment(q, w, K)', '\\mathbb{E}_{q}\\left[\\left(w - \\mathbb{E}_{q}\\left[w\\right]\\right)^{K}\\right]'],
    ['quantile(q, w, 1/4)', 'Q_{q}\\left(w;\\, \\frac{1}{4}\\right)'],
    ['median(q, w)', '\\mathrm{med}_{q}\\left(w\\right)'],
    ['E_given(q, r, A_mode(p[t]))', '\\mathbb{E}_{q}\\left[r \\mid \\operatorname*{arg\\,max} p_{t}\\right]'],
    ['support_size(p_ref)', '\\left|\\mathrm{supp}\\, p_{\\mathrm{ref}}\\right|'],
    ['Renyi(p[t], q, 1/2)', 'D_{\\frac{1}{2}}\\left(p_{t} \\,\\|\\, q\\right)'],
    ['hellinger(p[t], q)', 'd_{\\mathrm{H}}\\left(p_{t},\\, q\\right)'],
    ['js(p[t], q)', '\\mathrm{JS}\\left(p_{t} \\,\\|\\, q\\right)'],
    ['W1(p[t], q)', 'W_1\\left(w_\\# p_{t},\\, w_\\# q\\right)'],
    ['E(q, mass(q)^2)', '\\mathbb{E}_{q}\\left[q^{2}\\right]'],
    ['E(q, mass(tilt(q))/w)', '\\mathbb{E}_{q}\\left[\\frac{\\left[q H^\\infty_{q}\\right]}{w}\\right]'],
    ['sum_atoms(x, w(x) - 1)^2', '\\left(\\sum_{x} \\left[w(x) - 1\\right]\\right)^{2}'],
    ['max_atoms(y, w(y))*K', '\\max_{y} \\left[w(y)\\right]\\, K'],
  ])('words of one or two laws as the field writes them, %s', (source, expected) => {
    expect(tex(source)).toBe(expected);
    expect(() => rendered(expected)).not.toThrow();
  });

  it.each([
    ['sum(w)^2', '\\left(\\textstyle\\sum_j w_j\\right)^{2}'],
    ['var(w)^2', '\\left(S^2_w\\right)^{2}'],
    ['mean(w)^2', '\\bar w^{2}'],
    ['(w[1] - w[2])^2/sum(w)', '\\frac{\\left(w_1 - w_2\\right)^{2}}{\\textstyle\\sum_j w_j}'],
    ['w[1]*3', 'w_1 \\cdot 3'],
  ])('among drawn weights, %s', (source, expected) => {
    expect(drawnTex(source)).toBe(expected);
    expect(() => rendered(expected)).not.toThrow();
  });

  it('definitions are typeset by name, with a line for each', () => {
    const claim = parseClaim('c >= mu_3', { mu_3: 'K/2', h_K_x: '1', rho: 'h_K_x*K', c: 'rho' });
    expect(typeset(claim)).toBe('c \\;\\ge\\; \\mu_{3}');
    expect(typesetDefinitions(claim)).toEqual([
      'h_{K,x} = 1',
      '\\rho = h_{K,x}\\, K',
      'c = \\rho',
      '\\mu_{3} = \\frac{K}{2}',
    ]);
  });
});

describe('every statement', () => {
  const sources = STATEMENTS.flatMap((statement) => [
    ...statement.claims.flatMap((spec) => {
      const { claim, when } = parseClaimSpec(statement, spec);
      return when ? [claim, when] : [claim];
    }),
    ...statement.hypotheses.flatMap(({ formal, drop }) =>
      [formal, drop.claim].flatMap((source) => (source === undefined ? [] : [parseClaim(source, statement.where)])),
    ),
  ]);

  it.each(sources.map((claim) => [claim.source, claim] as const))('is rendered: %s', (_source, claim) => {
    for (const line of [typeset(claim), ...typesetDefinitions(claim)]) {
      expect(rendered(line)).toContain('<math');
    }
  });

  it('shows different claims differently', () => {
    const bySource = new Map(
      sources.map((claim) => [claim.source, [typeset(claim), ...typesetDefinitions(claim)].join('; ')]),
    );
    expect(new Set(bySource.values()).size).toBe(bySource.size);
  });
});
