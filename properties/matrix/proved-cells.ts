/**
 * What stored certificates prove of the cells of the paper's loop, for all laws and weights.
 *
 * Certificates are about no other loop, so the column is recognised by the loop itself, not by its id, which a loop of the user may share.
 */
import { type Loop, loopOf } from '../../models';
import { type Statement, claimsFor } from '../../theory';
import { type StoredCertificate, proofsOf } from '../proofs';
import type { JudgedCell, RefusedCertificate } from '../results';

/** The kinds of model with laws on atoms, which alone certificates are about. */
const ON_ATOMS: ReadonlySet<JudgedCell['model']> = new Set(['discrete', 'large-discrete']);

interface Proved {
  readonly cells: readonly JudgedCell[];
  /** Certificates of the statements that prove nothing, in the order of the statements. */
  readonly refused: readonly RefusedCertificate[];
}

/** The cells, those of the paper's loop with their proofs; without that loop no certificate is checked. */
export function provedCells(
  cells: readonly JudgedCell[],
  statements: readonly Statement[],
  loops: readonly Loop[],
  certificates: readonly StoredCertificate[],
): Proved {
  const paper = loopOf('curated');
  if (!loops.includes(paper)) return { cells, refused: [] };
  const found = new Map(
    statements.map((statement) => [statement.id, { statement, ...proofsOf(statement, certificates) }]),
  );
  const withProofs = (cell: JudgedCell): JudgedCell => {
    const row = found.get(cell.statement);
    if (row === undefined || cell.loop !== paper.id || cell.model === undefined || !ON_ATOMS.has(cell.model))
      return cell;
    const claims = claimsFor(row.statement, cell.model).map(({ id }) => id);
    const proofs = row.proofs.filter(({ claim }) => claims.includes(claim));
    if (proofs.length === 0) return cell;
    const unproved = claims.filter((id) => proofs.every(({ claim }) => claim !== id));
    return { ...cell, proofs, ...(unproved.length === 0 ? {} : { unproved }) };
  };
  return { cells: cells.map(withProofs), refused: [...found.values()].flatMap(({ refused }) => refused) };
}
