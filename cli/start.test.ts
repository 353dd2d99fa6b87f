/**
 * Tests that the bundled command line and the threads load little before they need it, and that everything that runs in one process
 * shares its classes and its registries.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

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
  folder = mkdtempSync(join(tmpdir(), 'curated-loops-start-'));
  symlinkSync(join(ROOT, 'node_modules'), file('node_modules'), 'dir');
  writeFileSync(file('recorder.cjs'), RECORDER);
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'bundle.mjs'), file('dist'), file('meta.json')]);
  const { outputs } = JSON.parse(readFileSync(file('meta.json'), 'utf8')) as Account;
  contents = new Map(
    Object.entries(outputs).map(([path, { inputs }]) => [resolve(ROOT, path), Object.keys(inputs)] as const),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const packageOf = (path: string): string | undefined => /^.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];

/** What a script of the bundle has loaded when it ends: its number of files, and the packages in them and beside them. */
function loadedBy(script: string, ...args: readonly string[]): { readonly files: number; readonly packages: string[] } {
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
  return { files: files.length, packages: [...packages].sort() };
}

describe('the command line loads few files and only the packages that it needs', () => {
  it.each([
    { line: '--help', most: 6, packages: ['commander'] },
    { line: 'verify --help', most: 6, packages: ['commander'] },
    { line: 'list', most: 10, packages: ['commander'] },
    { line: 'explain lemma-2.2', most: 10, packages: ['commander', 'pure-rand'] },
    {
      line: 'step --p 1/2,1/3,1/6 --w 1,2,5 --K 3 --steps 2',
      most: 17,
      packages: ['commander', 'decimal.js', 'pure-rand'],
    },
  ])('$line', ({ line, most, packages }) => {
    const loaded = loadedBy(join('cli', 'main.js'), ...line.split(' '));
    expect(loaded.packages).toEqual(packages);
    expect(loaded.files).toBeLessThanOrEqual(most);
  });
});

describe('a thread loads few files, and neither mathjs nor TensorFlow.js', () => {
  it.each([
    { worker: 'search/threads/worker', most: 15 },
    { worker: 'conjecture/worker', most: 24 },
    { worker: 'own-loops/check/check-worker', most: 24 },
  ])('$worker', ({ worker, most }) => {
    const loaded = loadedBy(join('properties', `${worker}.js`));
    expect(loaded.packages).toEqual(['fast-check', 'pure-rand', 'zod']);
    expect(loaded.files).toBeLessThanOrEqual(most);
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

it('the bundle names the licences of the packages in it', () => {
  const text = readFileSync(file('dist', 'THIRD-PARTY-LICENCES.txt'), 'utf8');
  const bundled = new Set([...contents.values()].flat().flatMap((path) => packageOf(path) ?? []));
  expect(bundled.size).toBeGreaterThan(5);
  for (const name of bundled) expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
});
