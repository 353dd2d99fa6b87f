/**
 * Bundles the JavaScript of the package into `dist`: `node scripts/bundle.mjs`.
 *
 * `--into FOLDER` takes another folder, `--entry FILE` (may be repeated) other entries than those of the package, and `--account FILE` writes
 * esbuild's account of what is in which file.
 *
 * Each entry (those of package.json, the command line, and each worker thread) becomes one file at the path of its source. Code that
 * several need lies in `chunks/`, so that a process has every class and every registry once, whatever it starts with; code behind
 * `import()` is a chunk of its own, which is read when it is first needed. Of the packages, those in `BUNDLED` are included and the others
 * are required from `node_modules`.
 *
 * esbuild splits ES modules only, so a second step makes every file CommonJS, which Node starts faster and every user can require.
 * Chunks are named after their content and old ones stay, because a process that runs may need them later; `npm run build` deletes them.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, transform } from 'esbuild';
import { licencesOf } from './licences.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const KERNELS = ['kernels.wasm', join('perceptron', 'perceptron.wasm')].map((file) => join('models', 'kernels', file));
const LICENCES = 'THIRD-PARTY-LICENCES.txt';

/** Packages that most commands need and that consist of many files. Their own dependencies are included with them. */
const BUNDLED = ['cli-progress', 'commander', 'fast-check', 'mathjs', 'pure-rand', 'zod'];

/** How own files load the one-file build of mathjs, and what the bundle loads in its place. */
const MATHJS = { build: "require('mathjs/lib/browser/math.js')", parser: 'mathjs-parser' };

/** The name of the variable for the folder of the bundle in the bundled code. */
const FOLDER = '__bundle';

const posix = (path) => path.split(sep).join('/');
const isOwn = (path) => !path.split(sep).includes('node_modules');
const withoutEnding = (path) => path.replace(/\.[jt]s$/, '');

/** The sources of the package's entries, relative to the root. */
function entriesOfPackage() {
  const { exports, bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const named = [...Object.values(exports).flatMap((entry) => entry.default ?? []), ...Object.values(bin)];
  const workers = ['models', 'properties'].flatMap((layer) =>
    readdirSync(join(ROOT, layer), { recursive: true })
      .filter((file) => file.endsWith('worker.ts'))
      .map((file) => join(layer, file)),
  );
  return [...named.map((path) => `${withoutEnding(relative('dist', path))}.ts`), ...workers];
}

/**
 * Own files keep the `__dirname` and `__filename` of their source, relative to the folder of the bundle; and they are ES modules, also if
 * they export nothing.
 */
const ownFiles = {
  name: 'own-files',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!isOwn(path)) return undefined;
      const file = posix(`${withoutEnding(relative(ROOT, path))}.js`);
      const text = readFileSync(path, 'utf8')
        .replaceAll('__dirname', `(${FOLDER} + ${JSON.stringify(`/${dirname(file)}`)})`)
        .replaceAll('__filename', `(${FOLDER} + ${JSON.stringify(`/${file}`)})`)
        .replaceAll(MATHJS.build, `require(${FOLDER} + "/${MATHJS.parser}.js")`);
      return { contents: `${text}\nexport {};\n`, loader: 'ts' };
    });
  },
};

/** Own files require the packages that are not bundled. */
const packages = {
  name: 'packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer }) =>
      importer === '' || !isOwn(importer) || BUNDLED.includes(path.split('/')[0])
        ? undefined
        : { path, external: true },
    );
  },
};

/** `a, b as c` of an import or export as the fields of an object pattern or literal; the name of a field is before or after `as`. */
const fields = (list, { nameFirst }) =>
  list
    .split(',')
    .map((item) => item.trim().split(' as '))
    .filter(([name]) => name !== '')
    .map(([a, b]) => (b === undefined ? a : nameFirst ? `${a}: ${b}` : `${b}: ${a}`))
    .join(', ');

