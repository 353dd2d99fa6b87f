/**
 * Decides recorded witnesses again.
 *
 * With the seed of the baseline a search must find its witness itself. With another seed or number of cases it may miss a rare
 * witness although the loop is unchanged; then a recorded witness that still refutes counts as found.
 */
import { type Loop, caseOf, decodeInstance } from '../../models';
import { parseClaim } from '../../theory';
import { type CheckedClaim, checkCase } from '../checker';
import { type Baseline, type CellRecord, type Snapshot, type Witness, cellKey } from '../results';

/** Whether the witness refutes its claim on the present loop. @throws InputError for a malformed witness */
function stillRefutes({ claim, when, where = {}, instance, finding }: Witness, loop: Loop): boolean {
  const checked: CheckedClaim = {
    spec: { id: finding.claim, says: '', claim },
    claim: parseClaim(claim, where),
    when: when === undefined ? undefined : parseClaim(when, where),
    requires: [],
  };
  return checkCase(caseOf(decodeInstance(instance), loop), [checked]).status === 'refuted';
}

/** The snapshot, completed by the recorded witnesses that a search with another seed missed. */
export function withRecordedWitnesses(seen: Snapshot, baseline: Baseline, loops: readonly Loop[]): Snapshot {
  if (seen.seed === baseline.seed && seen.cases === baseline.cases) return seen;
  const recorded = new Map(baseline.cells.map((cell) => [cellKey(cell), cell]));
  const again = (cell: CellRecord): CellRecord => {
    const witness = recorded.get(cellKey(cell))?.witness;
    const loop = loops.find(({ id }) => id === cell.loop);
    const missed = cell.verdict === 'holds' || cell.verdict === 'open' || cell.verdict === 'undecided';
    if (!missed || !witness || !loop || !stillRefutes(witness, loop)) return cell;
    const { reason: _reason, ...rest } = cell;
    return { ...rest, verdict: 'refuted', witness };
  };
  return { ...seen, cells: seen.cells.map(again) };
}
