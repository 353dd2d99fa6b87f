/**
 * A run of an exact learner on classes, for tests: every law is known, and sampled.
 *
 * Points are class numbers; the models are the exact laws `p_{t+1} = (p_ref + λ p_t H)/(1 + λ)` of a loop, or any laws given.
 */
import { type Loop, type Lambda, type Round, step } from '../../../models';
import type { Reward, Sampler, Trajectory, UserReward } from '../../../models/learned';
import { classes } from '../../../models/learned/datasets';
import { SamplerOperations } from '../../../models/learned/sampler';
import { Q } from '../../../theory';

const samplerOf = (masses: readonly number[]): Sampler => {
  const data = classes(masses);
  return { draw: (count, seed) => Promise.resolve(data.sample(count, seed)) };
};

export interface ExactRun {
  /** p_0 … p_T. */
  readonly laws: readonly (readonly number[])[];
  readonly reference: readonly number[];
  readonly loop: Loop;
  readonly reward: Reward;
  /** All users, for a loop with several. */
  readonly users?: readonly UserReward[] | undefined;
  readonly K: number;
  readonly lambda: Lambda;
}

export function exactTrajectory({ laws, reference, loop, reward, users, K, lambda }: ExactRun): Trajectory {
  const ops = new SamplerOperations(reward, { users });
  const samplers = laws.map(samplerOf);
  const real = samplerOf(reference);
  const at = (t: number): Sampler => samplers[t] as Sampler;
  const roundAt = (t: number): Round<Sampler> => ({
    history: samplers.slice(0, t + 1) as unknown as Round<Sampler>['history'],
    reference: () => real,
    candidates: K,
    lambda,
    epsilon: Q.zero,
    sampling: { size: 1, seed: 0 },
  });
  return {
    rounds: laws.length - 1,
    reports: laws.map(() => ({ steps: 0, loss: 0, heldOutLoss: NaN, stoppedBy: 'closed form' })),
    reference: real,
    model: at,
    curated: (t) => loop.curate(ops, at(t), K),
    training: (t) => step(loop, ops, roundAt(t)),
    dispose: () => undefined,
  };
}
