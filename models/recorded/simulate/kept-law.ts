/**
 * The exact law of a candidate taken at random from those that a rule keeps, for pools of K i.i.d. candidates on a finite space:
 *
 *     E[share of atom i among the m kept] = Σ_c  K!/Π_j c_j! · Π_j p_j^{c_j} · kept_i(c)/m ,
 *
 * a sum over the counts c of the atoms in a pool. For m = 1 and Luce's rule it is `p H^K_p` (Ferbach et al. 2024, section 2).
 */
import { InputError, NotRepresentableError } from '../../../theory';
import { multisets } from '../../closed-form/discrete';
import type { SelectionRule } from './selection';

/** Counts of the atoms of a pool that are left to be kept. */
type Counts = readonly number[];

/** The expected number kept of each atom. */
type Kept = (counts: Counts) => readonly number[];

/** Truncation: whole levels of reward from the best downwards; the last level is shared by its atoms in proportion to their counts. */
function truncated(rewards: readonly number[], m: number, sign: 1 | -1): Kept {
  const levels = [...new Set(rewards)].sort((a, b) => sign * (b - a));
  return (counts) => {
    const kept = counts.map(() => 0);
    let left = m;
    for (const level of levels) {
      const total = counts.reduce((sum, count, i) => (rewards[i] === level ? sum + count : sum), 0);
      const taken = Math.min(left, total);
      if (total > 0)
        counts.forEach((count, i) => {
          if (rewards[i] === level) kept[i] = (taken * count) / total;
        });
      left -= taken;
      if (left === 0) break;
    }
    return kept;
  };
}

/** Plackett–Luce: one after the other among those left. */
function sequential(rewards: readonly number[], m: number, temperature: number): Kept {
  const known = new Map<string, readonly number[]>();
  const keep = (counts: Counts, left: number): readonly number[] => {
    const key = `${left}:${counts.join()}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const top = Math.max(...rewards.filter((_, i) => (counts[i] ?? 0) > 0));
    const scores = counts.map((count, i) =>
      count === 0 ? 0 : count * Math.exp(((rewards[i] ?? 0) - top) / temperature),
    );
    const total = scores.reduce((sum, score) => sum + score, 0);
    const kept = scores.map((score) => score / total);
    if (left > 1)
      scores.forEach((score, i) => {
        if (score === 0) return;
        const rest = keep(
          counts.map((count, j) => (j === i ? count - 1 : count)),
          left - 1,
        );
        rest.forEach((expected, j) => (kept[j] = (kept[j] ?? 0) + (score / total) * expected));
      });
    known.set(key, kept);
    return kept;
  };
  return (counts) => keep(counts, m);
}

function keptOf({ kind, temperature = 1 }: SelectionRule, rewards: readonly number[], m: number): Kept | undefined {
  switch (kind) {
    case 'luce':
      return sequential(rewards, m, temperature);
    case 'best':
    case 'top-m':
      return truncated(rewards, m, 1);
    case 'bottom-m':
      return truncated(rewards, m, -1);
    case 'uniform':
      return undefined;
  }
}

function tableOf(n: number, K: number): ReturnType<typeof multisets> {
  try {
    return multisets(n, K);
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    throw new InputError(
      `the exact law of the kept candidates has too many terms: ${error.message}; use the finite-sample learner, or fewer atoms or candidates`,
    );
  }
}

/**
 * The law of the kept candidates, by its n masses, in doubles.
 * @param law the n masses from which candidates are drawn
 * @param rewards the n rewards that the rule sees
 * @throws InputError if there are more than 200,000 pools to sum over
 */
export function keptLaw(
  rule: SelectionRule,
  law: readonly number[],
  rewards: readonly number[],
  { K, m }: { readonly K: number; readonly m: number },
): readonly number[] {
  const kept = keptOf(rule, rewards, m);
  if (kept === undefined) return law;
  const n = law.length;
  const { size, counts, multinomial } = tableOf(n, K);
  const sums = law.map(() => 0);
  for (let row = 0; row < size; row += 1) {
    const pool = Array.from(counts.subarray(row * n, (row + 1) * n));
    const probability = pool.reduce((product, count, i) => product * (law[i] ?? 0) ** count, Number(multinomial[row]));
    if (probability === 0) continue;
    kept(pool).forEach((expected, i) => (sums[i] = (sums[i] ?? 0) + (probability * expected) / m));
  }
  const total = sums.reduce((sum, mass) => sum + mass, 0);
  return sums.map((mass) => mass / total);
}
