/**
 * Trajectories of named examples, with the bounds that the statements give beside them.
 *
 * Quantities are asked in the claim language, and bounds are the right sides of claims, so that a picture shows what was checked. Some
 * are carried on: lemma 2.2's gains are added up over the rounds, odds o of `odds-rate` give `P(A_*) ≥ 1/(1 + o)` and
 * `KL(p_*‖p_t) = log(1 + odds_t) ≤ log(1 + o)`.
 */
import { type Instance, caseOf, loopOf } from '../../../models';
import { type Interval, Q, type Rational, type StatementId, doubleArithmetic as D } from '../../../theory';
import type { Curve, Example, ExampleRun } from '../../results';
import { Enclosed } from './enclosed';

const ROUNDS = 20;

type Bound = Curve['bounds'][number];
type Lambda = Rational | 'infinity';

interface NamedLaw {
  readonly id: string;
  readonly title: string;
  readonly p: readonly string[];
  readonly w: readonly string[];
}

const LAWS: readonly NamedLaw[] = [
  {
    id: 'rare-best',
    title: 'the best of four atoms is rare',
    p: ['1/2', '3/10', '199/1000', '1/1000'],
    w: ['1', '2', '3', '6'],
  },
  {
    id: 'close-best',
    title: 'two best atoms of nearly equal weight',
    p: ['2/5', '3/10', '3/10'],
    w: ['1', '10', '21/2'],
  },
  { id: 'ties', title: 'two best atoms of equal weight', p: ['1/2', '1/4', '1/8', '1/8'], w: ['1', '3', '5', '5'] },
  {
    id: 'geometric',
    title: 'eight atoms: weights double while masses halve',
    p: ['1/2', '1/4', '1/8', '1/16', '1/32', '1/64', '1/128', '1/128'],
    w: ['1', '2', '4', '8', '16', '32', '64', '128'],
  },
];

/** K and λ of the loops. Four candidates, since enclosures of many rounds cost more with more; λ = 1/4 is below 1/(K − 1). */
const LOOPS: readonly (readonly [number, Lambda])[] = [
  [2, 'infinity'],
  [4, 'infinity'],
  [Infinity, 'infinity'],
  [4, Q.of(1, 4)],
  [4, Q.one],
  [4, Q.of(4)],
];

const ONE = D.fromRational(Q.one);

/** A bound from round `from` on; absent where it is undefined in a round, since a hypothesis does not hold. */
function boundOf(
  [statement, claim]: readonly [StatementId, string],
  [side, from]: readonly [Bound['side'], number],
  value: (t: number) => Interval | undefined,
): readonly Bound[] {
  const values: number[] = [];
  for (let t = from; t <= ROUNDS; t += 1) {
    const enclosure = value(t);
    if (enclosure === undefined || !Number.isFinite(enclosure.lo) || !Number.isFinite(enclosure.hi)) return [];
    values.push(side === 'lower' ? enclosure.lo : enclosure.hi);
  }
  return [{ statement, claim, side, from, values }];
}

/** A function of an enclosure, where there is one. */
const onto = (enclosure: Interval | undefined, f: (value: Interval) => Interval): Interval | undefined =>
  enclosure && f(enclosure);

function curveOf(
  asked: Enclosed,
  quantity: Curve['quantity'],
  text: string,
  bounds: readonly (readonly Bound[])[],
): Curve {
  const rounds = Array.from({ length: ROUNDS + 1 }, (_, t) => {
    const enclosure = asked.value(text, t);
    if (enclosure === undefined) throw new RangeError(`${text} at t = ${t} of a named example`);
    return enclosure;
  });
  return { quantity, text, lo: rounds.map(({ lo }) => lo), hi: rounds.map(({ hi }) => hi), bounds: bounds.flat() };
}

/** The gains that lemma 2.2 promises, added up from the start. */
function promised(asked: Enclosed): (t: number) => Interval | undefined {
  const sums = [asked.value('E(p[0], w)', 0)];
  return (t) => {
    for (let s = sums.length; s <= t; s += 1) {
      const [before, gain] = [sums[s - 1], asked.bound('lemma-2.2', 'a', s - 1)];
      sums.push(before && gain && D.add(before, gain));
    }
    return sums[t];
  };
}

function syntheticCurves(asked: Enclosed, K: number): readonly Curve[] {
  const odds = (t: number): Interval | undefined => asked.bound('odds-rate', 'b', t);
  const concentrated = (t: number): Interval | undefined =>
    K === Infinity ? onto(asked.bound('geometric-concentration', 'a', t), (outside) => D.sub(ONE, outside)) : undefined;
  return [
    curveOf(asked, 'reward', 'E(p[t], w)', [boundOf(['lemma-2.2', 'a'], ['lower', 0], promised(asked))]),
    curveOf(asked, 'variance', 'Var(p[t], w)', [
      boundOf(['theorem-2.1', 'c'], ['upper', 1], (t) => asked.bound('theorem-2.1', 'c', t)),
    ]),
    curveOf(asked, 'best', 'P(p[t], A_star)', [
      boundOf(['odds-rate', 'b'], ['lower', 1], (t) => onto(odds(t), (o) => D.div(ONE, D.add(ONE, o)))),
      boundOf(['geometric-concentration', 'a'], ['lower', 0], concentrated),
    ]),
    curveOf(asked, 'divergence', 'KL(p_star, p[t])', [
      boundOf(['odds-rate', 'b'], ['upper', 1], (t) => onto(odds(t), (o) => D.log(D.add(ONE, o)))),
    ]),
  ];
}

function mixedCurves(asked: Enclosed): readonly Curve[] {
  const start = asked.value('E(p_ref, w)', 0);
  const above = (statement: StatementId, claim: string): readonly Bound[] =>
    boundOf([statement, claim], ['lower', 1], (t) => {
      const gain = asked.bound(statement, claim, t);
      return start && gain && D.add(start, gain);
    });
  const below = (statement: StatementId, claim: string): readonly Bound[] =>
    boundOf([statement, claim], ['upper', 0], (t) => asked.bound(statement, claim, t));
  return [
    curveOf(asked, 'reward', 'E(p[t], w)', [above('theorem-2.3', 'a'), above('sharp-theorem-2.3', 'b')]),
    curveOf(asked, 'variance', 'Var(p[t], w)', []),
    curveOf(asked, 'best', 'P(p[t], A_star)', []),
    curveOf(asked, 'divergence', 'KL(p[t], p_ref)', [below('theorem-2.4', 'a'), below('sharp-theorem-2.4', 'b')]),
  ];
}

function runOf({ p, w }: NamedLaw, K: number, lambda: Lambda): ExampleRun {
  const law = p.map(Q.parse);
  const instance: Instance = {
    model: 'discrete',
    p0: law,
    pRef: law,
    q: law,
    w: w.map(Q.parse),
    K,
    lambda,
    epsilon: Q.zero,
    rounds: ROUNDS,
  };
  const asked = new Enclosed(caseOf(instance, loopOf('curated')));
  return {
    K: K === Infinity ? 'inf' : K,
    lambda: lambda === 'infinity' ? 'inf' : Q.format(lambda),
    curves: lambda === 'infinity' ? syntheticCurves(asked, K) : mixedCurves(asked),
  };
}

/** The trajectories of all named examples under all loops. */
export function trajectories(): readonly Example[] {
  return LAWS.map((law) => ({ ...law, rounds: ROUNDS, runs: LOOPS.map(([K, lambda]) => runOf(law, K, lambda)) }));
}
