/**
 * A process that runs test files for `mutate.mjs`, so that a mutant which never ends can be killed with it.
 *
 * It receives the path of a test file, runs it until a test fails and answers with the name of that test, if any. The tests are those of jest,
 * with its `expect` and `each`, but modules are loaded by Node: jest itself spends ten times as long on starting as the tests take. Modules of
 * the project are loaded anew for every test file, libraries only once.
 */
import { readFileSync, statSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

const require = createRequire(join(process.cwd(), 'package.json'));
const { expect } = require('expect');
const { bind } = require('jest-each');

/** JavaScript by file, kept while the file does not change. */
const compiled = new Map();

function javascriptOf(path) {
  const { mtimeMs, size } = statSync(path);
  const stamp = `${mtimeMs} ${size}`;
  const known = compiled.get(path);
  if (known?.stamp === stamp) return known.code;
  const { code } = transformSync(readFileSync(path, 'utf8'), {
    filename: path,
    configFile: false,
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  compiled.set(path, { stamp, code });
  return code;
}

Module._extensions['.ts'] = (module, path) => module._compile(javascriptOf(path), path);

/** A group of tests under a name. */
const newGroup = (name, parent) => ({
  name,
  parent,
  entries: [],
  hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] },
});

let group = newGroup('');

function describe(name, declare) {
  const inner = newGroup(name, group);
  group.entries.push(inner);
  group = inner;
  declare();
  group = inner.parent;
}
const it = (name, run) => group.entries.push({ name, run });
const hook = (kind) => (run) => group.hooks[kind].push(run);

const withEach = (declare) => Object.assign(declare, { each: bind(declare, false) });
const GLOBALS = {
  expect,
  describe: withEach(describe),
  it: withEach(it),
  test: withEach((name, run) => it(name, run)),
  ...Object.fromEntries(Object.keys(group.hooks).map((kind) => [kind, hook(kind)])),
};

const load = Module._load;
Module._load = (request, ...rest) => (request === '@jest/globals' ? GLOBALS : load(request, ...rest));

async function runAll(hooks) {
  for (const run of hooks) await run();
}

/** The hooks of this kind of a group and of those around it, the outermost first. */
const around = ({ parent, hooks }, kind) => [...(parent ? around(parent, kind) : []), ...hooks[kind]];

/** The name of the first test of a group that fails. */
async function failureIn(tests, above = []) {
  const path = tests.name === '' ? above : [...above, tests.name];
  try {
    await runAll(tests.hooks.beforeAll);
    for (const entry of tests.entries) {
      if (entry.entries) {
        const failure = await failureIn(entry, path);
        if (failure !== undefined) return failure;
        continue;
      }
      try {
        await runAll(around(tests, 'beforeEach'));
        await entry.run();
        await runAll(around(tests, 'afterEach'));
      } catch {
        return [...path, entry.name].join(' ');
      }
    }
    await runAll(tests.hooks.afterAll);
  } catch {
    return `${path.join(' ')}: what is done before or after the tests`;
  }
  return undefined;
}

async function run(path) {
  for (const file of Object.keys(require.cache))
    if (!file.includes('/node_modules/')) Reflect.deleteProperty(require.cache, file);
  group = newGroup('');
  try {
    require(path);
  } catch {
    return 'the file does not load';
  }
  if (group.entries.length === 0) return 'the file has no tests';
  return failureIn(group);
}

process.on('message', async (path) => process.send({ ended: true, failure: await run(path) }));
process.send({ ended: true });
