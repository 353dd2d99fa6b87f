/**
 * Discrete laws in fixed point: every mass lies between two whole multiples of 2^−bits.
 *
 * This is the rung for laws whose exact masses are too long. All operations on laws add, multiply and divide numbers of at least 0,
 * which grow with each argument. So the lower end of a result comes from lower ends rounded down, the upper end from upper ends
 * rounded up, and quotients `a/(a + b)` take b from the other end. A round of K candidates multiplies relative widths by about K.
 */
import { type BigInterval, NotRepresentableError, Q, type Rational, bigInterval } from '../../../../../theory';
import {
  type Choice,
  type ChoiceRule,
  type Faults,
  type FiniteOperations,
  type Lambda,
  type LawOperations,
  readsMasses,
  successiveTerms,
  type VectorRule,
} from '../../../../loops';
import { stream } from '../../../../random';
import { type AtomOptions, type Draw, type WeighedAtoms, exactUniform, targetLaw, weighedAtoms } from '../atoms';
import { amongAll, chargedAtoms } from '../../charged-atoms';
import { enclosedTable } from '../choice-table';
import { type Ends, enclosedScores, enclosedStep, roundedOutwards, spreadOf } from '../../enclosed-rules';
import { luceInDoubleDoubles } from './double-double-sums';
import { type End, luceSums, signedSums, tableSums, truncationSums } from './fixed-point-sums';
import { exactScores } from '../luce-scores';
import { multisetCount } from '../multisets';
import { choosingWithin, partsInFixedPoint, promptSpaces } from '../../prompts';
import { oncePerLaw } from '../once-per-law';

/** Multisets beyond this number cost more than a decision is worth. */
const MOST_MULTISETS = 20_000;

/** `lo_i ≤ 2^bits p_i ≤ hi_i`; both ends are 0 for an atom without mass. */
export interface FixedPointLaw {
  readonly lo: readonly bigint[];
  readonly hi: readonly bigint[];
}

const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** @throws NotRepresentableError for too many multisets */
function checkCount(n: number, K: number): void {
  if (multisetCount(n, K) > MOST_MULTISETS)
    throw new NotRepresentableError(`n = ${n} atoms and K = ${K} make more than ${MOST_MULTISETS} multisets`);
}

interface FixedPointOperations extends LawOperations<FixedPointLaw>, Faults<FixedPointLaw> {
  condition(law: FixedPointLaw, event: readonly boolean[]): FixedPointLaw;
}

/** Discrete laws in fixed point with a given number of bits. */
export interface FixedPointLaws {
  /** The law of exact masses. */
  readonly from: (law: readonly Rational[]) => FixedPointLaw;
  /** Enclosures of the masses, to so many significant digits where they have them. */
  readonly masses: (law: FixedPointLaw, digits: number) => BigInterval[];
  /** The operations on laws with the given weights. */
  readonly operations: (w: readonly Rational[], options?: AtomOptions<FixedPointLaw>) => FixedPointOperations;
}

/**
 * @param bits after the binary point; masses far above 2^−bits keep their digits
 * @param curation in which numbers Luce's choice among K is computed: 106 bits are quick
 */
