import { describe, expect, it } from '@jest/globals';
import {
  type AnyInterpretation,
  NotRepresentableError,
  Q,
  UnanswerableError,
  UndefinedValueError,
  evaluate,
  exactOf,
  parseClaim,
  rationalOf,
} from '../../../theory';
import { loopOf } from '../../loops';
import { curatedLoop } from '../../loops/curated';
import type { DiscreteInstance } from './instance';
import { discreteRungs } from './interpretation';

const parse = (text: string): ReturnType<typeof Q.parse>[] => text.split(',').map(Q.parse);

const instance: DiscreteInstance = {
  model: 'discrete',
  p0: parse('1/2,1/4,1/4'),
  w: parse('1,2,4'),
  pRef: parse('1/4,3/4,0'),
  q: parse('1/3,1/3,1/3'),
  K: 2,
  lambda: Q.of(1),
  epsilon: Q.zero,
  rounds: 2,
};

const rungs = (difference: Partial<DiscreteInstance> = {}, loop = curatedLoop): AnyInterpretation[] =>
  discreteRungs({ ...instance, ...difference }, loop).map((build) => build());

/** The left side of `expression >= 0` on the exact rung, as a fraction. */
function exactValue(expression: string, difference: Partial<DiscreteInstance> = {}, loop = curatedLoop): string {
  const [, exact] = rungs(difference, loop);
  const { left } = evaluate(parseClaim(`${expression} >= 0`), exact as AnyInterpretation, {
    t: 0,
    atoms: { x: 2, y: 0 },
  });
  const value = rationalOf(left as ReturnType<typeof exactOf>);
  return value ? Q.format(value) : 'not rational';
}

describe('words of one or two laws', () => {
  it.each([
    ['Cov(p[0], w, w^2)', '15/2'],
    ['Cov(p[0], w, 1/w)', '-3/8'],
    // Price: the gain of a curation is the covariance with the curation factor.
    ['Cov(p[0], w, ratio(curate(p[0]), p[0]))', '37/120'],
    ['E(curate(p[0]), w) - E(p[0], w)', '37/120'],
    ['moment(p[0], w, 3)', '37/2'],
    ['moment(p[0], w, -1)', '11/16'],
    ['central_moment(p[0], w, K + 1)', '3/2'],
    ['median(p[0], w)', '1'],
    ['median(p[0], -w)', '-2'],
    ['median(q, w)', '2'],
    ['quantile(p[0], w, 3/4)', '2'],
    ['quantile(p[0], w, 0.7500001)', '4'],
    ['quantile(p[0], w, 1)', '4'],
    ['quantile(p_ref, w, 1)', '2'],
    ['quantile(p[0], (w - 2)^2, eta + 1/4)', '1'],
    ['exp(2*entropy(p[0]))', '8'],
    ['support_size(p_ref)', '2'],
    ['support_size(p[1])', '3'],
    ['exp(Renyi(p[0], q, 2))', '9/8'],
    ['exp(Renyi(p_ref, p[0], inf))', '3'],
    ['hellinger(p[0], p[0])', '0'],
    ['js(q, q)', '0'],
    ['W1(p[0], q)', '1/3'],
    ['W1(p_ref, p[0])', '3/4'],
    ['P(p[0], A_mode(p[0]))', '1/2'],
    ['P(p[0], A_mode(q))', '1'],
    ['P(q, A_mode(p_ref))', '1/3'],
    ['E_given(p[0], w, w >= 2)', '3'],
    ['E_given(q, w, A_mode(p_ref))', '2'],
    ['sum_atoms(y, p[0](y)^2)', '3/8'],
    ['max_atoms(y, p[0](y)*w(y))', '1'],
    ['min_atoms(y, w(x) - w(y))', '0'],
    ['sum_atoms(x, sum_atoms(y, max(w(x), w(y))))', '27'],
    ['E(q, mass(p[0])/mass(q))', '1'],
    ['2^(K^3)', '256'],
    ['(1/2)^(K - 4)', '4'],
    ['2^3^2', '512'],
  ])('%s = %s', (expression, value) => {
    expect(exactValue(expression)).toBe(value);
  });

  it('takes the number of samples as an exponent', () => {
    expect(exactValue('(1 - mass(p[0], x))^n', { samples: { size: 3, seed: 1 } })).toBe('27/64');
  });

  // Values in 40 digits, computed in Python.
  it.each([
    ['entropy(p_ref)', 0.5623351446188084],
    ['js(p[0], p_ref)', 0.17328679513998632],
    ['hellinger(p_ref, p[0])', 0.46198907726753335],
    ['Renyi(p[0], p_ref, 1/2)', 0.48015705267860354],
    ['Renyi(p_ref, p[0], 3/2)', 0.778420489420964],
    ['Renyi(p_ref, p[0], 1)', 0.6506724213610959],
    ['Std(p[0], w)', 1.224744871391589],
  ])('%s is enclosed on every rung that represents it', (expression, value) => {
    const claim = parseClaim(`${expression} >= 0`);
    const widths = rungs().flatMap((rung) => {
      try {
        const { lo, hi } = rung.arithmetic.enclose(evaluate(claim, rung, { t: 0, atoms: {} }).left);
        expect(lo).toBeLessThanOrEqual(value + 1e-15);
        expect(hi).toBeGreaterThanOrEqual(value - 1e-15);
        return [hi - lo];
      } catch (error) {
        if (error instanceof NotRepresentableError) return [];
        throw error;
      }
    });
    expect(widths.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...widths)).toBeLessThan(1e-12);
  });

  it('are infinite where the second law misses the first, and undefined outside their domain', () => {
    const [, exact] = rungs() as [AnyInterpretation, AnyInterpretation];
    const holds = (text: string): string => evaluate(parseClaim(text), exact, { t: 0, atoms: {} }).truth;
    expect(['Renyi(p[0], p_ref, 2) == inf', 'Renyi(p[0], p_ref, inf) == inf'].map(holds)).toEqual(['true', 'true']);
    expect(() => holds('Renyi(p[0], q, lambda - 1) >= 0')).toThrow(UndefinedValueError);
    expect(() => holds('quantile(p[0], w, lambda + 1) >= 0')).toThrow(UndefinedValueError);
    expect(() => holds('E_given(p_ref, w, w >= 4) >= 0')).toThrow(UndefinedValueError);
  });
});

