/**
 * The sum over multisets of the finite-K update, in doubles. It is the fastest method for few multisets.
 *
 *     Σ_c  K!/Π c_j! · Π p_j^{c_j} · c_i / Σ_j c_j s_j ,      for every atom i.
 */
/** Rows 0..K of Pascal's triangle: exact in doubles up to K = 56. */
function binomials(K: number): Float64Array[] {
  const rows: Float64Array[] = [Float64Array.of(1)];
  for (let n = 1; n <= K; n += 1) {
    const above = rows[n - 1] as Float64Array;
    rows.push(Float64Array.from({ length: n + 1 }, (_, c) => (above[c - 1] ?? 0) + (above[c] ?? 0)));
  }
  return rows;
}

const pascal = new Map<number, readonly Float64Array[]>();

function binomialsUpTo(K: number): readonly Float64Array[] {
  const rows = pascal.get(K) ?? binomials(K);
  pascal.set(K, rows);
  return rows;
}

/** The inputs and outputs of the walk over multisets. */
interface Walk {
  readonly mass: readonly number[];
  readonly scores: readonly number[];
  /** The position of the last atom. */
  readonly last: number;
  readonly powersOfLast: Float64Array;
  readonly binomials: readonly Float64Array[];
  /** `Σ_c ways/total · c_i` for each atom i. */
  readonly taken: Float64Array;
}

/**
 * `Σ_c K!/Πc! Πp^c / Σ c s` over multisets c, as a walk over the atoms. A node fixes the counts of the first atoms,
 * returns the sum of `ways/total` below it, and adds `c_i · ways/total` to `taken` of each atom i. Each multiset costs
 * one division and O(1) other operations.
 */
function walkMultisets(walk: Walk, atom: number, left: number, ways: number, total: number): number {
  const { mass, scores, last, powersOfLast, taken } = walk;
  const m = mass[atom] as number;
  const s = scores[atom] as number;
  const lastScore = scores[last] as number;
  const row = walk.binomials[left] as Float64Array;
  let below = 0;
  let weighted = 0;
  let weightedLast = 0;
  let power = ways;
  for (let c = 0; c <= left; c += 1) {
    const rest = left - c;
    const chosen = power * (row[c] as number);
    power *= m;
    if (atom < last - 1) {
      const sum = walkMultisets(walk, atom + 1, rest, chosen, total + c * s);
      below += sum;
      weighted += c * sum;
    } else {
      // The counts of the other atoms determine that of the last.
      const share = (chosen * (powersOfLast[rest] as number)) / (total + c * s + rest * lastScore);
      below += share;
      weighted += c * share;
      weightedLast += rest * share;
    }
  }
  taken[atom] = (taken[atom] as number) + weighted;
  if (weightedLast > 0) taken[last] = (taken[last] as number) + weightedLast;
  return below;
}

/** A growing buffer for the results. It is reused, since allocating small arrays would cost more than the sum. */
let taken = new Float64Array(16);
const powersOfLast = new Float64Array(57);

/**
 * The sums of all atoms; the next call overwrites them.
 * @param mass n ≥ 1 masses. @param scores n positive scores. @param K a whole number from 1 to 56; binomials are exact
 *   up to 56.
 */
export function sumOverMultisets(
  mass: readonly number[],
  scores: readonly number[],
  K: number,
): Readonly<Float64Array> {
  const n = mass.length;
  const last = n - 1;
  if (taken.length < n) taken = new Float64Array(2 * n);
  taken.fill(0, 0, n);
  powersOfLast[0] = 1;
  for (let k = 1; k <= K; k += 1) powersOfLast[k] = (powersOfLast[k - 1] as number) * (mass[last] as number);
  if (last === 0) taken[0] = (powersOfLast[K] as number) / (scores[0] as number);
  else walkMultisets({ mass, scores, last, powersOfLast, binomials: binomialsUpTo(K), taken }, 0, K, 1, 0);
  return taken;
}
