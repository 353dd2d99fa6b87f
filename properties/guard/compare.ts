/**
 * Compares a run with its baseline.
 *
 * A regression is: a verdict that moved along holds → undecided → refuted; a cell that is no longer applicable, or is missing;
 * a witness that appeared or vanished; a margin that shrank by more than the tolerance; on learned runs, the slack of a claim whose interval
 * lies below the recorded one; an update that differs from the recorded one. A vanished witness counts although its verdict looks better, because the update or the search has changed.
 */
import {
  type Baseline,
  type CellRecord,
  type Change,
  type GuardDiff,
  type LoopRecord,
  type Side,
  type Snapshot,
  VERSION,
  cellKey,
} from '../results';

/** The relative loss of margin that is tolerated, unless the baseline sets another. */
export const DEFAULT_TOLERANCE = 0.1;

/** The part of a baseline that a run covers; everything by default. */
export interface Scope {
  readonly loops?: ReadonlySet<string>;
  readonly statements?: ReadonlySet<string>;
}

export const inScope = ({ loops, statements }: Scope, cell: Pick<CellRecord, 'loop' | 'statement'>): boolean =>
  (loops?.has(cell.loop) ?? true) && (statements?.has(cell.statement) ?? true);

const sideOf = ({ verdict, reason, margin, domain, witness, learned }: CellRecord): Side => ({
  verdict,
  ...(reason === undefined ? {} : { reason }),
  ...(margin === undefined ? {} : { margin }),
  domain,
  ...(witness === undefined ? {} : { witness }),
  ...(learned === undefined ? {} : { learned }),
});

/** The order of searched verdicts, from best to worst. */
const RANK: Readonly<Record<Exclude<CellRecord['verdict'], 'not applicable'>, number>> = {
  holds: 0,
  open: 1,
  undecided: 2,
  refuted: 3,
};

/** Whether the change of verdict from `before` to `after` is a regression. */
function worse(before: CellRecord, after: CellRecord): boolean {
  if ((before.witness === undefined) !== (after.witness === undefined)) return true;
  if (after.verdict === 'not applicable') return true;
  return before.verdict !== 'not applicable' && RANK[after.verdict] > RANK[before.verdict];
}

type Judged = { readonly change: Change; readonly worse: boolean } | undefined;

function compareMargins(before: CellRecord, after: CellRecord, tolerance: number): Judged {
  // The margin of a refuted cell tells where the search stopped, not how tight the statement is.
  if (before.margin === undefined || before.verdict === 'refuted') return undefined;
  const left = (after.margin ?? 0) / before.margin;
  const { loop, statement } = before;
  const margins = { before: before.margin, ...(after.margin === undefined ? {} : { after: after.margin }) };
  const change: Change = { kind: 'margin', loop, statement, ...margins, domain: after.domain };
  if (left < 1 - tolerance) return { change, worse: true };
  return left > 1 + tolerance ? { change, worse: false } : undefined;
}

/**
 * The first claim of a learned cell whose slack certainly moved: the intervals of the two runs have no point in common. Each run is right with its own
 * probability, so equal loops differ with at most the sum of the two error probabilities.
 */
function compareSlacks({ loop, statement, learned = [] }: CellRecord, after: CellRecord): Judged {
  const now = after.learned ?? [];
  const moved = learned.flatMap((before) => {
    const found = now.find(({ experiment, claim }) => experiment === before.experiment && claim === before.claim);
    if (found === undefined) return [];
    const falls = Number(found.slack.hi) < Number(before.slack.lo);
    const rises = Number(found.slack.lo) > Number(before.slack.hi);
    return falls || rises ? [{ before, after: found, falls }] : [];
  });
  const worst = moved.find(({ falls }) => falls) ?? moved[0];
  if (worst === undefined) return undefined;
  return {
    change: { kind: 'slack', loop, statement, before: worst.before, after: worst.after },
    worse: worst.falls,
  };
}

function compareCells(before: CellRecord, after: CellRecord | undefined, tolerance: number | undefined): Judged {
  const { loop, statement } = before;
  if (after === undefined)
    return { change: { kind: 'vanished', loop, statement, before: sideOf(before) }, worse: true };
  if (before.verdict === after.verdict)
    return tolerance === undefined
      ? undefined
      : (compareMargins(before, after, tolerance) ?? compareSlacks(before, after));
  const change: Change = { kind: 'verdict', loop, statement, before: sideOf(before), after: sideOf(after) };
  return { change, worse: worse(before, after) };
}

/** The change of a loop's fingerprint. A loop that the run lacks is reported through its cells. */
function compareUpdates({ id, fingerprint }: LoopRecord, now: readonly LoopRecord[]): Change | undefined {
  const found = now.find((loop) => loop.id === id);
  if (fingerprint === undefined || found === undefined) return undefined;
  const after = found.fingerprint;
  if (after?.sha256 === fingerprint.sha256) return undefined;
  return { kind: 'update', loop: id, before: fingerprint, ...(after ? { after } : {}) };
}

function whyNoMargins(baseline: Baseline, now: Snapshot): string | undefined {
  if (now.seed !== baseline.seed) return `the seed is ${now.seed}, that of the baseline ${baseline.seed}`;
  if (now.cases !== baseline.cases) return `there are ${now.cases} cases, in the baseline ${baseline.cases}`;
  return undefined;
}

/**
 * The changes between a baseline and a run. `tolerance` is the relative loss of margin that is tolerated.
 * @example
 * const regressed = async (baseline: Baseline): Promise<boolean> => {
 *   const { snapshot } = await takeSnapshot({ seed: baseline.seed, cases: baseline.cases });
 *   return compareWithBaseline(baseline, snapshot).regressions.length > 0;
 * };
 */
export function compareWithBaseline(
  baseline: Baseline,
  now: Snapshot,
  { scope = {}, tolerance = baseline.tolerance }: { readonly scope?: Scope; readonly tolerance?: number } = {},
): GuardDiff {
  const marginsNotCompared = whyNoMargins(baseline, now);
  const found = new Map(now.cells.map((cell) => [cellKey(cell), cell]));
  const known = new Set(baseline.cells.map(cellKey));
  const asked = baseline.cells.filter((cell) => inScope(scope, cell));
  const updates = baseline.loops.flatMap((loop) => compareUpdates(loop, now.loops) ?? []);
  const judged = asked.flatMap(
    (cell) =>
      compareCells(cell, found.get(cellKey(cell)), marginsNotCompared === undefined ? tolerance : undefined) ?? [],
  );
  return {
    format: 'curated-loops/guard-diff',
    version: 2,
    tool: { version: VERSION },
    recordedWith: baseline.tool.version,
    seed: now.seed,
    cases: now.cases,
    tolerance,
    ...(marginsNotCompared === undefined ? {} : { marginsNotCompared }),
    regressions: [...updates, ...judged.filter((one) => one.worse).map(({ change }) => change)],
    improvements: judged.filter((one) => !one.worse).map(({ change }) => change),
    added: now.cells.filter((cell) => !known.has(cellKey(cell))),
    unchanged: asked.length - judged.length,
  };
}

/** 1 if there is a regression, else 0. */
export const guardExitCode = ({ regressions }: GuardDiff): 0 | 1 => (regressions.length > 0 ? 1 : 0);
