/**
 * Candidates as a rule sees them: their weights, and their masses if the rule depends on the law they are drawn from.
 *
 * Candidates are drawn from the law, so a rule that sees masses is never asked about an atom without mass: it may divide by p, or take its
 * logarithm. Its numbers belong to one law, so these atoms are new objects for every law, and nothing that is kept with atoms is kept for another
 * law. A rule that does not see masses is tabulated by weights, once for all laws.
 */
import {
  type Enclosed,
  type EnclosureField,
  NotRepresentableError,
  Q,
  type Rational,
  UnanswerableError,
} from '../../../theory';
import { type Weighed, WithMasses, WithoutMasses } from '../../loops';
import type { Ends } from './enclosed-rules';
import type { WeighedAtoms } from './laws/atoms';

/** The atoms that a law charges. */
export interface ChargedAtoms extends WeighedAtoms {
  /** Their positions among all atoms. */
  readonly positions: readonly number[];
}

/**
 * The atoms that a law charges, with their masses.
 * @param law its masses; lower and upper ends are one list where they are exact
 * @param reference the masses of the real data
 * @throws UnanswerableError if the law of the real data is not known
 */
export function chargedAtoms(
  { each, shares, prompts, bestOf }: WeighedAtoms,
  law: Ends,
  reference: readonly Rational[] | undefined,
): ChargedAtoms {
  if (reference === undefined) throw new UnanswerableError('a rule that depends on p_ref, which is not given here');
  const positions = law.hi.flatMap(({ num }, i) => (num > 0n ? [i] : []));
  const among = <V>(values: readonly V[]): V[] => positions.map((i) => values[i] as V);
  const lo = among(law.lo).map(Q.reduce);
  const hi = law.hi === law.lo ? lo : among(law.hi).map(Q.reduce);
  return {
    positions,
    each: among(each),
    shares,
    prompts: prompts && among(prompts),
    bestOf,
    masses: { lo, hi, pRef: among(reference) },
  };
}

/** The values of charged atoms, with `zero` for those without mass. */
export function amongAll<V>({ positions }: ChargedAtoms, n: number, values: readonly V[], zero: V): V[] {
  const all = Array.from({ length: n }, () => zero);
  positions.forEach((at, i) => (all[at] = values[i] as V));
  return all;
}

/** The atoms as a rule in exact numbers sees them. @throws NotRepresentableError for masses that are known in enclosures only */
export function exactCandidates({ each, masses, prompts }: WeighedAtoms): readonly Weighed<Rational>[] {
  if (masses === undefined) return each;
  const { lo, hi, pRef } = masses;
  if (lo !== hi) throw new NotRepresentableError('a rule that depends on masses which are known in enclosures');
  return each.map(({ w, users }, i) => {
    const of = { p: lo[i] as Rational, pRef: pRef[i] as Rational };
    return new WithMasses(w, users, of, prompts?.[i]);
  });
}

/** The atoms as a rule in enclosures sees them. */
export function enclosedCandidates(
  { each, masses, prompts }: WeighedAtoms,
  F: EnclosureField,
): readonly Weighed<Enclosed>[] {
  return each.map((atom, i) => {
    const [w, users] = [F.from(atom.w), atom.users.map((weight) => F.from(weight))];
    if (masses === undefined) return new WithoutMasses(w, users, prompts?.[i]);
    const p = F.between(masses.lo[i] as Rational, masses.hi[i] as Rational);
    return new WithMasses(w, users, { p, pRef: F.from(masses.pRef[i] as Rational) }, prompts?.[i]);
  });
}

/** A candidate of an atom: two candidates of one atom are two objects. */
export const candidateOf = <T>(atom: Weighed<T>): Weighed<T> =>
  atom instanceof WithoutMasses || atom instanceof WithMasses ? (atom.again() as Weighed<T>) : { ...atom };
