/**
 * `npm run setup:native` installs the native backend of TensorFlow.js.
 *
 * `@tensorflow/tfjs-node` downloads TensorFlow's C library when it is installed. If its host cannot be reached, npm leaves the package
 * out; then the library comes from TensorFlow's wheel on PyPI, and the addon is compiled here (`native/wheel.ts`). Everything
 * lies in `node_modules/@tensorflow/tfjs-node`. Does nothing if the backend already runs.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PACKAGE, ROOT, SetupError, must, run } from './native/command';
import { buildFromWheel } from './native/wheel';

/** Tries the native backend: whether it trains here, with the output of the trial. */
function trial(): { readonly ok: boolean; readonly output: string } {
  const args = ['--require', 'ts-node/register', join(__dirname, 'native', 'trial.ts')];
  return run({ program: process.execPath, args, env: { TF_CPP_MIN_LOG_LEVEL: '2' }, minutes: 2 });
}

/** Installs the package in the version of the lock file, without its scripts; other packages are left unchanged. */
function installPackage(): void {
  if (existsSync(join(PACKAGE, 'package.json'))) return;
  console.log('installing @tensorflow/tfjs-node');
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env['npm_execpath'];
  must(
    npm === undefined ? { program: 'npm', args } : { program: process.execPath, args: [npm, ...args] },
    "Make the npm registry or a mirror of it reachable (npm's registry), and run this again.",
  );
}

/** Tries the package's own installation, which downloads a prebuilt library and addon; returns whether it succeeded. */
function tryDownload(): boolean {
  console.log("trying the package's own download");
  const path = [join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  return run({ program: process.execPath, args: ['scripts/install.js'], cwd: PACKAGE, env: { PATH: path }, minutes: 5 })
    .ok;
}

function main(): void {
  const started = performance.now();
  const before = trial();
  if (before.ok) {
    console.log(`nothing to do: ${before.output}`);
    return;
  }
  installPackage();
  if (!(tryDownload() && trial().ok)) buildFromWheel();
  const { ok, output } = trial();
  if (!ok)
    throw new SetupError(
      `${output}\n\nThe addon was built and does not run. Remove ${PACKAGE} and run this again; ` +
        'if it fails again, the backend "wasm" needs nothing of this.',
    );
  console.log(`${output}\nready after ${Math.round((performance.now() - started) / 1000)} s`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
