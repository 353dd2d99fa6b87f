/** The operations on discrete laws as exact rationals. Masses are reduced once per step. */
import {
  type ExactReal,
  NotRepresentableError,
  Q,
  type Rational,
  UndefinedValueError,
  exactOf,
} from '../../../../theory';
import type { Choice, ErrorTarget, Faults, FiniteOperations, Lambda, LawOperations } from '../../../loops';
import { choosingWithin, exactParts, promptSpaces } from '../prompts';
import type { Chances } from '../samples';
import { type AtomOptions, targetLaw, weighedAtoms } from './atoms';
import { powerScores } from './luce-scores';
import { oncePerLaw } from './once-per-law';
import { type ExactLaw, MOST_BITS, curateFinite, tilted, tiltedUnnormalised } from './exact-curation';
import { drawnExactly, exactFiniteOperations } from './exact-finite';

export type { ExactLaw };

/** `(ref + λ·synthetic)/(1 + λ)`. */
function mixture(reference: ExactLaw, synthetic: ExactLaw, lambda: Rational): ExactLaw {
  const [real, kept] = [Q.overOneDenominator(reference), Q.overOneDenominator(synthetic)];
  const [a, b] = [(real[0] as Rational).den, (kept[0] as Rational).den];
  // (r/a + (l/m) k/b) / (1 + l/m) = (m b r + l a k) / ((m + l) a b).
  const [ofReal, ofKept, den] = [lambda.den * b, lambda.num * a, (lambda.den + lambda.num) * a * b];
  return Q.reduceAll(real.map(({ num }, i) => ({ num: ofReal * num + ofKept * (kept[i] as Rational).num, den })));
}

/** The operations on exact discrete laws with the given weights. An object with its own accessor would have its own shape, which is slow. */
export class ExactLawOperations implements LawOperations<ExactLaw>, Faults<ExactLaw> {
  private knownFinite: FiniteOperations<ExactLaw> | undefined;
  /** The last mixture. */
  private mixed:
    | { readonly reference: ExactLaw; readonly synthetic: ExactLaw; readonly lambda: Lambda; readonly law: ExactLaw }
    | undefined;

  constructor(
    private readonly w: readonly Rational[],
    private readonly options: AtomOptions<ExactLaw> = {},
    private readonly mostBits = MOST_BITS,
  ) {}

  /** Built on first use, since Luce's choice by w does not need it. */
  get finite(): FiniteOperations<ExactLaw> {
    this.knownFinite ??= this.finiteOperations();
    return this.knownFinite;
  }

  private finiteOperations(): FiniteOperations<ExactLaw> {
    const { users, draw = drawnExactly, reference, prompts } = this.options;
    const spaces = prompts && promptSpaces({ w: this.w, users, reference, prompts });
    const within = choosingWithin(
      this.w.length,
      spaces,
      exactParts,
      (of) => new ExactLawOperations(of.w, of, this.mostBits),
    );
    const atoms = weighedAtoms(this.w, users, prompts);
    return exactFiniteOperations(atoms, draw, this.mostBits, reference, within);
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

  /** A run that is continued by several samples mixes the same laws again. */
  mix(reference: ExactLaw, synthetic: ExactLaw, lambda: Lambda): ExactLaw {
    if (lambda === 'infinity') return synthetic;
    const { mixed } = this;
    if (mixed?.reference === reference && mixed.synthetic === synthetic && mixed.lambda === lambda) return mixed.law;
    const law = mixture(reference, synthetic, lambda);
    this.mixed = { reference, synthetic, lambda, law };
    return law;
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
    const contaminant = targetLaw(target, law.length, this.options);
    return Q.reduceAll(law.map((mass, i) => Q.add(Q.mul(kept, mass), Q.mul(epsilon, contaminant[i] as Rational))));
  }

  condition(law: ExactLaw, event: readonly boolean[]): ExactLaw {
    const common = Q.overOneDenominator(law);
    const total = common.reduce((sum, { num }, i) => (event[i] ? sum + num : sum), 0n);
    if (total === 0n) throw new UndefinedValueError('conditioning on an event of probability 0');
    return common.map(({ num }, i) => ({ num: event[i] ? num : 0n, den: total }));
  }
}

/** The masses as whole numbers, which are cheaper to multiply, and their unit. */
export function chancesOf(law: ExactLaw): Chances<ExactReal> {
  const common = Q.overOneDenominator(law);
  return {
    masses: common.map(({ num }) => exactOf({ num, den: 1n })),
    massless: common.map(({ num }) => num === 0n),
    unit: exactOf({ num: 1n, den: (common[0] as Rational).den }),
  };
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
