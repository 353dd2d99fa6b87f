/**
 * Violations of a planted size: each is as large as the power that its decision states, and must be refuted with probability 0.9.
 *
 * A loop is wrong by a share s: of the real data, or of choices that prefer the worst. The least s on a grid is taken at which the true violation is at least the
 * power stated by a first decision; then the decision is repeated with other draws.
 */
import { type Loop, loopOf } from '../../../models';
import { classReward } from '../../../models/learned';
import { Q, type Rational, parseClaimSpec, statementOf } from '../../../theory';
import { Draws, decideClaim } from '../decide';
import { exactTrajectory } from '../experiments/exact-trajectory.testing';
import { type KnownSetting, knownLaws } from './known-run.testing';
import { isTooMany } from './study.testing';
import { slackKey, trueSlacks } from './truth.testing';

interface Fault {
  readonly name: string;
  readonly statement: string;
  readonly claim: string;
  readonly lambda: KnownSetting['lambda'];
  /** The loop that is wrong by a share in (0, 1). */
  readonly loop: (share: Rational) => Loop;
}

const luce = loopOf('curated');

/** The loop with λ multiplied by a factor. */
const withShare = (factor: Rational): Loop => ({
  ...luce,
  learn: (ops, curated, { reference, lambda }) =>
    ops.mix(reference(), curated, lambda === 'infinity' ? lambda : Q.mul(lambda, factor)),
});

/** The loop in which a share of the choices prefers the worst. */
const withWorst = (share: Rational): Loop => ({
  ...luce,
  curate: (ops, law, candidates) =>
    ops.mix(
      ops.curate(law, { candidates, power: 1 }),
      ops.curate(law, { candidates, power: -1 }),
      Q.div(share, Q.sub(Q.one, share)),
    ),
});

export const FAULTS: readonly Fault[] = [
  {
    name: 'more real data than λ says',
    statement: 'selection-response',
    claim: 'c',
    lambda: Q.one,
    loop: (share) => withShare(Q.sub(Q.one, share)),
  },
  {
    name: 'less real data than λ says',
    statement: 'selection-response',
    claim: 'b',
    lambda: Q.one,
    loop: (share) => withShare(Q.div(Q.one, Q.sub(Q.one, share))),
  },
  {
    name: 'a share of the choices prefers the worst',
    statement: 'lemma-2.2',
    claim: 'b',
    lambda: 'infinity',
    loop: withWorst,
  },
];

const REAL = [0.4, 0.25, 0.15, 0.15, 0.05];
const WEIGHTS = [0.05, 0.2, 0.4, 0.7, 1];
const K = 3;
const GRID = 200;
const EPSILON = Q.of(1, 50);
const ALPHA = 1e-4;
const LIMITS = { first: 512, most: 16_384 };

const settingOf = ({ name, lambda, loop }: Fault, share: Rational): KnownSetting => ({
  name,
  loop: loop(share),
  real: REAL,
  weights: WEIGHTS,
  K,
  lambda,
  rounds: 1,
  examples: 1,
});

async function decided(fault: Fault, share: Rational, seed: number) {
  const { lambda, loop } = settingOf(fault, share);
  const reward = classReward(WEIGHTS);
  const trajectory = exactTrajectory({ laws: [REAL, REAL], reference: REAL, loop, reward, K, lambda });
  const binning = { count: 1, of: () => 0 };
  const draws = new Draws({ trajectory, reward, binning, seed });
  const statement = statementOf(fault.statement);
  const spec = statement.claims.find(({ id }) => id === fault.claim);
  if (spec === undefined) throw new Error(`${fault.statement} has no claim ${fault.claim}`);
  const { claim } = parseClaimSpec(statement, spec);
  const scalars = { K, lambda, top: reward.top, epsilon: EPSILON, rounds: 1 };
  return decideClaim(claim, { scalars, draws, limits: LIMITS, t: 0, alpha: ALPHA });
}

/** How far the claim is violated. */
function violation(fault: Fault, share: Rational): number {
  const setting = settingOf(fault, share);
  const slacks = trueSlacks(setting, knownLaws(setting, [REAL, REAL]), Q.toNumber(EPSILON));
  return -(slacks.get(slackKey(fault.statement, fault.claim, 0)) ?? NaN);
}

export interface FaultCounts {
  readonly fault: Fault;
  readonly share: string;
  /** The violation, and the power stated by the first decision. */
  readonly violation: number;
  readonly power: number;
  readonly runs: number;
  readonly caught: number;
}

/** The least share at which the violation is as large as the power stated there. */
async function enough(fault: Fault): Promise<{ readonly share: Rational; readonly power: number }> {
  for (let k = 1; k < GRID; k += 1) {
    const share = Q.of(k, GRID);
    const size = violation(fault, share);
    if (size <= 0) continue;
    const power = Number((await decided(fault, share, 0)).power);
    if (size >= power) return { share, power };
  }
  throw new Error(`no share of ${fault.name} is as large as the power`);
}

export async function caughtOf(fault: Fault, runs: number): Promise<FaultCounts> {
  const { share, power } = await enough(fault);
  let caught = 0;
  for (let seed = 1; seed <= runs; seed += 1)
    if ((await decided(fault, share, seed)).verdict === 'refuted') caught += 1;
  return { fault, share: Q.format(share), violation: violation(fault, share), power, runs, caught };
}

const POWER = 0.9;

export const isMissed = ({ caught, runs }: FaultCounts): boolean => isTooMany(runs - caught, runs, 1 - POWER);
