/** Choice rules, samples and rules on whole vectors, on exact discrete laws. */
import {
  InputError,
  NotRepresentableError,
  Q,
  type Rational,
  UndefinedValueError,
  rationalField,
} from '../../../../theory';
import {
  type ChoiceRule,
  type FiniteOperations,
  type KeepRule,
  type LuceRule,
  readsMasses,
  successiveTerms,
  type TruncationRule,
  type VectorRule,
} from '../../../loops';
import { stream } from '../../../random';
import { type Draw, type WeighedAtoms, exactUniform } from './atoms';
import { amongAll, chargedAtoms } from '../charged-atoms';
import { choiceTable } from './choice-table';
import { type ExactLaw, MOST_WORK, curateFinite, powersOf, tilted } from './exact-curation';
import { LuceScores, exactScores } from './luce-scores';
import { multisetCount, multisets } from './multisets';
import { levelsOf, rankedMasses, truncationSum } from './truncation';

/** i.i.d. draws by inversion: the atom i with `p_1 + … + p_{i−1} ≤ u < p_1 + … + p_i`. */
export const drawnExactly: Draw<ExactLaw> = (law, size, seed) => {
  const random = stream(seed, 'sample');
  const counts = law.map(() => 0);
  const common = Q.overOneDenominator(law);
  for (let k = 0; k < size; k += 1) {
    const u = exactUniform(random.uniform());
    let below = 0n;
    const i = common.findIndex(({ num, den }) => {
      below += num;
      return u.num * den < below * u.den;
    });
    counts[i] = (counts[i] ?? 0) + 1;
  }
  return counts;
};

function chooseByTable(law: ExactLaw, rule: KeepRule, atoms: WeighedAtoms, K: number): Rational[] {
  const n = law.length;
  const { kept, denominator } = choiceTable(rule, atoms, K);
  const { counts, multinomial } = multisets(n, K);
  const common = Q.overOneDenominator(law);
  const powers = common.map(({ num }) => powersOf(num, K));
  const sums = law.map(() => 0n);
  kept.forEach((row, at) => {
    let ways = multinomial[at] as bigint;
    for (let i = 0; i < n; i += 1) ways *= (powers[i] as bigint[])[counts[at * n + i] as number] as bigint;
    if (ways === 0n) return;
    for (let i = 0; i < n; i += 1) sums[i] = (sums[i] as bigint) + ways * (row[i] as bigint);
  });
  const den = (common[0] as Rational).den ** BigInt(K) * denominator;
  return sums.map((num) => ({ num, den }));
}

/** @throws NotRepresentableError for masses of more than `mostBits` bits, or where the sum costs more than it is worth */
function truncated(law: ExactLaw, rule: TruncationRule, atoms: WeighedAtoms, K: number, mostBits: number): Rational[] {
  const common = Q.overOneDenominator(law);
  const { den } = common[0] as Rational;
  const { places, terms } = truncationSum(rule.places, K);
  const bits = K * Q.bitLength({ num: den, den: 1n });
  if (bits > mostBits || bits * terms.length * law.length > MOST_WORK)
    throw new NotRepresentableError(`${terms.length * law.length} terms with masses of ${bits} bits`);
  const nums = common.map(({ num }) => num);
  const kept = nums.map(() => 0n);
  const levels = levelsOf(atoms);
  rankedMasses(levels, nums, 0n, (a, b) => a + b).forEach(({ better, equal, worse }, at) => {
    if (equal === 0n) return;
    const [betters, equals, worses] = [powersOf(better, rule.places), powersOf(equal, K), powersOf(worse, K)];
    let sum = 0n;
    for (const term of terms) {
      const rest = worses[term.worse] as bigint;
      if (rest !== 0n)
        sum += term.coefficient * (betters[term.better] as bigint) * (equals[term.equal] as bigint) * rest;
    }
    for (const i of levels[at] as readonly number[]) kept[i] = (nums[i] as bigint) * sum;
  });
  const total = den ** BigInt(K) * places;
  return kept.map((num) => ({ num, den: total }));
}

