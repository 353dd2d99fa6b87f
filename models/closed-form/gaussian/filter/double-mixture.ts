/**
 * Laws of the filter: mixtures `Σ_i α_i N_i` of Gaussians in doubles, with one bound on the relative errors of the shares.
 *
 * Sums of positive numbers keep relative errors, so `E[w] = Σ α_i E_i[w]` has at most the sum of the largest errors of shares and of evidences,
 * and (n + 2)u. The operations of a loop are those of `../law.ts`; what has no answer here is left to the rungs.
 */
import { LEAST_DOUBLE, NotRepresentableError, Q, type Rational, UNIT_ROUNDOFF } from '../../../../theory';
import type { Choice, Lambda, LawOperations } from '../../../loops';
import { curatedShare } from '../../shared';
import type { DoubleGaussian } from './double-gaussian';
import type { Approximation } from './normal';

const U = UNIT_ROUNDOFF;
/** Products below it may be subnormal, or about to become so. */
const LEAST_SHARE = 1e-280;

/** The number of laws so far. */
let laws = 0;

/** A mixture whose shares have relative errors of at most `shareError`; it is 0 only if they are exact. */
export class DoubleMixture {
  private knownMean: Approximation | undefined;
  private knownVariance: Approximation | undefined;
  private knownMeanOfReward: Approximation | undefined;
  private knownVarianceOfReward: Approximation | undefined;

  /** Greater than 0, and different for every law. */
  readonly number = (laws += 1);
  private knownParts: readonly DoubleGaussian[] | undefined;

  /** @param make the parts, which are made when they are asked for */
  constructor(
    private readonly make: () => readonly DoubleGaussian[],
    readonly shares: readonly number[],
    readonly shareError: number,
  ) {}

  get parts(): readonly DoubleGaussian[] {
    return (this.knownParts ??= this.make());
  }

  /** The only part, if its share is exactly 1. */
  get only(): DoubleGaussian | undefined {
    return this.shares.length === 1 && this.shares[0] === 1 && this.shareError === 0 ? this.parts[0] : undefined;
  }

  /** `E[w^k]`. */
  private power(k: 1 | 2): Approximation {
    const { parts, shares, shareError } = this;
    let value = 0;
    let worst = 0;
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i] as DoubleGaussian;
      value += (shares[i] as number) * part.power(k);
      worst = Math.max(worst, part.powerError(k));
    }
    const relative = (shareError + worst) * 1.01 + (parts.length + 2) * U;
    return { value, error: value * relative * 1.01 + (parts.length + 1) * LEAST_DOUBLE };
  }

  /** `E[w]`. */
  get mean(): Approximation {
    return (this.knownMean ??= this.power(1));
  }

  /** `Var(w) = E[w²] − E[w]²`. */
  get variance(): Approximation {
    return (this.knownVariance ??= this.computeVariance());
  }

  private computeVariance(): Approximation {
    const { mean } = this;
    const square = this.power(2);
    const value = square.value - mean.value * mean.value;
    const ofSquare = (2 * mean.value + mean.error) * mean.error + mean.value * mean.value * U;
    return { value, error: (square.error + ofSquare + Math.abs(value) * U) * 1.01 + 2 * LEAST_DOUBLE };
  }

  /** `E[r]`. */
  get meanOfReward(): Approximation {
    return (this.knownMeanOfReward ??= this.computeMeanOfReward());
  }

  private computeMeanOfReward(): Approximation {
    const { parts, shares, shareError } = this;
    let value = 0;
    let size = 0;
    let error = 0;
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i] as DoubleGaussian;
      const share = shares[i] as number;
      value += share * part.meanOfReward;
      size += share * Math.abs(part.meanOfReward);
      error += share * part.meanOfRewardError;
    }
    const rounded = size * (shareError + (parts.length + 2) * U) + error * (1 + shareError);
    return { value, error: rounded * 1.01 + (parts.length + 1) * LEAST_DOUBLE };
  }

  /** `Var(r) = Σ α_i (Var_i(r) + (E_i[r] − E[r])²)`. */
  get varianceOfReward(): Approximation {
    return (this.knownVarianceOfReward ??= this.computeVarianceOfReward());
  }

  private computeVarianceOfReward(): Approximation {
    const { parts, shares, shareError, meanOfReward: mean } = this;
    const single = this.only;
    if (single) return { value: single.varianceOfReward, error: single.varianceOfRewardError };
    let value = 0;
    let error = 0;
    for (let i = 0; i < parts.length; i += 1) {
      const part = parts[i] as DoubleGaussian;
      const share = shares[i] as number;
      const away = part.meanOfReward - mean.value;
      const off = part.meanOfRewardError + mean.error + Math.abs(away) * U;
      value += share * (part.varianceOfReward + away * away);
      error += share * (part.varianceOfRewardError + (2 * Math.abs(away) + off) * off);
    }
    const rounded = value * (shareError + (parts.length + 6) * U) + error * (1 + shareError);
    return { value, error: rounded * 1.01 + (2 * parts.length + 2) * LEAST_DOUBLE };
  }
}

