/** Named examples of a full run: they show what the statements say and decide nothing. */
import type { Statement, StatementId } from '../../../theory';
import type { Examples } from '../../results';
import { phaseDiagram } from './phase-diagram';
import { trajectories } from './trajectories';

/** The statements whose bounds the examples show. */
const SHOWN: readonly StatementId[] = [
  'lemma-2.2',
  'theorem-2.1',
  'theorem-2.3',
  'theorem-2.4',
  'odds-rate',
  'geometric-concentration',
  'sharp-theorem-2.3',
  'sharp-theorem-2.4',
];

/** The examples, for a run that verifies all statements that they show; else nothing. */
export function examplesFor(statements: readonly Statement[]): { readonly examples?: Examples } {
  const verified = new Set(statements.map(({ id }) => id));
  if (!SHOWN.every((id) => verified.has(id))) return {};
  return { examples: { trajectories: trajectories(), phase: phaseDiagram() } };
}
