/** The operations on discrete laws as exact rationals. Masses are reduced once per step. */
import { NotRepresentableError, Q, type Rational, UndefinedValueError } from '../../../../theory';
import type { Choice, ErrorTarget, Faults, FiniteOperations, Lambda, LawOperations } from '../../../loops';
import { type AtomOptions, targetLaw, weighedAtoms } from './atoms';
import { oncePerLaw } from './once-per-law';
import { type ExactLaw, MOST_BITS, curateFinite, tilted } from './exact-curation';
import { drawnExactly, exactFiniteOperations } from './exact-finite';

export type { ExactLaw };

/** The operations on exact discrete laws with the given weights. An object with its own accessor would have its own shape, which is slow. */
export class ExactLawOperations implements LawOperations<ExactLaw>, Faults<ExactLaw> {
  private knownFinite: FiniteOperations<ExactLaw> | undefined;

  constructor(
    private readonly w: readonly Rational[],
    private readonly options: AtomOptions<ExactLaw> = {},
    private readonly mostBits = MOST_BITS,
  ) {}

  /** Built on first use, since Luce's choice by w does not need it. */
  get finite(): FiniteOperations<ExactLaw> {
    const { users, draw = drawnExactly } = this.options;
    this.knownFinite ??= exactFiniteOperations(weighedAtoms(this.w, users), draw, this.mostBits);
    return this.knownFinite;
  }

  private scores(power: Choice['power']): Rational[] {
    return Q.reduceAll(this.w.map((weight) => Q.pow(weight, power)));
  }

  readonly curate = oncePerLaw((law: ExactLaw, { candidates, power }: Choice): ExactLaw => {
    if (candidates === Infinity) return Q.reduceAll(tilted(law, this.scores(power), true));
    return Q.reduceAll(curateFinite(law, this.scores(power), candidates, this.mostBits));
  });

  curateUnnormalised(law: ExactLaw, choice: Choice): ExactLaw {
    if (choice.candidates === Infinity) return Q.reduceAll(tilted(law, this.scores(choice.power), false));
    return this.curate(law, choice).map((mass) => Q.div(mass, Q.of(choice.candidates)));
  }

  mix(reference: ExactLaw, synthetic: ExactLaw, lambda: Lambda): ExactLaw {
    if (lambda === 'infinity') return synthetic;
    const total = Q.add(Q.one, lambda);
    return Q.reduceAll(reference.map((mass, i) => Q.div(Q.add(mass, Q.mul(lambda, synthetic[i] as Rational)), total)));
  }

  fit(law: ExactLaw): ExactLaw {
    return law;
  }

  favour(law: ExactLaw): ExactLaw {
    const last = law.length - 1;
    const total = Q.add(Q.one, law[last] as Rational);
    return Q.reduceAll(law.map((mass, i) => Q.div(i === last ? Q.add(mass, mass) : mass, total)));
  }

  misfit(law: ExactLaw, epsilon: Rational, target: ErrorTarget): ExactLaw {
    const kept = Q.sub(Q.one, epsilon);
    const contaminant = targetLaw(target, law.length);
    return Q.reduceAll(law.map((mass, i) => Q.add(Q.mul(kept, mass), Q.mul(epsilon, contaminant[i] as Rational))));
  }

  condition(law: ExactLaw, event: readonly boolean[]): ExactLaw {
    const common = Q.overOneDenominator(law);
    const total = common.reduce((sum, { num }, i) => (event[i] ? sum + num : sum), 0n);
    if (total === 0n) throw new UndefinedValueError('conditioning on an event of probability 0');
    return common.map(({ num }, i) => ({ num: event[i] ? num : 0n, den: total }));
  }
}

/** The bits of the largest numerator or denominator in a law, which determine the cost of the next exact step. */
export function bitSize(law: ExactLaw): number {
  return Math.max(...law.map(({ num, den }) => Math.max(num.toString(16).length, den.toString(16).length) * 4));
}

/** @throws NotRepresentableError if the masses after another exact step would have more bits than `most` */
export function checkAffordable(law: ExactLaw, K: number, most = MOST_BITS): void {
  const factor = K === Infinity ? 1 : K;
  const bits = bitSize(law) * factor;
  if (bits > most) {
    throw new NotRepresentableError(`exact masses of ${bits} bits; the limit is ${most}`);
  }
}
