/**
 * Choice rules and samples on discrete laws in doubles.
 *
 * Scores and tables are computed in exact rationals and rounded once. All later sums and products are of numbers ≥ 0,
 * so that the error bounds of `double-law.ts` hold. Rules on whole vectors, and on masses of candidates, run on exact numbers and enclosures.
 */
import { NotRepresentableError, Q } from '../../../../theory';
import {
  type FiniteOperations,
  type KeepRule,
  type LuceRule,
  readsMasses,
  type SuccessiveRule,
  successiveTerms,
  type TruncationRule,
} from '../../../loops';
import { stream } from '../../../random';
import { compound, roundings } from '../../rounding';
import type { Draw, WeighedAtoms } from './atoms';
import { enclosedScores, spreadOf } from '../enclosed-rules';
import { enclosedTable } from './choice-table';
import { type DoubleLaw, curateFinite, lawWithin, tilted } from './double-curation';
import { exactScores } from './luce-scores';
import { multisets } from './multisets';
import { levelsOf, rankedMasses, truncationSum } from './truncation';

/**
 * i.i.d. draws by inversion. @throws NotRepresentableError if a uniform number is too near to the boundary between two
 * atoms
 */
export const drawnInDoubles: Draw<DoubleLaw> = ({ mass, error }, size, seed) => {
  const random = stream(seed, 'sample');
  const counts = mass.map(() => 0);
  const width = error + roundings(mass.length + 2);
  for (let k = 0; k < size; k += 1) {
    const u = random.uniform();
    let below = 0;
    let i = 0;
    for (; i < mass.length - 1; i += 1) {
      below += mass[i] as number;
      if (Math.abs(u - below) <= width * below) throw new NotRepresentableError('a draw between two atoms');
      if (u < below) break;
    }
    if (mass[i] === 0) throw new NotRepresentableError('a draw of an atom without mass');
    counts[i] = (counts[i] as number) + 1;
  }
  return counts;
};

/** Bits of irrational numbers that are rounded to doubles. */
const BITS = 256;

/** For K above this, a product of K masses may leave the range of doubles. */
const MOST_CANDIDATES = 30;

/** `1, m, …, m^K`. */
function powersOf(m: number, K: number): Float64Array {
  const powers = new Float64Array(K + 1).fill(1);
  for (let c = 1; c <= K; c += 1) powers[c] = (powers[c - 1] as number) * m;
  return powers;
}

function chooseByTable(law: DoubleLaw, rule: KeepRule, atoms: WeighedAtoms, K: number): DoubleLaw {
  const { mass } = law;
  const n = mass.length;
  const least = Math.min(...mass.filter((m) => m > 0));
  if (K > MOST_CANDIDATES || least ** K < 1e-250)
    throw new NotRepresentableError('products beyond the range of doubles');
  const { rounded } = enclosedTable(rule, atoms, K, BITS);
  if (rounded === undefined) throw new NotRepresentableError('probabilities that doubles do not show');
  const { size, counts, multinomial } = multisets(n, K);
  const powers = mass.map((m) => powersOf(m, K));
  const sums = new Array<number>(n).fill(0);
  for (let row = 0; row < size; row += 1) {
    let ways = Number(multinomial[row]);
    for (let i = 0; i < n; i += 1) ways *= (powers[i] as Float64Array)[counts[row * n + i] as number] as number;
    const kept = rounded[row] as Float64Array;
    for (let i = 0; i < n; i += 1) sums[i] = (sums[i] as number) + ways * (kept[i] as number);
  }
  // K products of masses, n of powers, `size` additions, three conversions.
  return lawWithin(sums, compound(K * law.error + roundings(2 * K + size + 2 * n + 8)), mass);
}

/** Scores with an error of at most 3u. */
function scoresIn(rule: LuceRule, atoms: WeighedAtoms): readonly number[] {
  try {
    return exactScores(rule, atoms).map(Q.toNumber);
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    const ends = enclosedScores(rule, atoms, BITS);
    if (Q.compare(spreadOf(ends), Q.of(1n, 1n << 60n)) > 0)
      throw new NotRepresentableError('scores that doubles do not show');
    return ends.lo.map(Q.toNumber);
  }
}

/** Below this value, terms that underflow might be noticed. */
const LEAST_SUM = 1e-200;

/** For K above this, coefficients exceed the room between `LEAST_SUM` and the least double. */
const MOST_RANKED = 64;

