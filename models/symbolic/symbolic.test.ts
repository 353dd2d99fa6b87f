/**
 * The symbolic model against the discrete one: with numbers for its variables it has the same values, and the coefficient that decides a
 * claim for any number of atoms is that of the polynomial which these values make.
 */
import { describe, expect, it } from '@jest/globals';
import {
  Q,
  type Rational,
  UnanswerableError,
  UndefinedValueError,
  evaluate,
  parseClaim,
  rationalOf,
} from '../../theory';
import { type DiscreteInstance, discreteRungs } from '../closed-form/discrete';
import { type ChoiceRule, LOOPS, type Loop, finite } from '../loops';
import { SymbolicOperations } from './operations';
import {
  type Algebra,
  DrawsRing,
  type DrawsValue,
  INFINITE_K,
  type OrInfinite,
  SymbolicInterpretation,
  type SymbolicProblem,
  rationalArithmetic,
} from '.';

const rationals = (text: string): Rational[] => text.split(',').map(Q.parse);
const shown = (value: Rational): string => Q.format(Q.reduce(value));

/** Numbers as rational functions without variables. */
const numbers: Algebra<Rational> = {
  constant: (value) => value,
  variable: (name) => {
    throw new Error(`no variable ${name}`);
  },
  add: Q.add,
  sub: Q.sub,
  mul: Q.mul,
  div: Q.div,
  key: shown,
};

type Number = OrInfinite<Rational>;
const arithmetic = rationalArithmetic(numbers);
const space = { weights: rationals('1,2,5'), p: rationals('1/2,1/3,1/6'), r: rationals('1/4,1/4,1/2') };

const problem = (more: Partial<SymbolicProblem<Number>> = {}): SymbolicProblem<Number> => ({
  arithmetic,
  points: { weights: space.weights, base: space.p, repeats: true },
  loop: LOOPS.curated,
  candidates: 2,
  lambda: Q.of(2, 3),
  scalars: { w_min: Q.of(1), w_max: Q.of(5) },
  laws: { reference: space.r, q: space.r },
  ...more,
});

function symbolic(expression: string, more: Partial<SymbolicProblem<Number>> = {}, t = 0): string {
  const claim = parseClaim(`${expression} >= 0`);
  const { left } = evaluate(claim, new SymbolicInterpretation(problem(more)), { t, atoms: { x: 1, y: 2 } });
  return left === INFINITE_K ? '∞' : shown(left);
}

function discrete(expression: string, { loop = LOOPS.curated, candidates = 2, lambda = Q.of(2, 3) }, t = 0): string {
  const instance: DiscreteInstance = {
    ...{ model: 'discrete', p0: space.p, w: space.weights, pRef: space.r, q: space.r },
    ...{ K: candidates, lambda: lambda, epsilon: Q.zero, rounds: 3 },
  };
  const model = discreteRungs(instance, loop).at(-1)?.();
  if (model === undefined) throw new Error('no rung');
  const { left } = evaluate(parseClaim(`${expression} >= 0`), model, { t, atoms: { x: 1, y: 2 } });
  return shown(rationalOf(left as Parameters<typeof rationalOf>[0]) as Rational);
}

const choosing = (rule: ChoiceRule): Loop => ({
  ...LOOPS.curated,
  id: 'own',
  curate: (ops, law, K) => finite(ops).choose(law, rule, K),
});
const byOrder: ChoiceRule = {
  kind: 'keep',
  keep: (candidates, F) =>
    candidates.map((_, i) => F.of(2 * (candidates.length - i), candidates.length * (candidates.length + 1))),
};
const lucky: ChoiceRule = {
  kind: 'keep',
  keep: (candidates, F) => {
    const [first, ...rest] = candidates.map(({ w }) => w);
    const total = F.sum([F.mul(F.of(2), first as (typeof candidates)[0]['w']), ...rest]);
    return candidates.map(({ w }, i) => F.div(i === 0 ? F.mul(F.of(2), w) : w, total));
  },
};
const squares: ChoiceRule = { kind: 'luce', score: ({ w }, F) => F.add(F.pow(w, 2), F.of(1, 3)) };

