/**
 * Laws of the Gaussian model: finite mixtures of Gaussians, which are closed under all operations of the loop at K = ∞.
 *
 *     p = Σ_i α_i N_i ;   curated: α_i → α_i E_i[w] / Σ_j α_j E_j[w], N_i → N_i·w normalised;   mixed: lists are joined
 *
 * Components are exact rationals. Shares α are numbers of the rung's arithmetic, with the exact rational if it is
 * known. Equal components are merged, so t rounds with real data give t + 1 components per component of p_ref:
 * `p_t = Σ_s α_{t,s} N_s` with `N_s ∝ p_ref w^s`.
 *
 * A law that is p_ref times an increasing function of w also has a **peak**: the ratio p/p_ref at w = w_max, which is
 * its supremum. `peak → peak·w_max/E_p[w]` under curation, `(1 + λ·peak)/(1 + λ)` under mixing.
 *
 * Source: Ferbach et al. 2024 (arXiv:2407.09499), section 2; restated in `docs/theory.md`, section 4.
 */
import { type Arithmetic, Q, type Rational, UndefinedValueError, unanswerable } from '../../../theory';
import type { Choice, Faults, LawOperations } from '../../loops';
import { curatedShare } from '../shared';
import { type Component, type Evidence, isSame } from './exact/component';
import type { ExactComponents, Tilt } from './exact/exact-components';
import type { Evidences } from './evidences';
import type { GaussianComponent } from './instance';

/** A share in the rung's arithmetic, with its exact value if this is a known rational. */
export interface Share<T> {
  readonly value: T;
  readonly exact: Rational | undefined;
}

export interface Part<T> {
  readonly component: Component;
  readonly share: Share<T>;
}

export interface GaussianLaw<T> {
  /** One part per distinct component; shares sum to 1 (except after `curateUnnormalised`). */
  readonly parts: readonly Part<T>[];
  /** The supremum of p/p_ref if p is p_ref times an increasing function of w, else absent or undefined. Few claims ask for it. */
  readonly peak?: LazyPeak<T>;
}

/** A positive number: an exact factor, which telescopes over rounds, times a number of the rung's arithmetic. */
interface Peak<T> {
  readonly exact: Evidence;
  readonly rest: (() => T) | undefined;
}

type LazyPeak<T> = (() => Peak<T> | undefined) | undefined;

/** A law of an instance. */
class GivenLaw<T> implements GaussianLaw<T> {
  private known: readonly Part<T>[] | undefined;

  constructor(
    private readonly make: () => readonly Part<T>[],
    readonly peak: LazyPeak<T>,
  ) {}

  get parts(): readonly Part<T>[] {
    this.known ??= this.make();
    return this.known;
  }
}

/** A part of a law and the tilt of its component. */
interface TiltedPart<T> {
  readonly share: Share<T>;
  readonly tilted: Tilt;
}

/** The most digits of numbers that are fitted exactly, since every fit multiplies the number of digits. */
const MAX_FIT_DIGITS = 6_000;
const UNIT: Evidence = { exponent: Q.zero, ratio: Q.one };

/** The largest integer at most `a`. */
function floor({ num, den }: Rational): bigint {
  const quotient = num / den;
  return quotient * den > num ? quotient - 1n : quotient;
}

/** The largest of some rationals. */
export const greatest = (values: readonly Rational[]): Rational =>
  values.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));

/** The exact shares if all of them are known, else undefined. */
function allExact<T>(shares: readonly Share<T>[]): Rational[] | undefined {
  const exact = shares.flatMap((share) => (share.exact === undefined ? [] : [share.exact]));
  return exact.length === shares.length ? exact : undefined;
}

/** Whether a share is known to be exactly 1. */
export function isOne<T>({ exact }: Share<T>): boolean {
  return exact !== undefined && Q.equals(exact, Q.one);
}

/** The result of a function without arguments, computed on the first call. */
function once<V>(compute: () => V): () => V {
  let known: { readonly value: V } | undefined;
  return () => (known ??= { value: compute() }).value;
}

/** The operations on Gaussian laws under one reward, in one arithmetic. */
export class GaussianLaws<T> implements LawOperations<GaussianLaw<T>>, Omit<Faults<GaussianLaw<T>>, 'favour'> {
  private readonly whole: Share<T>;

  constructor(
    private readonly arithmetic: Arithmetic<T>,
    private readonly exact: ExactComponents,
    private readonly evidences: Evidences<T>,
  ) {
    this.whole = { value: arithmetic.fromRational(Q.one), exact: Q.one };
  }

  /** A law from its components, which `checkGaussianInstance` has checked. They are computed when they are asked for. */
  of(components: readonly GaussianComponent[], isReference: boolean): GaussianLaw<T> {
    const parts = (): readonly Part<T>[] =>
      this.merge(components.map((given) => ({ component: this.exact.of(given), share: this.exactShare(given.share) })));
    return new GivenLaw(parts, isReference ? () => ({ exact: UNIT, rest: undefined }) : undefined);
  }

