/**
 * What a search has seen so far: counts, claims decided, the tightest case.
 *
 * Tallies add up: `mergeTallies` is associative with `EMPTY_TALLY` as its neutral element, so cases can be counted in
 * chunks, anywhere, and the chunks put together in order.
 */
import type { Finding } from '../checker';
import type { AnyGenerator } from '../generators';
import type { LabelShare } from '../results';
import type { Trial } from './run-case';

/** A case that held, and its decision of smallest margin. */
export interface Tight {
  readonly genotype: unknown;
  readonly finding: Finding;
  readonly foundBy: 'random' | 'targeted';
}

/** Plain data: it travels between threads. */
export interface Tally {
  /** Cases on which some claim was asked. */
  readonly run: number;
  readonly discarded: number;
  readonly undecided: number;
  /** Cases by the strongest means any of their decisions needed. */
  readonly exact: number;
  readonly certified: number;
  readonly decisions: number;
  readonly attained: number;
  /** Cases by label. */
  readonly carried: Readonly<Record<string, number>>;
  /** Ids of the claims decided at least once. */
  readonly decided: readonly string[];
  /** Of the first case that stayed undecided. */
  readonly undecidedBecause: string | undefined;
  readonly tightest: Tight | undefined;
}

export const EMPTY_TALLY: Tally = {
  run: 0,
  discarded: 0,
  undecided: 0,
  exact: 0,
  certified: 0,
  decisions: 0,
  attained: 0,
  carried: {},
  decided: [],
  undecidedBecause: undefined,
  tightest: undefined,
};

/** Fewer cases than this do not say anything about shares of labels. */
const LABELS_NEED = 200;

/** The tally of the tightness of one trial alone. */
export function tightnessOf({ verdict, genotype }: Trial, foundBy: Tight['foundBy']): Tally {
  const finding = verdict.status === 'holds' ? verdict.tightest : undefined;
  if (finding?.margin === undefined || finding.margin === Infinity) return EMPTY_TALLY;
  return { ...EMPTY_TALLY, tightest: { genotype, finding, foundBy } };
}

/** The tally of one trial. */
export function tallyOf(trial: Trial, labels: AnyGenerator['labels'], foundBy: Tight['foundBy']): Tally {
  const { verdict, instance } = trial;
  if (verdict.status === 'discarded') return { ...EMPTY_TALLY, discarded: 1 };
  const carried = labels.filter((label) => label.carries(instance)).map(({ name }) => [name, 1] as const);
  const ran: Tally = { ...EMPTY_TALLY, run: 1, carried: Object.fromEntries(carried) };
  switch (verdict.status) {
    case 'undecided':
      return {
        ...ran,
        undecided: 1,
        undecidedBecause: `claim ${verdict.claim || '(hypothesis)'}: ${verdict.reason}`,
      };
    case 'holds': {
      const { rung, decisions, attained, decided } = verdict;
      const { tightest } = tightnessOf(trial, foundBy);
      return { ...ran, [rung]: 1, decisions, attained, decided: [...decided], tightest };
    }
    case 'refuted':
      return { ...ran, [verdict.finding.rung]: 1 };
  }
}

/** The tighter of the two; of equals the first. */
function tighter(a: Tight | undefined, b: Tight | undefined): Tight | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (b.finding.margin ?? Infinity) < (a.finding.margin ?? Infinity) ? b : a;
}

function addCounts(a: Tally['carried'], b: Tally['carried']): Tally['carried'] {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  b.every((id) => a.includes(id)) ? a : [...new Set([...a, ...b])];

/** The tally of the cases of `a` followed by those of `b`. */
export function mergeTallies(a: Tally, b: Tally): Tally {
  return {
    run: a.run + b.run,
    discarded: a.discarded + b.discarded,
    undecided: a.undecided + b.undecided,
    exact: a.exact + b.exact,
    certified: a.certified + b.certified,
    decisions: a.decisions + b.decisions,
    attained: a.attained + b.attained,
    carried: addCounts(a.carried, b.carried),
    decided: union(a.decided, b.decided),
    undecidedBecause: a.undecidedBecause ?? b.undecidedBecause,
    tightest: tighter(a.tightest, b.tightest),
  };
}

/** How common each label was. */
export function labelShares({ run, carried }: Tally, labels: AnyGenerator['labels']): LabelShare[] {
  return labels.map(({ name, share: required }) => {
    const share = run === 0 ? 0 : (carried[name] ?? 0) / run;
    return { name, share, required, met: run < LABELS_NEED || share >= required };
  });
}
