/**
 * Training by gradient steps, with early stopping, checkpoints and a check of the loss.
 *
 * Every batch is drawn from streams named by its step. So a fit that resumes from a checkpoint draws the same numbers,
 * and ends with the same bits, as an uninterrupted fit.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { stream } from '../../../random';
import { type FitOptions, type FitReport, InterruptedError, TrainingError } from '../../learner';
import { type TrainingState, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint';
import { type Split, bestOf, evaluationBatch, isExhausted, isLastGood } from './held-out';
import type { Engine, NetworkTraining } from '../engines';
import { learningRateAt } from './learning-rate';
import { shuffledForever } from './permutation';
import { type Regression, drawBatch } from '../regression';

/** The number of steps between checks of the loss. A check waits for the backend and yields to the rest of the program. */
const LOOK_EVERY = 10;

/** A loss has diverged if it has grown by this factor. */
const EXPLOSION = 1e6;

/** The length and the rates of a training. */
export interface Course {
  readonly batchSize: number;
  readonly steps: number;
  /** The learning rate at the start; it falls to 0. */
  readonly learningRate: number;
  /** The number of steps between measurements on held-out points. */
  readonly evaluateEvery: number;
  /** The number of rows of a measurement. */
  readonly evaluationRows: number;
  /** The training ends after this number of measurements without improvement. */
  readonly patience: number;
  /** The number of steps between checkpoints. */
  readonly checkpointEvery: number;
}

/** A training problem: the data of the network of an engine. */
export interface Problem extends Split {
  readonly regression: Regression;
  /** The initial parameters. */
  readonly start: Float32Array;
  readonly course: Course;
  /** A fingerprint of everything that the result depends on. */
  readonly fingerprint: string;
}

export interface Trained {
  readonly parameters: Float32Array;
  readonly report: FitReport;
}

/** @throws TrainingError, InterruptedError; InputError for a checkpoint of another fit */
export async function train(engine: Engine, problem: Problem, options: FitOptions): Promise<Trained> {
  const { checkpoint } = options;
  const start = checkpoint === undefined ? undefined : await readCheckpoint(checkpoint, problem.fingerprint);
  const training = new Training(engine, problem, options, start ?? beginning(problem.start));
  try {
    return await training.run();
  } catch (error) {
    // A fit that resumed from it would fail in the same way.
    if (error instanceof TrainingError && checkpoint !== undefined) await removeCheckpoint(checkpoint);
    throw error;
  } finally {
    training.dispose();
  }
}

function beginning(parameters: Float32Array): TrainingState {
  const zeros = new Float32Array(parameters.length);
  const vectors = { parameters, firstMoment: zeros, secondMoment: zeros, average: parameters, best: parameters };
  return { step: 0, history: [], vectors };
}

/** A training in progress. */
class Training {
  private readonly position: (i: number) => number;
  private step: number;
  private firstLoss: number | undefined;
  private loss = NaN;
  private readonly history: number[];
  private best: Float32Array;
  private readonly network: NetworkTraining;

  constructor(
    private readonly engine: Engine,
    private readonly problem: Problem,
    private readonly options: FitOptions,
    { step, firstLoss, history, vectors }: TrainingState,
  ) {
    this.position = shuffledForever(problem.training.count, options.seed);
    this.step = step;
    this.firstLoss = firstLoss;
    this.history = [...history];
    this.best = vectors.best;
    this.network = engine.train(vectors, problem.course.batchSize);
  }

  dispose(): void {
    this.network.dispose();
  }

  async run(): Promise<Trained> {
    const { course, heldOut } = this.problem;
    const isOver = (): boolean => this.step >= course.steps || isExhausted(this.history, course.patience);
    while (!isOver()) {
      await this.pause();
      await this.advance();
      if (heldOut.count > 0 && this.isTimeFor(course.evaluateEvery)) await this.measure();
      if (this.isTimeFor(course.checkpointEvery)) await this.save();
      this.options.onProgress?.({ step: this.step, steps: course.steps, loss: this.loss });
    }
    // The final state is saved too, so that a finished fit is read from its checkpoint and not repeated.
    await this.save();
    return this.result();
  }