const EXPRESSIONS = [
  ...['E(p[0], w)', 'E(p[1], w)', 'E(p[2], w)', 'Var(p[1], w)', 'E(p[0], -w^2/2 + 1)', 'E(p[0], (w - 3)*w(x))'],
  ...['chi2(p[1], p[0])', 'chi2(p_ref, p[1])', 'chi2(curate(p[0]), p[0])', 'E(p_ref, w)', 'q(x)', 'p[1](y)'],
  ...['H(p[0], x)', 'H(p[1], y)', 'mass(curate(p[1]), x)', 'mass(curate(p[0], 3), y)', 'mass(tilt(p[1]), x)'],
  ...['E(curate(p[0], 3), w) - E(curate(p[0], 2), w)', 'E(next(p[1]), w)', 'E(next(p_ref), w)', 'w(x)'],
  ...['E(p[0], ratio(p[1], p[0])*w)', 'E(p[0], ratio(curate(p[0]), p[0])^2)', 'E(p_ref, ratio(p[0], p_ref))'],
  ...['eta', 'lambda', 'epsilon', 'w_max - w_min', 'E(p[t + 1], w) - E(p[t], w)', 'E(p[1], w^-1)'],
];
const WITH_CANDIDATES = [
  ...['K', '1/K', 'E_draws(p[0], sum(w))', 'E_draws(p[1], var(w))', 'E_draws(p[0], mean(w)^2)'],
  ...['E_draws(p[0], w[1]*w[2]/sum(w))', 'E(curate(p[0], K + 1), w)', 'E_draws(p[1], w[1])'],
];
const EVENTS = ['<', '<=', '>=', '>'].flatMap((relation) => [
  `P(p[1], w ${relation} w(x))`,
  `P(p[1], w(x) ${relation} w)`,
]);

describe.each<[string, { loop?: Loop; candidates?: number }]>([
  ['the curated loop, K = 2', {}],
  ['the curated loop, K = 3', { candidates: 3 }],
  ['the curated loop at K = ∞', { candidates: Infinity }],
  ['a rule that depends on the order', { loop: choosing(byOrder), candidates: 2 }],
  ['a rule that depends on order and weights', { loop: choosing(lucky), candidates: 3 }],
  ['a score of one’s own', { loop: choosing(squares), candidates: 3 }],
  ['a score of one’s own at K = ∞', { loop: choosing(squares), candidates: Infinity }],
  [
    'the worst is preferred',
    {
      loop: {
        ...LOOPS.curated,
        id: 'own',
        curate: (ops, law, candidates) => ops.curate(law, { candidates, power: -1 }),
      },
    },
  ],
  [
    'one is kept at random',
    {
      loop: {
        ...LOOPS.curated,
        id: 'own',
        curate: (ops, law, candidates) => ops.curate(law, { candidates, power: 0 }),
      },
    },
  ],
])('%s', (_name, setting) => {
  const all = [...EXPRESSIONS, ...EVENTS, ...(setting.candidates === Infinity ? [] : WITH_CANDIDATES)];
  it('has the values of the discrete model', () => {
    const found = all.map((expression) => [expression, symbolic(expression, setting, 1)]);
    expect(found).toEqual(all.map((expression) => [expression, discrete(expression, setting, 1)]));
  });
});

