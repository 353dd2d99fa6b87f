/**
 * Runs a loop with a learner. p_0 is fitted to data. In every round a new model is fitted to the training data that the
 * loop makes from the last model.
 *
 * Training points are i.i.d. draws from the law that the loop's `step` gives on samplers, so the loop of the paper, variants,
 * mutants and users' own loops run unchanged. A loop that accumulates batches fits the points of all rounds so far, without those of p_0. Every
 * draw has its own seed, so a run depends only on its settings, seed and backend.
 */
import { InputError, Q, UnanswerableError } from '../../theory';
import { type Lambda, type Loop, type Round, candidateWords, step } from '../loops';
import { derivedSeed } from '../random';
import { type FitReport, type LearnedModel, type Learner, TrainingError } from './learner';
import { type Points, joined } from './points';
import type { Reward } from './reward';
import { type Sampler, SamplerOperations, TrainingSampler } from './sampler';
import type { UserReward } from './users';

export interface LearnedLoop {
  readonly loop: Loop;
  readonly learner: Learner;
  readonly reward: Reward;
  /** All users, for a loop with several; the first has the reward of the run. @defaultValue one reward */
  readonly users?: readonly UserReward[] | undefined;
  /** The number of classes, for data of classes. */
  readonly classes?: number | undefined;
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
export function samplerOf(model: LearnedModel, round: number): Sampler {
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
export async function inRound<T>(round: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TrainingError) throw new FailedRound(round, error);
    throw error;
  }
}

/** The laws of a loop on samplers. */
type LoopOfSamplers = Pick<LearnedLoop, 'loop' | 'reward' | 'users' | 'classes' | 'K' | 'lambda' | 'examples' | 'seed'>;

/** The input of a loop at the round whose newest model is the last of `history`. */
function roundOf(
  { K, lambda, examples, seed }: LoopOfSamplers,
  history: readonly Sampler[],
  reference: Sampler,
): Round<Sampler> {
  return {
    history: history as Round<Sampler>['history'],
    reference: () => reference,
    candidates: K,
    lambda,
    epsilon: Q.zero,
    sampling: { size: examples, seed },
  };
}

/** A law of which nothing is drawn. */
const undrawn = (): Sampler => ({
  draw: () => Promise.reject(new Error('a law that only stands for another is drawn')),
});

/** What is known of a loop on samplers before any training. */
export interface LoopOnSamples {
  /** Whether each model is fitted to the points of all rounds so far, instead of to those of its own round. */
  readonly accumulates: boolean;
}

/**
 * Asks a loop for its laws, as far as that is possible without drawing, so that a loop that is not defined on samples is refused before any training.
 * @throws InputError naming what is not defined, and the remedy
 */
export function checkLoop(spec: Omit<LoopOfSamplers, 'seed'> & Pick<LearnedLoop, 'rounds'>): LoopOnSamples {
  const { loop, K, lambda } = spec;
  const { candidates, models, synthetic } = loop.needs ?? {};
  if (candidates && (K < candidates.min || K > candidates.max))
    throw new InputError(
      `the loop ${loop.id} is declared for K ${candidateWords(candidates)}, not ${K}; choose such a K, a whole number`,
    );
  if (models && !models.includes('discrete'))
    throw new InputError(
      `the loop ${loop.id} runs on ${models.join(' and ')} models in closed form only; choose another learner part, such as exact-fit, for a learned model`,
    );
  if (synthetic && lambda !== 'infinity')
    throw new InputError(
      `the loop ${loop.id} has no real data; lambda = ${Q.format(lambda)} means nothing for it, give inf`,
    );
  const ops = new SamplerOperations(spec.reward, spec);
  const reference = undrawn();
  const history = Array.from({ length: spec.rounds }, undrawn);
  try {
    const laws = history.map((_, t) =>
      step(loop, ops, roundOf({ ...spec, seed: 0 }, history.slice(0, t + 1), reference)),
    );
    return { accumulates: laws.some((law) => law instanceof TrainingSampler && law.accumulates) };
  } catch (error) {
    if (!(error instanceof UnanswerableError)) throw error;
    throw new InputError(`the loop ${loop.id} does not run on a learned model: ${error.message}`);
  }
}

/**
 * Trains p_0 … p_T.
 * @throws FailedRound if a training fails; InterruptedError if the signal stops it; UnanswerableError for a loop with a
 *   part that is undefined on samples (`checkLoop` asks before); InputError for a rule that gives no probabilities
 */
export async function trainLoop(
  spec: LearnedLoop,
  { onProgress, signal, checkpoint }: TrainOptions = {},
): Promise<Trajectory> {
  const { loop, learner, reward, reference, start, K, rounds, examples, warm, seed } = spec;
  const ops = new SamplerOperations(reward, spec);
  const models: LearnedModel[] = [];
  const samplers: Sampler[] = [];
  const reports: FitReport[] = [];
  const batches: Points[] = [];
  const training = (t: number): Sampler => step(loop, ops, roundOf(spec, samplers.slice(0, t + 1), reference));
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
  /** The training points of a round, among them those of earlier rounds if the loop accumulates them. */
  const pointsFor = async (round: number): Promise<Points> => {
    const law = round === 0 ? start : training(round - 1);
    const size = law instanceof TrainingSampler ? law.size : examples;
    const batch = await law.draw(size, derivedSeed(seed, 'training', round));
    if (round > 0) batches.push(batch);
    return law instanceof TrainingSampler && law.accumulates ? joined(batches) : batch;
  };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      await inRound(round, async () => fit(round, await pointsFor(round)));
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
