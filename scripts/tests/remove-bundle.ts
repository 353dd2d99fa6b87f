/** After a run of jest: removes the bundle that its test files shared. */
import { rmSync } from 'node:fs';
import { SHARED_FOLDER } from './shared-bundle';

export default function removeBundle(): void {
  const folder = process.env[SHARED_FOLDER];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
