import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory';
import { definedRule } from '../define';
import { loadLoop } from './load-loop';
import { typeErrors } from './type-errors';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'curated-loops-load-'));
});

/** Writes the files and returns the path of the first. */
function files(texts: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return join(folder, Object.keys(texts)[0] ?? '');
}

const IMPORT = "import { defineLoop } from 'curated-loops';";
const REQUIRE = "const { defineLoop } = require('curated-loops');";
const DEFINED = "defineLoop({ id: 'mine', choice: '1/K' })";

describe('a loop is loaded from', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['TypeScript', { 'a.ts': `${IMPORT}\nconst loop: unknown = ${DEFINED};\nexport default loop;` }],
    [
      'TypeScript with types of the package',
      { 'a.ts': `import { defineLoop, type Loop } from 'curated-loops';\nexport const loop: Loop = ${DEFINED};` },
    ],
    [
      'TypeScript with the other entries of the package',
      {
        'a.ts': `${IMPORT}\nimport { exactArithmetic } from 'curated-loops/arithmetic';\nimport { curatedLoop } from 'curated-loops/models';\nif (!curatedLoop.curate || !exactArithmetic) throw new Error('missing');\nexport default ${DEFINED};`,
      },
    ],
    ['an ES module of TypeScript', { 'a.mts': `${IMPORT}\nexport default ${DEFINED};` }],
    ['CommonJS of TypeScript', { 'a.cts': `${IMPORT}\nexport = ${DEFINED};` }],
    ['an ES module', { 'a.mjs': `${IMPORT}\nexport default ${DEFINED};` }],
    ['JavaScript with import', { 'a.js': `${IMPORT}\nexport const loop = ${DEFINED};` }],
    ['JavaScript with require', { 'a.js': `${REQUIRE}\nmodule.exports = ${DEFINED};` }],
    ['CommonJS', { 'a.cjs': `#!/usr/bin/env node\n${REQUIRE}\nexports.loop = ${DEFINED};` }],
    [
      'a file with parts in others',
      {
        'a.ts':
          "import { rule } from './parts/rule.js';\nimport sizes from './sizes.json';\nimport { join } from 'node:path';\nimport { defineLoop } from 'curated-loops';\nexport default defineLoop({ id: join('mine'), choice: rule, needs: { candidates: sizes } });",
        'parts/rule.ts': "export * from '../cycle';",
        'cycle/index.js':
          "import * as parts from '../parts/rule';\nexport const rule = '1/K';\nexport const other = () => parts;",
        'sizes.json': '{ "min": 1, "max": 3 }',
      },
    ],
  ])('%s', async (_what, texts) => {
    const loop = await loadLoop(files(texts));
    expect(loop.id).toBe('mine');
    expect(definedRule(loop)).toBeDefined();
  });

  it.each(['a.ts', 'a.cjs'])(
    '%s with this package, although another copy is installed beside it, and leaves no files',
    async (name) => {
      const text = name === 'a.ts' ? `${IMPORT}\nexport default ${DEFINED};` : `${REQUIRE}\nexports.loop = ${DEFINED};`;
      const path = files({
        [name]: text,
        'node_modules/curated-loops/index.js': "exports.defineLoop = () => 'a copy';",
      });
      expect((await loadLoop(path)).id).toBe('mine');
      expect(readdirSync(folder).sort()).toEqual([name, 'node_modules']);
      expect(readdirSync(join(folder, 'node_modules'))).toEqual(['curated-loops']);
    },
  );

  it('a file that is loaded again is read again', async () => {
    const path = files({ 'a.ts': `${IMPORT}\nexport default ${DEFINED};` });
    await loadLoop(path);
    writeFileSync(path, `${IMPORT}\nexport default ${DEFINED.replace('mine', 'other')};`);
    expect((await loadLoop(path)).id).toBe('other');
  });
});

describe('files that cannot be loaded are refused', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'a syntax error, with its line',
      { 'a.ts': `${IMPORT}\n\nexport default defineLoop({ id: };` },
      'a.ts:3:33 does not compile: ',
    ],
    ['types in JavaScript', { 'a.js': 'const x: number = 1;' }, 'a.js:1:8 does not compile: '],
    ['top-level await', { 'a.mjs': 'export default await 1;' }, 'top-level await'],
    ['no export', { 'a.ts': IMPORT }, 'exports nothing; write "export default defineLoop({ … })"'],
    ['other exports', { 'a.ts': 'export const rule = 1;' }, 'exports rule; write'],
    ['an export that is no loop', { 'a.ts': "export default { id: 'x' };" }, 'which is not a loop'],
    ['an error when it is run', { 'a.ts': "throw new Error('no luck');" }, 'cannot be loaded: no luck'],
    ['a thrown nothing', { 'a.js': 'throw undefined;' }, 'cannot be loaded: undefined'],
    ['an import that is not there', { 'a.ts': "import './nowhere';" }, 'imports ./nowhere, and there is no such file'],
    [
      'a package that is not there',
      { 'a.ts': "import x from 'no-such-package-at-all'; export default x;" },
      'no-such-package-at-all',
    ],
    ['a syntax error in an import', { 'a.ts': "import './b';", 'b.ts': 'const = 1;' }, 'b.ts:1:7 does not compile'],
    ['a bad definition', { 'a.ts': `${IMPORT}\nexport default defineLoop({ id: 'x' });` }, 'give exactly one of'],
    ['the entry for jest', { 'a.ts': "import 'curated-loops/jest';" }, 'put its tests into another file'],
    ['another ending', { 'a.py': 'loop = 1' }, 'neither TypeScript nor JavaScript'],
  ])('%s', async (_what, texts, message) => {
    const path = files(texts);
    await expect(loadLoop(path)).rejects.toThrow(InputError);
    await expect(loadLoop(path)).rejects.toThrow(message);
  });

  it('a file that is missing, and a folder', async () => {
    await expect(loadLoop(join(folder, 'a.ts'))).rejects.toThrow('there is no file');
    await expect(loadLoop(folder)).rejects.toThrow('is a folder; give the path of a file with a loop in it');
  });
});

