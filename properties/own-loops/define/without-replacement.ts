/**
 * Selection without replacement: m of the K candidates are kept, one after another, each by the rule among those that are left.
 *
 *     P(k goes on) = 1/m · Σ_{j<m} Σ_{S: |S| = j, k ∉ S}  P(S was kept first) · rule(k among the others) ,
 *
 * since the next model learns all m, and one of them at random is as good as all. With Luce's rule this is Plackett–Luce for the first m places
 * (softmax over the pool); with the best it is the top m; with a uniform choice among those that pass a threshold it is m of these. Of at most m
 * candidates all are kept. Laws by Luce's rule are computed without these sums (`models/loops/successive.ts`). Source: Plackett 1975; successive sampling as in Rosén 1972, *Annals of Mathematical Statistics* 43.
 */
import type { KeepRule, LuceRule, Weighed } from '../../../models';
import { type Field, InputError, NotRepresentableError, Q, rationalField } from '../../../theory';
import { safely } from '../foreign-value';

/** The most sets of candidates that may be kept first; the law sums over all of them. */
const MOST_SETS = 2_000;

/** Candidates that are left after some are kept, by their positions, and the probability of that. */
interface Left<T> {
  readonly positions: readonly number[];
  readonly chance: T;
}

/** The probabilities of the next candidate among those that are left. */
type Next<T> = (positions: readonly number[]) => readonly T[];

/** `Σ_{j<m} C(K, j)`: the number of sets that may be kept first. */
function setsOf(K: number, m: number): number {
  let [sets, ofSize] = [0, 1];
  for (let j = 0; j < m; j += 1) {
    sets += ofSize;
    ofSize = (ofSize * (K - j)) / (j + 1);
  }
  return sets;
}

/** Whether a number is seen to be no score: negative scores of all candidates would have positive shares. */
const isNotPositive = (score: unknown): boolean =>
  typeof score === 'number' ? !(score > 0) : rationalField.owns(score) && score.num <= 0n;

/** The rule on candidates that are known by their positions. */
function nextBy<T>(rule: KeepRule | LuceRule, candidates: readonly Weighed<T>[], F: Field<T>): Next<T> {
  if (rule.kind === 'keep') {
    return (positions) => {
      const chances = rule.keep(
        positions.map((k) => candidates[k] as Weighed<T>),
        F,
      );
      if (chances.length === positions.length) return chances;
      throw new InputError(
        `of ${positions.length} candidates that are left the rule gives ${chances.length} probabilities; give one for each`,
      );
    };
  }
  const scores = candidates.map((candidate) => rule.score(candidate, F));
  const bad = scores.find((score) => isNotPositive(score));
  if (bad !== undefined)
    throw new InputError(
      `a score is ${safely(rationalField.owns(bad) ? Q.format(bad) : bad)}; it must be above 0 in Luce's rule`,
    );
  return (positions) => {
    const left = positions.map((k) => scores[k] as T);
    const total = F.sum(left);
    return left.map((score) => F.div(score, total));
  };
}

/** The share of each candidate in what m choices keep, each among those that are left. */
function sharesOf<T>(K: number, m: number, next: Next<T>, F: Field<T>): readonly T[] {
  const kept = Array.from({ length: K }, (): T[] => []);
  let stage: readonly Left<T>[] = [{ positions: kept.map((_, k) => k), chance: F.of(1) }];
  for (let j = 0; j < m; j += 1) {
    const after = new Map<string, { readonly positions: readonly number[]; readonly chances: T[] }>();
    for (const { positions, chance } of stage) {
      next(positions).forEach((share, at) => {
        const taken = F.mul(chance, share);
        kept[positions[at] as number]?.push(taken);
        const rest = positions.filter((_, other) => other !== at);
        const key = rest.join();
        const known = after.get(key) ?? { positions: rest, chances: [] };
        known.chances.push(taken);
        after.set(key, known);
      });
    }
    stage = [...after.values()].map(({ positions, chances }) => ({ positions, chance: F.sum(chances) }));
  }
  return kept.map((taken) => F.div(F.sum(taken), F.of(m)));
}

/**
 * The choice of one of the candidates that a rule keeps in m steps without replacement.
 * @param rule asked about K, K − 1, …, K − m + 1 candidates
 * @param m a whole number of at least 1
 */
export function withoutReplacement(rule: KeepRule | LuceRule, m: number): KeepRule {
  const symmetric = rule.kind === 'luce' || rule.symmetric === true;
  return {
    kind: 'keep',
    ...(rule.masses ? { masses: true } : {}),
    ...(symmetric ? { symmetric } : {}),
    keep: (candidates, F) => {
      const K = candidates.length;
      if (K <= m) return candidates.map(() => F.of(1, K));
      const sets = setsOf(K, m);
      if (sets > MOST_SETS)
        throw new NotRepresentableError(
          `${m} of ${K} candidates are kept, and more than ${MOST_SETS} sets may be kept on the way`,
        );
      return sharesOf(K, m, nextBy(rule, candidates, F), F);
    },
  };
}
