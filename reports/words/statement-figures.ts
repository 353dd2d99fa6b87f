/** The figures of a statement in a table row. */
import type { CellResult, FindingJson, StatementResult } from '../../properties/results';
import { comparisonSign } from './comparison';
import { marginText } from './number-text';

/** The finding with the smallest positive margin over several models; undefined if there is none. */
function tightestFinding(cells: readonly CellResult[]): FindingJson | undefined {
  const findings = cells.flatMap(({ tightest }) => (tightest?.finding.margin === undefined ? [] : [tightest.finding]));
  return findings.reduce<FindingJson | undefined>(
    (best, finding) => (best === undefined || (finding.margin ?? 0) < (best.margin ?? 0) ? finding : best),
    undefined,
  );
}

/** The smallest positive margin over several models; undefined if there is none. */
export function smallestMargin(cells: readonly CellResult[]): string | undefined {
  const finding = tightestFinding(cells);
  return finding === undefined ? undefined : marginText(finding);
}

/** The smallest positive margin over all models as a number; undefined if a cell is refuted, or if there is none. */
export function leastMargin({ cells }: StatementResult): number | undefined {
  return worst(cells) === undefined ? tightestFinding(cells)?.margin : undefined;
}

/** The counterexample with the least margin; undefined if no cell is refuted. */
function worst(cells: readonly CellResult[]): FindingJson | undefined {
  const findings = cells.flatMap(({ counterexample }) => (counterexample ? [counterexample.finding] : []));
  return findings.reduce<FindingJson | undefined>(
    (least, finding) => (least === undefined || (finding.margin ?? 0) < (least.margin ?? 0) ? finding : least),
    undefined,
  );
}

/** The margin of a refuted cell's counterexample, else the smallest positive margin, or a remark that equalities have none. */
export function cellMargin(statement: StatementResult, cell: CellResult): string {
  const refuted = worst([cell]);
  if (refuted !== undefined) return marginText(refuted) ?? '–';
  const margin = cell.tightest === undefined ? undefined : marginText(cell.tightest.finding);
  if (margin !== undefined) return margin;
  const claims = statement.claims.filter(({ id }) => cell.claims.includes(id));
  const identities = claims.length > 0 && claims.every(({ text }) => comparisonSign(text) === '=');
  return identities ? 'identity' : '–';
}

/** How tight the statement is over all models: the margin of a counterexample, attained, or the smallest margin. */
export function tightestMargin({ cells }: StatementResult): string {
  const refuted = worst(cells);
  if (refuted !== undefined) return marginText(refuted) ?? '–';
  if (cells.some(({ attained }) => attained > 0)) return 'attained';
  return smallestMargin(cells) ?? '–';
}

/** The share of hypotheses whose dropping gave a counterexample, such as `3/4`. */
export function dropRatio({ drops }: StatementResult): string {
  return drops.length === 0
    ? '–'
    : `${drops.filter(({ status }) => status === 'counterexample').length}/${drops.length}`;
}

/** The share of killed mutants, such as `5/5`. */
export function mutantRatio({ mutants }: StatementResult): string {
  return mutants.length === 0 ? '–' : `${mutants.filter(({ status }) => status === 'killed').length}/${mutants.length}`;
}
