/**
 * Two learners that are trained on each other's outputs, the learned counterpart of the closed form `models/closed-form/coupled/`.
 *
 * In every round model 1 is fitted to the training data that the loop makes from the newest model 2, such as its curated outputs, and model 2 to the outputs of the newest model 1, passed
 * through a channel. Both are fitted at once. Every draw has its own seed, so a run depends only on its settings.
 *
 * Source: Zhang, Wei & Zhang 2026 (arXiv:2605.29267), for two models of which one is curated.
 */
import { Q } from '../../theory';
import { type Loop, step } from '../loops';
import { derivedSeed } from '../random';
import type { LearnedModel, Learner } from './learner';
import { inRound, samplerOf } from './loop';
import type { Points } from './points';
import type { Reward } from './reward';
import { type Sampler, SamplerOperations } from './sampler';

/** Two models and their loop. */
export interface LearnedPair {
  /** Makes the training data of model 1 from model 2, without real data. */
  readonly loop: Loop;
  readonly learner: Learner;
  readonly reward: Reward;
  /** What model 2 is trained on, from as many outputs of model 1; the seed determines it. */
  readonly channel: (outputs: Points, seed: number) => Points;
  /** The data that both models are first fitted to. */
  readonly starts: readonly [Sampler, Sampler];
  /** A whole number of at least 1. */
  readonly K: number;
  readonly rounds: number;
  /** The number of training points of a model per round, and of outputs that pass through the channel. */
  readonly examples: number;
  readonly seed: number;
}

/** The models of all rounds. */
export interface PairTrajectory {
  readonly rounds: number;
  /** Model 1 or 2 after t rounds. */
  model(t: number, which: 1 | 2): Sampler;
  /** The law of the candidate kept among outputs of model 2 after t rounds. */
  curated(t: number): Sampler;
  /** Frees the memory of the models. */
  dispose(): void;
}

/** Trains both models for all rounds. @throws FailedRound if a fit fails */
export async function trainPair(spec: LearnedPair): Promise<PairTrajectory> {
  const { loop, learner, reward, channel, starts, K, rounds, examples, seed } = spec;
  const ops = new SamplerOperations(reward);
  const models: LearnedModel[] = [];
  const [first, second]: [Sampler[], Sampler[]] = [[], []];
  const fitted = async (round: number, which: 1 | 2, points: Points): Promise<Sampler> => {
    const { model } = await learner.fit(points, { seed: derivedSeed(seed, 'fit', round, which) });
    models.push(model);
    return samplerOf(model, round);
  };
  /** The training points of both models, all drawn from models of the round before. */
  const pointsFor = async (round: number): Promise<readonly [Points, Points]> => {
    const draw = (law: Sampler, which: 1 | 2): Promise<Points> =>
      law.draw(examples, derivedSeed(seed, 'training', round, which));
    const newest = first.at(-1);
    if (newest === undefined) return [await draw(starts[0], 1), await draw(starts[1], 2)];
    const data = step(loop, ops, {
      history: second as [Sampler, ...Sampler[]],
      reference: () => starts[1],
      candidates: K,
      lambda: 'infinity',
      epsilon: Q.zero,
      sampling: { size: examples, seed },
    });
    return [await draw(data, 1), channel(await draw(newest, 2), derivedSeed(seed, 'channel', round))];
  };
  const dispose = (): void => models.forEach((model) => model.dispose());
  try {
    for (let round = 0; round <= rounds; round += 1) {
      await inRound(round, async () => {
        const [one, two] = await pointsFor(round);
        const both = [await fitted(round, 1, one), await fitted(round, 2, two)] as const;
        first.push(both[0]);
        second.push(both[1]);
      });
    }
  } catch (error) {
    dispose();
    throw error;
  }
  const at = (t: number, which: 1 | 2): Sampler => (which === 1 ? first : second)[t] as Sampler;
  return { rounds, model: at, curated: (t) => loop.curate(ops, at(t, 2), K), dispose };
}
