/**
 * Runs an experiment: one training run per seed, with the decisions of its claims and its bands.
 *
 * A failed training ends the experiment as `failed`, with its cause and without a verdict. An interrupted one ends it as `incomplete`.
 */
import {
  FailedRound,
  type Binning,
  type ForecastRound,
  InterruptedError,
  type Sampler,
  type TrainOptions,
  type Trajectory,
  binning,
  classBins,
  forecast,
  trainLoop,
} from '../../../models/learned';
import { type Loop, derivedSeed } from '../../../models';
import { Q, UnanswerableError } from '../../../theory';
import type { ErrorBudget } from '../../statistics';
import { bandedLoop, bandsIn, roundBands, shareBands, stepBands } from './bands';
import { cellOf } from './cells';
import { FINAL_ROUND_STATEMENT, MOST_FINAL_ROUND_CHECKS, asksFinalRound, finalRoundClaims } from './final-round-claims';
import { checkIndependence, lawsTested } from './dependent-draws';
import { type AskedClaim, Draws, lambdaText, stepRounds } from '../decide';
import {
  type Experiment,
  type AskedStatement,
  asked,
  asksTrainingVariance,
  decisionsIn,
  scalarsOf,
} from './experiment';
import { pictureOf } from './picture';
import { imageBands, imagesPerRound, roundImages } from './round-images';
import { RunDecisions } from './run-decisions';
import type { ExperimentResult, RoundResult, RunResult } from '../../results';

interface ExperimentProgress {
  readonly experiment: string;
  /** `training …` with the progress of the fit, or `checking`. */
  readonly doing: string;
  /** Completed share of the experiment, in [0, 1]. */
  readonly share: number;
}

export interface RunOptions {
  readonly budget: ErrorBudget;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ExperimentProgress) => void) | undefined;
  /** File for the state of a round's fit. @defaultValue no state is kept */
  readonly checkpoint?: ((experiment: string, seed: number, round: number) => string) | undefined;
}

/** Number of atoms in the discretised start. */
const DISCRETISED = 4096;
/** Number of points of the real data from which the bins are made. */
const BINNING = 20_000;
const BINNING_OF_IMAGES = 2000;

/** Maximal number of checks (decisions and bands) of an experiment. */
export function checksIn(experiment: Experiment): number {
  const statements = asked(experiment);
  const perRun =
    decisionsIn(statements) +
    bandsIn(experiment, bandedLoop(experiment)) +
    imageBands(experiment) * (experiment.rounds + 1) +
    (asksFinalRound(statements) ? MOST_FINAL_ROUND_CHECKS : 0) +
    lawsTested(experiment.rounds);
  return perRun * experiment.seeds.length;
}

function binsOf({ data, reward, groups, seeds, lambda }: Experiment): Binning {
  if (groups) return groups;
  if (data.classes !== undefined) return classBins(data.classes);
  const points = data.sample(data.image ? BINNING_OF_IMAGES : BINNING, derivedSeed(seeds[0] ?? 0, 'bins'));
  return binning(points, reward, { bestDepth: lambda === 'infinity' ? 2 : 0, restDepth: 3 });
}

const samplerOf = (data: Experiment['data']): Sampler => ({
  draw: (count, seed) => Promise.resolve(data.sample(count, seed)),
});

/** @throws InterruptedError when the signal is aborted */
export function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted ?? false) throw new InterruptedError('interrupted');
}

/**
 * Trains one run of an experiment, passes the run and its draws to `use`, and disposes of its models.
 * @throws InterruptedError when the signal is aborted; without any computation, if it is so from the start
 */
export async function withRun<T>(
  experiment: Experiment,
  seed: number,
  options: TrainOptions,
  use: (trajectory: Trajectory, draws: Draws) => Promise<T>,
): Promise<T> {
  stopIfAsked(options.signal);
  const { data, start, reward, learner } = experiment;
  const spec = { ...experiment, reference: samplerOf(data), start: samplerOf(start ?? data), seed };
  const trajectory = await trainLoop(spec, options);
  try {
    return await use(
      trajectory,
      new Draws({
        trajectory,
        reward,
        binning: binsOf(experiment),
        seed,
        block: learner.block,
        heldPoints: imagesPerRound(experiment),
        trainingPairs: asksTrainingVariance(asked(experiment)),
        signal: options.signal,
      }),
    );
  } finally {
    trajectory.dispose();
  }
}

interface Run {
  readonly result: RunResult;
  readonly decisions: RunDecisions;
  readonly finalRound: readonly AskedClaim[];
}

class Runner {
  private readonly statements: readonly AskedStatement[];
  /** Why there is no exact loop to compare with. */
  private noForecast: string | undefined;
  private done = 0;

  constructor(
    private readonly experiment: Experiment,
    private readonly options: RunOptions,
  ) {
    this.statements = asked(experiment);
  }

  private tell(doing: string): void {
    const { id, seeds, rounds } = this.experiment;
    const total = seeds.length * (2 * rounds + 2);
    this.options.onProgress?.({ experiment: id, doing, share: Math.min(1, this.done / total) });
  }

