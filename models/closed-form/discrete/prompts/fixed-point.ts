/** Laws of prompts in fixed point: lower ends are rounded down, upper ends up. */
import type { LawParts } from './within';

/** `lo ≤ 2^bits p ≤ hi` at every atom. */
interface Ends {
  readonly lo: readonly bigint[];
  readonly hi: readonly bigint[];
}

/** The ends of one mass. */
interface Enclosure {
  readonly lo: bigint;
  readonly hi: bigint;
}

const total = (ends: readonly bigint[]): bigint => ends.reduce((sum, value) => sum + value, 0n);

/**
 * @param bits after the binary point
 * @param normalised `p_i/Σ p`; it throws for a law that so many bits do not tell from one without mass
 */
export function partsInFixedPoint(bits: number, normalised: (law: Ends) => Ends): LawParts<Ends, Enclosure> {
  const fraction = BigInt(bits);
  return {
    given: ({ lo, hi }, positions) => {
      const among = (ends: readonly bigint[]): bigint[] => positions.map((i) => ends[i] as bigint);
      const law = { lo: among(lo), hi: among(hi) };
      const mass = { lo: total(law.lo), hi: total(law.hi) };
      return mass.hi === 0n ? undefined : { mass, law: normalised(law) };
    },
    joined: (count, parts) => {
      const [lo, hi] = [new Array<bigint>(count).fill(0n), new Array<bigint>(count).fill(0n)];
      for (const { positions, mass, law } of parts) {
        positions.forEach((at, i) => {
          lo[at] = (mass.lo * (law.lo[i] as bigint)) >> fraction;
          hi[at] = -((-mass.hi * (law.hi[i] as bigint)) >> fraction);
        });
      }
      return { lo, hi };
    },
  };
}
