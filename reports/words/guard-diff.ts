/** The result of the guard in words, shared by its text and its Markdown. */
import {
  type CellRecord,
  type Witness,
  type Change,
  type GuardDiff,
  type Side,
  domainLine,
  instanceText,
} from '../../properties/results';
import { learnedEvidenceText } from './matrix-figures';
import { decimalText, percentText, plural } from './number-text';
import type { Verdict } from './verdict';
import { placeText, refutedText } from './witness';

/** Number of shown digits of a fingerprint. */
const SHOWN_DIGITS = 12;

/** The subject of a change, such as `lemma-2.2 on curated`, or the loop alone. */
export function subjectText(change: Change): string {
  return change.kind === 'update' ? change.loop : `${change.statement} on ${change.loop}`;
}

/** A change on one line. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'verdict':
      return `was ${change.before.verdict}, is ${change.after.verdict}`;
    case 'margin':
      return marginChange(change.before, change.after);
    case 'slack':
      return `the slack of a claim is ${Number(change.before.slack.lo) > Number(change.after.slack.hi) ? 'less' : 'more'} than recorded, beyond both intervals`;
    case 'vanished':
      return `was ${change.before.verdict}, and is not there any more`;
    case 'update': {
      const { before, after } = change;
      const was = before.sha256.slice(0, SHOWN_DIGITS);
      if (after === undefined) return `the update was ${was}…, and has no fingerprint any more`;
      return `the update is not the one recorded: its laws were ${was}…, are ${after.sha256.slice(0, SHOWN_DIGITS)}…`;
    }
  }
}

function marginChange(before: number, after: number | undefined): string {
  const was = `margin ${decimalText(before, 3)}`;
  if (after === undefined) return `${was} before, none now`;
  const by = percentText(Math.abs(after - before) / before);
  return `${was} before, ${decimalText(after, 3)} now: ${by} ${after < before ? 'less' : 'more'}`;
}

/** A witness in a few lines: claim, both sides, instance. */
function witnessLines({ claim, when, where = {}, finding, instance }: Witness): readonly string[] {
  // A variant of the loop may use the real data for any λ.
  const about = [claim, when ?? '', ...Object.values(where), 'p_ref'].join(' ');
  return [
    `claim: ${claim}${when === undefined ? '' : ` when ${when}`}`,
    ...Object.entries(where).map(([name, body]) => `  where ${name} = ${body}`),
    `at ${placeText(finding)}: ${refutedText(claim, finding)} (${finding.rung})`,
    `instance (${instance.model}): ${instanceText(instance, about)}`,
  ];
}

/** The domain of a search, or the decisions on learned runs; no line for a cell that was not searched. */
function domainLines(
  what: string,
  { domain, verdict, learned }: Pick<Side, 'domain' | 'verdict' | 'learned'>,
): readonly string[] {
  if (verdict === 'not applicable') return [];
  return learned === undefined ? [`${what}: ${domainLine({ domain })}`] : learned.map(learnedEvidenceText);
}

function sideLines(what: string, side: Side): readonly string[] {
  const { reason, witness } = side;
  const looked = domainLines(`domain ${what}`, side);
  if (witness) return [`witness ${what}:`, ...witnessLines(witness).map((line) => `  ${line}`), ...looked];
  return [...(reason === undefined ? [] : [`${what}: ${reason}`]), ...looked];
}

/** The details of a change: the witness that appeared or vanished, and the reasons. */
export function changeDetails(change: Change): readonly string[] {
  switch (change.kind) {
    case 'verdict':
      return [...sideLines('before', change.before), ...sideLines('now', change.after)];
    case 'vanished':
      return sideLines('before', change.before);
    case 'margin':
      return [`domain now: ${domainLine(change)}`];
    case 'slack':
      return [`before: ${learnedEvidenceText(change.before)}`, `now: ${learnedEvidenceText(change.after)}`];
    case 'update':
      return [];
  }
}

/** A cell on one line, such as `lemma-2.2 on curated: holds (n 2–5, K = 2)`. */
export function addedText(cell: CellRecord): string {
  const { statement, loop, verdict, learned } = cell;
  const where = learned === undefined ? domainLine(cell) : plural(learned.length, 'claim');
  const looked = verdict === 'not applicable' ? '' : ` (${where})`;
  return `${statement} on ${loop}: ${verdict}${looked}`;
}

/** The verdict of the guard. */
export function guardHeadline({ regressions, improvements, added }: GuardDiff): Verdict {
  if (regressions.length > 0) return { sign: '✗', words: plural(regressions.length, 'regression'), tone: 'bad' };
  const more = improvements.length + added.length > 0;
  return { sign: '✓', words: more ? 'no regression' : 'as recorded', tone: 'good' };
}

/** The numbers of cells by kind, the seed, and a note on margins that were not compared. */
export function guardFootnotes(diff: GuardDiff): readonly string[] {
  const { unchanged, improvements, added, seed, cases, tolerance, marginsNotCompared, tool, recordedWith } = diff;
  const versions =
    tool.version === recordedWith
      ? []
      : [`the baseline was recorded with curated-loops ${recordedWith}, this is ${tool.version}`];
  return [
    `${plural(unchanged, 'cell')} as recorded, ${improvements.length} better, ${added.length} new`,
    cases === 0
      ? `seed ${seed}, on learned models`
      : `seed ${seed}, ${cases} cases per cell, tolerance ${percentText(tolerance)}`,
    ...(marginsNotCompared === undefined ? [] : [`margins were not compared: ${marginsNotCompared}`]),
    ...versions,
  ];
}