describe('types are checked where TypeScript is installed', () => {
  /** Declarations in place of those of the package, which take seconds to read. */
  const DECLARED = `export interface Candidate<T> { readonly w: T }
    interface Field<T> { of(a: number, b?: number): T; compare(a: T, b: T): number }
    export declare function defineLoop(definition: {
      readonly id: string; readonly choose?: <T>(all: readonly Candidate<T>[], F: Field<T>) => readonly T[]; readonly choice?: string;
    }): unknown;`;
  const installed = (): void => {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(dirname(require.resolve('typescript/package.json')), join(folder, 'node_modules', 'typescript'));
    writeFileSync(join(folder, 'declared.d.ts'), DECLARED);
  };
  const errorsOf = (texts: Readonly<Record<string, string>>): readonly string[] | undefined =>
    typeErrors(files(texts), join(folder, 'declared.d.ts'));
  const BEST = 'all.map((a) => F.of(all.every((b) => F.compare(a, b) >= 0) ? 1 : 0))';

  it('an error in the file, or in a file of the user that it imports, is told with its line', () => {
    installed();
    const parts = `import type { Candidate } from 'curated-loops';
      export const half: string = 1 / 2;
      export const weight = <T>({ w }: Candidate<T>): T => w;`;
    const [first, second, ...more] =
      errorsOf({
        'a.ts': `${IMPORT}\nimport { half } from './parts';\nexport default defineLoop({ id: half, choose: (all, F) => ${BEST} });`,
        'parts.ts': parts,
      }) ?? [];
    expect(first).toBe(`${join(folder, 'parts.ts')}:2:20: Type 'number' is not assignable to type 'string'.`);
    expect(second).toContain(`a.ts:3:106: Argument of type 'Candidate<T>' is not assignable to parameter of type 'T'.`);
    expect(more).toEqual([]);
  });

  it('what the compiler does not find is no error, nor is JavaScript', () => {
    installed();
    const lenient = `import { join } from 'node:path';
      import { nothing } from './nothing';
      const { defineLoop } = require('curated-loops');
      console.log(join, nothing, process.argv);
      export = defineLoop({ id: 1 });`;
    expect(
      errorsOf({ 'a.ts': `import script from './b.js'; ${lenient}`, 'b.js': 'export default [].nothing.at;' }),
    ).toEqual([]);
  });

  it('the nearest configuration decides what is an error', () => {
    installed();
    const text = `${IMPORT} const of = (x) => x; export default defineLoop({ id: of(''), choice: undefined as string | undefined });`;
    expect(errorsOf({ 'a.ts': text })).toEqual([]);
    const strict = {
      'a.ts': text,
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "noUnusedLocals": true, "types": [] } }',
    };
    expect(errorsOf(strict)).toEqual([expect.stringContaining("Parameter 'x' implicitly has an 'any' type.")]);
  });

  it('without TypeScript nothing is said', () => {
    expect(errorsOf({ 'a.ts': 'export const half: string = 1;', 'declared.d.ts': DECLARED })).toBeUndefined();
  });

  it('the package has the types that its rewards and learners need', () => {
    installed();
    const path = files({
      'a.ts': `import { defineLearner, defineReward } from 'curated-loops';
        export const reward = defineReward({ id: 'x', reward: ([x]) => Math.min(1, x), top: 1 });
        export const learner = defineLearner({ id: 'x', fit: (points) => ({ sample: () => points.rows() }) });
        export const wrong = defineReward({ id: 'x', weight: ([x]) => \`\${x}\`, top: 1 });
        export default defineLearner({ id: 'x', fit: () => ({ draw: () => [] }) });`,
    });
    expect(typeErrors(path)?.map((error) => error.slice(path.length + 1, path.length + 2))).toEqual(['4', '5']);
  });

  it('the package has the types that its loops need', () => {
    installed();
    const path = files({ 'a.ts': `${IMPORT}\nexport default defineLoop({ id: 'x', choose: (all, F) => ${BEST} });` });
    expect(typeErrors(path)).toEqual([
      expect.stringContaining("'Candidate<T>' is not assignable to parameter of type 'T'"),
    ]);
  });
});
