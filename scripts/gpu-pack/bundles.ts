/** The package and the check as bundles, and the packages of npm that they require as one file each. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Metafile, build } from 'esbuild';
import { ROOT } from '../../bench/sides/build';
import { run } from './command';
import { versionIn } from './downloads';

const ENTRIES = [
  'cli/main.ts',
  'bench/gpu/check.ts',
  'bench/gpu/learned-set.ts',
  'bench/workers/serve.ts',
  'bench/workers/flow.ts',
  'bench/workers/image-network.ts',
  'models/kernels/perceptron/node/worker.ts',
];
const PEERS = ['serve.py', 'flow_matching.py', 'sampling.py'];

/** What they are for, threads of searches and files of users, is no part of the check. */
const LEFT_OUT = ['piscina', 'jiti'];
const WEBGPU = '@tensorflow/tfjs-backend-webgpu';

/** Bundles the package and the check. Returns the packages that the bundle requires. */
export function bundleCheck(into: string): string[] {
  const account = join(into, 'account.json');
  const entries = ENTRIES.flatMap((entry) => ['--entry', entry]);
  run(process.execPath, [join(ROOT, 'scripts', 'bundle.mjs'), '--into', into, '--account', account, ...entries], ROOT);
  const { outputs } = JSON.parse(readFileSync(account, 'utf8')) as Metafile;
  rmSync(account);
  mkdirSync(join(into, 'bench', 'peers'), { recursive: true });
  for (const peer of PEERS) copyFileSync(join(ROOT, 'bench', 'peers', peer), join(into, 'bench', 'peers', peer));
  const required = Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
  const names = new Set(required.map(({ path }) => path));
  return [...names].filter(
    (name) => !name.startsWith('node:') && !builtinModules.includes(name) && !LEFT_OUT.includes(name),
  );
}

const require = createRequire(join(ROOT, 'package.json'));

/** The folder of a package, from the path of its main file. */
function folderOf(name: string, main: string): string {
  const end = join('node_modules', ...name.split('/'));
  return main.slice(0, main.lastIndexOf(end) + end.length);
}

/** Bundles each package into one file that requires the others; the backend for WebGPU lies in `webgpu`. */
export async function bundlePackages(names: readonly string[], webgpu: string, into: string): Promise<void> {
  const all = [...names, WEBGPU];
  for (const name of all) {
    const main = name === WEBGPU ? join(webgpu, 'dist', 'tf-backend-webgpu.node.js') : require.resolve(name);
    const from = name === WEBGPU ? webgpu : folderOf(name, main);
    const folder = join(into, 'node_modules', ...name.split('/'));
    await build({
      entryPoints: [main],
      outfile: join(folder, 'index.js'),
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minifyWhitespace: true,
      external: all.filter((other) => other !== name),
      legalComments: 'eof',
      logLevel: 'error',
    });
    for (const file of readdirSync(dirname(main)).filter((entry) => entry.endsWith('.wasm')))
      copyFileSync(join(dirname(main), file), join(folder, file));
    const description = { name, version: versionIn(from), main: 'index.js' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(description));
  }
}