  /** Yields to timers and signals. @throws InterruptedError after a checkpoint, if the signal is aborted */
  private async pause(): Promise<void> {
    const { signal, checkpoint } = this.options;
    await turn();
    if (signal?.aborted !== true) return;
    await this.save();
    const remedy =
      checkpoint === undefined ? 'nothing of it was kept' : `the same fit goes on from there with ${checkpoint}`;
    throw new InterruptedError(`training was stopped at step ${this.step} of ${this.problem.course.steps}; ${remedy}`);
  }

  private isTimeFor(every: number): boolean {
    return this.step % every === 0 || this.step === this.problem.course.steps;
  }

  /** Takes the steps up to the next check. */
  private async advance(): Promise<void> {
    const { regression, training, course } = this.problem;
    const { steps, batchSize, learningRate, evaluateEvery, checkpointEvery } = course;
    const end = Math.min(steps, ...[LOOK_EVERY, evaluateEvery, checkpointEvery].map((e) => nextMultiple(e, this.step)));
    const taken = this.step;
    const losses = await this.network.descend({
      taken,
      count: end - taken,
      batchOf: (before) => {
        const random = stream(this.options.seed, 'step', before);
        return drawBatch(regression, training, batchSize, random, (row) => this.position(before * batchSize + row));
      },
      rateOf: (before) => learningRateAt(learningRate, before, steps),
    });
    this.step = end;
    losses.forEach((loss, i) => this.check(loss, taken + i + 1));
    this.loss = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  }

  /** @throws TrainingError for a loss that is not finite or has diverged */
  private check(loss: number, step: number): void {
    const { steps, learningRate } = this.problem.course;
    this.firstLoss ??= loss;
    if (Number.isFinite(loss) && loss <= EXPLOSION * this.firstLoss) return;
    const rate = learningRateAt(learningRate, step - 1, steps).toPrecision(3);
    const what = `the loss is ${loss} at step ${step} of ${steps} (at first ${this.firstLoss}; learning rate ${rate})`;
    throw new TrainingError(`${what}: training has diverged, most likely the learning rate is too high; lower it`);
  }

  private async measure(): Promise<void> {
    const { regression, heldOut, course } = this.problem;
    const batch = evaluationBatch(regression, heldOut, course.evaluationRows, this.options.seed);
    const loss = await this.network.lossOfAverage(batch);
    this.check(loss, this.step);
    this.history.push(loss);
    if (isLastGood(this.history)) this.best = await this.network.average();
  }

  private async save(): Promise<void> {
    const { checkpoint } = this.options;
    if (checkpoint === undefined) return;
    const vectors = { ...(await this.network.vectors()), best: this.best };
    const { step, firstLoss, history } = this;
    await writeCheckpoint(checkpoint, this.problem.fingerprint, { step, firstLoss, history, vectors });
  }

  private async result(): Promise<Trained> {
    const { regression, training, course } = this.problem;
    const parameters = this.history.length > 0 ? this.best : await this.network.average();
    if (!parameters.every((weight) => Number.isFinite(weight)))
      throw new TrainingError(`a weight is not finite after ${this.step} steps; lower the learning rate`);
    const batch = evaluationBatch(regression, training, course.evaluationRows, this.options.seed);
    const network = this.engine.evaluate(parameters, batch.rows);
    const loss = await network.loss(batch).finally(() => network.dispose());
    this.check(loss, this.step);
    const heldOutLoss = this.history[bestOf(this.history)] ?? NaN;
    const stoppedBy = isExhausted(this.history, course.patience) ? 'held-out loss' : 'steps';
    return { parameters, report: { steps: this.step, loss, heldOutLoss, stoppedBy } };
  }
}

const nextMultiple = (every: number, after: number): number => every * (Math.floor(after / every) + 1);