  private exactShare(share: Rational): Share<T> {
    if (share.num === share.den) return this.whole;
    const exact = Q.reduce(share);
    return { value: this.arithmetic.fromRational(exact), exact };
  }

  private scaleShare({ value, exact }: Share<T>, factor: Rational): Share<T> {
    if (exact !== undefined) return this.exactShare(Q.mul(exact, factor));
    return { value: this.arithmetic.mul(value, this.arithmetic.fromRational(factor)), exact: undefined };
  }

  private merge(parts: readonly Part<T>[]): readonly Part<T>[] {
    if (parts.length === 1) return parts;
    const merged: Part<T>[] = [];
    for (const part of parts) {
      const place = merged.findIndex(({ component }) => isSame(component, part.component));
      const seen = merged[place];
      if (seen) merged[place] = { component: seen.component, share: this.addShares(seen.share, part.share) };
      else merged.push(part);
    }
    return merged;
  }

  private addShares(a: Share<T>, b: Share<T>): Share<T> {
    const exact = allExact([a, b]);
    if (exact) return this.exactShare(Q.sum(exact));
    return { value: this.arithmetic.add(a.value, b.value), exact: undefined };
  }

  private tiltedParts(law: GaussianLaw<T>, power: -1 | 1): TiltedPart<T>[] {
    return law.parts.map(({ component, share }) => {
      const tilted = this.exact.tilted(component, power);
      if (tilted !== undefined) return { share, tilted };
      const reason = 'the limit law does not exist: the reward bends upwards faster than the law bends down';
      if (power === 1) throw new UndefinedValueError(`${reason} (Λ + A is not positive definite)`);
      return unanswerable(`choice by 1/w on this law: ${reason} (Λ − A is not positive definite)`);
    });
  }

  curate(law: GaussianLaw<T>, choice: Choice): GaussianLaw<T> {
    const { candidates, power } = choice;
    if (power === 0 || candidates === 1) return law;
    if (candidates !== Infinity) {
      return unanswerable(`K = ${candidates}: a Gaussian has a closed form at K = 1 and K = ∞ only`);
    }
    const parts = this.tiltedParts(law, power);
    const [only, ...others] = parts;
    if (only !== undefined && others.length === 0) {
      const peak = law.peak && power === 1 ? once(() => this.tiltedPeak(law, only)) : undefined;
      return { parts: [{ component: only.tilted.component, share: this.whole }], peak };
    }
    // Evidences are relative to e^offset, which cancels, so a mixture far from the best point does not underflow.
    const offset = floor(greatest(parts.map(({ tilted }) => tilted.evidence.exponent)));
    const weights = once(() => this.relativeWeights(parts, offset));
    const shares = this.normalised(parts, weights);
    const total = (): T => this.arithmetic.sum(weights());
    return {
      parts: this.merge(parts.map(({ tilted }, i) => ({ component: tilted.component, share: shares[i] as Share<T> }))),
      peak: law.peak && power === 1 ? once(() => this.scaledPeak(law, offset, total)) : undefined,
    };
  }

  /** `α_i E_i[w]/e^offset`. */
  private relativeWeights(parts: readonly TiltedPart<T>[], offset: bigint): T[] {
    return parts.map(({ share, tilted }) => this.arithmetic.mul(share.value, this.evidences.relative(tilted, offset)));
  }

  private normalised(parts: readonly TiltedPart<T>[], relative: () => readonly T[]): Share<T>[] {
    const A = this.arithmetic;
    const first = parts[0]?.tilted.evidence;
    const alike = parts.every(
      ({ tilted: { evidence } }) =>
        first && Q.equals(evidence.exponent, first.exponent) && Q.equals(evidence.ratio, first.ratio),
    );
    const exact = alike ? allExact(parts.map(({ share }) => share)) : undefined;
    if (exact) {
      const total = Q.sum(exact);
      return exact.map((share) => this.exactShare(Q.div(share, total)));
    }
    const weights = relative();
    const total = A.sum(weights);
    return weights.map((weight) => ({ value: A.div(weight, total), exact: undefined }));
  }

  /** `peak · w_max/E_p[w]` for a single Gaussian. */
  private tiltedPeak(law: GaussianLaw<T>, { share, tilted }: TiltedPart<T>): Peak<T> | undefined {
    const { exponent, ratio } = tilted.evidence;
    if (!isOne(share)) {
      const offset = floor(exponent);
      return this.scaledPeak(law, offset, () => this.arithmetic.sum(this.relativeWeights([{ share, tilted }], offset)));
    }
    const peak = law.peak?.();
    const supremum = peak && this.exact.reward.supremum();
    if (peak === undefined || supremum === undefined) return undefined;
    const gained = Q.reduce(Q.add(peak.exact.exponent, Q.sub(supremum, exponent)));
    return { exact: { exponent: gained, ratio: Q.reduce(Q.div(peak.exact.ratio, ratio)) }, rest: peak.rest };
  }

