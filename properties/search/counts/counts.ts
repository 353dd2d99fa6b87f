/**
 * Counts of the cases that a search has run: their number, how they were decided, the decided claims, and the tightest case.
 *
 * `mergeCounts` is associative with `NO_COUNTS` as its neutral element, so the cases of chunks can be counted on any thread (`counter.ts`), and
 * the chunks merged in order.
 */
import { type ClaimSpec, type ModelKind, type Tightness, graverReason } from '../../../theory';
import type { Finding } from '../../checker';
import { type AnyGenerator, NO_EXTENTS, mergeExtents } from '../../generators';
import type { ClaimEvidence, Extents, LabelShare } from '../../results';
import { type MarginCounts, NO_MARGINS, mergeMargins } from './margins';
import type { SearchSpec } from '../search-task';
import { type Elites, NO_ELITES, mergeElites } from '../targeted/elites';

/** A case that held, and its decision of smallest margin. */
export interface TightCase {
  readonly genotype: unknown;
  readonly finding: Finding;
  readonly foundBy: 'random' | 'targeted';
}

/** The cases of one claim. */
export interface ClaimCounts {
  /** Number of random cases that decided it. */
  readonly cases: number;
  /** Number of random cases in which its two sides, not both 0, are equal. */
  readonly attained: number;
  /** The smallest positive margin of all its decisions, those of the hill climb included. */
  readonly margin: number | undefined;
}

/** Plain data, which can be sent between threads. */
export interface Counts {
  /** Number of cases on which some claim applied. */
  readonly run: number;
  readonly discarded: number;
  readonly undecided: number;
  /** Numbers of cases by the strongest means that a decision needed. */
  readonly exact: number;
  readonly certified: number;
  readonly decisions: number;
  readonly attained: number;
  /** Cases by label. */
  readonly carried: Readonly<Record<string, number>>;
  /** By id, the claims decided at least once. */
  readonly byClaim: Readonly<Record<string, ClaimCounts>>;
  /** Where the cases lay, those of the hill climb included. */
  readonly reach: Extents;
  /** The reason of the first undecided case; an internal contradiction comes before other reasons. */
  readonly undecidedBecause: string | undefined;
  /** Why the claims do not speak of the first case at K = ∞ that was discarded because they do not. */
  readonly inapplicable?: string;
  readonly tightest: TightCase | undefined;
  /** The margins of random cases; only those of whole chunks, which are counted apart. */
  readonly margins: MarginCounts;
  /** The tightest case of each claim and label, those of the hill climb included. */
  readonly elites: Elites;
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
  byClaim: {},
  reach: NO_EXTENTS,
  undecidedBecause: undefined,
  tightest: undefined,
  margins: NO_MARGINS,
  elites: NO_ELITES,
};

export const NO_CASES: ClaimCounts = { cases: 0, attained: 0, margin: undefined };

/** The smallest number of cases on which shares, of labels and of claims, are judged. */
const SHARES_NEED = 200;

/** The smallest number of cases on which tightness is judged. */
const TIGHTNESS_NEEDS = 1000;

/** Share of the cases that must decide a claim which names no other share. */
const CLAIM_SHARE = 0.02;

/** The tighter of two cases; the first if they are equal. */
export function tighter(a: TightCase | undefined, b: TightCase | undefined): TightCase | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return (b.finding.margin ?? Infinity) < (a.finding.margin ?? Infinity) ? b : a;
}

