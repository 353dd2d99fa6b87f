/** Before a run of jest: a folder for the bundle that its test files share. */
import { SHARED_FOLDER, bundleFolder } from './shared-bundle';

export default function shareBundle(): void {
  process.env[SHARED_FOLDER] = bundleFolder();
}