describe('a fitting error', () => {
  const half = { K: 1, epsilon: Q.of(1, 2) };

  it('leads towards the first atom in every round', () => {
    expect(['p[1](y)', 'p[1](x)', 'p[2](x)'].map((text) => exactValue(text, half))).toEqual(['11/16', '1/16', '1/64']);
  });

  it('leads towards its targets in turn', () => {
    const inTurn = { ...half, errorTowards: [2, 'uniform'] as const };
    expect(['p[1](y)', 'p[1](x)', 'p[2](x)'].map((text) => exactValue(text, inTurn))).toEqual([
      '3/16',
      '9/16',
      '59/192',
    ]);
  });

  it.each([[[2]], [['uniform' as const]], [[1, 2]]])(
    'towards %j is enclosed by the rungs of doubles',
    (errorTowards) => {
      const [doubles] = rungs({ ...half, errorTowards });
      const exact = Q.toNumber(Q.parse(exactValue('p[2](x)', { ...half, errorTowards })));
      const { left } = evaluate(parseClaim('p[2](x) >= 0'), doubles as AnyInterpretation, { t: 0, atoms: { x: 2 } });
      const { lo, hi } = (doubles as AnyInterpretation).arithmetic.enclose(left);
      expect(lo).toBeLessThanOrEqual(exact);
      expect(hi).toBeGreaterThanOrEqual(exact);
      expect(hi - lo).toBeLessThan(1e-13);
    },
  );
});

