/**
 * The elites of a search: for every claim, and every label that cases carry, the case of smallest margin.
 *
 * They are the archive of MAP-Elites (Mouret and Clune, *Illuminating search spaces by mapping elites*, 2015, arXiv:1504.04909): a tight case of
 * one kind does not displace those of other kinds, so the hill climb has starts in every part of the domain.
 */
import type { ClaimDecisions } from '../../checker';

/** A case, and the smallest positive margin that its decisions of a claim have. */
export interface Elite {
  readonly genotype: unknown;
  readonly margin: number;
}

/** By id of a claim and by name of a label; under `ANY` of all cases, whatever labels they carry. Plain data. */
export type Elites = Readonly<Record<string, Readonly<Record<string, Elite>>>>;

/** The name under which every case competes. Labels have names of their own. */
export const ANY = '';

export const NO_ELITES: Elites = {};

/** At this margin one side is 0, or next to it: the margin does not tell how near the other side is, so it gives no direction. */
const FLAT = 1;
const ROUNDING = 1e-9;

/** Whether a climb can follow a margin: both sides differ, and neither of them is 0. */
function canFollow(margin: number | undefined): margin is number {
  return margin !== undefined && margin > 0 && margin < Infinity && Math.abs(margin - FLAT) > ROUNDING;
}

/** Adds a case to the elites: it replaces those of larger margin. Returns `elites` itself if the case replaces none. */
export function withCase(
  elites: Elites,
  genotype: unknown,
  byClaim: ReadonlyMap<string, ClaimDecisions>,
  labels: readonly string[],
): Elites {
  let changed: Record<string, Readonly<Record<string, Elite>>> | undefined;
  for (const [claim, { margin }] of byClaim) {
    if (!canFollow(margin)) continue;
    const before = elites[claim] ?? {};
    let better: Record<string, Elite> | undefined;
    const elite: Elite = { genotype, margin };
    for (const label of [ANY, ...labels]) {
      if (margin < (before[label]?.margin ?? Infinity)) (better ??= { ...before })[label] = elite;
    }
    if (better !== undefined) (changed ??= { ...elites })[claim] = better;
  }
  return changed ?? elites;
}

/** The tighter case of each kind; that of `a` if they are equal. Associative, with `NO_ELITES` as its neutral element. */
export function mergeElites(a: Elites, b: Elites): Elites {
  let merged: Record<string, Readonly<Record<string, Elite>>> | undefined;
  for (const claim in b) {
    const [ours = {}, theirs = {}] = [a[claim], b[claim]];
    let better: Record<string, Elite> | undefined;
    for (const label in theirs) {
      const elite = theirs[label] as Elite;
      if (elite.margin < (ours[label]?.margin ?? Infinity)) (better ??= { ...ours })[label] = elite;
    }
    if (better !== undefined) (merged ??= { ...a })[claim] = better;
  }
  return merged ?? a;
}