describe('a symbolic model', () => {
  it('without real data repeats the choice', () => {
    const setting = { lambda: 'infinity' as const, laws: {} };
    for (const expression of ['E(p[2], w)', 'eta', 'chi2(p[1], p[0])', 'E(p_ref, w)']) {
      const instance = { lambda: 'infinity' as unknown as Rational };
      const expected = expression === 'E(p_ref, w)' ? discrete('E(p[0], w)', instance) : discrete(expression, instance);
      expect([expression, symbolic(expression, setting)]).toEqual([expression, expected]);
    }
    expect(symbolic('lambda', setting)).toBe('∞');
    expect(symbolic('K', { candidates: Infinity })).toBe('∞');
    expect(symbolic('1/K + 1', { candidates: Infinity })).toBe('1');
  });

  it('takes a supremum at the point that it is told', () => {
    expect(symbolic('sup_ratio(p_ref, p[0])', { supremumAt: 2 })).toBe('3');
    expect(symbolic('sup_ratio(p_ref, p[0])', { supremumAt: 0 })).toBe('1/2');
  });

  it('runs a rule on whole vectors', () => {
    const reversed: Loop = {
      ...LOOPS.curated,
      id: 'own',
      curate: (ops, law) => finite(ops).transform([law], ([masses = []]) => [...masses].reverse()),
    };
    expect(symbolic('mass(curate(p[0]), y)', { loop: reversed })).toBe('1/2');
    expect(() => symbolic('H(p[0], x)', { loop: reversed })).toThrow(
      'the curation factor of a choice in several stages',
    );
  });

  it('keeps the laws that it curated', () => {
    const model = new SymbolicInterpretation(problem());
    const start = model.round(0);
    expect(model.curate(start)).toBe(model.curate(start));
    expect(model.curateAmong(start, 2)).toBe(model.curate(start));
    expect(model.curateAmong(start, 3)).not.toBe(model.curate(start));
    expect(model.round(1)).toBe(model.round(1));
    expect([model.atoms(), model.rounds, model.candidates()]).toEqual([3, Infinity, 2]);
  });

  it.each<[string, string, Partial<SymbolicProblem<Number>>]>([
    ['E(p[0], r)', 'the reward is not a rational function of the weight', {}],
    ['d', 'd of a symbolic model', {}],
    ['w_max', 'w_max of a symbolic model', { scalars: {} }],
    ['p_star(x)', 'p_star of a symbolic model', {}],
    ['q(x)', 'q of a symbolic model', { laws: {} }],
    ['E(given(p[0], w >= w(x)), w)', 'a conditional law of a symbolic model', {}],
    ['P(p[0], A_star)', 'the best atoms of a symbolic model, which depend on ties', {}],
    ['P(p[0], w >= 2)', 'an event other than a comparison of w with the weight of an atom', {}],
    ['P(p[0], w^2 >= w(x))', 'an event other than a comparison of w with the weight of an atom', {}],
    ['P(p[0], w == w(x))', 'events that equal weights would change', {}],
    ['P(p[0], w >= w(x)) + P(p[0], w <= w(x))', 'events that equal weights would change', {}],
    ['P(p[0], w >= w(x)) + P(p[0], w > w(x))', 'events that equal weights would change', {}],
    ['P(p[0], w >= w(x)) + P(p[0], w >= w(y))', 'events that equal weights would change', {}],
    ['sup_ratio(p[0], q)', 'a supremum that is not the whole left side of a claim with <=', {}],
    ['TV(p[0], q)', 'TV is not a rational function', {}],
    ['KL(p[0], q)', 'a logarithm is not a rational function', {}],
    ['exp(K)', 'an exponential is not a rational function', {}],
    ['sqrt(K)', 'a root is not a rational function', {}],
    ['tanh(K)', 'a hyperbolic tangent is not a rational function', {}],
    ['abs(K)', 'an absolute value is not a rational function', {}],
    ['max(K, 1)', 'a maximum is not a rational function', {}],
    ['min(K, 1)', 'a minimum is not a rational function', {}],
    ['E_draws(p[0], w[1]*w[2])', 'w[2] needs K ≥ 2', { candidates: 1 }],
    ['E_draws(p[0], w[1])', 'a number of candidates at K = ∞', { candidates: Infinity }],
    [
      'E(p[1], w)',
      'a fitting error of a symbolic law',
      { loop: { ...LOOPS.curated, learn: (ops, law) => ops.misfit(law, Q.one, 0) } },
    ],
    [
      'E(p[1], w)',
      'the best atoms of a symbolic law',
      { loop: { ...LOOPS.curated, curate: (ops, law) => finite(ops).concentrate(law) } },
    ],
    [
      'E(p[1], w)',
      'samples of a symbolic law',
      { loop: { ...LOOPS.curated, curate: (ops, law) => finite(ops).sample(law, 1, 1) } },
    ],
    [
      'E(p[1], w)',
      'a rule that takes roots is not a rational function',
      { loop: choosing({ kind: 'luce', score: ({ w }, F) => F.sqrt(w) }) },
    ],
    [
      'E(p[1], w)',
      'a rule that compares numbers is not a rational function',
      { loop: choosing({ kind: 'luce', score: ({ w }, F) => (F.compare(w, w) > 0 ? w : w) }) },
    ],
    [
      'E(p[1], w)',
      'a loop that changes λ itself',
      { loop: { ...LOOPS.curated, learn: (ops, law, { reference }) => ops.mix(reference(), law, Q.one) } },
    ],
  ])('has no answer to %s: %s', (expression, message, more) => {
    expect(() => symbolic(expression, more)).toThrow(UnanswerableError);
    expect(() => symbolic(expression, more)).toThrow(message);
  });
});