describe('answers of a discrete model, by hand', () => {
  it.each([
    ['E(p[0], w)', '2'],
    ['Var(p[0], w)', '3/2'],
    ['E(p[0], w^2 - w)', '7/2'],
    ['P(p[0], A_star)', '1/4'],
    ['P(p[0], w >= 2)', '1/2'],
    ['TV(p[0], q)', '1/6'],
    ['chi2(p[0], q)', '1/8'],
    ['sup_ratio(p[0], q)', '3/2'],
    ['w_max', '4'],
    ['w_next', '2'],
    ['w_min', '1'],
    ['eta', '1/2'],
    ['E(p[0], mass(p[0]))', '3/8'],
    ['E(q, mass(p[0])/mass(q))', '1'],
    ['exp(-4*E(p[0], log(mass(p[0]))))', '64'],
    ['E(p[0], mass(curate(p[0])))', '83/240'],
    ['exp(D)', '4'],
    ['exp(r(x) - r(y))', '4'],
    ['mass(tilt(p[0]), x)', '1/2'],
    ['mass(given(p[0], w >= 2), x)', '1/2'],
    ['p_star(x)', '1'],
    ['H(p[0], x)', '83/60'],
    ['mass(curate(p[0]), x)', '83/240'],
    ['p[1](x)', '83/480'],
    ['E_draws(p[0], sum(w))', '4'],
    ['E_draws(p[0], w[1]*w[2])', '4'],
    ['E_draws(p[0], var(w))', '3/4'],
    ['min(K, lambda)', '1'],
    ['exp(r_max - r_min)', '4'],
    ['exp(r_min)', '1'],
    ['epsilon', '0'],
    ['p_ref(x)', '0'],
    ['q(y)', '1/3'],
    ['E(given(p_ref, w >= 2), w)', '2'],
    ['mass(curate(p[0], 1), x)', '1/4'],
    ['mass(curate(p[0], 3), x) - mass(curate(p[0], 2), x)', '207/4480'],
    ['mass(next(p_ref), x)', '0'],
    ['mass(next(p[0]), x)', '83/480'],
    ['P(p_ref, w >= 2)', '3/4'],
    ['P(p[0], w == 2)', '1/4'],
    ['E(q, ratio(p[0], q))', '1'],
    ['E(p[0], ratio(p_ref, p[0]))', '1'],
    ['E(p_ref, ratio(p_ref, p[0])*w)', '37/8'],
    ['E(p_ref, max(w, 3))', '3'],
    ['TV(p_ref, p[0])', '1/2'],
    ['chi2(p_ref, p[0])', '11/8'],
    ['sup_ratio(p_ref, p[0])', '3'],
    ['exp(KL(p_star, p[0]))', '4'],
    ['E(p_star, w)', '4'],
    ['E_draws(p[0], w[1])', '2'],
    ['E_draws(p[0], w[1]^2/w[1])', '2'],
    ['E_draws(p_ref, mean(w))', '7/4'],
    ['E_draws(p[0], (w[1] - w[2])^2/sum(w))', '37/60'],
    // Values of an enumeration in Python fractions.
    ['E_pair(p[0], p[0], abs(w[1] - w[2]))', '5/4'],
    ['E_pair(p[0], p[0], indicator(w[1] == w[2]))', '3/8'],
    ['E_pair(p[0], q, w[1]/w[2])', '7/6'],
    ['exp(2*E_pair(p[0], p[0], r[1] + r[2]))', '8'],
    ['E_triple(p[0], p[0], q, indicator(max(w[1], w[2]) > w[3]))', '19/48'],
    ['win_rate(curate(p[0]), q)', '39/80'],
    ['win_rate(p_ref, p[0])', '17/32'],
    ['E(p[0], w*indicator(w >= 2))', '3/2'],
    ['E(p[0], indicator(A_star))', '1/4'],
    ['indicator(K == 2) + 2*indicator(K < 2)', '1'],
    ['E_draws(p[0], indicator(w[1] > w[2]))', '5/16'],
  ])('%s = %s', (expression, value) => {
    expect(exactValue(expression)).toBe(value);
  });

  // p = (2/3, 1/3), w = (1, 3), K = 3, against an enumeration of the 27 samples and the 4 pairs in Python fractions.
  it.each([
    ['curated', '1097/1890'],
    ['best-of-K', '37/54'],
  ])('the kept candidate of %s beats a fresh draw with probability %s, ties counting one half', (id, value) => {
    const difference = { p0: parse('2/3,1/3'), w: parse('1,3'), pRef: parse('1,0'), q: parse('1,0'), K: 3 };
    const pairs = 'E_pair(curate(p[0]), p[0], indicator(w[1] > w[2]) + indicator(w[1] == w[2])/2)';
    for (const expression of ['win_rate(curate(p[0]), p[0])', pairs])
      expect(exactValue(expression, difference, loopOf(id))).toBe(value);
    expect(exactValue('win_rate(curate(p[0]), p[0]) + win_rate(p[0], curate(p[0]))', difference)).toBe('1');
  });

  it.each([
    ['curate', 'p[0]', ''],
    ['curate', 'q', ', 3'],
    ['next', 'p[1]', ''],
  ])('%s[loop](%s%s) is what it is where that loop is under test', (word, law, more) => {
    for (const id of ['best-of-K', 'accumulate', 'uniform-choice+waning-schedule+exact-fit'] as const)
      expect(exactValue(`E(${word}[${id}](${law.replace('1', '0')}${more}), w)`)).toBe(
        exactValue(`E(${word}(${law.replace('1', '0')}${more}), w)`, {}, loopOf(id)),
      );
  });

  it('rounds of other loops start where the loop under test does', () => {
    expect(exactValue('p[2; accumulate](x)')).toBe(exactValue('p[2](x)', {}, loopOf('accumulate')));
    expect(exactValue('p[0; best-of-K](x) + p[2; luce](x)')).toBe(exactValue('p[0](x) + p[2](x)'));
    expect(exactValue('E(curate[best-of-K](p[0], K), w) - E(curate[luce](p[0], K), w)')).toBe('19/60');
    expect(exactValue('sum_rounds(p[s; best-of-K](x), 0, 1)')).toBe('15/32');
    expect(() => exactValue('p[1; best-of-k](x)')).toThrow('there is no loop "best-of-k"; did you mean best-of-K?');
    expect(() => exactValue('p[1; finite-sample](x)')).toThrow('the loop finite-sample draws samples of its own');
    expect(() => exactValue('p[1; heterogeneous-users](x)')).toThrow('the loop heterogeneous-users is about 3 users');
    expect(() => exactValue('p[1; pairwise-with-ties](x)', { K: 3 })).toThrow('is not defined for K = 3');
  });

  it('a second reward is known by name, and no choice sees it', () => {
    const truth = { wTrue: parse('3,1,1/2') };
    expect(exactValue('E(p[1], w)', truth)).toBe(exactValue('E(p[1], w_proxy)'));
    expect(exactValue('E(p[0], w_true)', truth)).toBe('15/8');
    expect(exactValue('w_true(x)*exp(r_true(y))*w_proxy(x)', truth)).toBe('6');
    expect(exactValue('E_pair(p[0], q, indicator(r_true[1] > r_true[2]) - w_true[1]*w[2])', truth)).toBe('-95/24');
    expect(() => exactValue('E(p[0], w_true)')).toThrow('this instance has one reward, so no w_true');
  });

  it('the ranks and the pairs give the same win rate with ties, on every rung', () => {
    const ties = { w: parse('1/3,2/3,2/3') };
    expect(exactValue('win_rate(p[0], q)', ties)).toBe('5/12');
    for (const rung of rungs(ties)) {
      const claim = parseClaim('E_pair(p[0], q, indicator(w[1] > w[2]) + indicator(r[1] == r[2])/2) >= 2/5');
      expect(evaluate(claim, rung, { t: 0, atoms: {} }).truth).toBe('true');
    }
  });

  it('encloses the same values in doubles', () => {
    const [double] = rungs() as [AnyInterpretation];
    const claim = parseClaim('H(p[1], x) >= 0');
    const { left } = evaluate(claim, double, { t: 0, atoms: { x: 2 } });
    const enclosure = double.arithmetic.enclose(left);
    const [, exact] = rungs();
    const truth = (exact as AnyInterpretation).arithmetic.enclose(
      evaluate(claim, exact as AnyInterpretation, { t: 0, atoms: { x: 2 } }).left,
    );
    expect(enclosure.lo).toBeLessThanOrEqual(truth.hi);
    expect(enclosure.hi).toBeGreaterThanOrEqual(truth.lo);
  });

  it('gives an infinite divergence to a law that does not cover the support of the other', () => {
    const [, exact] = rungs();
    const { truth } = evaluate(parseClaim('KL(p[0], p_ref) > 1000'), exact as AnyInterpretation, { t: 0, atoms: {} });
    expect(truth).toBe('true');
  });

  it.each(['KL(p[0], p_ref)', 'chi2(p[0], p_ref)', 'sup_ratio(p[0], p_ref)'])(
    '%s is infinite on every rung',
    (text) => {
      rungs().forEach((rung) => {
        const decided = (claim: string) => evaluate(parseClaim(claim), rung, { t: 0, atoms: {} }).truth;
        expect(decided(`${text} > 1e300`)).toBe('true');
        // The other way round the support is covered.
        expect(decided(`${text.replace('p[0], p_ref', 'p_ref, p[0]')} < 4`)).toBe('true');
        expect(decided('TV(p[0], p_ref) < 0.51')).toBe('true');
      });
    },
  );

  it('the p_star of a start without mass on the best atoms is uniform on them', () => {
    const start = { p0: parse('1/2,1/2,0,0'), pRef: parse('1,0,0,0'), q: parse('1,0,0,0'), w: parse('1,2,4,4') };
    expect(exactValue('p_star(x)', start)).toBe('1/2');
    expect(exactValue('p_star(y)', start)).toBe('0');
    expect(exactValue('p_star(x)', { ...start, p0: parse('1/2,0,1/8,3/8') })).toBe('1/4');
    expect(exactValue('w_next', { ...start, w: parse('4,4,4,4') })).toBe('4');
  });

  it('the limit is known of a loop without real data, with infinitely many candidates and exact fits', () => {
    const synthetic = { K: Infinity, lambda: 'infinity' as const };
    expect(exactValue('E(p_limit, w)', synthetic)).toBe('4');
    for (const other of [{ K: 2 }, { lambda: Q.of(1) }, { epsilon: Q.of(1, 2) }]) {
      expect(() => exactValue('E(p_limit, w)', { ...synthetic, ...other })).toThrow(UnanswerableError);
    }
  });

  it('users have their shares, weights and best atoms', () => {
    const users = [
      { share: Q.of(1, 4), w: parse('1,2,4') },
      { share: Q.of(3, 4), w: parse('5,5,1') },
    ];
    expect(exactValue('E_users(w_u(x))', { users })).toBe('7/4');
    expect(exactValue('P(p[0], A_users)', { users })).toBe('1');
    expect(exactValue('P(q, A_users)', { users: [users[0] as (typeof users)[0]] })).toBe('1/3');
    expect(() => exactValue('E_users(1)')).toThrow(new UnanswerableError('this instance has one reward, and no users'));
    expect(() => exactValue('P(q, A_users)')).toThrow(
      new UnanswerableError('this instance has one reward, and no users'),
    );
  });

  it.each([
    ['H(p_ref, x)', 'the curation factor at an atom of probability 0'],
    ['E(given(p_ref, w >= 4), w)', 'conditioning on an event of probability 0'],
    ['d', 'd belongs to Gaussian models'],
    ['M_0', 'M_0 belongs to Gaussian models'],
    ['sigma2', 'sigma2 belongs to linear regression'],
    ['n', 'n belongs to learners that fit finite samples'],
    ['p[3](x)', 'round 3 is past the last, 2'],
  ])('%s has no value: %s', (expression, message) => {
    expect(() => exactValue(expression)).toThrow(message);
  });

  it('E_draws with more draws in order than candidates, or without a number of them, has no value', () => {
    expect(() => exactValue('E_draws(p[0], w[1]*w[2])', { K: 1 })).toThrow(new UnanswerableError('w[2] needs K ≥ 2'));
    expect(exactValue('E_draws(p[0], w[1])', { K: 1 })).toBe('2');
    const message = 'a number of candidates is asked for, and K is infinite';
    expect(() => exactValue('E_draws(p[0], w[1])', { K: Infinity })).toThrow(message);
  });

  it.each([
    ['lambda', { lambda: 'infinity' as const }, '1e300'],
    ['K', { K: Infinity }, '1e300'],
  ])('%s may be infinite, and η is then 1', (name, difference, bound) => {
    const [double] = rungs(difference) as [AnyInterpretation];
    expect(evaluate(parseClaim(`${name} > ${bound}`), double, { t: 0, atoms: {} }).truth).toBe('true');
    expect(exactValue('eta', { lambda: 'infinity' })).toBe('1');
    expect(exactValue('n', { samples: { size: 7, seed: 1 } })).toBe('7');
  });

  it('laws that were asked for are kept, and not confused', () => {
    const [, exact] = rungs() as [AnyInterpretation, AnyInterpretation];
    const start = exact.round(0);
    expect(exact.round(0)).toBe(start);
    expect(exact.next?.(start)).toBe(exact.next?.(start));
    expect(exact.named('p_ref')).toBe(exact.named('p_ref'));
    expect(exact.named('q')).toBe(exact.named('q'));
    const two = exact.curateAmong?.(start, 2);
    expect(exact.curateAmong?.(start, 2)).toBe(two);
    const three = exact.curateAmong?.(start, 3);
    expect(three).not.toBe(two);
    expect(exact.curateAmong?.(exact.round(1), 3)).not.toBe(three);
    const mass = (law: unknown): string =>
      Q.format(rationalOf(exact.mass(law, 2) as ReturnType<typeof exactOf>) ?? Q.zero);
    expect([mass(two), mass(three)]).toEqual(['83/240', mass(exact.curateAmong?.(start, 3))]);
    expect(exact.atoms()).toBe(3);
    expect(exact.rounds).toBe(2);
  });

  it('ranks atoms by their weights, in whatever order they stand', () => {
    // Of p = (1/2, 1/4, 1/4) and q = (1/3, 1/3, 1/3) with w = (2, 1, 2): P(w > w') + P(w = w')/2 = 1/4 + (1/2 + 1/12)/2 = 13/24.
    expect(exactValue('win_rate(p[0], q)', { w: parse('2,1,2') })).toBe('13/24');
  });

  it('an event that doubles cannot tell apart is left to the exact rung', () => {
    const [double, exact] = rungs() as [AnyInterpretation, AnyInterpretation];
    const claim = parseClaim('P(p[0], w >= 3*(4/3)) == 1/4');
    expect(() => evaluate(claim, double, { t: 0, atoms: {} })).toThrow(
      'an event whose atoms this rung cannot tell apart',
    );
    expect(evaluate(claim, exact, { t: 0, atoms: {} }).truth).toBe('true');
  });

  it('no rung doubts that an atom has its own weight, or that of an atom tied with it', () => {
    for (const rung of rungs({ w: parse('1/3,2/6,7/3') })) {
      const probability = (event: string): unknown => {
        const claim = parseClaim(`P(p[0], ${event}) >= 0`);
        const { lo, hi } = rung.arithmetic.enclose(evaluate(claim, rung, { t: 0, atoms: { x: 1 } }).left);
        return Math.round(((lo + hi) / 2) * 1e9) / 1e9;
      };
      expect([probability('w <= w(x)'), probability('w < w(x)'), probability('w == w(x)')]).toEqual([0.75, 0, 0.75]);
    }
  });

  it('every rung agrees, up to its precision', () => {
    const claims = ['p[2](x) > 0.2', 'E(p[2], w) < 3', 'KL(p[1], p[0]) < 0.1', 'Var(p[2], w) > 1', 'p_ref(x) >= 0'];
    for (const claim of claims) {
      const values = rungs().map((rung) => {
        const { left } = evaluate(parseClaim(claim), rung, { t: 0, atoms: { x: 2 } });
        const { lo, hi } = rung.arithmetic.enclose(left);
        expect(hi - lo).toBeLessThan(1e-12);
        return (lo + hi) / 2;
      });
      values.forEach((value) => expect(value).toBeCloseTo(values[0] as number, 12));
    }
    expect(rungs()).toHaveLength(7);
  });

  it('uses the declared bound if there is one', () => {
    expect(exactValue('exp(D)', { wMax: Q.of(3) })).toBe('3');
    expect(exactValue('exp(r_max)', { wMax: Q.of(3) })).toBe('3');
    expect(exactValue('w_max', { wMax: Q.of(3) })).toBe('3');
    expect(exactValue('P(p[0], w == w_max)', { wMax: Q.of(8) })).toBe('0');
    expect(exactValue('P(p[0], A_star)', { wMax: Q.of(8) })).toBe('1/4');
  });

  it('has w_max and w_min of all atoms, with or without mass', () => {
    const p0 = parse('0,1,0');
    expect(['w_max', 'w_min', 'P(p[0], A_star)'].map((text) => exactValue(text, { p0 }))).toEqual(['4', '1', '0']);
  });
});
