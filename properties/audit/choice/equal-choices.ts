/**
 * Choices that are equal: pools with the same rewards in the same order, of which the same candidates were kept. A rule gives them the same
 * probability, which is computed once for all of them. There are many where a reward has few values, as grades have.
 */
import { type Choice, type Choices, forEachChoice } from './choices';

interface EqualChoices {
  /** The first choice of each group. */
  readonly firsts: readonly Choice[];
  /** The group of each choice, in the order of the record. */
  readonly groups: Uint32Array;
}

/** With more groups than this, choices are taken one by one: in most records of so many, nearly all differ. */
const MOST_GROUPS = 2000;

const found = new WeakMap<Choices, EqualChoices | 'rare'>();

const textOf = ({ of, from, size }: Choice): string =>
  `${of.rewards.subarray(from, from + size).join()};${of.kept.subarray(from, from + size).join()}`;

function equalChoices(choices: Choices): EqualChoices | 'rare' {
  const firsts: Choice[] = [];
  const groups = new Uint32Array(choices.count);
  const known = new Map<string, number>();
  forEachChoice(choices, (choice, number) => {
    if (firsts.length > MOST_GROUPS) return;
    const text = textOf(choice);
    const group = known.get(text) ?? firsts.length;
    if (group === firsts.length) {
      known.set(text, group);
      firsts.push(choice);
    }
    groups[number] = group;
  });
  return firsts.length > MOST_GROUPS ? 'rare' : { firsts, groups };
}

/**
 * Calls `visit` with a value of each choice and its number, in the order of the record.
 * @param value a function of the rewards of the candidates and of which were kept
 */
export function forEachValue(
  choices: Choices,
  value: (choice: Choice) => number,
  visit: (value: number, number: number) => void,
): void {
  let equal = found.get(choices);
  if (equal === undefined) found.set(choices, (equal = equalChoices(choices)));
  if (equal === 'rare') {
    forEachChoice(choices, (choice, number) => visit(value(choice), number));
    return;
  }
  const { firsts, groups } = equal;
  const values = firsts.map(value);
  for (let number = 0; number < groups.length; number += 1) visit(values[groups[number] as number] as number, number);
}