describe('the arithmetic', () => {
  const [two, three] = [Q.of(2), Q.of(3)];
  it('computes sums, products and powers', () => {
    const A = arithmetic;
    const values = [
      A.sum([]),
      A.sum([two, three, three]),
      A.dot([], []),
      A.dot([two, three], [three, three]),
      A.neg(two),
    ];
    expect(values.map((value) => shown(value as Rational))).toEqual(['0', '8', '0', '15', '-2']);
    expect([3, 1, 0, -2].map((n) => shown(A.pow(two, n) as Rational))).toEqual(['8', '2', '1', '1/4']);
    expect(A.decide('<', two, three)).toEqual({ truth: 'unknown', certainty: 'certified' });
    expect(A.enclose(two)).toEqual({ lo: -Number.MAX_VALUE, hi: Number.MAX_VALUE });
    expect([A.name, A.infinity]).toEqual(['symbolic', INFINITE_K]);
  });

  it('knows of K = ∞ only that a quotient by it is 0', () => {
    const A = arithmetic;
    expect(shown(A.div(two, INFINITE_K) as Rational)).toBe('0');
    for (const compute of [
      () => A.add(INFINITE_K, two),
      () => A.sub(two, INFINITE_K),
      () => A.mul(INFINITE_K, two),
      () => A.neg(INFINITE_K),
      () => A.pow(INFINITE_K, 1),
      () => A.div(INFINITE_K, two),
      () => A.div(INFINITE_K, INFINITE_K),
      () => A.sum([two, INFINITE_K]),
      () => A.dot([two], [INFINITE_K]),
    ])
      expect(compute).toThrow(new UndefinedValueError('an expression with K = ∞ other than 1/K'));
  });

  it('uses the algebra’s own sums of products', () => {
    const own = rationalArithmetic({ ...numbers, dot: () => Q.of(7) });
    expect(own.dot([two], [three])).toEqual(Q.of(7));
    expect(shown(own.dot([], []) as Rational)).toBe('0');
  });

  it('a field of a rule knows its values', () => {
    const owned: boolean[] = [];
    const rule: ChoiceRule = {
      kind: 'luce',
      score: (atom, F) => {
        owned.push(...[atom.w, undefined, null, atom, [atom.w]].map((value) => F.owns(value)));
        return F.div(F.sub(F.mul(atom.w, F.of(4)), F.of(1)), F.of(2));
      },
    };
    const operations = new SymbolicOperations(arithmetic, problem().points, Q.one);
    const { masses } = operations.finite.choose({ masses: space.p }, rule, Infinity);
    expect(owned.slice(0, 5)).toEqual([true, false, false, false, false]);
    // Scores 3/2, 7/2, 19/2 at masses 1/2, 1/3, 1/6.
    expect(masses.map((mass) => shown(mass as Rational))).toEqual(
      ['9/42', '14/42', '19/42'].map((text) => shown(Q.parse(text))),
    );
  });
});

