/**
 * The built-in loops by id: the loops of the paper, the variants, combinations of parts as `choice+mixture+learner`,
 * and wrong loops as `mutant` or `mutant:base`.
 */
import { type AnyText, type InputError, unknownId } from '../../theory';
import { luceChoice, perPrompt } from './choices';
import { composeLoop } from './compose';
import { curatedLoop, maximumLikelihoodLoop } from './curated';
import { lastSnapshotLoop } from './last-snapshot';
import { accumulatedBatches, exactFit, finiteSample } from './learners';
import type { Loop } from './loop';
import { accumulate, realData, waningSchedule } from './mixtures';
import { MUTANTS, type MutantId } from './mutants';
import {
  CHOICES,
  type ChoiceId,
  LEARNERS_OF_LAWS,
  type LawLearnerId,
  MIXTURES,
  type MixtureId,
  combinationOf,
} from './parts';
import { averageOfPast } from './sources';

/** The loops of the paper, with the exact learner and with maximum likelihood. */
export const LOOPS: Readonly<Record<'curated' | 'maximum-likelihood', Loop>> = {
  curated: curatedLoop,
  'maximum-likelihood': maximumLikelihoodLoop,
};

/** The loops that differ from the paper's in one part. */
const VARIANTS: readonly Loop[] = [
  ...[...CHOICES.values()]
    .filter((choice) => choice !== luceChoice)
    .map((choice) => composeLoop({ choice, mixture: realData, learner: exactFit }, { id: choice.id })),
  ...[waningSchedule, accumulate].map((mixture) =>
    composeLoop({ choice: luceChoice, mixture, learner: exactFit }, { id: mixture.id }),
  ),
  ...[finiteSample, accumulatedBatches].map((learner) =>
    composeLoop({ choice: luceChoice, mixture: realData, learner }, { id: learner.id }),
  ),
  composeLoop(
    { source: averageOfPast, choice: luceChoice, mixture: realData, learner: exactFit },
    { id: averageOfPast.id },
  ),
  lastSnapshotLoop,
  composeLoop({ choice: perPrompt(luceChoice), mixture: realData, learner: exactFit }, { id: 'per-prompt' }),
];

/**
 * Every built-in loop: the columns of the matrix of statements.
 * @example
 * BUILT_IN_LOOPS.map(({ id }) => id); // ['curated', 'maximum-likelihood', …]
 */
export const BUILT_IN_LOOPS: readonly Loop[] = [curatedLoop, maximumLikelihoodLoop, ...VARIANTS];

const has = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);

/** The loop with the given id, or undefined if it is unknown or a mutant's. */
function correctLoop(id: string): Loop | undefined {
  if (has(LOOPS, id)) return LOOPS[id];
  return VARIANTS.find((loop) => loop.id === id) ?? combinationOf(id);
}

/** The loop with the given id, which may be a mutant's; undefined if it is unknown. */
function found(id: string): Loop | undefined {
  const correct = correctLoop(id);
  if (correct) return correct;
  const [mutant = '', base = 'curated'] = id.split(':');
  const mutated = correctLoop(base);
  // A whole step has no part that a mutant could replace.
  return has(MUTANTS, mutant) && mutated?.update === undefined && mutated
    ? { ...MUTANTS[mutant].mutate(mutated), id }
    : undefined;
}

function unknownLoop(id: string): InputError {
  const known = [...BUILT_IN_LOOPS.map((loop) => loop.id), ...Object.keys(MUTANTS)];
  const parts = [CHOICES, MIXTURES, LEARNERS_OF_LAWS].map((table) => [...table.keys()].join(' | '));
  return unknownId('loop', id, known, `, and combinations (${parts.join(') + (')})`);
}

/**
 * The id of a loop: a built-in one, `choice+mixture+learner`, a mutant of the curated loop, or `mutant:loop`. A typo does not compile.
 * @example
 * const ids: readonly LoopId[] = ['best-of-K', 'best-of-K+accumulate+finite-sample', 'prefer-worst'];
 */
export type LoopId = CorrectLoopId | MutantId | `${MutantId}:${CorrectLoopId}`;

type CorrectLoopId =
  | keyof typeof LOOPS
  | Exclude<ChoiceId, 'luce'>
  | 'waning-schedule'
  | 'accumulate'
  | 'finite-sample'
  | 'accumulated-batches'
  | 'average-of-past'
  | 'last-snapshot'
  | 'per-prompt'
  | `${ChoiceId}+${MixtureId}+${LawLearnerId}`;

/**
 * The loop with the given id. The id of a mutant alone gives the mutant of the curated loop. A text
 * that is not known before the program runs, such as that of a file, is allowed.
 * @throws InputError for an unknown id.
 * @example
 * loopOf('best-of-K');
 * loopOf('best-of-K+accumulate+finite-sample'); // choice + mixture + learner
 * loopOf('prefer-worst'); // a mutant
 */
export function loopOf(id: LoopId): Loop;
export function loopOf<T extends string>(id: T & AnyText<T>): Loop;
export function loopOf(id: string): Loop {
  const loop = found(id);
  if (loop) return loop;
  throw unknownLoop(id);
}

/** Whether there is a loop with this id. */
export function isLoopId(text: string): text is LoopId {
  return found(text) !== undefined;
}

/** A text as the id of a loop. @throws InputError if there is no such loop */
export function loopIdOf(text: string): LoopId {
  if (isLoopId(text)) return text;
  throw unknownLoop(text);
}

/** The loop that a mutant claims to be; another loop claims to be itself. */
export function claimedLoop(loop: Loop): Loop {
  const [mutant = '', base = 'curated'] = loop.id.split(':');
  return (has(MUTANTS, mutant) && correctLoop(base)) || loop;
}
