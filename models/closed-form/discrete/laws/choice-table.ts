/**
 * A choice rule on a finite space, as a table: for every multiset of K atoms, the probability that each atom is kept.
 *
 * The K candidates are drawn i.i.d., so all orders of a multiset are equally likely, and the law of the kept candidate
 * needs only the average of the rule's probabilities over the orders. These averages depend on the weights, not on the
 * law, so one table serves every round.
 *
 *     (p H)(i) = Σ_c  K!/Π c_j! · Π p_j^{c_j} · kept_i(c)
 */
import { InputError, NotRepresentableError, Q, type Rational, rationalField } from '../../../../theory';
import type { KeepRule, Weighed } from '../../../loops';
import type { WeighedAtoms } from './atoms';
import { multisets } from './multisets';

export interface ChoiceTable {
  /** For each row of `multisets(n, K)`, n numerators over the common denominator. */
  readonly kept: readonly (readonly bigint[])[];
  readonly denominator: bigint;
  /** The same probabilities as doubles, correctly rounded. */
  readonly rounded: readonly Float64Array[];
}

/** The largest number of applications of a rule that a table may cost. */
const MOST_APPLICATIONS = 20_000;

/** The distinct orders of a sorted list of atoms. */
function* orders(counts: number[], K: number, prefix: number[] = []): Generator<readonly number[]> {
  if (prefix.length === K) {
    yield prefix;
    return;
  }
  for (let i = 0; i < counts.length; i += 1) {
    if (counts[i] === 0) continue;
    counts[i] = (counts[i] as number) - 1;
    yield* orders(counts, K, [...prefix, i]);
    counts[i] = (counts[i] as number) + 1;
  }
}

const shown = (candidates: readonly Weighed<Rational>[]): string =>
  candidates.map(({ w }) => Q.format(Q.reduce(w))).join(', ');

/** The probabilities that a rule gives, checked. @throws InputError if they are not K numbers ≥ 0 with sum 1 */
function probabilities(rule: KeepRule, candidates: readonly Weighed<Rational>[]): readonly Rational[] {
  const kept = rule.keep(candidates, rationalField);
  const about = `the choice among candidates of weight ${shown(candidates)}`;
  if (kept.length !== candidates.length) {
    throw new InputError(
      `${about} gives ${kept.length} probabilities for ${candidates.length} candidates; give one for each`,
    );
  }
  const negative = kept.find(({ num }) => num < 0n);
  if (negative) throw new InputError(`${about} gives the probability ${Q.format(negative)}; it must be at least 0`);
  const total = Q.reduce(Q.sum(kept));
  if (!Q.equals(total, Q.one))
    throw new InputError(`${about} gives probabilities with sum ${Q.format(total)}; divide them by it`);
  return kept;
}

function build(rule: KeepRule, { each }: WeighedAtoms, K: number): ChoiceTable {
  const n = each.length;
  const { size, counts } = multisets(n, K);
  const applications = rule.symmetric ? size : n ** K;
  if (applications > MOST_APPLICATIONS) {
    throw new NotRepresentableError(`n = ${n} atoms and K = ${K} ask for ${applications} choices, too many to list`);
  }
  const rows = Array.from({ length: size }, (_, row) => {
    const c = Array.from(counts.subarray(row * n, (row + 1) * n));
    const kept = each.map((): Rational => Q.zero);
    let count = 0;
    for (const order of orders(c, K)) {
      probabilities(
        rule,
        order.map((i) => each[i] as Weighed<Rational>),
      ).forEach((probability, k) => {
        const i = order[k] as number;
        kept[i] = Q.reduce(Q.add(kept[i] as Rational, probability));
      });
      count += 1;
      if (rule.symmetric) break;
    }
    return kept.map((total) => Q.div(total, Q.of(count)));
  });
  const flat = Q.overOneDenominator(Q.reduceAll(rows.flat()));
  const over = (row: number): bigint[] => flat.slice(row * n, (row + 1) * n).map(({ num }) => num);
  return {
    kept: rows.map((_, row) => over(row)),
    denominator: flat[0]?.den ?? 1n,
    rounded: rows.map((row) => Float64Array.from(row, Q.toNumber)),
  };
}

const tables = new WeakMap<WeighedAtoms, Map<KeepRule, Map<number, ChoiceTable>>>();

/**
 * The table of a rule, cached with the atoms.
 * @throws InputError if the rule does not give probabilities. @throws NotRepresentableError if there are too many
 *   choices to list
 */
export function choiceTable(rule: KeepRule, atoms: WeighedAtoms, K: number): ChoiceTable {
  const ofAtoms = tables.get(atoms) ?? new Map<KeepRule, Map<number, ChoiceTable>>();
  tables.set(atoms, ofAtoms);
  const ofRule = ofAtoms.get(rule) ?? new Map<number, ChoiceTable>();
  ofAtoms.set(rule, ofRule);
  const table = ofRule.get(K) ?? build(rule, atoms, K);
  ofRule.set(K, table);
  return table;
}