  /** `peak · w_max/(e^offset · total)`. */
  private scaledPeak(law: GaussianLaw<T>, offset: bigint, total: () => T): Peak<T> | undefined {
    const A = this.arithmetic;
    const peak = law.peak?.();
    const supremum = peak && this.exact.reward.supremum();
    if (peak === undefined || supremum === undefined) return undefined;
    const { exact, rest } = peak;
    const gained = Q.sub(supremum, Q.of(offset));
    return {
      exact: { exponent: Q.reduce(Q.add(exact.exponent, gained)), ratio: exact.ratio },
      rest: () => A.div(rest ? rest() : A.fromRational(Q.one), total()),
    };
  }

  /** The supremum of p/p_ref, for a law that has a peak. */
  peakOf(law: GaussianLaw<T>): T | undefined {
    const peak = law.peak?.();
    if (peak === undefined) return undefined;
    const factor = this.evidences.positive(peak.exact);
    return peak.rest ? this.arithmetic.mul(factor, peak.rest()) : factor;
  }

  private mixedPeak(reference: GaussianLaw<T>, synthetic: GaussianLaw<T>, eta: Rational): Peak<T> | undefined {
    const A = this.arithmetic;
    if (reference.peak?.() === undefined || synthetic.peak?.() === undefined) return undefined;
    const weighted = (factor: Rational, law: GaussianLaw<T>): T =>
      A.mul(A.fromRational(factor), this.peakOf(law) ?? A.fromRational(Q.one));
    const rest = (): T => A.add(weighted(Q.sub(Q.one, eta), reference), weighted(eta, synthetic));
    return { exact: UNIT, rest };
  }

  curateUnnormalised(law: GaussianLaw<T>, choice: Choice): GaussianLaw<T> {
    if (choice.candidates !== Infinity || choice.power === 0) return this.curate(law, choice);
    const parts = this.tiltedParts(law, choice.power).map(({ share, tilted }) => ({
      component: tilted.component,
      share: { value: this.arithmetic.mul(share.value, this.evidences.of(tilted)), exact: undefined },
    }));
    return { parts: this.merge(parts) };
  }

  mix(reference: GaussianLaw<T>, synthetic: GaussianLaw<T>, lambda: Rational | 'infinity'): GaussianLaw<T> {
    if (lambda === 'infinity') return synthetic;
    if (lambda.num === 0n) return reference;
    const eta = curatedShare(lambda);
    const scaled = (law: GaussianLaw<T>, factor: Rational): Part<T>[] =>
      law.parts.map(({ component, share }) => ({ component, share: this.scaleShare(share, factor) }));
    const parts = this.merge([...scaled(reference, Q.sub(Q.one, eta)), ...scaled(synthetic, eta)]);
    return { parts, peak: once(() => this.mixedPeak(reference, synthetic, eta)) };
  }

  /** The Gaussian with the law's mean and covariance. @throws UnanswerableError if the shares are not known rationals. */
  fit(law: GaussianLaw<T>): GaussianLaw<T> {
    const shares = allExact(law.parts.map(({ share }) => share));
    if (shares === undefined) {
      return unanswerable(
        'the maximum-likelihood fit needs rational shares: K = 1, or a single Gaussian before curation',
      );
    }
    if (law.parts.length === 1 && law.parts.every(({ share }) => isOne(share))) return law;
    const components = law.parts.map(({ component }) => component);
    const digits = Math.max(...components.map(({ key }) => key.length));
    if (digits > MAX_FIT_DIGITS) {
      return unanswerable(
        `an exact fit of numbers with ${digits} digits; the limit is ${MAX_FIT_DIGITS}, take fewer rounds`,
      );
    }
    return {
      parts: [{ component: this.exact.fitted(components, shares), share: this.exactShare(Q.one) }],
    };
  }

  misfit(): GaussianLaw<T> {
    return unanswerable('a Gaussian with a point mass has no closed form under the loop; take epsilon = 0');
  }

  /** Whether two laws are provably equal. It is also false if this arithmetic cannot tell. */
  same(a: GaussianLaw<T>, b: GaussianLaw<T>): boolean {
    if (a === b) return true;
    if (a.parts.length !== b.parts.length) return false;
    return a.parts.every(({ component, share }) => {
      const other = b.parts.find((part) => isSame(part.component, component));
      return other !== undefined && this.sameShare(share, other.share);
    });
  }

  private sameShare(a: Share<T>, b: Share<T>): boolean {
    if (a.exact && b.exact) return Q.equals(a.exact, b.exact);
    return this.arithmetic.decide('==', a.value, b.value).truth === 'true';
  }
}
