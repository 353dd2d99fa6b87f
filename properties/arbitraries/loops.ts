/** Loops: the built-in ones, and all combinations of their parts. */
import * as fc from 'fast-check';
import { BUILT_IN_LOOPS, LEARNERS_OF_LAWS, type Loop, MIXTURES, curatedLoop, loopOf } from '../../models';
import { InputError, type OptionNames, checkOptions } from '../../theory';

/** Constraints of `loops`. */
export interface LoopsConstraints {
  /**
   * Whether loops are also put together from the choice of a built-in loop, a mixture and a learner.
   * @defaultValue false
   */
  readonly combinations?: boolean;
  /**
   * Only loops for which this is true, such as `({ needs }) => needs?.users === undefined`.
   * @defaultValue every loop
   */
  readonly where?: (loop: Loop) => boolean;
}

const NAMES: OptionNames<LoopsConstraints> = { combinations: true, where: true };

/** The combinations of the choices of built-in loops, by their ids. */
function combined(): readonly Loop[] {
  return BUILT_IN_LOOPS.flatMap(({ id }) =>
    [...MIXTURES.keys()].flatMap((mixture) =>
      [...LEARNERS_OF_LAWS.keys()].flatMap((learner) => {
        try {
          return [loopOf(`${id}+${mixture}+${learner}`)];
        } catch {
          return []; // The loop is no choice, or its parts do not go together.
        }
      }),
    ),
  );
}

/**
 * For loops. They shrink to the loop of the paper, if it is among them, else to the first built-in loop that is.
 * @param constraints constraints on the loops
 * @throws InputError if no loop satisfies `where`
 * @example
 * fc.assert(fc.property(loops(), (loop) => loop.title.length > 0));
 */
export function loops(constraints: LoopsConstraints = {}): fc.Arbitrary<Loop> {
  checkOptions('loops', constraints, NAMES);
  const { combinations = false, where = () => true } = constraints;
  const known = [curatedLoop, ...BUILT_IN_LOOPS.filter(({ id }) => id !== curatedLoop.id)];
  const found = [...known, ...(combinations ? combined() : [])].filter(where);
  if (found.length === 0) throw new InputError('no loop satisfies where; weaken it, or ask for combinations too');
  return fc.constantFrom(...found);
}
