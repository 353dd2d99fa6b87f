/** The samples that i.i.d. draws can give, up to their order, with their probabilities. */
import { type Arithmetic, Q } from '../../../theory';
import type { Masses } from './laws/masses';
import { multisets } from './laws/multisets';

/** Calls `visit` with the count of each atom and the probability of every possible sample of so many draws. */
export function forEachSample<T>(
  A: Arithmetic<T>,
  { masses, massless }: Masses<T>,
  draws: number,
  visit: (counts: readonly number[], probability: T) => void,
): void {
  const n = masses.length;
  const { size, counts, multinomial } = multisets(n, draws);
  const powers = masses.map((mass) => Array.from({ length: draws + 1 }, (_, k) => A.pow(mass, k)));
  for (let row = 0; row < size; row += 1) {
    const c = Array.from(counts.subarray(row * n, (row + 1) * n));
    if (c.some((k, i) => k > 0 && massless[i])) continue;
    const ways = A.fromRational(Q.of(multinomial[row] as bigint));
    visit(
      c,
      c.reduce((product, k, i) => (k === 0 ? product : A.mul(product, (powers[i] as T[])[k] as T)), ways),
    );
  }
}
