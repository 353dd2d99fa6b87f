/**
 * Builds the playground, one HTML file: `node scripts/playground.mjs [--out FILE]`, by default `dist/playground.html`.
 *
 * The script of the page and that of its workers are bundled for browsers from the sources that the command line runs. What the sources ask
 * of Node is replaced here, and nowhere else: `node:fs` by a module that says that a page reads no files, the one-file build of mathjs
 * by its parser, and `kernels.wasm` by its bytes as base64.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const KERNELS = join(ROOT, 'models', 'kernels', 'kernels.wasm');
const MATHJS = { build: "require('mathjs/lib/browser/math.js')", parser: join(ROOT, 'scripts', 'mathjs-parser.mjs') };

function kernels() {
  try {
    return readFileSync(KERNELS).toString('base64');
  } catch (error) {
    throw new Error(`${KERNELS} is missing: run npm run build:kernels`, { cause: error });
  }
}

/**
 * Own files are ES modules, also if they export nothing; and the parser of mathjs is imported in place of its one-file build. What belongs to
 * a CommonJS file, or is reached by `require`, would be included whole.
 */
const ownFiles = {
  name: 'own-files',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path.split(sep).includes('node_modules')) return undefined;
      const text = readFileSync(path, 'utf8').replaceAll(MATHJS.build, 'mathjsParser');
      const parser = text.includes('mathjsParser')
        ? `import * as mathjsParser from ${JSON.stringify(MATHJS.parser)};`
        : '';
      return { contents: `${parser}${text}\nexport {};\n`, loader: 'ts' };
    });
  },
};

/** A script for browsers. No text in it ends the element that contains it: esbuild escapes `</script`. */
async function script(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    define: { KERNELS_BASE64: JSON.stringify(kernels()) },
    alias: { 'node:fs': join(ROOT, 'playground', 'computing', 'no-files.ts') },
    plugins: [ownFiles],
    logLevel: 'warning',
  });
  return { text: outputFiles[0].text.trim(), inputs: Object.keys(metafile.inputs) };
}

/** The function that composes the document, from its sources. */
async function composer() {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['playground/document.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
  });
  const module = { exports: {} };
  const { createRequire } = await import('node:module');
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(pathToFileURL(join(ROOT, 'playground', 'document.js'))),
  );
  return module.exports.playgroundHtml;
}

const { values: options } = parseArgs({
  options: { out: { type: 'string', default: join(ROOT, 'dist', 'playground.html') } },
});
const [page, worker, playgroundHtml] = await Promise.all([
  script('playground/page/main.ts'),
  script('playground/computing/worker.ts'),
  composer(),
]);
const html = playgroundHtml({
  script: page.text,
  digest: `sha256-${createHash('sha256').update(page.text).digest('base64')}`,
  worker: worker.text,
  licences: licencesOf(ROOT, [...page.inputs, ...worker.inputs]).join(`\n${'-'.repeat(60)}\n\n`),
});
const out = resolve(options.out);
mkdirSync(dirname(out), { recursive: true });
// In one step, so that no process reads a part of it.
const unfinished = `${out}.${process.pid}`;
writeFileSync(unfinished, html);
renameSync(unfinished, out);
const kB = (text) => `${Math.round(text.length / 1000)} kB`;
console.log(
  `${options.out}: ${kB(html)}, of which the workers' code ${kB(worker.text)} and the page's ${kB(page.text)}`,
);
