/**
 * Discrete laws in double precision with a computed error bound.
 *
 * Every mass of the update is a sum of products and quotients of **positive** numbers, so nothing cancels and an
 * a-priori count of roundings bounds the relative error: a value that takes m roundings from inputs of relative error e
 * is within `e·(its multiplicity) + 1.01·m·u` of the truth, `u = 2⁻⁵³` (Higham, *Accuracy and Stability*, lemma 3.1;
 * the factor 1.01 needs m·u < 0.01). So a law is a vector of doubles with one number, a bound on the relative error of
 * all its masses. If a product underflows or overflows, a bound on relative errors is invalid, and a mass of 0 may
 * stand for a small one. So every new law passes `lawWithin`; the exact rung handles the laws that it refuses.
 */
import { type Interval, NotRepresentableError, Q, type Rational, roundDown, roundUp } from '../../../../theory';
import type { Choice, ErrorTarget, Faults, FiniteOperations, Lambda, LawOperations } from '../../../loops';
import { compound, roundings } from '../../rounding';
import { type AtomOptions, targetLaw, weighedAtoms } from './atoms';
import { type DoubleLaw, curateFinite, lawWithin, tilted } from './double-curation';
import { doubleFiniteOperations, drawnInDoubles } from './double-finite';
import { choosingWithin, partsInDoubles, promptSpaces } from '../prompts';
import { oncePerLaw } from './once-per-law';

export type { DoubleLaw };

/** Enclosures of the masses. */
export function enclosures(law: DoubleLaw): Interval[] {
  return law.mass.map((m) =>
    m === 0
      ? { lo: 0, hi: 0 }
      : { lo: roundDown(m * (1 - law.error), 2), hi: roundUp(m * (1 + law.error + 2 * law.error ** 2), 2) },
  );
}

/** The law of exact masses, each rounded to within two units. */
export function doubleLaw(masses: readonly Rational[]): DoubleLaw {
  return lawWithin(
    masses.map(Q.toNumber),
    roundings(4),
    masses.map(({ num }) => (num === 0n ? 0 : 1)),
  );
}

/** The operations on double-precision discrete laws with the given weights. */
export class DoubleLawOperations implements LawOperations<DoubleLaw>, Faults<DoubleLaw> {
  /** The weights, with a relative error of at most 2u. */
  readonly weights: readonly number[];
  readonly largest: number;
  readonly smallest: number;

  private knownFinite: FiniteOperations<DoubleLaw> | undefined;

  /** @throws NotRepresentableError for weights beyond 10^±100 */
  constructor(
    private readonly w: readonly Rational[],
    private readonly options: AtomOptions<DoubleLaw> = {},
  ) {
    const weights = w.map(Q.toNumber);
    let largest = 0;
    let smallest = Infinity;
    for (const weight of weights) {
      largest = Math.max(largest, weight);
      smallest = Math.min(smallest, weight);
    }
    if (largest > 1e100 || smallest < 1e-100) throw new NotRepresentableError('weights too far from 1 for doubles');
    this.weights = weights;
    this.largest = largest;
    this.smallest = smallest;
  }

  /** Built on first use, since Luce's choice by w does not need it. */
  get finite(): FiniteOperations<DoubleLaw> {
    this.knownFinite ??= this.finiteOperations();
    return this.knownFinite;
  }

  private finiteOperations(): FiniteOperations<DoubleLaw> {
    const { users, draw = drawnInDoubles, reference, prompts } = this.options;
    const spaces = prompts && promptSpaces({ w: this.w, users, reference, prompts });
    const within = choosingWithin(this.w.length, spaces, partsInDoubles, (of) => new DoubleLawOperations(of.w, of));
    return doubleFiniteOperations(weighedAtoms(this.w, users, prompts), draw, within);
  }

  private scores(power: Choice['power']): readonly number[] {
    return power === 1 ? this.weights : this.weights.map((weight) => (power === 0 ? 1 : 1 / weight));
  }

  readonly curate = oncePerLaw((law: DoubleLaw, { candidates, power }: Choice): DoubleLaw => {
    const scores = this.scores(power);
    if (candidates === Infinity) return tilted(law, scores, true);
    return curateFinite(law, scores, power === 0 ? 0 : roundings(4), candidates);
  });

  curateUnnormalised(law: DoubleLaw, choice: Choice): DoubleLaw {
    if (choice.candidates === Infinity) return tilted(law, this.scores(choice.power), false);
    const curated = this.curate(law, choice);
    const mass = curated.mass.map((m) => m / choice.candidates);
    return lawWithin(mass, compound(curated.error + roundings(2)), curated.mass);
  }

  mix(reference: DoubleLaw, synthetic: DoubleLaw, lambda: Lambda): DoubleLaw {
    if (lambda === 'infinity') return synthetic;
    const l = Q.toNumber(lambda);
    const mass = reference.mass.map((m, i) => (m + l * (synthetic.mass[i] as number)) / (1 + l));
    const charged = lambda.num > 0n ? reference.mass.map((m, i) => m + (synthetic.mass[i] as number)) : reference.mass;
    return lawWithin(mass, compound(Math.max(reference.error, synthetic.error) + roundings(12)), charged);
  }

  fit(law: DoubleLaw): DoubleLaw {
    return law;
  }

  favour(law: DoubleLaw): DoubleLaw {
    const last = law.mass.length - 1;
    const total = 1 + (law.mass[last] as number);
    const mass = law.mass.map((m, i) => (i === last ? 2 * m : m) / total);
    return lawWithin(mass, compound(2 * law.error + roundings(4)), law.mass);
  }

  misfit(law: DoubleLaw, epsilon: Rational, target: ErrorTarget): DoubleLaw {
    const kept = Q.toNumber(Q.sub(Q.one, epsilon));
    const added = targetLaw(target, law.mass.length, this.options).map((share) => Q.mul(epsilon, share));
    const mass = law.mass.map((m, i) => kept * m + Q.toNumber(added[i] as Rational));
    const charged = law.mass.map((m, i) => ((added[i] as Rational).num > 0n ? 1 : m));
    return lawWithin(mass, compound(law.error + roundings(10)), charged);
  }

  condition(law: DoubleLaw, event: readonly boolean[]): DoubleLaw {
    const probability = law.mass.reduce((s, m, i) => (event[i] ? s + m : s), 0);
    if (probability === 0) throw new NotRepresentableError('conditioning on an event of probability 0');
    const mass = law.mass.map((m, i) => (event[i] ? m / probability : 0));
    const charged = law.mass.map((m, i) => (event[i] ? m : 0));
    return lawWithin(mass, compound(2 * law.error + roundings(law.mass.length + 2)), charged);
  }
}