/**
 * The CommonJS file that does what an ES module of the bundle does. Imports from other files of the bundle become constants, which V8 reads
 * faster than the properties that esbuild makes of them; this is right, since `checkBindings` has found no cycles and no exported variables that
 * change. `up` is the path from its folder to that of the bundle.
 */
async function commonJs(text, up) {
  const exported = [];
  const module = text
    .replace(/^import \{([^}]*)\} from ("\.[^"]*");$/gm, (_, list, path) => {
      return `const { ${fields(list, { nameFirst: true })} } = require(${path});`;
    })
    .replace(/^import ("\.[^"]*");$/gm, 'require($1);')
    .replace(/\bimport\(("\.[^"]*")\)/g, 'Promise.resolve().then(() => require($1))')
    .replace(/^export \{([^}]*)\};$/gm, (_, list) => {
      exported.push(fields(list, { nameFirst: false }));
      return '';
    });
  const exports = `module.exports = { ${exported.join(', ')} };\n`;
  const { code } = await transform(`${module}\n${exports}`, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
  });
  const [, shebang, body] = /^(#!.*\n)?([^]*)$/.exec(code);
  const folder = `const ${FOLDER} = require('node:path').resolve(__dirname, ${JSON.stringify(up)});\n`;
  const esModule = `Object.defineProperty(module.exports, '__esModule', { value: true });\n`;
  return [shebang ?? '', '"use strict";\n', body.includes(FOLDER) ? folder : '', body, esModule].join('');
}

/** Refuses a bundle in which an import is not a constant: own exported variables that change, or files that import one another in a circle. */
function checkBindings({ inputs, outputs }) {
  for (const path of Object.keys(inputs).filter((input) => input.endsWith('.ts') && isOwn(input))) {
    const [line] = /^export (let|var) .*/m.exec(readFileSync(join(ROOT, path), 'utf8')) ?? [];
    if (line !== undefined) throw new Error(`${path}: "${line}" may change; export a function that returns it`);
  }
  const done = new Set();
  const visit = (path, above) => {
    if (above.includes(path))
      throw new Error(`files of the bundle import one another: ${[...above, path].join(' → ')}`);
    if (done.has(path)) return;
    for (const { path: next, kind, external } of outputs[path].imports) {
      if (kind === 'import-statement' && !external) visit(next, [...above, path]);
    }
    done.add(path);
  };
  for (const path of Object.keys(outputs)) visit(path, []);
}

/** Writes a file in one step, so that no process reads a part of it. */
function write(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, contents, { mode: contents.startsWith?.('#!') ? 0o755 : 0o644 });
  renameSync(unfinished, path);
}

const { values: options } = parseArgs({
  options: {
    into: { type: 'string', default: join(ROOT, 'dist') },
    entry: { type: 'string', multiple: true, default: entriesOfPackage() },
    account: { type: 'string' },
  },
});
const out = resolve(options.into);
const { outputFiles, metafile } = await build({
  absWorkingDir: ROOT,
  entryPoints: [
    ...options.entry.map((path) => ({ in: path, out: withoutEnding(path) })),
    { in: join('scripts', `${MATHJS.parser}.mjs`), out: MATHJS.parser },
  ],
  outdir: out,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  target: 'node20',
  plugins: [ownFiles, packages],
  logLevel: 'warning',
});
checkBindings(metafile);
for (const { path, text } of outputFiles) {
  write(path, await commonJs(text, posix(relative(dirname(path), out)) || '.'));
}
write(join(out, LICENCES), licencesOf(ROOT, Object.keys(metafile.inputs)).join(`\n${'-'.repeat(80)}\n\n`));
// Without them the kernels are plain, or refused, and say why.
for (const file of KERNELS) if (existsSync(join(ROOT, file))) write(join(out, file), readFileSync(join(ROOT, file)));
if (options.account !== undefined) write(options.account, JSON.stringify(metafile));
