/** The finite space on which a simulated model lives: atoms with a reward, further traits and a name, which is their class. */
import { InputError } from '../../../theory';
import type { RandomStream } from '../../random';
import type { TraitInfo } from '../trace';

/** The trait of a simulated candidate that is its reward r. */
export const REWARD = 'reward';

/** The trait of a simulated candidate that is the name of its atom. */
export const CLASS = 'class';

/** n ≥ 1 atoms. */
export interface Space {
  /** The n names of the atoms, all different. */
  readonly atoms: readonly string[];
  /** The n rewards r, which the trace records. */
  readonly rewards: readonly number[];
  /** Further numeric traits by name, each with n values. */
  readonly traits: ReadonlyMap<string, readonly number[]>;
}

const LETTERS = 26;

/** The names a, b, …, z, aa, ab, … of n atoms. */
function atomNames(n: number): string[] {
  const name = (i: number): string =>
    (i < LETTERS ? '' : name(Math.floor(i / LETTERS) - 1)) + String.fromCharCode(97 + (i % LETTERS));
  return Array.from({ length: n }, (_, i) => name(i));
}

function checkTrait(name: string, values: readonly number[], n: number): void {
  if (name === REWARD || name === CLASS || name === 'kept' || name === '')
    throw new InputError(`a trait is named "${name}", which has another meaning; give it another name`);
  if (values.length !== n)
    throw new InputError(`the trait ${name} has ${values.length} values for ${n} atoms; give one for each atom`);
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new InputError(`the trait ${name} has the value ${bad}; give finite numbers`);
}

/** The space of these rewards and traits. @throws InputError for a trait of the wrong length, and for a number that is not finite */
export function spaceOf(rewards: readonly number[], traits: ReadonlyMap<string, readonly number[]> = new Map()): Space {
  if (rewards.length === 0) throw new InputError('there are no rewards; give that of at least one atom');
  const bad = rewards.find((reward) => !Number.isFinite(reward));
  if (bad !== undefined) throw new InputError(`a reward is ${bad}; give finite numbers`);
  for (const [name, values] of traits) checkTrait(name, values, rewards.length);
  return { atoms: atomNames(rewards.length), rewards, traits };
}

/** All numeric traits, the reward first. */
export function numericTraits({ rewards, traits }: Space): ReadonlyMap<string, readonly number[]> {
  return new Map([[REWARD, rewards], ...traits]);
}

/** What a header says about the traits. */
export function traitInfos(space: Space): Record<string, TraitInfo> {
  const ranges = [...numericTraits(space)].map(([name, values]): [string, TraitInfo] => [
    name,
    { min: Math.min(...values), max: Math.max(...values) },
  ]);
  return { ...Object.fromEntries(ranges), [CLASS]: { classes: [...space.atoms] } };
}

/** Draws atoms i.i.d. from a law, given by masses ≥ 0, by inversion. */
export function drawer(masses: ArrayLike<number>): (random: RandomStream) => number {
  const below = new Float64Array(masses.length);
  let total = 0;
  let last = 0;
  for (let i = 0; i < masses.length; i += 1) {
    const mass = masses[i] ?? 0;
    total += mass;
    below[i] = total;
    if (mass > 0) last = i;
  }
  return (random) => {
    const u = random.uniform() * total;
    let [lo, hi] = [0, last];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (u < (below[middle] ?? 0)) hi = middle;
      else lo = middle + 1;
    }
    return lo;
  };
}
