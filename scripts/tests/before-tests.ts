/** Before a run of jest: a folder for the temporary files of all tests, so that none is left behind, and in it one for the bundle that they share. */
import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARED_FOLDER, bundleFolder } from './shared-bundle';

/** The variable that names the folder of temporary files of this run. */
export const RUN_FOLDER = 'CURATED_LOOPS_TEST_FOLDER';

/** The variables from which `os.tmpdir` takes its folder, on POSIX and on Windows. */
export const FOLDER_VARIABLES = ['TMPDIR', 'TEMP', 'TMP'];

export default function beforeTests(): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'curated-loops-tests-')));
  // PostgreSQL runs as another user, who has to reach its own folder inside.
  chmodSync(folder, 0o711);
  process.env[RUN_FOLDER] = folder;
  for (const name of FOLDER_VARIABLES) process.env[name] = folder;
  process.env[SHARED_FOLDER] = bundleFolder();
}