describe('the coefficient for any number of atoms', () => {
  const weights = rationals('1,2,5,7,11');
  const ring = (d: number): DrawsRing<Rational> => new DrawsRing(numbers, d);

  /** The value of an expression in d draws. */
  function drawn(expression: string, d: number, candidates: number): DrawsValue<Rational> {
    const over = ring(d);
    const claim = parseClaim(`${expression} >= 0`);
    const model = new SymbolicInterpretation<OrInfinite<DrawsValue<Rational>>>({
      arithmetic: rationalArithmetic(over),
      points: {
        weights: weights.slice(0, d).map((w) => over.scalar(w)),
        base: Array.from({ length: d }, (_, i) => over.mass(i)),
        repeats: false,
      },
      loop: LOOPS.curated,
      candidates,
      lambda: 'infinity',
      scalars: { w_max: over.constant(Q.of(13)) },
    });
    const { left } = evaluate(claim, model, { t: 0, atoms: {} });
    if (left === INFINITE_K) throw new Error('infinite');
    return left;
  }

  /** `Σ_S (−1)^{d − |S|} F(1_S)`, which is the coefficient of p_1 ⋯ p_d of a form F of degree d. */
  function polarised(expression: string, d: number, candidates: number, means: number): Rational {
    let total = Q.zero;
    for (let set = 1; set < 2 ** d; set += 1) {
      const members = weights.slice(0, d).filter((_, i) => (set & (1 << i)) !== 0);
      const n = members.length;
      const points = { weights: members, base: members.map(() => Q.of(1, n)), repeats: true };
      const text = symbolic(expression, {
        points,
        candidates,
        lambda: 'infinity',
        laws: {},
        scalars: { w_max: Q.of(13) },
      });
      // Each mean in a denominator was cleared: it is Σ w over the set, of degree 1.
      const cleared = Q.mul(Q.pow(Q.sum(members), means), Q.pow(Q.of(n), d - means));
      const term = Q.mul(Q.parse(text), cleared);
      total = (d - n) % 2 === 0 ? Q.add(total, term) : Q.sub(total, term);
    }
    return Q.reduce(total);
  }

  it.each([
    ['E(p[1], w) - E(p[0], w) - Var(p[0], w)/(2*w_max)', 2, 2, 0],
    ['E(p[1], w) - E(p[0], w)', 3, 3, 0],
    ['E(p[1], w)*E(p[0], w) - Var(p[0], w)^2', 4, 2, 0],
    ['E(p[2], w) - E(p[1], w)', 4, 2, 0],
    ['2 - E(p[0], w)/3 + E(p[0], w^2)*E(p[0], w)', 3, 2, 0],
    ['chi2(p[1], p[0])', 3, 2, 0],
    ['E(p[1], w) - E(p[0], w)', 2, Infinity, 1],
    ['E(p[1], w) - 1/E(p[0], w)', 2, Infinity, 1],
    ['E(p[1], w^2)*E(p[1], w) - E(p[1], w)', 3, Infinity, 2],
    ['E_draws(p[0], var(w)/mean(w))', 3, 3, 0],
    ['E(curate(p[0], 3), w) - 2*E(curate(p[0]), w)', 3, 2, 0],
  ])('of %s over %d draws, K = %d', (expression, d, candidates, means) => {
    const value = drawn(expression, d, candidates);
    expect(value.numerator.degree).toBeLessThanOrEqual(d);
    expect([...value.factors.values()].reduce((sum, { exponent }) => sum + exponent, 0)).toBe(means);
    expect(shown(ring(d).coefficient(value))).toBe(shown(polarised(expression, d, candidates, means)));
    if (means > 0) return;
    // More draws than needed: one more factor Σ p.
    const more = drawn(expression, d + 1, candidates);
    expect(shown(ring(d + 1).coefficient(more))).toBe(shown(polarised(expression, d + 1, candidates, means)));
  });

  it('knows the degree of an average over more draws than points', () => {
    const { numerator } = drawn('E_draws(p[0], sum(w))', 2, 3);
    expect([numerator.degree, numerator.terms.size]).toEqual([3, 0]);
    expect(drawn('E(curate(p[0], 4), w)', 2, 3).numerator.degree).toBe(4);
  });

  it('refuses a degree above the number of draws, and quotients by what may be 0', () => {
    const over = ring(2);
    const [a, b] = [over.mass(0), over.mass(1)];
    const cube = over.mul(over.mul(a, b), a);
    expect(cube.numerator.terms.size).toBe(0);
    expect(() => over.coefficient(cube)).toThrow(new UnanswerableError('a numerator of degree 3 over 2 draws'));
    const zero = over.sub(a, a);
    const nothing: DrawsValue<Rational> = { numerator: { degree: 0, terms: new Map() }, factors: new Map() };
    expect(() => over.div(a, nothing)).toThrow(new UnanswerableError('a quotient by 0'));
    expect(() => over.div(a, zero)).toThrow(UndefinedValueError);
    expect(() => over.div(a, over.div(a, over.add(a, b)))).toThrow(
      new UnanswerableError('a quotient by a quotient of expectations'),
    );
    expect(() => over.div(a, b)).toThrow(new UnanswerableError('a quotient by 0'));
    expect(shown(over.coefficient(over.div(over.mul(a, b), over.constant(Q.of(4)))))).toBe('1/4');
    expect(shown(over.coefficient(a))).toBe('1');
    expect(shown(over.coefficient(over.constant(Q.of(3))))).toBe('6');
  });

  it('refuses rules on whole vectors and masses of atoms', () => {
    const over = ring(2);
    const points = { weights: [over.scalar(Q.one), over.scalar(Q.of(2))], base: [over.mass(0)], repeats: false };
    const operations = new SymbolicOperations(rationalArithmetic(over), points, over.constant(Q.one));
    expect(() => operations.finite.transform([], () => [])).toThrow(
      'a step on whole vectors of masses, for any number',
    );
    const model = new SymbolicInterpretation({
      ...{ arithmetic: rationalArithmetic(over), points, loop: LOOPS.curated, candidates: 2 },
      ...{ lambda: 'infinity' as const, scalars: {} },
    });
    expect(() => model.mass(model.round(0), 1)).toThrow('the mass of an atom, for any number of atoms');
    expect(model.atoms()).toBe(2);
  });
});
