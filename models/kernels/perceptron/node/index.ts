/**
 * Where networks compute on Node: in WebAssembly from `perceptron.wasm` in the folder above, to which `npm run build` writes it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Host, webAssemblyHost } from '../host';
import { helpersOf, usefulThreads } from './threads';
import { type CompiledPerceptron, compilePerceptron } from '../webassembly';

export const PERCEPTRON_FILE = join(__dirname, '..', 'perceptron.wasm');

/** @throws Error saying why the module in `file` cannot be used */
export function loadPerceptron(file: string): CompiledPerceptron {
  try {
    return compilePerceptron(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'ENOENT' ? `${file} is missing: run npm run build` : `${file} cannot be used: ${message}`,
      {
        cause: error,
      },
    );
  }
}

let loaded: CompiledPerceptron | undefined;

/**
 * WebAssembly on several threads; their number changes no result.
 * @param threads with that of the caller. @defaultValue as many as this machine runs at once, at most one for each shard
 * @throws Error saying why `perceptron.wasm` cannot be used
 */
export function webAssemblyOnNode(threads = usefulThreads()): Host {
  loaded ??= loadPerceptron(PERCEPTRON_FILE);
  return webAssemblyHost(loaded, helpersOf(threads));
}
