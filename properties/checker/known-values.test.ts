/** Values of parts of claims that are kept for a case must be those that an evaluation without them computes. */
import { describe, expect, it } from '@jest/globals';
import { type DiscreteInstance, discreteRungs } from '../../models/closed-form/discrete';
import { loopOf } from '../../models/loops';
import {
  type AnyInterpretation,
  type Assignment,
  type Claim,
  CompiledClaims,
  type Evaluation,
  Q,
  STATEMENTS,
  evaluate,
  parseClaim,
} from '../../theory';
import { claimsWithHypotheses } from './checked-claims';

const parse = (text: string): Q.Rational[] => text.split(',').map(Q.parse);

const INSTANCE: DiscreteInstance = {
  model: 'discrete',
  p0: parse('1/2,1/3,1/6'),
  w: parse('1,2,5'),
  pRef: parse('1/4,1/2,1/4'),
  q: parse('1/3,1/3,1/3'),
  K: 3,
  lambda: Q.of(1, 2),
  epsilon: Q.of(1, 10),
  rounds: 3,
  users: [
    { share: Q.of(1, 3), w: parse('1,2,5') },
    { share: Q.of(2, 3), w: parse('3,1,2') },
  ],
  samples: { size: 2, seed: 3 },
};

/** Parts that differ only in what they depend on: round, atom, user, draw, run. */
const CLOSE_PARTS = [
  'E(p[t], w)*E(p[0], w) >= E(p[t + 1], w)*E(p[1], w)',
  'p[t](x)*p[t](y) + p[t](y)*w(x) >= p[t + 1](x)*w(y)',
  'E_users(w_u(x)*E(p[t], w_u) + w_u(y)) >= E_users(r_u(x) + E(p[t], r_u))',
  'E_draws(p[t], w[1]*w[2] + mean(w)*(t + 1)^2) >= E_draws(p[t], w[2]*w[2] + sum(w)*(t + 1)^2)',
  'E_draws(p[t], w[1]) + E_draws(p[t], var(w)) >= E_draws(p[0], w[1])',
  'runs(p[t](x)) + p[t](x) >= runs(p[t](y)) + p[t](y)',
  't + t*E(p[t], w) >= K + t',
  'sum_rounds(E(p[s], w)*E(p[t], w) + E(p[s], r), 0, t) >= sum_rounds(E(p[s + 1], w) + p[s](x)*s, 0, t - 1)',
  'E(p[t + 1; best-of-K], w) + E(curate[best-of-K](p[t]), w) >= E(p[t + 1; accumulate], w) + E(curate(p[t]), w)',
  'E_pair(p[t], q, w[1]*w[2] + indicator(w[1] > w[2])) >= win_rate(p[t], p[t + 1]) + E_pair(p[t], q, w[2]*w[2])',
  'H(p[t], x) + H(p[t], y) >= H(p[0], x)',
];

const attempt = (rung: AnyInterpretation, evaluation: () => Evaluation<unknown>): unknown => {
  try {
    const { truth, left, right } = evaluation();
    return { truth, left: rung.arithmetic.enclose(left), right: rung.arithmetic.enclose(right) };
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
};

/** The values of claims in every round and for every pair of atoms, which must not depend on what is kept. */
function compare(claims: readonly Claim[], instance: DiscreteInstance, loop: string): number {
  let compared = 0;
  for (const build of discreteRungs(instance, loopOf(loop)).slice(0, 3)) {
    const rung = build();
    const kept = new CompiledClaims().on(rung);
    for (const claim of claims)
      for (let t = 0; t <= instance.rounds - claim.lookahead; t += 1)
        for (const x of [0, 1, 2])
          for (const y of [2, 1, 0]) {
            const at: Assignment = { t, atoms: { x, y } };
            const fresh = build();
            expect([claim.source, at, attempt(rung, () => kept.evaluate(claim, at))]).toEqual([
              claim.source,
              at,
              attempt(fresh, () => evaluate(claim, fresh, at)),
            ]);
            compared += 1;
          }
  }
  return compared;
}

describe('values of parts', () => {
  it.each(['curated', 'heterogeneous-users', 'finite-sample'])(
    'that are close to each other are kept apart: %s',
    (loop) => {
      expect(
        compare(
          CLOSE_PARTS.map((source) => parseClaim(source)),
          INSTANCE,
          loop,
        ),
      ).toBeGreaterThan(500);
    },
  );

  it.each([
    ['at finite K', INSTANCE],
    ['at K = ∞', { ...INSTANCE, K: Infinity, lambda: 'infinity' as const }],
  ])('of all statements are those of an evaluation without them, %s', (_name, instance) => {
    const claims = STATEMENTS.filter(({ models }) => models.includes('discrete')).flatMap((statement) =>
      claimsWithHypotheses(statement, 'discrete').map(({ claim }) => claim),
    );
    expect(compare(claims, { ...instance, rounds: 2 }, 'curated')).toBeGreaterThan(1000);
  });
});
