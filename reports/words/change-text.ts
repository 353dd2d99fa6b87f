/** The change against a baseline in words. */
import type { VerificationResults } from '../../properties/results';
import { type MarginChange, type RunChange, TOLD_FACTOR, decadesOf } from './change';
import { countText, dateText, decimalText, plural } from './number-text';

/** Larger factors are powers of ten. */
const LONGEST = 6;

/** A commit in twelve digits, with its mark for changes. */
export const shortCommit = (commit: string): string => commit.replace(/^([0-9a-f]{12})[0-9a-f]*/, '$1');

/** Which run it is: `29 November 2026, 13:23 UTC, commit 4373debeaa30, seed 20240709`. */
export function runText({ timing, tool, seed }: Pick<VerificationResults, 'timing' | 'tool' | 'seed'>): string {
  const { commit, version } = tool;
  const source = commit === undefined ? `version ${version}` : `commit ${shortCommit(commit)}`;
  return [dateText(timing.startedAt), source, `seed ${seed}`].join(', ');
}

/** How many times, in at most two digits: `40 000 times`, `1e80 times`. */
function timesText(decades: number): string {
  if (decades > LONGEST) return `1e${Math.round(decades)} times`;
  return `${countText(Number((10 ** decades).toPrecision(2)))} times`;
}

/** `1.2e−9 → 3e−14: 40 000 times tighter`. */
export function marginChangeText(change: MarginChange): string {
  const { before, after } = change;
  const how = `${timesText(decadesOf(change))} ${after < before ? 'tighter' : 'wider'}`;
  return `${decimalText(before, 3)} → ${decimalText(after, 3)}: ${how}`;
}

/** The numbers of cases; undefined if they are equal. */
export function casesChangeText({ cases: { before, after } }: RunChange): string | undefined {
  return before === after ? undefined : `Cases: ${countText(before)} → ${countText(after)}.`;
}

/** The one sentence of a run in which nothing changed. */
export const unchangedText = ({ baseline }: RunChange): string =>
  `Nothing changed since the baseline (${runText(baseline)}): every verdict is the same, ` +
  `no tightest margin changed by a factor of ${TOLD_FACTOR} or more, and no counterexample is new.`;

/** How many counterexamples others took the place of; undefined if none. */
export function replacedText({ replaced }: RunChange): string | undefined {
  if (replaced === 0) return undefined;
  return `${plural(replaced, 'known counterexample')} ${replaced === 1 ? 'is' : 'are'} another one than in the baseline, to the same claim.`;
}
