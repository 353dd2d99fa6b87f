/**
 * Weights from genes, on one of several scales: whole numbers, fractions, decades, nearly equal weights, and weights that undo the rarity of
 * their atoms. All of them may be multiplied by a power of ten, so that all are far below or far above 1.
 */
import { Q, type Rational } from '../../../theory';
import { ratio } from '../whole-ratio';

/** The genes of one atom's weight. */
export interface WeightGenes {
  /** 1 to 9. */
  readonly digit: number;
  /** Divides fractions, 1 to 9. */
  readonly part: number;
  /** The power of ten of decades. */
  readonly decade: number;
  /** The whole mass of the atom over the largest, as a rational in (0, 1]; 1 for an atom without mass. */
  readonly commonness: Rational;
}

const NEAR = 1_000;
const NEARER = 1_000_000_000;

const powers = new Map<number, Rational>();

/** `10^exponent`. */
export function powerOfTen(exponent: number): Rational {
  let power = powers.get(exponent);
  if (power === undefined) powers.set(exponent, (power = Q.pow(Q.of(10), exponent)));
  return power;
}

/** The scales of the gene `weights`, the simplest first. */
export const SCALES: readonly ((genes: WeightGenes) => Rational)[] = [
  ({ digit }) => ratio(digit, 1),
  ({ digit, part }) => ratio(digit, part),
  ({ digit, decade }) => Q.mul(ratio(digit, 1), powerOfTen(decade)),
  ({ digit }) => ratio(NEAR + digit, NEAR),
  ({ digit }) => ratio(NEARER + digit, NEARER),
  ({ digit, commonness }) => Q.div(ratio(digit, 1), commonness),
];
