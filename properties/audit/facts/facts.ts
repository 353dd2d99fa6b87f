/**
 * What is known of a recorded run: what its header says, what the user says in its place, and what its pools show.
 *
 * Nothing is assumed. A fact that nobody states is undefined, and checks that need it say so.
 */
import type { TraceHeader } from '../../../models/recorded';
import type { Lambda } from '../../../models';
import { InputError, Q } from '../../../theory';
import { type Recording, type RoundPools, sizeOf } from '../recording';
import { type NamedRule, readRule } from './rule';

/** What the user states in place of a header, or against it. */
export interface StatedFacts {
  readonly reward?: string;
  readonly scale?: 'reward' | 'weight';
  /** Largest possible reward, on the scale of the trace. */
  readonly bound?: number;
  readonly rule?: string;
  readonly lambda?: Lambda;
  readonly startsAtReference?: boolean;
  readonly pools?: 'drawn' | 'chosen';
}

export interface Facts {
  /** The trait that is the reward; undefined if no trait is. */
  readonly reward: string | undefined;
  readonly scale: 'reward' | 'weight';
  /** Largest possible reward on the scale of the trace. */
  readonly bound: number | undefined;
  readonly rule: NamedRule | undefined;
  readonly lambda: Lambda | undefined;
  /** η = λ/(1 + λ). */
  readonly eta: number | undefined;
  readonly startsAtReference: boolean | undefined;
  readonly pools: 'drawn' | 'chosen' | undefined;
  /** The most frequent number of candidates in a pool. */
  readonly K: number;
  /** Smallest and largest number of candidates, and of kept ones. */
  readonly offered: Extent;
  readonly kept: Extent | undefined;
  /** Whether the flags of kept candidates come from the rule, because the trace has none. */
  readonly derived: boolean;
}

interface Extent {
  readonly lo: number;
  readonly hi: number;
}

const DEFAULT_REWARD = 'reward';

function rewardName({ rounds }: Recording, header: TraceHeader, stated: StatedFacts): string | undefined {
  const traits = new Set(rounds.flatMap(({ numbers }) => [...numbers.keys()]));
  const known = (): string => (traits.size === 0 ? 'no trait has numbers' : `traits are ${[...traits].join(', ')}`);
  if (stated.reward !== undefined) {
    if (traits.has(stated.reward)) return stated.reward;
    throw new InputError(`no candidate has the reward "${stated.reward}"; ${known()}`);
  }
  if (header.reward !== undefined && traits.has(header.reward)) return header.reward;
  if (traits.has(DEFAULT_REWARD)) return DEFAULT_REWARD;
  return traits.size === 1 ? [...traits][0] : undefined;
}

function keptOf(round: RoundPools, i: number): number {
  const from = round.starts[i] as number;
  return round.kept?.subarray(from, from + sizeOf(round, i)).reduce((sum, flag) => sum + flag, 0) ?? NaN;
}

/** Numbers of pools by a count. */
function tally(rounds: readonly RoundPools[], count: (round: RoundPools, i: number) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const round of rounds) {
    for (let i = 0; i < round.pools; i += 1) {
      const n = count(round, i);
      counts.set(n, (counts.get(n) ?? 0) + 1);
    }
  }
  return counts;
}

const extentOf = (counts: Map<number, number>): Extent => ({
  lo: [...counts.keys()].reduce((a, b) => Math.min(a, b), Infinity),
  hi: [...counts.keys()].reduce((a, b) => Math.max(a, b), 0),
});

function lambdaOf(value: number | 'inf' | undefined): Lambda | undefined {
  if (value === undefined) return undefined;
  return value === 'inf' ? 'infinity' : Q.parse(String(value));
}

/**
 * @param derived whether the flags of kept candidates come from the rule
 * @throws InputError for a reward that no candidate has, or for a bound below a recorded reward
 */
export function factsOf(recording: Recording, stated: StatedFacts = {}, derived = false): Facts {
  const { header, rounds } = recording;
  const reward = rewardName(recording, header, stated);
  const scale = stated.scale ?? header.scale ?? 'reward';
  const bound = stated.bound ?? (reward === undefined ? undefined : header.traits?.[reward]?.max);
  const rule = stated.rule ?? header.rule;
  const lambda = stated.lambda ?? lambdaOf(header.lambda);
  const sizes = tally(rounds, sizeOf);
  const [K = 0] = [...sizes].sort(([, a], [, b]) => b - a)[0] ?? [];
  const flagged = rounds.filter(({ kept }) => kept !== undefined);
  if (reward !== undefined) checkValues(recording, reward, scale, bound);
  return {
    reward,
    scale,
    bound,
    rule: rule === undefined ? undefined : readRule(rule),
    lambda,
    eta: lambda === undefined ? undefined : lambda === 'infinity' ? 1 : Q.toNumber(Q.div(lambda, Q.add(Q.one, lambda))),
    startsAtReference: stated.startsAtReference ?? header.startsAtReference,
    pools: stated.pools ?? header.pools,
    K,
    offered: sizes.size === 0 ? { lo: 0, hi: 0 } : extentOf(sizes),
    kept: flagged.length === 0 ? undefined : extentOf(tally(flagged, keptOf)),
    derived,
  };
}

/** Tests that no reward exceeds the bound, and that weights are above 0. */
function checkValues(
  { rounds }: Recording,
  reward: string,
  scale: 'reward' | 'weight',
  bound: number | undefined,
): void {
  for (const { numbers, t } of rounds) {
    for (const value of numbers.get(reward) ?? []) {
      if (bound !== undefined && value > bound) {
        throw new InputError(
          `the largest possible ${reward} is stated as ${bound}, and round ${t} has a candidate with ${value}; correct the bound`,
        );
      }
      if (scale === 'weight' && value <= 0) {
        throw new InputError(
          `${reward} is on the scale of weights w = e^r, which are above 0, and round ${t} has a candidate with ${value}; give --scale reward if it is r`,
        );
      }
    }
  }
}
