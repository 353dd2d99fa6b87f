/**
 * Large laws in double precision, with one relative error bound for all masses, and what can be done to them.
 *
 * *Two bounds.* `error` bounds `|computed − true|/true`. `spread` bounds how much the quotients computed/true differ among the atoms:
 * their largest over their smallest is at most 1 + spread. A tilt multiplies every mass by an exact number and divides by one
 * sum, whose error is common to all, so it adds four roundings to the spread however wrong that sum is. As the true masses sum to
 * 1, quotients lie on both sides of the computed total, hence `error ≤ spread + |total − 1|`, and a run of tilts loses a few units a
 * round where relative errors would double. A choice among finitely many widens the spread a little (`finite-step.ts`). In general
 * `spread ≤ 2·error`.
 *
 * *Scale.* A law that was not normalised (a mutant's) is a probability law times a scale.
 *
 * *Origin.* A law knows what it was made of. So the gain of a loop, `E[w]` under a law less `E[w]` under the law it came from,
 * is put together from the gains of its curations, which are known without cancellation (`difference.ts`).
 */
import {
  type Interval,
  NotRepresentableError,
  Q,
  type Rational,
  UndefinedValueError,
  anchoredArithmetic,
  doubleArithmetic as D,
  point,
} from '../../../theory';
import type { Choice, LawOperations } from '../../loops';
import { curatedByFew } from './finite-step';
import type { LargeAtoms } from './instance';
import { type Moments, momentsOf } from './numerics/moments';
import { LARGEST_ERROR, LEAST_MASS, SUM, blockedSum, compound, roundings } from './numerics/rounding';

export type Origin =
  /** Curated by Luce's choice from `source`; `gain` encloses the rise of `E[w]`. */
  | { readonly kind: 'curated'; readonly source: LargeLaw; readonly gain: () => Interval }
  /** `(1 − share)·reference + share·synthetic`. */
  | { readonly kind: 'mixed'; readonly reference: LargeLaw; readonly synthetic: LargeLaw; readonly share: Interval };

export interface LargeLaw {
  /** Normalised; 0 stands for exactly 0. */
  readonly mass: Float64Array;
  readonly error: number;
  readonly spread: number;
  /** The law is this multiple of `mass`; [1, 1] for a probability law. */
  readonly scale: Interval;
  readonly origin?: Origin;
}

const ONE = point(1);

export const isNormalised = ({ scale }: LargeLaw): boolean => scale.lo === 1 && scale.hi === 1;

/** The law itself, once its error means something. @throws NotRepresentableError for masses too small, or a large error. */
function lawWithin(law: LargeLaw): LargeLaw {
  const { mass, error, spread } = law;
  let inside = error <= LARGEST_ERROR && spread <= 2 * LARGEST_ERROR;
  for (let i = 0; i < mass.length; i += 1) {
    const m = mass[i] as number;
    // NaN is no mass.
    if (m !== 0 && !(m >= LEAST_MASS)) inside = false;
  }
  if (!inside) throw new NotRepresentableError('masses beyond the range of doubles');
  return law;
}

/** A probability law from products that are, up to a common factor, within `spread` of the true masses. */
function normalised(products: Float64Array, spread: number): LargeLaw {
  const total = blockedSum(products, products.length);
  const mass = products.map((product) => product / total);
  const wider = compound(spread + roundings(2));
  return lawWithin({ mass, spread: wider, error: compound(wider + roundings(SUM + 2)), scale: ONE });
}

/** A probability law of masses within `error`, relative to them. */
function known(mass: Float64Array, error: number): LargeLaw {
  return lawWithin({ mass, error, spread: compound(2 * error), scale: ONE });
}

/** Products of masses with scores; a positive mass whose product vanishes is refused. */
function products({ mass }: LargeLaw, scores: Float64Array): Float64Array {
  return mass.map((m, i) => {
    const product = m * (scores[i] as number);
    if (m !== 0 && !(product >= LEAST_MASS && product <= 1 / LEAST_MASS)) {
      throw new NotRepresentableError('masses beyond the range of doubles');
    }
    return product;
  });
}

/** The law `m_i/Σm` of whole masses. */
export function wholeLaw({ mass, total }: LargeAtoms): LargeLaw {
  return known(
    mass.map((m) => m / total),
    roundings(1),
  );
}

/** The operations on large laws over given atoms. */
export class LargeOperations implements LawOperations<LargeLaw> {
  private readonly knownMoments = new WeakMap<LargeLaw, Moments>();

