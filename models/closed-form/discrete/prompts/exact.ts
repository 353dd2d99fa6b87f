/** Laws of prompts in exact numbers. */
import { Q, type Rational } from '../../../../theory';
import type { ExactLaw } from '../laws/exact-curation';
import type { LawParts } from './within';

export const exactParts: LawParts<ExactLaw, Rational> = {
  given: (law, positions) => {
    const masses = positions.map((i) => law[i] as Rational);
    const mass = Q.reduce(Q.sum(masses));
    return mass.num === 0n ? undefined : { mass, law: Q.reduceAll(masses.map((each) => Q.div(each, mass))) };
  },
  joined: (count, parts) => {
    const all = Array.from({ length: count }, () => Q.zero);
    for (const { positions, mass, law } of parts)
      positions.forEach((at, i) => (all[at] = Q.mul(mass, law[i] as Rational)));
    return Q.reduceAll(all);
  },
};
