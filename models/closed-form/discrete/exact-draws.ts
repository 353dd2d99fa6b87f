/**
 * Draws from an exact law, with whole numbers for their statistics. With weights `a_i/W` and counts c of K draws,
 *
 *     sum = S/W ,   mean = S/(K W) ,   variance = (K Σ c_i a_i² − S²)/(K W)² ,      S = Σ c_i a_i .
 *
 * Atoms of the same weight are one atom, since a claim about draws sees their weights only.
 */
import { type ExactReal, Q, type Rational, exactOf } from '../../../theory';
import type { DrawSource } from './draws';
import { commonWeights } from './laws/atoms';
import type { ExactLaw } from './laws/exact-curation';
import { chancesOf } from './laws/exact-law';

/** The law of the weight: the distinct numerators of the weights, and their masses. */
function lawOfWeight(law: ExactLaw, w: readonly Rational[]): Map<bigint, Rational> {
  const masses = new Map<bigint, Rational>();
  Q.overOneDenominator(law).forEach((mass, i) => {
    const { num } = w[i] as Rational;
    const before = masses.get(num);
    masses.set(num, before ? Q.add(before, mass) : mass);
  });
  return masses;
}

/** Draws from a law, with exact statistics. @param weights the weights of its atoms. @param K ≥ 1 */
export function exactDraws(law: ExactLaw, weights: readonly Rational[], K: number): DrawSource<ExactReal> {
  const common = commonWeights(weights);
  const masses = lawOfWeight(law, common);
  const nums = [...masses.keys()];
  const { den } = common[0] as Rational;
  const [size, denOfMean] = [BigInt(K), BigInt(K) * den];
  const denOfVariance = denOfMean * denOfMean;
  return {
    chances: chancesOf([...masses.values()]),
    w: nums.map((num) => exactOf({ num, den })),
    statistics: (counts) => {
      let [sum, squares] = [0n, 0n];
      counts.forEach((count, i) => {
        if (count === 0) return;
        const num = nums[i] as bigint;
        const counted = count === 1 ? num : BigInt(count) * num;
        sum += counted;
        squares += counted * num;
      });
      return {
        sum: exactOf({ num: sum, den }),
        mean: exactOf({ num: sum, den: denOfMean }),
        variance: exactOf({ num: size * squares - sum * sum, den: denOfVariance }),
      };
    },
  };
}
