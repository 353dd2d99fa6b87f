/** The samples that i.i.d. draws can give, up to their order, with their probabilities. */
import { type Arithmetic, Q } from '../../../theory';
import type { Masses } from './laws/masses';
import { multisets } from './laws/multisets';

/** Masses that sum to 1, or numbers that are cheaper to multiply, of which they are `unit` times. */
export interface Chances<T> extends Masses<T> {
  /** @defaultValue 1 */
  readonly unit?: T | undefined;
}

/** `likely · unit^draws`: a probability from the number that `forEachSample` gives. */
export const scaledBy = <T>(A: Arithmetic<T>, { unit }: Chances<T>, draws: number, likely: T): T =>
  unit === undefined ? likely : A.mul(likely, A.pow(unit, draws));

/** Calls `visit` with the count of each atom and the probability of every possible sample of so many draws, in `unit^draws`. */
export function forEachSample<T>(
  A: Arithmetic<T>,
  { masses, massless }: Chances<T>,
  draws: number,
  visit: (counts: readonly number[], likely: T) => void,
): void {
  const n = masses.length;
  const { size, counts, multinomial } = multisets(n, draws);
  const powers = masses.map((mass) => Array.from({ length: draws + 1 }, (_, k) => A.pow(mass, k)));
  for (let row = 0; row < size; row += 1) {
    const c = Array.from(counts.subarray(row * n, (row + 1) * n));
    let likely: T | undefined = A.fromRational(Q.of(multinomial[row] as bigint));
    for (let i = 0; i < n && likely !== undefined; i += 1) {
      const k = c[i] as number;
      if (k > 0) likely = massless[i] ? undefined : A.mul(likely, (powers[i] as T[])[k] as T);
    }
    if (likely !== undefined) visit(c, likely);
  }
}
