/**
 * Tests that the bundled command line and the threads load little before they need it, and that everything that runs in one process
 * shares its classes and its registries.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { sharedBundle } from '../scripts/tests/shared-bundle';
import { STATEMENTS } from '../theory';

const ROOT = join(__dirname, '..');

/** Preloaded, it writes the files that a process has loaded when it ends. */
const RECORDER = `
process.on('exit', () =>
  require('node:fs').writeFileSync(process.env.LOADED, JSON.stringify(Object.keys(require.cache))));
`;

/** esbuild's account: the sources in each file of the bundle. */
interface Account {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>>;
}

let folder = '';
let contents: ReadonlyMap<string, readonly string[]> = new Map();

const file = (...path: readonly string[]): string => join(folder, ...path);

beforeAll(() => {
  folder = sharedBundle();
  writeFileSync(file('recorder.cjs'), RECORDER);
  const { outputs } = JSON.parse(readFileSync(file('account.json'), 'utf8')) as Account;
  contents = new Map(
    Object.entries(outputs).map(([path, { inputs }]) => [resolve(ROOT, path), Object.keys(inputs)] as const),
  );
});

const packageOf = (path: string): string | undefined => /^.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];

/** What a script of the bundle has loaded when it ends: its number of files and their bytes, and the packages in them and beside them. */
function loadedBy(
  script: string,
  ...args: readonly string[]
): { readonly files: number; readonly bytes: number; readonly packages: string[] } {
  const command = ['--require', file('recorder.cjs'), file('dist', script), ...args];
  const { status, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, LOADED: file('loaded.json') },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const files = (JSON.parse(readFileSync(file('loaded.json'), 'utf8')) as string[]).filter(
    (path) => path !== file('recorder.cjs'),
  );
  const sources = files.flatMap((path) => contents.get(path) ?? [path]);
  const packages = new Set(sources.flatMap((path) => packageOf(path) ?? []));
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  return { files: files.length, bytes, packages: [...packages].sort() };
}

describe('the command line loads few files and only the packages that it needs', () => {
  it.each([
    { line: '--help', most: 8, packages: ['commander'] },
    { line: 'verify --help', most: 8, packages: ['commander'] },
    { line: 'list', most: 13, packages: ['commander'] },
    { line: 'explain lemma-2.2', most: 13, packages: ['commander', 'pure-rand'] },
    {
      line: 'step --p 1/2,1/3,1/6 --w 1,2,5 --K 3 --steps 2',
      most: 22,
      packages: ['commander', 'decimal.js', 'pure-rand'],
    },
  ])('$line', ({ line, most, packages }) => {
    const loaded = loadedBy(join('cli', 'main.js'), ...line.split(' '));
    expect(loaded.packages).toEqual(packages);
    expect(loaded.files).toBeLessThanOrEqual(most);
  });
});

// Bytes, since the number of files hangs on how the bundler shares code between entries that a thread never loads.
describe('a thread loads little code, and neither the parser nor TensorFlow.js', () => {
  it.each([
    { worker: 'search/threads/worker', most: 1_210_000 },
    { worker: 'conjecture/worker', most: 1_315_000 },
    { worker: 'own-loops/check/check-worker', most: 1_395_000 },
    { worker: 'campaign/run/trial-worker', most: 1_690_000, images: ['pngjs'] },
  ])('$worker', ({ worker, most, images = [] }) => {
    const loaded = loadedBy(join('properties', `${worker}.js`));
    expect(loaded.packages).toEqual(['fast-check', ...images, 'pure-rand', 'zod']);
    expect(loaded.bytes).toBeLessThanOrEqual(most);
  });
});

