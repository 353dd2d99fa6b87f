/** Writes the outputs of an audit into a folder. */
import type { AuditResults } from '../../properties/results';
import { auditHtml } from '../html';
import { serialiseAudit } from '../../properties/results/schemas';
import { writeFiles } from './write';

/**
 * Writes `audit.json` and `audit.html`; creates a missing folder.
 * @returns the paths of the files
 * @throws InputError when the folder cannot be written, naming the path, or when the results are malformed
 */
export function writeAudit(results: AuditResults, folder: string): Promise<string[]> {
  return writeFiles(folder, [
    { path: 'audit.json', text: serialiseAudit(results) },
    { path: 'audit.html', text: auditHtml(results) },
  ]);
}
