/**
 * A choice rule on a finite space, as a table: for every multiset of K atoms, the probability that each atom is kept.
 *
 * The K candidates are drawn i.i.d., so all orders of a multiset are equally likely, and the law of the kept candidate
 * needs only the average of the rule's probabilities over the orders. These averages depend on the weights, not on the
 * law, so one table serves every round. A rule that sees masses has a table for each law (`charged-atoms.ts`).
 *
 *     (p H)(i) = Σ_c  K!/Π c_j! · Π p_j^{c_j} · kept_i(c)
 */
import {
  type Enclosed,
  type Field,
  InputError,
  NotRepresentableError,
  Q,
  type Rational,
  enclosureField,
  rationalField,
} from '../../../../theory';
import type { KeepRule, Weighed } from '../../../loops';
import { candidateOf, enclosedCandidates, exactCandidates } from '../charged-atoms';
import { MOST_BITS, checkedProbabilities, digitsOf, roundedOutwards } from '../enclosed-rules';
import type { WeighedAtoms } from './atoms';
import { multisets } from './multisets';

/** The ends of a probability, in whole multiples of 2^−bits. */
interface Range {
  readonly lo: bigint;
  readonly hi: bigint;
}

export interface ChoiceTable {
  /** For each row of `multisets(n, K)`, n numerators over the common denominator; lower ends where they are irrational. */
  readonly kept: readonly (readonly bigint[])[];
  /** The upper ends; the same list where they are exact. */
  readonly most: readonly (readonly bigint[])[];
  readonly denominator: bigint;
  /** The same probabilities as doubles, with errors below two units; undefined if their enclosures are wider. */
  readonly rounded: readonly Float64Array[] | undefined;
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

/** What a rule of a user returns, which may be anything. @throws InputError unless it is one number of the field for each candidate */
function listOf<T>(kept: readonly T[], count: number, { owns }: Pick<Field<T>, 'owns'>, about: string): readonly T[] {
  const given: unknown = kept;
  if (!Array.isArray(given)) throw new InputError(`${about} gives ${typeof given}; give a list of ${count} numbers`);
  if (kept.length !== count)
    throw new InputError(`${about} gives ${kept.length} probabilities for ${count} candidates; give one for each`);
  const strange = kept.findIndex((value) => !owns(value));
  if (strange >= 0)
    throw new InputError(
      `${about} gives ${String(kept[strange])} to candidate ${strange + 1}; give a number of the field F, such as F.of(1, 2)`,
    );
  return kept;
}

/** The probabilities that a rule gives, checked. @throws InputError if they are not K numbers ≥ 0 with sum 1 */
function probabilities(rule: KeepRule, candidates: readonly Weighed<Rational>[]): readonly Rational[] {
  const about = `the choice among candidates of weight ${shown(candidates)}`;
  const kept = listOf(rule.keep(candidates, rationalField), candidates.length, rationalField, about);
  const negative = kept.find(({ num }) => num < 0n);
  if (negative) throw new InputError(`${about} gives the probability ${Q.format(negative)}; it must be at least 0`);
  const total = Q.reduce(Q.sum(kept));
  if (!Q.equals(total, Q.one))
    throw new InputError(`${about} gives probabilities with sum ${Q.format(total)}; divide them by it`);
  return kept;
}

/** Averages over the orders of every multiset, row by row; @throws NotRepresentableError if there are too many choices to list */
function averages<T>(
  { each }: WeighedAtoms,
  K: number,
  symmetric: boolean,
  keep: (order: readonly number[]) => readonly T[],
  { add, div, zero }: { add: (a: T, b: T) => T; div: (a: T, count: number) => T; zero: T },
): readonly (readonly T[])[] {
  const n = each.length;
  const { size, counts } = multisets(n, K);
  const applications = symmetric ? size : n ** K;
  if (applications > MOST_APPLICATIONS) {
    throw new NotRepresentableError(`n = ${n} atoms and K = ${K} ask for ${applications} choices, too many to list`);
  }
  return Array.from({ length: size }, (_, row) => {
    const c = Array.from(counts.subarray(row * n, (row + 1) * n));
    const kept = each.map((): T => zero);
    let count = 0;
    for (const order of orders(c, K)) {
      keep(order).forEach((probability, k) => {
        const i = order[k] as number;
        kept[i] = add(kept[i] as T, probability);
      });
      count += 1;
      if (symmetric) break;
    }
    return kept.map((total) => div(total, count));
  });
}

function build(rule: KeepRule, atoms: WeighedAtoms, K: number): ChoiceTable {
  const n = atoms.each.length;
  const each = exactCandidates(atoms);
  const candidates = (order: readonly number[]): Weighed<Rational>[] =>
    order.map((i) => candidateOf(each[i] as Weighed<Rational>));
  const rows = averages<Rational>(
    atoms,
    K,
    rule.symmetric === true,
    (order) => probabilities(rule, candidates(order)),
    {
      add: (a, b) => Q.reduce(Q.add(a, b)),
      div: (a, count) => Q.div(a, Q.of(count)),
      zero: Q.zero,
    },
  );
  const flat = Q.overOneDenominator(Q.reduceAll(rows.flat()));
  const kept = rows.map((_, row) => flat.slice(row * n, (row + 1) * n).map(({ num }) => num));
  return {
    kept,
    most: kept,
    denominator: flat[0]?.den ?? 1n,
    rounded: rows.map((row) => Float64Array.from(row, Q.toNumber)),
  };
}

/** An enclosure of a relative width of 2^−60 does not show in a double. */
const INVISIBLE_BITS = 60n;

/** The table of a rule with irrational probabilities: both ends of them, in whole multiples of 2^−bits. */
function buildEnclosed(rule: KeepRule, atoms: WeighedAtoms, K: number, bits: number): ChoiceTable {
  const F = enclosureField(digitsOf(bits));
  const each = enclosedCandidates(atoms, F);
  const keep = (order: readonly number[]): readonly Range[] => {
    const candidates = order.map((i) => candidateOf(each[i] as Weighed<Enclosed>));
    const about = `the choice among candidates of weight ${shown(order.map((i) => atoms.each[i] as Weighed<Rational>))}`;
    const kept = listOf(rule.keep(candidates, F), order.length, F, about);
    const ends = kept.map((number) => F.ends(number));
    const checked = checkedProbabilities({ lo: ends.map((end) => end.lo), hi: ends.map((end) => end.hi) }, about);
    const { lo, hi } = roundedOutwards(checked, bits);
    return lo.map((low, i) => ({ lo: low, hi: hi[i] as bigint }));
  };
  const rows = averages<Range>(atoms, K, rule.symmetric === true, keep, {
    add: (a, b) => ({ lo: a.lo + b.lo, hi: a.hi + b.hi }),
    div: (a, count) => ({ lo: a.lo / BigInt(count), hi: (a.hi + BigInt(count - 1)) / BigInt(count) }),
    zero: { lo: 0n, hi: 0n },
  });
  const denominator = 1n << BigInt(bits);
  const sharp = rows.flat().every(({ lo, hi }) => (hi - lo) << INVISIBLE_BITS <= lo);
  return {
    kept: rows.map((row) => row.map(({ lo }) => lo)),
    most: rows.map((row) => row.map(({ hi }) => hi)),
    denominator,
    rounded: sharp
      ? rows.map((row) => Float64Array.from(row, ({ lo }) => Q.toNumber(Q.of(lo, denominator))))
      : undefined,
  };
}

type Tables = Map<KeepRule, Map<string, ChoiceTable | NotRepresentableError>>;

const tables = new WeakMap<WeighedAtoms, Tables>();

/** A table that is kept with the atoms; so is that there is none. */
function remembered(rule: KeepRule, atoms: WeighedAtoms, key: string, make: () => ChoiceTable): ChoiceTable {
  const ofAtoms: Tables = tables.get(atoms) ?? new Map<KeepRule, Map<string, ChoiceTable | NotRepresentableError>>();
  tables.set(atoms, ofAtoms);
  const ofRule = ofAtoms.get(rule) ?? new Map<string, ChoiceTable | NotRepresentableError>();
  ofAtoms.set(rule, ofRule);
  let table = ofRule.get(key);
  if (table === undefined) {
    try {
      table = make();
    } catch (error) {
      if (!(error instanceof NotRepresentableError)) throw error;
      table = error;
    }
    ofRule.set(key, table);
  }
  if (table instanceof NotRepresentableError) throw table;
  return table;
}

/**
 * The table of a rule in exact numbers, cached with the atoms.
 * @throws InputError if the rule does not give probabilities. @throws NotRepresentableError if there are too many
 *   choices to list, or if a probability is irrational
 */
export function choiceTable(rule: KeepRule, atoms: WeighedAtoms, K: number): ChoiceTable {
  return remembered(rule, atoms, String(K), () => build(rule, atoms, K));
}

/** The same table, in enclosures of about so many bits where a probability is irrational. */
export function enclosedTable(rule: KeepRule, atoms: WeighedAtoms, K: number, bits: number): ChoiceTable {
  try {
    return choiceTable(rule, atoms, K);
  } catch (error) {
    if (!(error instanceof NotRepresentableError) || bits > MOST_BITS) throw error;
    return remembered(rule, atoms, `${K} in ${bits}`, () => buildEnclosed(rule, atoms, K, bits));
  }
}
