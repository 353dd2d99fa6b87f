/**
 * Families of rules that may have made the recorded choices. A member has a probability for every choice, and chances of being kept
 * for every candidate.
 *
 * With lapses, a share ε of the pools is decided at random: chances and probabilities are mixed with those of the uniform choice.
 */
import { type Choice, type Choices, forEachChoice } from './choices';
import { isSummable, luceChances, luceLogProbability } from './luce';
import { logChoose, truncationChances, truncationLogProbability } from './truncation';

/** A rule of choice. */
export interface Member {
  /** Writes the probability of being kept of each of the K candidates; they sum to the number of places. */
  readonly chances: (choice: Choice, to: Float64Array) => void;
  /** Log-probability that exactly the kept candidates are kept. */
  readonly logProbability: (choice: Choice) => number;
}

/** The parameters of a member: the inverse temperature β of Luce's rule, and the lapse rate ε. */
export interface Parameters {
  readonly beta?: number;
  readonly lapse?: number;
}

export type FamilyId =
  'luce' | 'luce with lapses' | 'best' | 'best with lapses' | 'worst' | 'worst with lapses' | 'uniform';

export interface Family {
  readonly id: FamilyId;
  readonly says: string;
  readonly free: readonly (keyof Parameters)[];
  readonly member: (parameters: Parameters) => Member;
}

const uniform: Member = {
  chances: ({ size, places }, to) => to.fill(places / size, 0, size),
  logProbability: ({ size, places }) => -logChoose(size, places),
};

const luce = ({ beta = 1 }: Parameters): Member => ({
  chances: (choice, to) => luceChances(choice, beta, to),
  logProbability: (choice) => luceLogProbability(choice, beta),
});

const truncation = (direction: 1 | -1): Member => ({
  chances: (choice, to) => truncationChances(choice, direction, to),
  logProbability: (choice) => truncationLogProbability(choice, direction),
});

/** The rule with lapses. */
function lapsing(rule: Member, lapse = 0): Member {
  return {
    chances: (choice, to) => {
      rule.chances(choice, to);
      const even = choice.places / choice.size;
      for (let k = 0; k < choice.size; k += 1) to[k] = (1 - lapse) * (to[k] as number) + lapse * even;
    },
    logProbability: (choice) =>
      Math.log((1 - lapse) * Math.exp(rule.logProbability(choice)) + lapse * Math.exp(uniform.logProbability(choice))),
  };
}

export const FAMILIES: readonly Family[] = [
  { id: 'uniform', says: 'the kept ones are drawn at random', free: [], member: () => uniform },
  {
    id: 'luce',
    says: 'Luce: kept with probability proportional to e^(r/τ)',
    free: ['beta'],
    member: luce,
  },
  { id: 'best', says: 'the best by reward are kept', free: [], member: () => truncation(1) },
  { id: 'worst', says: 'the worst by reward are kept', free: [], member: () => truncation(-1) },
  {
    id: 'best with lapses',
    says: 'the best are kept, but in a share ε of the pools random ones',
    free: ['lapse'],
    member: ({ lapse }) => lapsing(truncation(1), lapse),
  },
  {
    id: 'worst with lapses',
    says: 'the worst are kept, but in a share ε of the pools random ones',
    free: ['lapse'],
    member: ({ lapse }) => lapsing(truncation(-1), lapse),
  },
  {
    id: 'luce with lapses',
    says: 'Luce, but in a share ε of the pools random ones are kept',
    free: ['beta', 'lapse'],
    member: (parameters) => lapsing(luce(parameters), parameters.lapse),
  },
];

/** The first choice with too many orders for Luce's rule, in words; undefined if there is none. */
export function firstTooLarge(choices: Choices): string | undefined {
  let first: string | undefined;
  forEachChoice(choices, ({ size, places }) => {
    if (first !== undefined || isSummable(size, places)) return;
    first = `${places} kept of ${size}: too many orders to sum the probabilities of Luce's rule`;
  });
  return first;
}
