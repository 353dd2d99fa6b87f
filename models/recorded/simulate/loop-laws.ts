/** The laws p_0, p_1, … of a built-in loop on a finite space, in doubles that are right to nine digits. */
import {
  type AnyInterpretation,
  InputError,
  NotRepresentableError,
  UnanswerableError,
  UndefinedValueError,
} from '../../../theory';
import { type DiscreteInstance, checkDiscreteInstance, discreteRungs } from '../../closed-form/discrete';
import type { Loop } from '../../loops';

/** Relative width above which an enclosure is no double of nine digits; a mass below the least of these counts as 0. */
const WIDE = 1e-9;
const LEAST_MASS = 1e-290;

/** The masses of round t at one rung. @throws NotRepresentableError if its enclosures are too wide */
function massesAt(rung: AnyInterpretation, t: number): readonly number[] {
  const law: unknown = rung.round(t);
  return Array.from({ length: rung.atoms() }, (_, i) => {
    const { lo, hi } = rung.arithmetic.enclose(rung.mass(law, i));
    if (!(hi - lo <= Math.max(LEAST_MASS, WIDE * hi)))
      throw new NotRepresentableError(`a mass between ${lo} and ${hi}`);
    return lo / 2 + hi / 2;
  });
}

/** The masses of round t under the loop, at the cheapest rung that knows them. */
export type LoopLaws = (t: number) => readonly number[];

/**
 * The laws of a loop; each is computed when it is first asked for.
 * @throws InputError for an instance outside its domain; the function that is returned throws it for a law that no arithmetic can represent, or that
 *   the loop does not define
 */
export function loopLaws(loop: Loop, instance: DiscreteInstance): LoopLaws {
  const rungs = discreteRungs(checkDiscreteInstance(instance), loop);
  const built = new Map<number, AnyInterpretation>();
  let first = 0;
  return (t) => {
    let reason = 'no arithmetic is left';
    for (; first < rungs.length; first += 1) {
      try {
        const rung = built.get(first) ?? rungs[first]?.();
        if (rung === undefined) break;
        built.set(first, rung);
        return massesAt(rung, t);
      } catch (error) {
        if (error instanceof UnanswerableError || error instanceof UndefinedValueError)
          throw new InputError(`the loop ${loop.id} has no law at round ${t}: ${error.message}`);
        if (!(error instanceof NotRepresentableError)) throw error;
        reason = error.message;
      }
    }
    throw new InputError(
      `the law of the loop ${loop.id} at round ${t} cannot be computed: ${reason}; use fewer rounds, atoms or candidates`,
    );
  };
}