function truncated(law: DoubleLaw, rule: TruncationRule, atoms: WeighedAtoms, K: number): DoubleLaw {
  if (K > MOST_RANKED) throw new NotRepresentableError('a sum over ranks whose coefficients are too large');
  const { mass } = law;
  const { places, terms } = truncationSum(rule.places, K);
  const levels = levelsOf(atoms);
  const kept = new Array<number>(mass.length).fill(0);
  rankedMasses(levels, mass, 0, (a, b) => a + b).forEach(({ better, equal, worse }, at) => {
    if (equal === 0) return;
    const [betters, equals, worses] = [powersOf(better, rule.places), powersOf(equal, K), powersOf(worse, K)];
    let sum = 0;
    for (const { better: b, equal: c, worse: rest, coefficient } of terms)
      sum += Number(coefficient) * (betters[b] as number) * (equals[c] as number) * (worses[rest] as number);
    // Coefficients are below K 3^64 < 1e33 and powers below 4^64 < 1e39, so all that underflows is below 1e−240.
    if (sum < LEAST_SUM || better + equal + worse > 4)
      throw new NotRepresentableError('masses beyond the range of doubles');
    for (const i of levels[at] as readonly number[]) kept[i] = ((mass[i] as number) * sum) / Number(places);
  });
  // n additions for each of at most K factors, K products of powers, the terms, and one more for what underflows.
  const roundingsInAll = K * (mass.length + 1) + terms.length + 8;
  return lawWithin(kept, compound(K * law.error + roundings(roundingsInAll)), mass);
}

/**
 * Terms of both signs cancel, so the error is a share of the sum of their sizes.
 * @param one Luce's choice of one of so many
 */
function successive(
  { mass }: DoubleLaw,
  { places }: SuccessiveRule,
  K: number,
  one: (candidates: number) => DoubleLaw,
): DoubleLaw {
  const terms = successiveTerms(places, K).map(({ candidates, coefficient }) => ({
    factor: Q.toNumber(coefficient),
    kept: one(candidates),
  }));
  const [sums, sizes] = [mass.map(() => 0), mass.map(() => 0)];
  for (const { factor, kept } of terms) {
    // A factor with 2 roundings, a product, and as many additions as there are terms.
    const own = compound(kept.error + roundings(terms.length + 4));
    kept.mass.forEach((m, i) => {
      sums[i] = (sums[i] as number) + factor * m;
      sizes[i] = (sizes[i] as number) + Math.abs(factor) * m * own;
    });
  }
  const errors = sums.map((sum, i) => (mass[i] === 0 ? 0 : (sizes[i] as number) / (sum - (sizes[i] as number))));
  if (errors.some((error) => !(error >= 0)))
    throw new NotRepresentableError('a sum of which cancellation leaves nothing');
  // The 1 % is for the roundings of the errors.
  return lawWithin(sums, compound(1.01 * Math.max(...errors)), mass);
}

/** The operations for given atoms. */
export function doubleFiniteOperations(
  atoms: WeighedAtoms,
  draw: Draw<DoubleLaw>,
  withinPrompts: FiniteOperations<DoubleLaw>['withinPrompts'],
): FiniteOperations<DoubleLaw> {
  const known = new Map<LuceRule, readonly number[]>();
  const scoresOf = (rule: LuceRule): readonly number[] => {
    const scores = known.get(rule) ?? scoresIn(rule, atoms);
    if (!scores.every((score) => score > 1e-100 && score < 1e100)) {
      throw new NotRepresentableError('scores too far from 1 for doubles');
    }
    known.set(rule, scores);
    return scores;
  };
  const luce = (law: DoubleLaw, rule: LuceRule, candidates: number): DoubleLaw =>
    candidates === Infinity
      ? tilted(law, scoresOf(rule), true)
      : curateFinite(law, scoresOf(rule), roundings(4), candidates);
  return {
    shares: atoms.shares,
    choose: (law, rule, candidates) => {
      if (readsMasses(rule)) throw new NotRepresentableError('a rule on masses, which is evaluated exactly');
      if (rule.kind === 'luce') return luce(law, rule, candidates);
      if (rule.kind === 'successive') {
        if (candidates === Infinity) return luce(law, rule.by, candidates);
        return candidates <= rule.places ? law : successive(law, rule, candidates, (k) => luce(law, rule.by, k));
      }
      if (candidates === Infinity) throw new NotRepresentableError('a choice among infinitely many candidates');
      if (rule.kind === 'truncation') return truncated(law, rule, atoms, candidates);
      return chooseByTable(law, rule, atoms, candidates);
    },
    concentrate: (law) => {
      const best = atoms.bestOf(law.mass.map((m) => m > 0));
      const total = law.mass.reduce((sum, m, i) => (best[i] ? sum + m : sum), 0);
      if (total === 0) throw new NotRepresentableError('the best atoms of a law without mass');
      const charged = law.mass.map((m, i) => (best[i] ? m : 0));
      return lawWithin(
        charged.map((m) => m / total),
        compound(2 * law.error + roundings(law.mass.length + 2)),
        charged,
      );
    },
    sample: (law, size, seed) => {
      const counts = draw(law, size, seed);
      return lawWithin(
        counts.map((count) => count / size),
        roundings(1),
        counts,
      );
    },
    transform: () => {
      throw new NotRepresentableError('a step on whole vectors, which is evaluated exactly');
    },
    withinPrompts,
  };
}
