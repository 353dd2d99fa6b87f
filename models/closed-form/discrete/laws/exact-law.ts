/** The operations on discrete laws as exact rationals. Masses are reduced once per step. */
import { NotRepresentableError, Q, type Rational, UndefinedValueError } from '../../../../theory';
import type { Choice, ErrorTarget, Faults, FiniteOperations, Lambda, LawOperations } from '../../../loops';
import { type AtomOptions, targetLaw, weighedAtoms } from './atoms';
import { powerScores } from './luce-scores';
import { oncePerLaw } from './once-per-law';
import { type ExactLaw, MOST_BITS, curateFinite, tilted, tiltedUnnormalised } from './exact-curation';
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

  readonly curate = oncePerLaw((law: ExactLaw, { candidates, power }: Choice): ExactLaw => {
    const scores = powerScores(this.w, power);
    return Q.reduceAll(
      candidates === Infinity ? tilted(law, scores) : curateFinite(law, scores, candidates, this.mostBits),
    );
  });

  curateUnnormalised(law: ExactLaw, choice: Choice): ExactLaw {
    if (choice.candidates === Infinity) return Q.reduceAll(tiltedUnnormalised(law, powerScores(this.w, choice.power)));
    return this.curate(law, choice).map((mass) => Q.div(mass, Q.of(choice.candidates)));
  }

  mix(reference: ExactLaw, synthetic: ExactLaw, lambda: Lambda): ExactLaw {
    if (lambda === 'infinity') return synthetic;
    const [real, kept] = [Q.overOneDenominator(reference), Q.overOneDenominator(synthetic)];
    const [a, b] = [(real[0] as Rational).den, (kept[0] as Rational).den];
    // (r/a + (l/m) k/b) / (1 + l/m) = (m b r + l a k) / ((m + l) a b).
    const [ofReal, ofKept, den] = [lambda.den * b, lambda.num * a, (lambda.den + lambda.num) * a * b];
    return Q.reduceAll(real.map(({ num }, i) => ({ num: ofReal * num + ofKept * (kept[i] as Rational).num, den })));
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
  return Math.max(...law.map(Q.bitLength));
}

/** @throws NotRepresentableError if the masses after another exact step would have more bits than `most` */
export function checkAffordable(law: ExactLaw, K: number, most = MOST_BITS): void {
  const factor = K === Infinity ? 1 : K;
  const bits = bitSize(law) * factor;
  if (bits > most) {
    throw new NotRepresentableError(`exact masses of ${bits} bits; the limit is ${most}`);
  }
}