describe('one process has every class and every registry once', () => {
  it('in all entries of the package', () => {
    const script = `
      const [index, models, arithmetic] = ['index', 'models/index', 'theory/arithmetic/index'].map((entry) =>
        require(require('node:path').join(process.argv[1], 'dist', entry)));
      const { loopOf, InputError } = index;
      let thrown;
      try { arithmetic.Q.parse('x'); } catch (error) { thrown = error; }
      console.log(JSON.stringify([models.loopOf === loopOf, thrown instanceof InputError]));
    `;
    const text = execFileSync(process.execPath, ['-e', script, folder], { encoding: 'utf8' });
    expect(JSON.parse(text)).toEqual([true, true]);
  });

  it.each(['mine.mjs', 'mine.ts', 'mine.cjs'])('in the command line and the file %s of a loop', (name) => {
    const main = file('dist', 'cli', 'main.js');
    const check = (text: string): { readonly status: number | null; readonly output: string } => {
      const imported = name.endsWith('.cjs')
        ? `const { defineLoop, InputError } = require('curated-loops');\nmodule.exports = `
        : `import { defineLoop, InputError } from 'curated-loops';\nexport default `;
      writeFileSync(file(name), `${imported}${text};\n`);
      const command = [main, 'check', `./${name}`, '--only', 'lemma-2.2', '--cases', '20'];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
      return { status, output: `${stdout}${stderr}` };
    };
    const checked = check("defineLoop({ id: 'mine', choice: '1/K' })");
    expect(checked).toMatchObject({ status: 1, output: expect.stringContaining('✗ lemma-2.2') });
    // An InputError of the package is shown as it is; any other error is named after the file.
    expect(check("(() => { throw new InputError('a rule of mine'); })()")).toEqual({
      status: 2,
      output: 'error: a rule of mine\n',
    });
  });

  it('and the entries of the package can be imported as ES modules', () => {
    const entry = JSON.stringify(file('dist', 'index.js'));
    const script = `import { defineLoop, statementOf } from ${entry}; console.log(typeof defineLoop, statementOf('lemma-2.2').id);`;
    const command = ['--input-type=module', '-e', script];
    expect(execFileSync(process.execPath, command, { encoding: 'utf8' })).toBe('function lemma-2.2\n');
  });
});

describe('the parser of mathjs that is in the bundle', () => {
  const FRAGMENTS =
    'E( Var(p[t],w) K t 1 2.5 1e-3 1e999 0x1F 0b101 0x10i8 1_000 .5 5. + - * / ^ .* ! % \' " " < <= == != > = : , ; ( ) [ ] { } ? ?. . & | ~ # \\ $ mod to in and not xor function f(x)= end this i NaN Infinity true null undefined __proto__ constructor 2cm π ∞ \n'
      .split(' ')
      .concat(' ', ' ');
  const SCRIPT = `
    const { join } = require('node:path');
    const config = { number: 'BigNumber', precision: 64 };
    const whole = require('mathjs/lib/browser/math.js').create(config);
    const part = require(join(process.argv[1], 'dist', 'mathjs-parser.js')).create(config);
    const read = ({ parse }, text) => {
      try { return JSON.stringify(parse(text)); } catch (error) { return error.name + ': ' + error.message; }
    };
    const texts = JSON.parse(require('node:fs').readFileSync(join(process.argv[1], 'texts.json'), 'utf8'));
    const differ = texts.filter((text) => read(whole, text) !== read(part, text));
    const trees = texts.filter((text) => read(part, text).startsWith('{')).length;
    console.log(JSON.stringify({ versions: [whole.version, part.version], differ, trees }));
  `;

  it('reads every text as the whole of mathjs does', () => {
    const strange = fc.oneof(
      fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((parts) => parts.join('')),
      fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 5 }).map((parts) => parts.join(' ')),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const claims = STATEMENTS.flatMap((statement) => statement.claims.map(({ claim }) => claim));
    const texts = [...claims, ...fc.sample(strange, { seed: 7, numRuns: 20_000 })];
    writeFileSync(file('texts.json'), JSON.stringify(texts));
    const command = ['-e', SCRIPT, folder];
    const output = execFileSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
    const { versions, differ, trees } = JSON.parse(output) as { versions: string[]; differ: string[]; trees: number };
    expect(differ).toEqual([]);
    expect(versions[0]).toBe(versions[1]);
    expect(trees).toBeGreaterThan(claims.length + 1000);
  });

  it('is all that a claim needs: nothing is loaded from outside the bundle', () => {
    const script = `
      const { parseClaim } = require(require('node:path').join(process.argv[1], 'dist'));
      const loaded = Object.keys(require.cache);
      parseClaim('E(p[t], w) >= 1/2');
      console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !loaded.includes(file))));
    `;
    const output = execFileSync(process.execPath, ['-e', script, folder], { encoding: 'utf8' });
    const after = JSON.parse(output) as string[];
    expect(after).toContain(join(folder, 'dist', 'mathjs-parser.js'));
    expect(after.filter((path) => !contents.has(path))).toEqual([]);
  });
});

it('the bundle names the licences of the packages in it', () => {
  const text = readFileSync(file('dist', 'THIRD-PARTY-LICENCES.txt'), 'utf8');
  const bundled = new Set([...contents.values()].flat().flatMap((path) => packageOf(path) ?? []));
  expect(bundled.size).toBeGreaterThan(5);
  for (const name of bundled) expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
});
