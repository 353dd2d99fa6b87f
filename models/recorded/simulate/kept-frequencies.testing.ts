/** How often each atom was kept in a round of a trace, for tests. */
import type { SimulatedTrace } from './simulate';
import { CLASS } from './space';

/** The share of each of n atoms among the candidates kept in a round, and their number. */
export function keptShares(
  { records }: SimulatedTrace,
  round: number,
  atoms: readonly string[],
): { shares: number[]; total: number } {
  const counts = new Map<string, number>();
  let total = 0;
  for (const record of records()) {
    if (record.kind !== 'pool' || record.round !== round) continue;
    record.classes.get(CLASS)?.forEach((atom, k) => {
      if (atom === undefined || record.kept?.[k] !== true) return;
      counts.set(atom, (counts.get(atom) ?? 0) + 1);
      total += 1;
    });
  }
  return { shares: atoms.map((atom) => (counts.get(atom) ?? 0) / total), total };
}

/** The share of each position of a pool among the kept candidates of all rounds. */
export function keptPositionShares({ records, header }: SimulatedTrace): number[] {
  const counts = Array.from({ length: header.offered ?? 0 }, () => 0);
  let total = 0;
  for (const record of records()) {
    if (record.kind !== 'pool') continue;
    record.kept?.forEach((kept, k) => {
      if (!kept) return;
      counts[k] = (counts[k] ?? 0) + 1;
      total += 1;
    });
  }
  return counts.map((count) => count / total);
}

/** The share of each of some atoms among all candidates of a round, and their number. */
export function offeredShares(
  { records }: SimulatedTrace,
  round: number,
  atoms: readonly string[],
): { shares: number[]; total: number } {
  const offered: (string | undefined)[] = [];
  for (const record of records())
    if (record.kind === 'pool' && record.round === round) offered.push(...(record.classes.get(CLASS) ?? []));
  const shares = atoms.map((atom) => offered.filter((each) => each === atom).length / offered.length);
  return { shares, total: offered.length };
}

/** Probability that a test rejects a right sampler, before its seed was fixed. */
const ALPHA = 1e-9;

/** Half-width of Hoeffding's interval for the mean of n independent values in [0, 1]. Source: Hoeffding 1963. */
export const halfWidth = (n: number): number => Math.sqrt(Math.log(2 / ALPHA) / (2 * n));
