/**
 * What npm runs after `npm ci`, before it packs the package, and at the first `npx curated-loops` in a checkout: `npm run build`.
 *
 * For `npx` it is enough that there is a bundle: the command line itself makes it again when a source is newer (`cli/checkout.ts`), and says so.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const built = existsSync('dist/cli/main.js') && existsSync('dist/index.d.ts');
if (process.env.npm_command !== 'exec' || !built) {
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}
