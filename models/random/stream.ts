/**
 * Seeded random streams.
 *
 * The seed of the run and a name determine a stream, and every use has its own name
 * (`stream(seed, 'round', 3, 'candidates')`). So results do not depend on the order of draws, and interrupted work
 * draws the same numbers when it resumes.
 *
 * Source: xoroshiro128+ (Blackman & Vigna 2018) by pure-rand, its 128 bits of state hashed from the name; normal variates by
 * Box & Muller 1958.
 */
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { type SeedName, fnv1a, mixed32, seedText } from './seeds';

/** A deterministic stream of random numbers. */
export interface RandomStream {
  /** Uniform in [0, 1), a multiple of 2^-53. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform in {0, …, n − 1}, for n ≥ 1. */
  index(n: number): number;
}

const { sqrt, log, cos, sin, floor } = Math;
const TWO_PI = 2 * Math.PI;

/** 128 bits from a text: four hashes with different offsets. */
const stateOf = (text: string): number[] =>
  [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x94d049bb].map((o) => mixed32(fnv1a(text, o)));

/** The stream of a seed and name. The same seed and name give the same numbers on every machine. */
export function stream(seed: number, ...name: SeedName): RandomStream {
  const generator = xoroshiro128plusFromState(stateOf(seedText(seed, name)));
  const uniform = (): number => ((generator.next() >>> 5) * 67108864 + (generator.next() >>> 6)) / 9007199254740992;
  let spare: number | undefined;
  return {
    uniform,
    index: (n) => floor(uniform() * n),
    normal: () => {
      if (spare !== undefined) {
        const kept = spare;
        spare = undefined;
        return kept;
      }
      const radius = sqrt(-2 * log(1 - uniform()));
      const angle = TWO_PI * uniform();
      spare = radius * sin(angle);
      return radius * cos(angle);
    },
  };
}
