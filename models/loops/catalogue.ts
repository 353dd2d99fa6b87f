/**
 * The built-in loops by id: the loops of the paper, the variants, combinations of parts as `choice+mixture+learner`,
 * and wrong loops as `mutant` or `mutant:base`.
 */
import { InputError } from '../../theory';
import { luceChoice } from './choices';
import { composeLoop } from './compose';
import { curatedLoop, maximumLikelihoodLoop } from './curated';
import { exactFit, finiteSample } from './learners';
import type { Loop } from './loop';
import { accumulate, realData, waningSchedule } from './mixtures';
import { MUTANTS } from './mutants';
import { CHOICES, LEARNERS_OF_LAWS, MIXTURES, combinationOf } from './parts';

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
  composeLoop({ choice: luceChoice, mixture: realData, learner: finiteSample }, { id: 'finite-sample' }),
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

/**
 * The loop with the given id. The id of a mutant alone gives the mutant of the curated loop.
 * @throws InputError for an unknown id.
 * @example
 * loopOf('best-of-K');
 * loopOf('best-of-K+accumulate+finite-sample'); // choice + mixture + learner
 * loopOf('prefer-worst'); // a mutant
 */
export function loopOf(id: string): Loop {
  const correct = correctLoop(id);
  if (correct) return correct;
  const [mutant = '', base = 'curated'] = id.split(':');
  const mutated = correctLoop(base);
  if (has(MUTANTS, mutant) && mutated) return { ...MUTANTS[mutant].mutate(mutated), id };
  const known = [...BUILT_IN_LOOPS.map((loop) => loop.id), ...Object.keys(MUTANTS)];
  const parts = [CHOICES, MIXTURES, LEARNERS_OF_LAWS].map((table) => [...table.keys()].join(' | '));
  throw new InputError(
    `there is no loop "${id}"; known are ${known.join(', ')}, and combinations (${parts.join(') + (')})`,
  );
}
