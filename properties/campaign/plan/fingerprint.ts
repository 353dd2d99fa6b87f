/**
 * The fingerprint of the code that decides cases.
 *
 * It is the SHA-256 of the package's code and of the versions on which answers depend: fast-check draws, mathjs parses, and the engine computes
 * logarithms. In a package the code is the entries of the bundle, which name their chunks by content; from sources, all modules of `theory`,
 * `models` and `properties`. Where models are trained, the backend is part of it too.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { __version as fastCheckVersion } from 'fast-check';
import { mathjsVersion } from '../../../theory/mathjs';
import { VERSION } from '../../results';
import { sha256 } from '../digest';
import type { CodeFingerprint } from './plan';

const LAYERS = ['theory', 'models', 'properties'];
const IN_SOURCES = /(?<!\.test|\.testing|\.d)\.ts$|\.wasm$/;
const IN_BUNDLE = /\.(js|wasm)$/;

/** The folder of the bundle or of the sources: the one that has `properties/campaign/plan`. */
const base = resolve(__dirname, '..', '..', '..');

/** The files of the code, relative to the base, in order. */
function codeFiles(): readonly string[] {
  const bundled = __filename.endsWith('.js');
  const within = (folder: string): readonly string[] =>
    readdirSync(join(base, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
  const files = bundled ? within('.') : LAYERS.flatMap(within);
  const wanted = bundled ? IN_BUNDLE : IN_SOURCES;
  return files.filter((file) => wanted.test(file) && !file.startsWith(`chunks${sep}`)).sort();
}

let known: CodeFingerprint | undefined;

function found(): CodeFingerprint {
  const files = codeFiles().map(
    (file) => `${relative('.', file).split(sep).join('/')} ${sha256(readFileSync(join(base, file), 'utf8'))}`,
  );
  const versions = {
    fastCheck: fastCheckVersion,
    mathjs: mathjsVersion(),
    v8: process.versions.v8,
    arch: process.arch,
  };
  return { version: VERSION, sha256: sha256([...files, JSON.stringify(versions)].join('\n')) };
}

/**
 * The fingerprint of the code that runs, found out once.
 * @param backend identity of the backend on which learned models are trained. @defaultValue nothing is trained
 */
export function codeFingerprint(backend?: string): CodeFingerprint {
  const code = (known ??= found());
  if (backend === undefined) return code;
  return { ...code, backend, sha256: sha256([code.sha256, backend].join('\n')) };
}
