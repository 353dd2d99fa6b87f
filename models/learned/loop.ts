/**
 * Runs a loop with a learner. p_0 is fitted to data. In every round a new model is fitted to the training data that the
 * loop makes from the last model.
 *
 * Training points are i.i.d. draws from the law that the loop's `step` gives on samplers, so the loop of the paper,
 * mutants and users' own loops run unchanged. Every draw has its own seed, so a run depends only on its settings, seed
 * and backend.
 */
import { Q } from '../../theory';
import { type Lambda, type Loop, type Round, step } from '../loops';
import { derivedSeed } from '../random';
import { type FitReport, type LearnedModel, type Learner, TrainingError } from './learner';
import type { Points } from './points';
import type { Reward } from './reward';
import { type Sampler, SamplerOperations } from './sampler';

export interface LearnedLoop {
  readonly loop: Loop;
  readonly learner: Learner;
  readonly reward: Reward;
  /** The real data. */
  readonly reference: Sampler;
  /** The data that p_0 is fitted to: the real data, or other data. */
  readonly start: Sampler;
  /** A whole number of at least 1. */
  readonly K: number;
  readonly lambda: Lambda;
  /** The number of rounds of retraining. */
  readonly rounds: number;
  /** The number of training points per round. */
  readonly examples: number;
  /** Whether each fit starts from the previous model. */
  readonly warm: boolean;
  readonly seed: number;
}

interface FitProgress {
  readonly round: number;
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
}

/** Options of a run of rounds. */
export interface TrainOptions {
  /** Called after some steps of a fit. */
  readonly onProgress?: ((progress: FitProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The file for the state of the fit of a round. @defaultValue no state is kept */
  readonly checkpoint?: ((round: number) => string) | undefined;
}

/** A run: the models of all rounds, and the laws of curated and training data. */
export interface Trajectory {
  readonly rounds: number;
  readonly reports: readonly FitReport[];
  readonly reference: Sampler;
  /** p_t. */
  model(t: number): Sampler;
  /** The law of the kept candidate when candidates are drawn from p_t. */
  curated(t: number): Sampler;
  /** The law of the training data made from p_t. */
  training(t: number): Sampler;
  /** Frees the memory of the models. */
  dispose(): void;
}

/** The training of a round failed. */
export class FailedRound extends Error {
  override readonly name = 'FailedRound';
  constructor(
    readonly round: number,
    override readonly cause: TrainingError,
  ) {
    super(`round ${round}: ${cause.message}`);
  }
}

/** The model of a round as a sampler. @throws FailedRound if drawing fails, or for a point that is not finite */
function samplerOf(model: LearnedModel, round: number): Sampler {
  return {
    draw: async (count, seed) => {
      const points = await inRound(round, () => model.sample(count, seed));
      const bad = points.values.findIndex((x) => !Number.isFinite(x));
      if (bad >= 0) {
        const what = `the model drew a point with a coordinate ${String(points.values[bad])}: its training diverged`;
        throw new FailedRound(round, new TrainingError(what));
      }
      return points;
    },
  };
}

/** Runs the work of a round. A training error gets the round's number. */
async function inRound<T>(round: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TrainingError) throw new FailedRound(round, error);
    throw error;
  }
}

/**
 * Trains p_0 … p_T.
 * @throws FailedRound if a training fails; InterruptedError if the signal stops it; UnanswerableError for a loop with a
 *   part that is undefined on samples
 */
export async function trainLoop(
  spec: LearnedLoop,
  { onProgress, signal, checkpoint }: TrainOptions = {},
): Promise<Trajectory> {
  const { loop, learner, reward, reference, start, K, lambda, rounds, examples, warm, seed } = spec;
  const ops = new SamplerOperations(reward);
  const models: LearnedModel[] = [];
  const samplers: Sampler[] = [];
  const reports: FitReport[] = [];
  const laws = (t: number): Round<Sampler> => ({
    history: samplers.slice(0, t + 1) as unknown as Round<Sampler>['history'],
    reference: () => reference,
    candidates: K,
    lambda,
    epsilon: Q.zero,
  });
  const training = (t: number): Sampler => step(loop, ops, laws(t));
  const fit = async (round: number, points: Points): Promise<void> => {
    const { model, report } = await learner.fit(points, {
      seed: derivedSeed(seed, 'fit', round),
      initial: warm ? models[models.length - 1] : undefined,
      onProgress: (progress) => onProgress?.({ round, ...progress }),
      signal,
      checkpoint: checkpoint?.(round),
    });
    models.push(model);
    samplers.push(samplerOf(model, round));
    reports.push(report);
  };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      await inRound(round, async () => {
        const law = round === 0 ? start : training(round - 1);
        await fit(round, await law.draw(examples, derivedSeed(seed, 'training', round)));
      });
    }
  } catch (error) {
    models.forEach((model) => model.dispose());
    throw error;
  }
  const at = (t: number): Sampler => samplers[t] as Sampler;
  return {
    rounds,
    reports,
    reference,
    model: at,
    curated: (t) => loop.curate(ops, at(t), K),
    training,
    dispose: () => models.forEach((model) => model.dispose()),
  };
}
