/**
 * A choice within prompts: candidates answer one prompt, which is drawn by its mass, and one of them is kept,
 *
 *     c(a) = p(x) · C(p(·|x))(a)   for every answer a to the prompt x ,      p(x) = Σ_{a answers x} p(a) .
 *
 * So the masses of the prompts stay, and the law of each prompt has a round of its own.
 */
import { UnanswerableError } from '../../../../theory';
import type { FiniteOperations, LawOperations } from '../../../loops';
import type { PromptSpace } from './spaces';

/** How laws of some kind are taken apart by prompts and put together. */
export interface LawParts<L, M> {
  /** The mass of the atoms at some positions, and the law given them; undefined if they have no mass. */
  readonly given: (law: L, positions: readonly number[]) => { readonly mass: M; readonly law: L } | undefined;
  /** The law of laws given prompts, with the masses of these; other atoms have no mass. */
  readonly joined: (count: number, parts: readonly PromptLaw<L, M>[]) => L;
}

/** The law of the answers to one prompt. */
interface PromptLaw<L, M> {
  readonly positions: readonly number[];
  readonly mass: M;
  readonly law: L;
}

/**
 * The operation `withinPrompts` of a space.
 * @param count the number of its atoms
 * @param spaces those of its prompts; undefined if its atoms answer no prompts
 * @param operationsOf makes the operations on the answers to one prompt
 */
export function choosingWithin<L, M>(
  count: number,
  spaces: readonly PromptSpace[] | undefined,
  parts: LawParts<L, M>,
  operationsOf: (space: PromptSpace) => LawOperations<L>,
): FiniteOperations<L>['withinPrompts'] {
  const made = new Map<PromptSpace, LawOperations<L>>();
  const operations = (space: PromptSpace): LawOperations<L> => {
    const known = made.get(space) ?? operationsOf(space);
    made.set(space, known);
    return known;
  };
  return (law, choose) => {
    if (spaces === undefined) throw new UnanswerableError('a choice within prompts, on atoms that answer no prompts');
    const kept = spaces.flatMap((space): PromptLaw<L, M>[] => {
      const { positions } = space;
      const before = parts.given(law, positions);
      if (before === undefined) return [];
      // Of candidates that are all the one answer to a prompt, that answer is kept, however irrational the rule.
      const after = positions.length === 1 ? before.law : choose(operations(space), before.law);
      return [{ positions, mass: before.mass, law: after }];
    });
    return parts.joined(count, kept);
  };
}
