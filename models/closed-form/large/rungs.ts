/**
 * The rungs of a large case: certified doubles, then the rungs of its *exact twin* in the discrete model if the case is small
 * enough for them, else a rung without answers.
 */
import {
  type AnyInterpretation,
  type Interpretation,
  NotRepresentableError,
  exactArithmetic,
  noAnswers,
} from '../../../theory';
import type { Loop } from '../../loops';
import { type DiscreteInstance, PRECISE_RUNGS } from '../discrete';
import { type LargeInstance, sizeOf } from './instance';
import { LargeInterpretation } from './interpretation';
import { exactTwin, hasExactTwin } from './twin';

/** A rung that knows only the numbers of rounds and atoms. */
function tooLarge(instance: LargeInstance): AnyInterpretation {
  const n = sizeOf(instance);
  const refuse = (): never => {
    throw new NotRepresentableError(`exact numbers on ${n} atoms; this case is decided by double enclosures alone`);
  };
  const interpretation: Interpretation<unknown, never, never, never> = {
    ...noAnswers(refuse),
    arithmetic: exactArithmetic,
    rounds: instance.rounds,
    atoms: () => n,
  };
  return interpretation;
}

/** The rungs of a large case under a loop, the cheapest first; each is built on demand. */
export function largeRungs(instance: LargeInstance, loop: Loop): (() => AnyInterpretation)[] {
  let known: DiscreteInstance | undefined;
  const twin = (): DiscreteInstance => (known ??= exactTwin(instance));
  return [
    () => new LargeInterpretation(instance, loop),
    ...(hasExactTwin(instance) ? PRECISE_RUNGS.map((build) => () => build(twin(), loop)) : [() => tooLarge(instance)]),
  ];
}
