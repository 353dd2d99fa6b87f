/** The versions that a run used: of this package, of Node, and of the libraries on which a verdict depends. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { __version as fastCheck } from 'fast-check';
import { VERSION, type VerificationResults } from '../results';

function packageAt(folder: string): { readonly name: string; readonly version: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string };
  } catch {
    return undefined;
  }
}

/** The version in the nearest package.json with the given name, at or above `folder`. */
function versionAbove(folder: string, name: string): string {
  const found = packageAt(folder);
  if (found?.name === name) return found.version;
  const parent = dirname(folder);
  return parent === folder ? 'unknown' : versionAbove(parent, name);
}

export function versions(): VerificationResults['tool'] {
  const mathjs = versionAbove(dirname(require.resolve('mathjs')), 'mathjs');
  const dependencies = { 'fast-check': fastCheck, mathjs };
  return { version: VERSION, node: process.versions.node, dependencies };
}