function addCounts(a: Counts['carried'], b: Counts['carried']): Counts['carried'] {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** The smaller of two margins; undefined if there is none. */
export function smaller(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

function addClaims(a: Counts['byClaim'], b: Counts['byClaim']): Counts['byClaim'] {
  const sum: Record<string, ClaimCounts> = { ...a };
  for (const [id, more] of Object.entries(b)) {
    const { cases, attained, margin } = sum[id] ?? NO_CASES;
    sum[id] = {
      cases: cases + more.cases,
      attained: attained + more.attained,
      margin: smaller(margin, more.margin),
    };
  }
  return sum;
}

/** The counts of the cases of `a` followed by those of `b`. */
export function mergeCounts(a: Counts, b: Counts): Counts {
  const inapplicable = a.inapplicable ?? b.inapplicable;
  return {
    run: a.run + b.run,
    discarded: a.discarded + b.discarded,
    undecided: a.undecided + b.undecided,
    exact: a.exact + b.exact,
    certified: a.certified + b.certified,
    decisions: a.decisions + b.decisions,
    attained: a.attained + b.attained,
    carried: addCounts(a.carried, b.carried),
    byClaim: addClaims(a.byClaim, b.byClaim),
    reach: mergeExtents(a.reach, b.reach),
    undecidedBecause: graverReason(a.undecidedBecause, b.undecidedBecause),
    ...(inapplicable === undefined ? {} : { inapplicable }),
    tightest: tighter(a.tightest, b.tightest),
    margins: mergeMargins(a.margins, b.margins),
    elites: mergeElites(a.elites, b.elites),
  };
}

/**
 * The fewest cases with a label in a run of a generator that makes them with the required share: two standard deviations below the mean, and
 * at least one. A share of a sample scatters, and a run that is judged by several hundred labels must not be weak by chance.
 */
const fewestOf = (required: number, run: number): number => {
  const mean = required * run;
  return Math.max(1, Math.ceil(mean - 2 * Math.sqrt(mean * (1 - required))));
};

/** The share of each label among the cases. */
export function labelShares({ run, carried }: Counts, labels: AnyGenerator['labels']): LabelShare[] {
  return labels.map(({ name, share: required }) => {
    const count = carried[name] ?? 0;
    const share = run === 0 ? 0 : count / run;
    return { name, share, required, met: run < SHARES_NEED || count >= fewestOf(required, run) };
  });
}

/** The tightness that a claim requires on a kind of model. */
export function requiredTightness({ tightness }: ClaimSpec, model: ModelKind): Tightness | undefined {
  return typeof tightness === 'object' ? tightness[model] : tightness;
}

/** The reason if no case came as close to the bound of a claim as required; undefined if one did. */
function looseness({ attained, margin }: ClaimCounts, { id }: ClaimSpec, required: Tightness): string | undefined {
  if (required === 'attained') return attained > 0 ? undefined : `claim ${id} was never attained`;
  if (margin !== undefined && margin <= required) return undefined;
  const reached = margin === undefined ? 'has no margin' : `came down to ${Number(margin.toPrecision(2))} only`;
  return `claim ${id} ${reached}; ${required} is required`;
}

/** The part of a search that determines the required evidence. */
type Asked = Pick<SearchSpec, 'claims' | 'model' | 'tight'>;

/** Why the evidence for a claim is too little; undefined if it suffices. */
function shortfallOf(run: number, counts: ClaimCounts, spec: ClaimSpec, { model, tight }: Asked): string | undefined {
  const { cases } = counts;
  const { id, rare } = spec;
  if (cases === 0) return `no case satisfies what is needed for claim ${id}`;
  const enough = Math.ceil((rare?.share ?? CLAIM_SHARE) * run);
  if (run >= SHARES_NEED && cases < enough)
    return `claim ${id} was decided in ${cases} of ${run} cases only; ${enough} are required`;
  const required = tight === true && run >= TIGHTNESS_NEEDS ? requiredTightness(spec, model) : undefined;
  return required === undefined ? undefined : looseness(counts, spec, required);
}

/** The evidence of the cases for each claim. */
export function claimEvidence({ run, byClaim }: Counts, search: Asked): ClaimEvidence[] {
  return search.claims.map(({ spec }) => {
    const counts = byClaim[spec.id] ?? NO_CASES;
    const { cases, attained, margin } = counts;
    const shortfall = shortfallOf(run, counts, spec, search);
    return {
      claim: spec.id,
      cases,
      attained,
      ...(margin === undefined || margin === Infinity ? {} : { margin }),
      ...(shortfall === undefined ? {} : { shortfall }),
    };
  });
}