  constructor(private readonly atoms: LargeAtoms) {}

  /** Mean and variance of the weight under the normalised law. */
  moments(law: LargeLaw): Moments {
    const before = this.knownMoments.get(law);
    if (before !== undefined) return before;
    const moments = momentsOf(law, this.atoms.weight);
    this.knownMoments.set(law, moments);
    return moments;
  }

  curate(law: LargeLaw, { candidates: K, power }: Choice): LargeLaw {
    const { weight, top, bottom } = this.atoms;
    // One of K is then kept at random.
    if (isNormalised(law) && (K === 1 || power === 0 || top === bottom)) return law;
    const scores = power === 1 ? weight : weight.map((w) => (power === 0 ? 1 : 1 / w));
    const scoreError = power === -1 ? roundings(1) : 0;
    if (K === Infinity) return this.tilted(law, scores, scoreError, power);
    if (K === 1) return law;
    const { gain, ...step } = curatedByFew(law, { scores, scoreError, range: top / bottom, K });
    const curated = lawWithin({ ...step, scale: ONE });
    if (!isNormalised(law)) return { ...curated, scale: D.pow(law.scale, K) };
    return power === 1 ? { ...curated, origin: { kind: 'curated', source: law, gain } } : curated;
  }

  private tilted(law: LargeLaw, scores: Float64Array, scoreError: number, power: Choice['power']): LargeLaw {
    const tilted = normalised(products(law, scores), compound(law.spread + 2 * scoreError + roundings(2)));
    if (power !== 1 || !isNormalised(law)) return tilted;
    // E[w²]/E[w] − E[w] = Var(w)/E[w].
    const gain = (): Interval => {
      const { mean, variance } = this.moments(law);
      return D.div(variance, anchoredArithmetic.enclose(mean));
    };
    return { ...tilted, origin: { kind: 'curated', source: law, gain } };
  }

  curateUnnormalised(law: LargeLaw, choice: Choice): LargeLaw {
    const { mass, error, spread, scale } = this.curate(law, choice);
    if (choice.candidates !== Infinity) return { mass, error, spread, scale: D.div(scale, point(choice.candidates)) };
    const mean = choice.power === 1 ? anchoredArithmetic.enclose(this.moments(law).mean) : ONE;
    if (choice.power === -1) throw new NotRepresentableError('a tilt by 1/w that is not normalised');
    return { mass, error, spread, scale: D.mul(law.scale, mean) };
  }

  mix(reference: LargeLaw, synthetic: LargeLaw, lambda: Rational | 'infinity'): LargeLaw {
    if (lambda === 'infinity') return synthetic;
    if (lambda.num === 0n || reference === synthetic) return reference;
    this.checkNormalised(reference, synthetic);
    const l = Q.toNumber(lambda);
    const mass = reference.mass.map((m, i) => (m + l * (synthetic.mass[i] as number)) / (1 + l));
    const mixed = known(mass, compound(Math.max(reference.error, synthetic.error) + roundings(12)));
    const share = D.fromRational(Q.div(lambda, Q.add(Q.one, lambda)));
    return { ...mixed, origin: { kind: 'mixed', reference, synthetic, share } };
  }

  fit(law: LargeLaw): LargeLaw {
    return law;
  }

  favour(law: LargeLaw): LargeLaw {
    this.checkNormalised(law);
    const last = law.mass.length - 1;
    const total = 1 + (law.mass[last] as number);
    return known(
      law.mass.map((m, i) => (i === last ? 2 * m : m) / total),
      compound(2 * law.error + roundings(4)),
    );
  }

  misfit(law: LargeLaw, epsilon: Rational): LargeLaw {
    this.checkNormalised(law);
    const e = Q.toNumber(epsilon);
    const kept = Q.toNumber(Q.sub(Q.one, epsilon));
    return known(
      law.mass.map((m, i) => (i === 0 ? kept * m + e : kept * m)),
      compound(law.error + roundings(10)),
    );
  }

  /** The law given an event. @throws UndefinedValueError when that has probability 0 */
  condition(law: LargeLaw, event: Uint8Array): LargeLaw {
    const mass = law.mass.map((m, i) => (event[i] === 1 ? m : 0));
    if (mass.every((m) => m === 0)) throw new UndefinedValueError('conditioning on an event of probability 0');
    return normalised(mass, law.spread);
  }

  private checkNormalised(...laws: readonly LargeLaw[]): void {
    if (!laws.every(isNormalised)) throw new NotRepresentableError('a mixture of laws that are not normalised');
  }
}
