/**
 * Lists the project's files that a case passes between the command line and its verdict, and limits their number.
 *
 * The calls that lead to a verdict cross promises, timers and threads. So this file runs a command with itself preloaded and records the
 * calls that created each asynchronous resource; they precede the calls that run in it. The calls of a thread follow those that
 * started it or posted its last message. Calls inside Node and packages do not count.
 */
'use strict';
const { createHook, executionAsyncId } = require('node:async_hooks');
const { spawnSync } = require('node:child_process');
const { appendFileSync, mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, relative, resolve } = require('node:path');
const workers = require('node:worker_threads');

const ROOT = resolve(__dirname, '..');
const CHECKER = 'properties/checker/checker.ts';
/** A file on the path of every random case; cases made by shrinking and climbing do not count. */
const DRAWN = 'properties/search/random-phase.ts';

const RUNS = [
  { limit: 10, args: ['verify', '--only', 'lemma-2.2', '--model', 'discrete', '--cases', '20', '--threads', '1'] },
  { limit: 15, args: ['check', 'examples/my-loop.ts', '--only', 'lemma-2.2', '--cases', '20'] },
];

/** The project's files in the call stack of this thread, outermost first. */
function callers() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = Infinity;
  Error.prepareStackTrace = (_error, calls) => calls.map((call) => call.getFileName() ?? '');
  const files = new Error().stack.reverse();
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return files
    .filter((file) => file.startsWith(ROOT) && file !== __filename)
    .map((file) => relative(ROOT, file))
    .filter((file) => !file.startsWith('node_modules'));
}

/** Records, in each thread of a command, the files on the path to each verdict and to each new thread. */
function observe(notes) {
  const origins = new Map();
  const way = () => [...new Set([...(origins.get(executionAsyncId()) ?? []), ...callers()])];
  const note = (what, files) => appendFileSync(notes, `${JSON.stringify({ ...what, files })}\n`);
  createHook({ init: (id) => origins.set(id, way()) }).enable();

  const { Worker } = workers;
  workers.Worker = class extends Worker {
    constructor(...order) {
      super(...order);
      note({ to: this.threadId }, way());
    }
    postMessage(...message) {
      note({ to: this.threadId }, way());
      super.postMessage(...message);
    }
  };

  const checker = require.resolve(join(ROOT, CHECKER));
  const { checkCase, ...rest } = require(checker);
  const observed = (...asked) => {
    const verdict = checkCase(...asked);
    note({ in: workers.threadId }, [...way(), CHECKER]);
    return verdict;
  };
  require.cache[checker].exports = { ...rest, checkCase: observed };
}

/** The longest path of a random case of the command. */
function longestWay(args) {
  const folder = mkdtempSync(join(tmpdir(), 'hops-'));
  const notes = join(folder, 'notes');
  const out = args[0] === 'verify' ? ['--out', folder] : [];
  const NODE_OPTIONS = `--require ts-node/register --require ${__filename}`;
  const env = { ...process.env, NODE_OPTIONS, HOPS_NOTES: notes };
  const command = ['cli/main.ts', ...args, ...out];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', env });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  const before = new Map();
  let longest = [];
  for (const line of readFileSync(notes, 'utf8').trim().split('\n')) {
    const { to, in: thread, files } = JSON.parse(line);
    if (to !== undefined) before.set(to, files);
    const whole = [...new Set([...(before.get(thread) ?? []), ...files])];
    if (whole.includes(DRAWN) && whole.length > longest.length) longest = whole;
  }
  rmSync(folder, { recursive: true });
  return longest;
}

function main() {
  for (const { limit, args } of RUNS) {
    const files = longestWay(args);
    console.log([args.join(' '), ...files.map((file, i) => `${String(i + 1).padStart(4)}. ${file}`)].join('\n'));
    if (files.length > 0 && files.length <= limit) continue;
    console.error(`${files.length} files; there must be some, and at most ${limit}`);
    process.exitCode = 1;
  }
}

if (process.env.HOPS_NOTES === undefined) main();
else observe(process.env.HOPS_NOTES);