  async all(): Promise<ExperimentResult> {
    const { experiment } = this;
    const runs: Run[] = [];
    let status: ExperimentResult['status'] = 'done';
    let failure: ExperimentResult['failure'];
    for (const seed of experiment.seeds) {
      try {
        runs.push(await this.run(seed, runs.length === 0));
      } catch (error) {
        if (error instanceof InterruptedError) status = 'incomplete';
        else if (error instanceof FailedRound) {
          status = 'failed';
          failure = { seed, round: error.round, cause: error.cause.message };
        } else throw error;
        break;
      }
    }
    const { id, title, family, region, data, replay } = experiment;
    return {
      id,
      title,
      family,
      setting: settingOf(experiment),
      region,
      reference: await pictureOf(samplerOf(data), experiment, derivedSeed(0, 'picture', 'reference')),
      status,
      ...(failure ? { failure } : {}),
      ...(this.noForecast === undefined ? {} : { noForecast: this.noForecast }),
      runs: runs.map(({ result }) => result),
      cells: status === 'done' ? this.statements.map((statement) => cellOf(statement, runs)) : [],
      replay,
    };
  }

  private run(seed: number, first: boolean): Promise<Run> {
    const { experiment, options } = this;
    const { signal, checkpoint } = options;
    const training: TrainOptions = {
      signal,
      checkpoint: checkpoint && ((round) => checkpoint(experiment.id, seed, round)),
      onProgress: ({ round, step, steps, loss }) => {
        if (step === steps) this.done += 1;
        this.tell(
          `seed ${seed}, round ${round}: training, step ${step} of ${steps}, loss ${Number.isFinite(loss) ? loss.toPrecision(3) : 'unknown'}`,
        );
      },
    };
    return withRun(experiment, seed, training, (trajectory, draws) => this.check(trajectory, draws, seed, first));
  }

  private async check(trajectory: Trajectory, draws: Draws, seed: number, first: boolean): Promise<Run> {
    const { experiment } = this;
    const { rounds, limits, follows } = experiment;
    const loop = bandedLoop(experiment);
    const scalars = scalarsOf(experiment);
    const exact = await this.forecast(trajectory, seed);
    const alpha = (): number => this.options.budget.share();
    const bands = { scalars, draws, units: limits.band, alpha };
    const results: RoundResult[] = [];
    const finalRound = asksFinalRound(this.statements) ? finalRoundClaims(scalars, exact) : [];
    const decisions = new RunDecisions({ scalars, draws, limits, seed, follows, alpha });
    for (let t = 0; t <= rounds; t += 1) {
      stopIfAsked(this.options.signal);
      this.done += 1;
      this.tell(`seed ${seed}, round ${t}: checking`);
      const predicted = exact[t];
      const images = await roundImages(experiment, { draws, t, seed, alpha });
      const { steps, loss, heldOutLoss, stoppedBy } = trajectory.reports[t] as Trajectory['reports'][number];
      results.push({
        t,
        fit: {
          steps,
          ...(Number.isFinite(loss) ? { loss } : {}),
          ...(Number.isFinite(heldOutLoss) ? { heldOutLoss } : {}),
          stoppedBy,
        },
        ...(await roundBands(t, bands)),
        ...(loop.groups === 0 ? {} : { shares: await shareBands(t, loop, bands) }),
        ...(images ? { images } : {}),
        ...(predicted ? { theory: predicted } : {}),
        ...(t < rounds ? { parts: await stepBands(t, loop, bands) } : {}),
        ...(first
          ? { picture: await pictureOf(trajectory.model(t), experiment, derivedSeed(seed, 'picture', t)) }
          : {}),
      });
      for (const { statement, claims } of this.statements) {
        for (const claim of claims) {
          if (stepRounds(claim).includes(t)) await decisions.decideSteps(statement.id, claim, t);
          if ('rounds' in claim && claim.rounds.includes(t)) await decisions.decide(statement.id, claim, t);
        }
      }
    }
    for (const claim of finalRound) if ('rounds' in claim) await decisions.decide(FINAL_ROUND_STATEMENT, claim, rounds);
    checkIndependence(draws, alpha);
    return { result: { seed, rounds: results }, decisions, finalRound };
  }

  /** The exact loop from the same start; nothing if it has no exact law. */
  private async forecast(trajectory: Trajectory, seed: number): Promise<readonly ForecastRound[]> {
    const start = await trajectory.model(0).draw(DISCRETISED, derivedSeed(seed, 'forecast', 'start'));
    const reference = await trajectory.reference.draw(DISCRETISED, derivedSeed(seed, 'forecast', 'reference'));
    try {
      return forecast({ ...this.experiment, start, reference });
    } catch (error) {
      if (!(error instanceof UnanswerableError)) throw error;
      this.noForecast = error.message;
      return [];
    }
  }
}

/** A loop in the words of a report. */
function loopSetting({ id, title, needs }: Loop): ExperimentResult['setting']['loop'] {
  const mixture = needs?.ownMixture ?? needs?.schedule;
  return { id, title, ...(mixture === undefined ? {} : { mixture }) };
}

/** The users after the first. */
function userSettings(users: Experiment['users']): Partial<ExperimentResult['setting']> {
  if (users === undefined) return {};
  return { users: users.map(({ reward, share }) => ({ reward: reward.text, share: Q.format(share) })) };
}

function settingOf({
  data,
  learner,
  loop,
  users,
  reward,
  K,
  lambda,
  rounds,
  seeds,
  examples,
  start,
  warm,
  groups,
}: Experiment) {
  return {
    data: data.title,
    learner: learner.title,
    loop: loopSetting(loop),
    reward: reward.text,
    ...userSettings(users),
    wMax: reward.top,
    K,
    lambda: lambdaText(lambda),
    rounds,
    seeds,
    examples,
    start: start === undefined ? ('reference' as const) : ('elsewhere' as const),
    warm,
    ...(groups ? { groups: groups.names } : {}),
  };
}

/** Runs an experiment. A refutation or a failed training is a result, not an error. @throws InputError, UnanswerableError */
export function runExperiment(experiment: Experiment, options: RunOptions): Promise<ExperimentResult> {
  return new Runner(experiment, options).all();
}
