/** Choices that a rule cannot have made. */
import { type Choices, forEachChoice } from './choices';
import type { Member } from './families';

/** The first choice that a rule cannot have made. */
export interface ImpossibleChoice {
  readonly t: number;
  /** Number of the pool in its round, from 0. */
  readonly pool: number;
  /** The least reward that was kept, and the largest that was not. */
  readonly kept: number;
  readonly passedOver: number;
  /** Number of all such choices. */
  readonly count: number;
}

export function impossibleChoice(choices: Choices, { logProbability }: Member): ImpossibleChoice | undefined {
  let first: ImpossibleChoice | undefined;
  let count = 0;
  forEachChoice(choices, (choice) => {
    if (logProbability(choice) !== -Infinity) return;
    count += 1;
    if (first !== undefined) return;
    const { of, pool, from, size } = choice;
    let [kept, passedOver] = [Infinity, -Infinity];
    for (let k = from; k < from + size; k += 1) {
      const r = of.rewards[k] as number;
      if (of.kept[k] === 1) kept = Math.min(kept, r);
      else passedOver = Math.max(passedOver, r);
    }
    first = { t: of.round.t, pool, kept, passedOver, count };
  });
  return first && { ...first, count };
}
