/**
 * Rules of choice whose numbers are irrational, in enclosures: scores, tables of probabilities, and steps on vectors of masses.
 *
 * Enclosures `[lo, hi]` of scores s enclose Luce's choice: with `hi ≤ r lo`, the share `s_i/Σ c_j s_j` is between 1/r and r times that of the
 * lower ends.
 */
import { type Enclosed, InputError, NotRepresentableError, Q, type Rational, enclosureField } from '../../../theory';
import type { LuceRule, VectorRule } from '../../loops';
import { enclosedCandidates } from './charged-atoms';
import type { WeighedAtoms } from './laws/atoms';

/** The ends of the enclosures of some numbers. */
export interface Ends {
  readonly lo: readonly Rational[];
  readonly hi: readonly Rational[];
}

/** More bits are not tried: what 300 digits do not decide is most likely an equality, which no enclosure decides. */
export const MOST_BITS = 1024;

/** Digits of so many bits, and some more. */
export const digitsOf = (bits: number): number => Math.ceil(bits * Math.log10(2)) + 8;

/** The ends in whole multiples of 2^−bits, rounded outwards, which keeps later numbers short. */
export function roundedOutwards({ lo, hi }: Ends, bits: number): { readonly lo: bigint[]; readonly hi: bigint[] } {
  const scale = BigInt(bits);
  const down = ({ num, den }: Rational): bigint => {
    const scaled = num << scale;
    const quotient = scaled / den;
    return scaled < 0n && quotient * den !== scaled ? quotient - 1n : quotient;
  };
  return { lo: lo.map(down), hi: hi.map(({ num, den }) => -down({ num: -num, den })) };
}

/** Enclosures of the scores of a rule. @throws InputError for a score that is not positive */
export function enclosedScores(rule: LuceRule, atoms: WeighedAtoms, bits: number): Ends {
  if (bits > MOST_BITS) throw new NotRepresentableError('an irrational score');
  const F = enclosureField(digitsOf(bits));
  const scores = enclosedCandidates(atoms, F).map((atom) => rule.score(atom, F));
  // Only ratios matter, and these are never too large to be written out.
  const about = scores.reduce((a, b) => (F.isLower(a, b) ? b : a));
  const ends = scores.map((score) => F.ends(F.isLower(F.of(0), about) ? F.div(score, about) : score));
  const bad = ends.find(({ hi }) => hi.num <= 0n);
  if (bad) throw new InputError(`a score is ${Q.format(bad.hi)}; it must be above 0 in Luce's rule`);
  if (ends.some(({ lo }) => lo.num <= 0n))
    throw new NotRepresentableError('a score that so many digits do not tell from 0');
  return { lo: ends.map(({ lo }) => lo), hi: ends.map(({ hi }) => hi) };
}

/** The largest `hi/lo − 1`, for positive lower ends. */
export const spreadOf = ({ lo, hi }: Ends): Rational =>
  lo.reduce((most, low, i) => {
    const spread = Q.div(Q.sub(hi[i] ?? low, low), low);
    return Q.compare(spread, most) > 0 ? spread : most;
  }, Q.zero);

/**
 * Checks enclosures of probabilities, and cuts off what is below 0.
 * @param about what has them, for errors
 * @throws InputError if one is below 0, or if their sum is not 1
 */
export function checkedProbabilities({ lo, hi }: Ends, about: string): Ends {
  const negative = hi.find(({ num }) => num < 0n);
  if (negative) throw new InputError(`${about} gives ${Q.format(Q.reduce(negative))}; it must be at least 0`);
  const [least, most] = [Q.sum(lo), Q.sum(hi)];
  if (Q.compare(least, Q.one) > 0 || Q.compare(most, Q.one) < 0)
    throw new InputError(`${about} gives numbers with sum ${Q.toNumber(least)}; divide them by it`);
  return { lo: lo.map((value) => (value.num < 0n ? Q.zero : value)), hi };
}

/** The law that a step on vectors of masses gives, in enclosures. */
export function enclosedStep(
  laws: readonly Ends[],
  rule: VectorRule,
  { each, prompts }: WeighedAtoms,
  bits: number,
): Ends {
  const F = enclosureField(digitsOf(bits));
  const numbers = laws.map(({ lo, hi }): Enclosed[] => lo.map((low, i) => F.between(low, hi[i] ?? low)));
  const weights = each.map(({ w, users }, i) => ({
    w: F.from(w),
    users: users.map((weight) => F.from(weight)),
    ...(prompts ? { prompt: prompts[i] } : {}),
  }));
  const masses = rule(numbers, weights, F).map((mass) => F.ends(mass));
  if (masses.length !== each.length)
    throw new InputError(`the step gives ${masses.length} masses for ${each.length} atoms; give one for each`);
  const ends = { lo: masses.map(({ lo }) => lo), hi: masses.map(({ hi }) => hi) };
  return checkedProbabilities(ends, 'the step');
}
