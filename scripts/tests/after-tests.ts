/** After a run of jest: removes its temporary files. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { FOLDER_VARIABLES, RUN_FOLDER } from './before-tests';

export default function afterTests(): void {
  const folder = process.env[RUN_FOLDER];
  if (folder === undefined) return;
  // A next run, with --watch, begins where this one did.
  for (const name of FOLDER_VARIABLES) process.env[name] = dirname(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
