/** Laws of prompts in doubles with an error bound. Sums, quotients and products are of numbers ≥ 0, so relative errors add up. */
import { compound, roundings } from '../../rounding';
import { type DoubleLaw, lawWithin } from '../laws/double-curation';
import type { LawParts } from './within';

/** A mass with a bound on its relative error. */
interface DoubleMass {
  readonly value: number;
  readonly error: number;
}

export const partsInDoubles: LawParts<DoubleLaw, DoubleMass> = {
  given: ({ mass, error }, positions) => {
    const masses = positions.map((i) => mass[i] as number);
    const value = masses.reduce((sum, each) => sum + each, 0);
    if (value === 0) return undefined;
    const quotients = masses.map((each) => each / value);
    const ofSum = compound(error + roundings(positions.length));
    return {
      mass: { value, error: ofSum },
      law: lawWithin(quotients, compound(error + ofSum + roundings(1)), masses),
    };
  },
  joined: (count, parts) => {
    const [all, charged] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)];
    for (const { positions, mass, law } of parts) {
      positions.forEach((at, i) => {
        const kept = law.mass[i] as number;
        all[at] = mass.value * kept;
        charged[at] = kept;
      });
    }
    const errors = parts.map(({ mass, law }) => compound(mass.error + law.error + roundings(1)));
    return lawWithin(all, Math.max(...errors), charged);
  },
};
