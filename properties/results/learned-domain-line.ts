/** Where a learned experiment looked, on one line: `learned, Four classes, a table of frequencies, K = 4, λ = ∞, 5 rounds, 4,096 points a round, 1 run`. */
import { grouped } from './domain-line';
import type { ExperimentResult } from './schemas';

/** `1 run`, `4,096 points`. */
const counted = (count: number, one: string): string => `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;

const LOOP_OF_THE_PAPER = 'curated';

/** The part of an experiment that determines where it looked. */
export type LearnedSearch = Pick<ExperimentResult, 'setting' | 'runs'>;

/**
 * Where the verdicts of a learned experiment looked: its setting, the last round that some run reached, and the number of runs. A round has so many
 * training points.
 */
export function learnedDomainLine({ setting, runs }: LearnedSearch): string {
  const { data, learner, loop, K, lambda, examples } = setting;
  const variant = loop.id === LOOP_OF_THE_PAPER ? [] : [`loop ${loop.id}`];
  const where = ['learned', data, learner, ...variant, `K = ${grouped(K)}`, `λ = ${lambda}`];
  const reached = Math.max(-1, ...runs.flatMap(({ rounds }) => rounds.map(({ t }) => t)));
  if (reached < 0) return [...where, 'no round was run'].join(', ');
  return [
    ...where,
    counted(reached, 'round'),
    `${counted(examples, 'point')} a round`,
    counted(runs.length, 'run'),
  ].join(', ');
}
