/**
 * Builds tfjs-node's addon against the C library in TensorFlow's wheel.
 *
 * The wheel is pinned by its hash. 2.15.1 is the smallest one with `libtensorflow_cc.so.2` for glibc 2.17 or newer; tfjs-node 4.22.0 is
 * written for the C API of 2.9.1, which later versions keep. The wheel's Python version is irrelevant, because its Python code is not run.
 */
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PACKAGE, SetupError, must, run } from './command';

const REQUIREMENT =
  'tensorflow-cpu==2.15.1 --hash=sha256:54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26\n';

const DOWNLOAD = [
  ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check'],
  ...['--implementation', 'cp', '--python-version', '3.11', '--abi', 'cp311'],
  ...['--platform', 'manylinux_2_17_x86_64', '--platform', 'manylinux2014_x86_64'],
];

const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;

/** Names by which the addon and its build look up the first library. */
const ALIASES = ['libtensorflow.so', 'libtensorflow.so.2.9.1'] as const;

/** Prefixes of the wheel's members to extract: the libraries, and the headers that the C API includes. */
const MEMBERS = [
  ...LIBRARIES.map((library) => `tensorflow/${library}`),
  ...['tensorflow/c/', 'tensorflow/core/platform/ctstring', 'tsl/c/', 'tsl/platform/ctstring'].map(
    (headers) => `tensorflow/include/${headers}`,
  ),
];

/** Python code that extracts the members with these prefixes from the one wheel in the working directory. */
const EXTRACT = `
import glob, sys, zipfile
[wheel] = glob.glob('*.whl')
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if name.startswith(tuple(sys.argv[1:])):
            archive.extract(name)
`;

/** Tools that the build calls, each with a command that tests its presence. */
const TOOLS = [
  { args: ['python3', '--version'], packages: 'python3' },
  { args: ['python3', '-m', 'pip', '--version'], packages: 'python3-pip' },
  { args: ['make', '--version'], packages: 'make' },
  { args: ['g++', '--version'], packages: 'g++' },
] as const;

/** @throws SetupError naming the missing tools and how to get them */
function checkMachine(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new SetupError(
      `There is no wheel with TensorFlow's C library for ${process.platform}-${process.arch}, only for linux-x64. ` +
        'Make storage.googleapis.com reachable and run this again, or use the backend "wasm", which needs nothing.',
    );
  const missing = TOOLS.filter(({ args: [program, ...args] }) => !run({ program, args }).ok);
  if (missing.length === 0) return;
  const commands = missing.map(({ args }) => args.filter((word) => word !== '--version').join(' '));
  throw new SetupError(
    `The build needs ${commands.join(', ')}. On Debian and Ubuntu: ` +
      `apt-get install -y ${missing.map(({ packages }) => packages).join(' ')}; then run this again.`,
  );
}

/** Downloads the wheel and puts its library and headers where the build looks for them. */
function placeLibrary(deps: string): void {
  const scratch = join(deps, 'wheel');
  rmSync(deps, { recursive: true, force: true });
  mkdirSync(join(deps, 'lib'), { recursive: true });
  mkdirSync(scratch);
  try {
    writeFileSync(join(scratch, 'requirements.txt'), REQUIREMENT);
    must(
      { program: 'python3', args: [...DOWNLOAD, '--requirement', 'requirements.txt'], cwd: scratch },
      "Make PyPI or a mirror of it reachable (pip's index-url), and run this again.",
    );
    must(
      { program: 'python3', args: ['-c', EXTRACT, ...MEMBERS], cwd: scratch },
      'Free about 1 GB of disk, and run this again.',
    );
    for (const library of LIBRARIES) renameSync(join(scratch, 'tensorflow', library), join(deps, 'lib', library));
    renameSync(join(scratch, 'tensorflow', 'include'), join(deps, 'include'));
  } finally {
    rmSync(scratch, { recursive: true });
  }
  for (const alias of ALIASES) symlinkSync(LIBRARIES[0], join(deps, 'lib', alias));
  symlinkSync(LIBRARIES[1], join(deps, 'lib', 'libtensorflow_framework.so'));
}

/** The environment that names the headers beside the running Node; without them, node-gyp downloads headers. */
function nodeHeaders(): Readonly<Record<string, string>> {
  const prefix = join(dirname(process.execPath), '..');
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? { npm_config_nodedir: prefix } : {};
}

/** Compiles the addon. */
function compile(): void {
  const compiler = createRequire(join(PACKAGE, 'package.json')).resolve('@mapbox/node-pre-gyp/bin/node-pre-gyp');
  must(
    { program: process.execPath, args: [compiler, 'install', '--build-from-source'], cwd: PACKAGE, env: nodeHeaders() },
    "Where it could not fetch Node's headers: install them (with Node itself, or libnode-dev) and set npm_config_nodedir to the folder " +
      'that has include/node; then run this again.',
  );
}

/**
 * Builds the native backend from the wheel.
 * @throws SetupError naming the remedy
 */
export function buildFromWheel(): void {
  checkMachine();
  console.log('taking the C library from the tensorflow-cpu wheel (207 MB, kept only while it is unpacked)');
  placeLibrary(join(PACKAGE, 'deps'));
  console.log('compiling the addon');
  compile();
}