/** The law with the masses that a rule gives, checked. @throws InputError if they are not n numbers ≥ 0 with sum 1 */
function lawOfRule(masses: readonly Rational[], n: number): ExactLaw {
  if (masses.length !== n)
    throw new InputError(`the step gives ${masses.length} masses for ${n} atoms; give one for each`);
  const negative = masses.find(({ num }) => num < 0n);
  if (negative) throw new InputError(`the step gives the mass ${Q.format(negative)}; masses are at least 0`);
  const total = Q.reduce(Q.sum(masses));
  if (!Q.equals(total, Q.one)) {
    throw new InputError(`the step gives masses with sum ${Q.format(total)}; divide them by it`);
  }
  return Q.reduceAll(masses);
}

/** The most bits of a mass that is passed to a rule of unknown cost, on whole vectors or on masses of candidates. */
const MOST_BITS = 5_000;
/** The most bits of all numbers in a table of probabilities that serves one law alone. */
const MOST_BITS_OF_TABLE = 200_000;

function checkShort(laws: readonly ExactLaw[]): number {
  const bits = Math.max(...laws.flat().map(Q.bitLength));
  if (bits > MOST_BITS)
    throw new NotRepresentableError(`exact masses of ${bits} bits; the limit for a step is ${MOST_BITS}`);
  return bits;
}

function transform(laws: readonly ExactLaw[], rule: VectorRule, { each }: WeighedAtoms): ExactLaw {
  checkShort(laws);
  return lawOfRule(rule(laws, each, rationalField), each.length);
}

/** The operations for given atoms. */
export function exactFiniteOperations(
  atoms: WeighedAtoms,
  draw: Draw<ExactLaw>,
  mostBits: number,
  reference: readonly Rational[] | undefined,
  withinPrompts: FiniteOperations<ExactLaw>['withinPrompts'],
): FiniteOperations<ExactLaw> {
  const known = new Map<LuceRule, LuceScores>();
  /** Scores that depend on weights alone are kept. */
  const scoresOf = (rule: LuceRule, of: WeighedAtoms): LuceScores => {
    const scores = (of === atoms && known.get(rule)) || new LuceScores(exactScores(rule, of));
    if (of === atoms) known.set(rule, scores);
    return scores;
  };
  const chosen = (law: ExactLaw, rule: ChoiceRule, of: WeighedAtoms, K: number): ExactLaw => {
    if (rule.kind === 'luce') {
      const scores = scoresOf(rule, of);
      return K === Infinity ? tilted(law, scores) : curateFinite(law, scores, K, mostBits);
    }
    if (rule.kind === 'successive') {
      // Of infinitely many candidates all are draws from the tilt.
      if (K === Infinity) return chosen(law, rule.by, of, K);
      if (K <= rule.places) return law;
      const parts = successiveTerms(rule.places, K).map(({ candidates, coefficient }) =>
        Q.reduceAll(chosen(law, rule.by, of, candidates)).map((mass) => Q.mul(coefficient, mass)),
      );
      return law.map((_, i) => Q.sum(parts.map((part) => part[i] as Rational)));
    }
    if (K === Infinity) throw new NotRepresentableError('a choice among infinitely many candidates');
    return rule.kind === 'truncation' ? truncated(law, rule, of, K, mostBits) : chooseByTable(law, rule, of, K);
  };
  const chosenSeeingMasses = (law: ExactLaw, rule: ChoiceRule, K: number): ExactLaw => {
    const charged = chargedAtoms(atoms, { lo: law, hi: law }, reference);
    const masses = charged.positions.map((i) => law[i] as Rational);
    const bits = checkShort([masses]);
    if (K !== Infinity && bits * multisetCount(masses.length, K) > MOST_BITS_OF_TABLE)
      throw new NotRepresentableError('probabilities that are too long for one law');
    return amongAll(charged, law.length, chosen(masses, rule, charged, K), Q.zero);
  };
  return {
    shares: atoms.shares,
    choose: (law, rule, candidates) =>
      Q.reduceAll(readsMasses(rule) ? chosenSeeingMasses(law, rule, candidates) : chosen(law, rule, atoms, candidates)),
    concentrate: (law) => {
      const best = atoms.bestOf(law.map(({ num }) => num > 0n));
      const total = Q.sum(law.filter((_, i) => best[i]));
      if (total.num === 0n) throw new UndefinedValueError('the best atoms of a law without mass');
      return Q.reduceAll(law.map((mass, i) => (best[i] ? Q.div(mass, total) : Q.zero)));
    },
    sample: (law, size, seed) => Q.reduceAll(draw(law, size, seed).map((count) => Q.of(count, size))),
    transform: (laws, rule) => transform(laws, rule, atoms),
    withinPrompts,
  };
}