export function fixedPointLaws(bits: number, curation: '106 bits' | 'all bits' = 'all bits'): FixedPointLaws {
  const fraction = BigInt(bits);
  const ONE = 1n << fraction;

  /** The law of exact masses. */
  function from(law: readonly Rational[]): FixedPointLaw {
    return scaledBy({ lo: law.map(({ num }) => num * ONE), hi: law.map(({ num }) => num * ONE) }, law);
  }

  /** `lo_i/den_i` rounded down, `hi_i/den_i` rounded up. */
  function scaledBy({ lo, hi }: FixedPointLaw, by: readonly Rational[]): FixedPointLaw {
    return {
      lo: lo.map((value, i) => value / (by[i] as Rational).den),
      hi: hi.map((value, i) => ceilDiv(value, (by[i] as Rational).den)),
    };
  }

  /** `p_i f_i` for exact factors of at least 0. */
  function times({ lo, hi }: FixedPointLaw, factors: readonly Rational[]): FixedPointLaw {
    const by = (ends: readonly bigint[]): bigint[] => ends.map((value, i) => value * (factors[i] as Rational).num);
    return scaledBy({ lo: by(lo), hi: by(hi) }, factors);
  }

  const total = (ends: readonly bigint[]): bigint => ends.reduce((sum, value) => sum + value, 0n);

  /** `p_i/Σ p`, the sum over all atoms. @throws NotRepresentableError for a law without mass */
  function normalised({ lo, hi }: FixedPointLaw): FixedPointLaw {
    const [least, most] = [total(lo), total(hi)];
    if (least === 0n) throw new NotRepresentableError('a law whose masses are below the last bit');
    return {
      lo: lo.map((value, i) => (value === 0n ? 0n : (value * ONE) / (value + most - (hi[i] as bigint)))),
      hi: hi.map((value, i) => (value === 0n ? 0n : ceilDiv(value * ONE, value + least - (lo[i] as bigint)))),
    };
  }

  const only = (law: FixedPointLaw, event: readonly boolean[]): FixedPointLaw => ({
    lo: law.lo.map((value, i) => (event[i] ? value : 0n)),
    hi: law.hi.map((value, i) => (event[i] ? value : 0n)),
  });

  const lower: End = { bits: fraction, rounds: 'down' };
  const upper: End = { bits: fraction, rounds: 'up' };

  /** A sum over multisets at both ends. */
  function sumOverMultisets(
    law: FixedPointLaw,
    K: number,
    sums: (masses: readonly bigint[], end: End) => bigint[],
  ): FixedPointLaw {
    checkCount(law.lo.length, K);
    return { lo: sums(law.lo, lower), hi: sums(law.hi, upper) };
  }

  /** Luce's choice. @param values positive scores, of which only the ratios matter */
  function curate(law: FixedPointLaw, values: readonly Rational[], K: number): FixedPointLaw {
    if (K === Infinity) return normalised(times(law, values));
    if (K === 1) return law;
    const scores = Q.reduceAll(values).map(({ num }) => num);
    const charged = scores.filter((_, i) => law.hi[i] !== 0n);
    // One of K is kept at random; masses that are known exactly stay so.
    if (charged.every((score) => score === charged[0]) && total(law.lo) === ONE && total(law.hi) === ONE) return law;
    if (curation === '106 bits' && charged.length > 1) return curateQuickly(law, scores, K);
    return sumOverMultisets(law, K, (masses, end) => luceSums(masses, scores, K, end));
  }

  /** Luce's choice by scores that lie between `lo` and `hi`. */
  function curateEnclosed(law: FixedPointLaw, { lo, hi }: Ends, K: number): FixedPointLaw {
    if (K === Infinity) return normalised({ lo: times(law, lo).lo, hi: times(law, hi).hi });
    const { num, den } = Q.add(Q.one, spreadOf({ lo, hi }));
    const lower = curate(law, lo, K);
    const everywhere = (factor: Rational): Rational[] => lo.map(() => factor);
    return { lo: times(lower, everywhere({ num: den, den: num })).lo, hi: times(lower, everywhere({ num, den })).hi };
  }

  function endsOf(law: FixedPointLaw): Ends {
    const over = (value: bigint): Rational => ({ num: value, den: ONE });
    return { lo: law.lo.map(over), hi: law.hi.map(over) };
  }

  /** A step on vectors of masses, whose law is rounded outwards. */
  function transform(laws: readonly FixedPointLaw[], rule: VectorRule, atoms: WeighedAtoms): FixedPointLaw {
    return roundedOutwards(enclosedStep(laws.map(endsOf), rule, atoms, bits), bits);
  }

  function curateQuickly(law: FixedPointLaw, scores: readonly bigint[], K: number): FixedPointLaw {
    const atoms = law.hi.flatMap((value, i) => (value === 0n ? [] : [i]));
    checkCount(atoms.length, K);
    const of = (values: readonly bigint[]): bigint[] => atoms.map((i) => values[i] as bigint);
    const kept = luceInDoubleDoubles({ lo: of(law.lo), hi: of(law.hi), scores: of(scores), K, bits });
    const [lo, hi] = [law.lo.map(() => 0n), law.hi.map(() => 0n)];
    atoms.forEach((atom, i) => {
      lo[atom] = kept.lo[i] as bigint;
      hi[atom] = kept.hi[i] as bigint;
    });
    return { lo, hi };
  }

  function choose(law: FixedPointLaw, rule: ChoiceRule, atoms: WeighedAtoms, K: number): FixedPointLaw {
    if (rule.kind === 'luce') {
      try {
        return curate(law, exactScores(rule, atoms), K);
      } catch (error) {
        if (!(error instanceof NotRepresentableError)) throw error;
        return curateEnclosed(law, enclosedScores(rule, atoms, bits), K);
      }
    }
    if (rule.kind === 'successive') {
      const one = (k: number): FixedPointLaw => choose(law, rule.by, atoms, k);
      if (K === Infinity) return one(K);
      if (K <= rule.places) return law;
      return signedSums(
        successiveTerms(rule.places, K).map(({ candidates, coefficient }) => ({ coefficient, law: one(candidates) })),
      );
    }
    if (K === Infinity) throw new NotRepresentableError('a choice among infinitely many candidates');
    if (rule.kind === 'truncation') {
      const sums = (masses: readonly bigint[], end: End): bigint[] => truncationSums(masses, rule, atoms, K, end);
      return { lo: sums(law.lo, lower), hi: sums(law.hi, upper) };
    }
    const { kept, most, denominator } = enclosedTable(rule, atoms, K, bits);
    return sumOverMultisets(law, K, (masses, end) =>
      tableSums(masses, { kept: end.rounds === 'down' ? kept : most, denominator }, K, end),
    );
  }

  /** A choice by a rule that depends on the law: among the atoms that it charges, with their masses. */
  function chooseSeeingMasses(
    law: FixedPointLaw,
    rule: ChoiceRule,
    all: WeighedAtoms,
    K: number,
    reference: readonly Rational[] | undefined,
  ): FixedPointLaw {
    if (law.lo.some((value, i) => value === 0n && law.hi[i] !== 0n))
      throw new NotRepresentableError('a mass that so many bits do not tell from 0');
    const charged = chargedAtoms(all, endsOf(law), reference);
    const among = (ends: readonly bigint[]): bigint[] => charged.positions.map((i) => ends[i] as bigint);
    const kept = choose({ lo: among(law.lo), hi: among(law.hi) }, rule, charged, K);
    return { lo: amongAll(charged, law.lo.length, kept.lo, 0n), hi: amongAll(charged, law.lo.length, kept.hi, 0n) };
  }

  /** i.i.d. draws by inversion; a uniform number inside the enclosure of an edge between two atoms is left to exact masses. */
  const drawnInFixedPoint: Draw<FixedPointLaw> = ({ lo, hi }, size, seed) => {
    const random = stream(seed, 'sample');
    const counts = lo.map(() => 0);
    for (let k = 0; k < size; k += 1) {
      const { num, den } = exactUniform(random.uniform());
      const u = (num * ONE) / den;
      let [least, most] = [0n, 0n];
      const at = lo.findIndex((value, i) => {
        least += value;
        most += hi[i] as bigint;
        if (least <= u && u < most && i < lo.length - 1) throw new NotRepresentableError('a draw between two atoms');
        return u < least || i === lo.length - 1;
      });
      if (hi[at] === 0n) throw new NotRepresentableError('a draw of an atom without mass');
      counts[at] = (counts[at] as number) + 1;
    }
    return counts;
  };

  function finiteOperations(
    atoms: WeighedAtoms,
    draw: Draw<FixedPointLaw>,
    reference: readonly Rational[] | undefined,
    withinPrompts: FiniteOperations<FixedPointLaw>['withinPrompts'],
  ): FiniteOperations<FixedPointLaw> {
    return {
      shares: atoms.shares,
      choose: (law, rule, candidates) =>
        readsMasses(rule)
          ? chooseSeeingMasses(law, rule, atoms, candidates, reference)
          : choose(law, rule, atoms, candidates),
      concentrate: (law) => normalised(only(law, atoms.bestOf(law.hi.map((value) => value !== 0n)))),
      sample: (law, size, seed) => from(draw(law, size, seed).map((count) => Q.of(count, size))),
      transform: (laws, rule) => transform(laws, rule, atoms),
      withinPrompts,
    };
  }

  /** `(a + λ b)/(1 + λ)` at both ends. */
  function mixed(a: FixedPointLaw, b: FixedPointLaw, { num, den }: Rational): FixedPointLaw {
    const weighted = (x: readonly bigint[], y: readonly bigint[]): bigint[] =>
      x.map((value, i) => value * den + (y[i] as bigint) * num);
    const over = a.lo.map((): Rational => ({ num: 1n, den: num + den }));
    return scaledBy({ lo: weighted(a.lo, b.lo), hi: weighted(a.hi, b.hi) }, over);
  }

  /** The operations on laws in fixed point with the given weights. */
  function operations(
    w: readonly Rational[],
    { users, draw = drawnInFixedPoint, reference, prompts }: AtomOptions<FixedPointLaw> = {},
  ): FixedPointOperations {
    const scoresOf = (power: Choice['power']): Rational[] => w.map((weight) => Q.pow(weight, power));
    const curateByPower = oncePerLaw((law: FixedPointLaw, { candidates, power }: Choice) =>
      curate(law, scoresOf(power), candidates),
    );
    const everywhere = (factor: Rational): Rational[] => w.map(() => factor);
    const spaces = prompts && promptSpaces({ w, users, reference, prompts });
    const parts = partsInFixedPoint(bits, normalised);
    const within = choosingWithin(w.length, spaces, parts, (of) => operations(of.w, of));
    return {
      finite: finiteOperations(weighedAtoms(w, users, prompts), draw, reference, within),
      curate: curateByPower,
      curateUnnormalised: (law, choice) =>
        choice.candidates === Infinity
          ? times(law, scoresOf(choice.power))
          : times(curateByPower(law, choice), everywhere(Q.of(1, choice.candidates))),
      mix: (reference, synthetic, lambda: Lambda) =>
        lambda === 'infinity' ? synthetic : mixed(reference, synthetic, lambda),
      fit: (law) => law,
      favour: (law) =>
        normalised(
          times(
            law,
            law.lo.map((_, i) => (i === law.lo.length - 1 ? Q.of(2) : Q.one)),
          ),
        ),
      misfit: (law, epsilon, target) => {
        const odds = Q.div(epsilon, Q.sub(Q.one, epsilon));
        return mixed(law, from(targetLaw(target, w.length, { prompts, reference })), odds);
      },
      condition: (law, event) => normalised(only(law, event)),
    };
  }

  const masses = ({ lo, hi }: FixedPointLaw, digits: number): BigInterval[] =>
    lo.map((least, i) => bigInterval(least, hi[i] as bigint, -bits, digits));

  return { from, masses, operations };
}
