/** Laws from genes: the start, and the side laws q and p_ref, independent of it or near it. */
import { Q, type Rational, type SearchDomain } from '../../../theory';
import { lawOf } from '../whole-ratio';

/** The masses of atoms without mass become 0 where the domain allows it and the head asks for it. */
export const RARELY = 7;
/** Digits up to this become 0 then. */
const LEAST_DIGITS = 4;

/** Which atoms may have no mass. */
export type Gaps = 'none' | 'but the best' | 'any';

/** Whole masses of the start. @param best whether an atom has the largest weight */
export function withGaps(
  masses: readonly number[],
  digits: readonly number[],
  gaps: Gaps,
  best: readonly boolean[],
): number[] {
  if (gaps === 'none') return [...masses];
  const kept = masses.map((mass, i) =>
    (digits[i] as number) > LEAST_DIGITS || (gaps !== 'any' && best[i]) ? mass : 0,
  );
  return kept.some((mass) => mass > 0) ? kept : [...masses];
}

/** `p_i f_i/Σ p f`; the law itself where that has no mass. */
function reweighted(law: readonly Rational[], factors: readonly Rational[]): readonly Rational[] {
  const products = Q.reduceAll(law.map((mass, i) => Q.mul(mass, factors[i] as Rational)));
  const total = products.reduce((sum, { num }) => sum + num, 0n);
  return total === 0n ? law : products.map(({ num }) => ({ num, den: total }));
}

/** What side laws are made from. */
export interface Sides {
  readonly start: readonly Rational[];
  readonly w: readonly Rational[];
  /** Digits 0 to 9 of the two laws. */
  readonly ref: readonly number[];
  readonly q: readonly number[];
  /** Powers of ten, 0 to 15. */
  readonly exponents: readonly number[];
}

const plusOne = (weights: readonly number[]): Rational[] => weights.map((digit) => Q.of(1000 + digit, 1000));

/** A kind of side laws: it gives p_ref and q. */
type Kind = (sides: Sides) => readonly [readonly Rational[], readonly Rational[]];

/** The kinds of side laws of the gene `sides`, the simplest first. */
export const SIDES: readonly [Kind, ...Kind[]] = [
  ({ ref, q }) => [lawOf(ref), lawOf(q)],
  // Skewed the other way round than the start.
  ({ ref, q, exponents }) => [
    lawOf(ref.map((digit, i) => digit * 10 ** (15 - (exponents[i] as number)))),
    lawOf(q.map((digit, i) => digit * 10 ** (exponents[i] as number))),
  ],
  // Near the start.
  ({ start, ref, q }) => [reweighted(start, plusOne(ref)), reweighted(start, plusOne(q))],
  // One step of the tilt before and behind it.
  ({ start, w }) => [reweighted(start, w.map(Q.inverse)), reweighted(start, w)],
];

/** p_ref and q by the kind of `sides`. Where p_ref must give every atom mass, a kind that does not is replaced by the simplest, whose digits are above 0 then. */
export function sidesOf(
  { positiveReference = false }: SearchDomain,
  kind: Kind | undefined,
  from: Sides,
): readonly [readonly Rational[], readonly Rational[]] {
  const [plain] = SIDES;
  const [pRef, q] = (kind ?? plain)(from);
  return positiveReference && pRef.some(({ num }) => num === 0n) ? [plain(from)[0], q] : [pRef, q];
}
