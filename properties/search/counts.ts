/**
 * Counts of the cases that a search has run: how many, how they were decided, which claims, and the tightest one.
 *
 * Counts add up: `mergeCounts` is associative with `NO_COUNTS` as its neutral element, so cases can be counted in chunks, anywhere, and the
 * chunks merged in order.
 */
import type { Finding } from '../checker';
import { type AnyGenerator, NO_EXTENTS, mergeExtents } from '../generators';
import type { Extents, LabelShare } from '../results';
import type { RunCase } from './run-case';

/** A case that held, and its decision of smallest margin. */
export interface TightCase {
  readonly genotype: unknown;
  readonly finding: Finding;
  readonly foundBy: 'random' | 'targeted';
}

/** Plain data: it travels between threads. */
export interface Counts {
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
  /** Where the cases lay, those of the hill climb included. */
  readonly reach: Extents;
  /** Of the first case that stayed undecided. */
  readonly undecidedBecause: string | undefined;
  readonly tightest: TightCase | undefined;
}

export const NO_COUNTS: Counts = {
  run: 0,
  discarded: 0,
  undecided: 0,
  exact: 0,
  certified: 0,
  decisions: 0,
  attained: 0,
  carried: {},
  decided: [],
  reach: NO_EXTENTS,
  undecidedBecause: undefined,
  tightest: undefined,
};

/** Shares of labels are not judged on fewer cases than this. */
const LABELS_NEED = 200;

/** The counts of one case that record its tightness and where it lies only. */
export function tightnessOf({ verdict, genotype, extents }: RunCase, foundBy: TightCase['foundBy']): Counts {
  const counts: Counts = { ...NO_COUNTS, reach: extents };
  const finding = verdict.status === 'holds' ? verdict.tightest : undefined;
  if (finding?.margin === undefined || finding.margin === Infinity) return counts;
  return { ...counts, tightest: { genotype, finding, foundBy } };
}

/** The counts of one case. */
export function countsOf(checked: RunCase, labels: AnyGenerator['labels'], foundBy: TightCase['foundBy']): Counts {
  const { verdict, instance } = checked;
  if (verdict.status === 'discarded') return { ...NO_COUNTS, discarded: 1 };
  const carried = labels.filter((label) => label.carries(instance)).map(({ name }) => [name, 1] as const);
  const ran: Counts = { ...NO_COUNTS, run: 1, carried: Object.fromEntries(carried), reach: checked.extents };
  switch (verdict.status) {
    case 'undecided':
      return {
        ...ran,
        undecided: 1,
        undecidedBecause: `claim ${verdict.claim || '(hypothesis)'}: ${verdict.reason}`,
      };
    case 'holds': {
      const { rung, decisions, attained, decided } = verdict;
      const { tightest } = tightnessOf(checked, foundBy);
      return { ...ran, [rung]: 1, decisions, attained, decided: [...decided], tightest };
    }
    case 'refuted':
      return { ...ran, [verdict.finding.rung]: 1 };
  }
}

/** The tighter of the two; of equals the first. */
function tighter(a: TightCase | undefined, b: TightCase | undefined): TightCase | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (b.finding.margin ?? Infinity) < (a.finding.margin ?? Infinity) ? b : a;
}

function addCounts(a: Counts['carried'], b: Counts['carried']): Counts['carried'] {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  b.every((id) => a.includes(id)) ? a : [...new Set([...a, ...b])];

/** The counts of the cases of `a` followed by those of `b`. */
export function mergeCounts(a: Counts, b: Counts): Counts {
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
    reach: mergeExtents(a.reach, b.reach),
    undecidedBecause: a.undecidedBecause ?? b.undecidedBecause,
    tightest: tighter(a.tightest, b.tightest),
  };
}

/** How common each label was. */
export function labelShares({ run, carried }: Counts, labels: AnyGenerator['labels']): LabelShare[] {
  return labels.map(({ name, share: required }) => {
    const share = run === 0 ? 0 : (carried[name] ?? 0) / run;
    return { name, share, required, met: run < LABELS_NEED || share >= required };
  });
}