/** The relative error of a rational that was converted. */
const CONVERTED = 2 * U;

/** The shares of exact rationals. */
export function givenShares(shares: readonly Rational[]): {
  readonly values: readonly number[];
  readonly error: number;
} {
  const isWhole = shares.length === 1 && shares.every(({ num, den }) => num === den);
  return isWhole ? { values: [1], error: 0 } : { values: shares.map(Q.toNumber), error: CONVERTED };
}

function unanswered(what: string): never {
  throw new NotRepresentableError(`${what} is left to the rungs by the filter`);
}

/** `α_i E_i[w]/Σ_j α_j E_j[w]` for each part. */
function curatedShares({ parts, shares }: DoubleMixture): readonly number[] {
  const weights = parts.map((part, i) => {
    const weight = (shares[i] as number) * part.power(1);
    if (!(weight >= LEAST_SHARE)) return unanswered('a share too small for doubles');
    return weight;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => {
    const share = weight / total;
    return share >= LEAST_SHARE ? share : unanswered('a share too small for doubles');
  });
}

/** The operations of a loop on the laws of the filter. @throws NotRepresentableError for those that it leaves to the rungs */
export class DoubleMixtures implements LawOperations<DoubleMixture> {
  private lastWeights: { readonly lambda: Rational; readonly real: number; readonly own: number } | undefined;

  /** 1/(1 + λ) and λ/(1 + λ), kept for the next round. */
  private weightsOf(lambda: Rational): { readonly real: number; readonly own: number } {
    if (this.lastWeights?.lambda !== lambda) {
      const eta = curatedShare(lambda);
      this.lastWeights = { lambda, real: Q.toNumber(Q.sub(Q.one, eta)), own: Q.toNumber(eta) };
    }
    return this.lastWeights;
  }

  curate(law: DoubleMixture, { candidates, power }: Choice): DoubleMixture {
    if (power === 0 || candidates === 1) return law;
    if (candidates !== Infinity || power !== 1) return unanswered('a choice other than at K = ∞');
    const [single, ...others] = law.parts;
    if (single && others.length === 0) return new DoubleMixture(() => [single.tilted], [1], 0);
    let worst = 0;
    for (const part of law.parts) worst = Math.max(worst, part.powerError(1));
    // Each share is a product over a sum of n products.
    const error = 2 * (law.shareError + worst) * 1.01 + (law.parts.length + 4) * U;
    return new DoubleMixture(() => law.parts.map((part) => part.tilted), curatedShares(law), error * 1.01);
  }

  mix(reference: DoubleMixture, synthetic: DoubleMixture, lambda: Lambda): DoubleMixture {
    if (lambda === 'infinity') return synthetic;
    if (lambda.num === 0n) return reference;
    const { real, own } = this.weightsOf(lambda);
    if (!(real >= LEAST_SHARE && own >= LEAST_SHARE)) return unanswered('a share too small for doubles');
    const parts = [...reference.parts];
    const shares = reference.shares.map((share) => share * real);
    synthetic.parts.forEach((part, i) => {
      const share = own * (synthetic.shares[i] as number);
      const place = parts.indexOf(part);
      if (place < 0) {
        parts.push(part);
        shares.push(share);
      } else shares[place] = (shares[place] as number) + share;
    });
    if (!shares.every((share) => share >= LEAST_SHARE)) return unanswered('a share too small for doubles');
    // A conversion, a product, and a sum where parts are merged.
    const error = (Math.max(reference.shareError, synthetic.shareError) + CONVERTED + 2 * U) * 1.01;
    return new DoubleMixture(() => parts, shares, error);
  }

  fit(law: DoubleMixture): DoubleMixture {
    return law.only === undefined ? unanswered('a fit') : law;
  }

  curateUnnormalised(): DoubleMixture {
    return unanswered('a law that is not normalised');
  }

  misfit(): DoubleMixture {
    return unanswered('a fitting error');
  }
}
