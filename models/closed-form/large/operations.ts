/** The operations of a loop on large laws: laws in doubles with error bounds, over the classes of the atoms of one instance. */
import {
  type Interval,
  LEAST_DOUBLE,
  NotRepresentableError,
  Q,
  type Rational,
  UndefinedValueError,
  anchoredArithmetic,
  doubleArithmetic as D,
  point,
  unanswerable,
} from '../../../theory';
import type { Choice, Faults, LawOperations } from '../../loops';
import {
  type CertifiedLaw,
  type Moments,
  curatedByFew,
  isNormalised,
  lawOf,
  lawWithin,
  momentsOf,
  normalised,
  quotients,
} from '../certified';
import { LEAST_MASS, compound, roundings } from '../rounding';
import { curatedShare } from '../shared';
import type { WeightClasses } from './classes';

const ONE = point(1);

/**
 * The products of masses and scores. @throws NotRepresentableError if the product for a positive mass leaves the range
 * of `LEAST_MASS`
 */
function products({ mass }: CertifiedLaw, scores: Float64Array): Float64Array {
  const all = new Float64Array(mass.length);
  let inside = true;
  for (let i = 0; i < mass.length; i += 1) {
    const m = mass[i] as number;
    const product = m * (scores[i] as number);
    if (m !== 0 && !(product >= LEAST_MASS && product <= 1 / LEAST_MASS)) inside = false;
    all[i] = product;
  }
  if (!inside) throw new NotRepresentableError('masses beyond the range of doubles');
  return all;
}

/** A law curated from `source`; its gain is computed when it is first asked for, and kept. */
function curatedFrom(source: CertifiedLaw, gain: () => Interval): NonNullable<CertifiedLaw['origin']> {
  let known: Interval | undefined;
  return { kind: 'curated', source, gain: () => (known ??= gain()) };
}

/** The law `m_i/Σm` of whole masses. */
export function wholeLaw({ mass, total }: WeightClasses): CertifiedLaw {
  return lawOf(quotients(mass, total), roundings(1));
}

/** The operations on large laws over given classes of atoms. */
export class LargeOperations implements LawOperations<CertifiedLaw>, Faults<CertifiedLaw> {
  private readonly knownMoments = new WeakMap<CertifiedLaw, Moments>();

  constructor(private readonly classes: WeightClasses) {}

  /** The mean and variance of the weight under the normalised law. */
  moments(law: CertifiedLaw): Moments {
    const before = this.knownMoments.get(law);
    if (before !== undefined) return before;
    const moments = momentsOf(law, this.classes.weight);
    this.knownMoments.set(law, moments);
    return moments;
  }

  curate(law: CertifiedLaw, { candidates: K, power }: Choice): CertifiedLaw {
    const { weight, top, bottom } = this.classes;
    // For these inputs, one of K is kept at random.
    if (isNormalised(law) && (K === 1 || power === 0 || top === bottom)) return law;
    const scores = power === 1 ? weight : weight.map((w) => (power === 0 ? 1 : 1 / w));
    const scoreError = power === -1 ? roundings(1) : 0;
    if (K === Infinity) return this.tilted(law, scores, scoreError, power);
    if (K === 1) return law;
    const { mass, error, spread, gain } = curatedByFew(law, { scores, scoreError, range: top / bottom, K });
    const scale = isNormalised(law) ? ONE : D.pow(law.scale, K);
    if (power !== 1 || scale !== ONE) return lawWithin({ mass, error, spread, scale });
    return lawWithin({ mass, error, spread, scale, origin: curatedFrom(law, gain) });
  }

  private tilted(law: CertifiedLaw, scores: Float64Array, scoreError: number, power: Choice['power']): CertifiedLaw {
    const tilted = normalised(products(law, scores), compound(law.spread + 2 * scoreError + roundings(2)));
    if (power !== 1 || !isNormalised(law)) return tilted;
    // E[w²]/E[w] − E[w] = Var(w)/E[w].
    const gain = (): Interval => {
      const { mean, variance } = this.moments(law);
      return D.div(variance, anchoredArithmetic.enclose(mean));
    };
    const { mass, error, spread, scale } = tilted;
    return { mass, error, spread, scale, origin: curatedFrom(law, gain) };
  }

  curateUnnormalised(law: CertifiedLaw, choice: Choice): CertifiedLaw {
    const { mass, error, spread, scale } = this.curate(law, choice);
    if (choice.candidates !== Infinity) return { mass, error, spread, scale: D.div(scale, point(choice.candidates)) };
    const mean = choice.power === 1 ? anchoredArithmetic.enclose(this.moments(law).mean) : ONE;
    if (choice.power === -1) throw new NotRepresentableError('a tilt by 1/w that is not normalised');
    return { mass, error, spread, scale: D.mul(law.scale, mean) };
  }

  mix(reference: CertifiedLaw, synthetic: CertifiedLaw, lambda: Rational | 'infinity'): CertifiedLaw {
    if (lambda === 'infinity') return synthetic;
    if (lambda.num === 0n || reference === synthetic) return reference;
    this.checkNormalised(reference, synthetic);
    const l = Q.toNumber(lambda);
    const least = LEAST_DOUBLE;
    // A mass of 0 is exact, so a small mass must not become 0 here; `lawOf` refuses a small mass.
    const mass = new Float64Array(reference.mass.length);
    for (let i = 0; i < mass.length; i += 1) {
      const real = reference.mass[i] as number;
      const curated = synthetic.mass[i] as number;
      if (real !== 0 || curated !== 0) mass[i] = Math.max(least, (real + l * curated) / (1 + l));
    }
    const worst = compound(Math.max(reference.error, synthetic.error) + roundings(12));
    const { error, spread, scale } = lawOf(mass, worst);
    const share = D.fromRational(curatedShare(lambda));
    return { mass, error, spread, scale, origin: { kind: 'mixed', reference, synthetic, share } };
  }

  fit(law: CertifiedLaw): CertifiedLaw {
    return law;
  }

  favour(law: CertifiedLaw): CertifiedLaw {
    this.checkNormalised(law);
    const last = law.mass.length - 1;
    const total = 1 + (law.mass[last] as number);
    return lawOf(
      law.mass.map((m, i) => (i === last ? 2 * m : m) / total),
      compound(2 * law.error + roundings(4)),
    );
  }

  misfit(): CertifiedLaw {
    return unanswerable('a large space with a fitting error; its instances have none');
  }

  /** The law conditioned on an event. @throws UndefinedValueError if the event has probability 0 */
  condition(law: CertifiedLaw, event: Uint8Array): CertifiedLaw {
    const mass = law.mass.map((m, i) => (event[i] === 1 ? m : 0));
    if (mass.every((m) => m === 0)) throw new UndefinedValueError('conditioning on an event of probability 0');
    return normalised(mass, law.spread);
  }

  private checkNormalised(...laws: readonly CertifiedLaw[]): void {
    if (!laws.every(isNormalised)) throw new NotRepresentableError('a mixture of laws that are not normalised');
  }
}
