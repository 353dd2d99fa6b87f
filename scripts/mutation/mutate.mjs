/**
 * Mutation score: `npm run mutate -- AREA` makes small changes in a copy of the project, one at a time, and counts how many a test notices.
 *
 *     npm run mutate -- statistics                      all mutants of an area of `areas.mjs`
 *     npm run mutate -- checker --only margin.ts        of the files whose path contains a word
 *     npm run mutate -- statements --sample 10          every tenth mutant of the area
 *     npm run mutate -- statements --sample 10 --from 3 every tenth, from the fourth on: no mutant of the sample above
 *     npm run mutate -- statements --sample 10 --again  and those that survived last time
 *
 * `--out FILE` (default `mutation-report/AREA.json`) receives every mutant with what noticed it; a run continues the file if it exists.
 * A mutant that a test fails on, or on which a test file takes ten times its time, is killed; else it survives. One that does not compile is
 * refused: the compiler notices it. Results: `docs/mutation.md`.
 * StrykerJS makes the mutants (`npm run setup:mutation`). Its own runner is not used: it puts all mutants of a file into one program, with a
 * switch at each, and so makes the tests of the statistics 25 times slower.
 */
import { execFileSync, fork } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { dirname, join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AREAS } from './areas.mjs';
import { mutantsOf } from './mutants.mjs';
import { printTable } from './table.mjs';
import { compiler } from './types.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');

/** A test file may take this many times its time without a mutant, plus the start. */
const PATIENCE = 10;
const START_MS = 15_000;
const WITHOUT_MUTANT_MS = 600_000;
const TIMEOUT = 'the tests do not end';
/** Mutants per process: jest keeps some memory of every run. */
const RUNS_PER_PROCESS = 100;

const inside = (paths) => (file) => paths.some((path) => file === path || file.startsWith(`${path}/`));

function projectFiles() {
  return execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(ROOT, file)));
}

function copyOfProject(files) {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
  for (const file of [...files, 'models/kernels/kernels.wasm', 'models/kernels/perceptron/perceptron.wasm'])
    cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Runs test files in a process of their own, which is replaced when it hangs, dies or grows old. */
class Tests {
  constructor(copy) {
    this.copy = copy;
    this.runs = 0;
  }

  async start() {
    this.runs = 0;
    this.child = fork(join(HERE, 'test-process.mjs'), [], {
      cwd: this.copy,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, NODE_ENV: 'test' },
    });
    const message = await this.answer(60_000);
    if (!message.ended) throw new Error('the process of the tests does not start');
  }

  stop() {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  answer(limit) {
    const { child } = this;
    return new Promise((resolve) => {
      const done = (result) => {
        clearTimeout(timer);
        child.off('message', done).off('exit', died);
        resolve(result);
      };
      const died = () => done({ failure: 'the process of the tests ends' });
      const timer = setTimeout(() => done({ failure: TIMEOUT }), limit);
      child.once('message', done).once('exit', died);
    });
  }

  /**
   * Runs test files until one fails.
   * @param limitOf the time in milliseconds after which a file counts as failed
   * @returns the file that failed and its `failure`, if any, and the time of each file
   */
  async run(files, limitOf) {
    if (this.runs >= RUNS_PER_PROCESS) this.stop();
    if (this.child === undefined) await this.start();
    this.runs += 1;
    const times = new Map();
    for (const file of files) {
      const start = Date.now();
      this.child.send(join(this.copy, file));
      const { failure, ended } = await this.answer(limitOf(file));
      times.set(file, Date.now() - start);
      if (!ended) this.stop();
      if (failure !== undefined) return { file, failure, times };
    }
    return { times };
  }
}

/** The test files by the promise that they notice a mutant of this file: its own, those beside it, those that noticed one before, the fast ones. */
function ordered(tests, file, kills, times) {
  const own = file.replace(/\.ts$/, '.test.ts');
  const near = (test) => (test === own ? 1e9 : dirname(test) === dirname(file) ? 50 : 0);
  const rank = (test) => near(test) + 100 * (kills.get(test) ?? 0) - (times.get(test) ?? 0) / 1000;
  return [...tests].sort((a, b) => rank(b) - rank(a));
}

/** The options of the command; ends the program when they are wrong. */
function command() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      sample: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      out: { type: 'string' },
      again: { type: 'boolean', default: false },
    },
  });
  const [name = ''] = positionals;
  const [step, first] = [Number(values.sample), Number(values.from)];
  const isSample = Number.isSafeInteger(step) && step >= 1 && Number.isSafeInteger(first) && first >= 0 && first < step;
  if (AREAS[name] === undefined || !isSample) {
    const areas = Object.keys(AREAS).join(', ');
    console.error(
      `give an area, one of ${areas}, for --sample an integer from 1, and for --from one from 0 and below it`,
    );
    process.exit(2);
  }
  const out = values.out ?? join(ROOT, 'mutation-report', `${name}.json`);
  return { area: AREAS[name], step, first, out, words: values.only?.split(','), again: values.again };
}

/** The test files and the files to mutate. */
function chosenFiles(files, { mutate, tests, without = [] }, words) {
  return {
    tests: files.filter(inside(tests)).filter((file) => file.endsWith('.test.ts') && !inside(without)(file)),
    mutate: files
      .filter(inside(mutate))
      .filter((file) => file.endsWith('.ts') && !/\.(test|testing)\.ts$|(^|\/)index\.ts$/.test(file))
      .filter((file) => words === undefined || words.some((word) => file.includes(word))),
  };
}

/** The time of each test file. The tests must pass without a mutant: else they would seem to notice every one. */
async function timesOf(tests, runner) {
  const { failure, file, times } = await runner.run(tests, () => WITHOUT_MUTANT_MS);
  if (failure !== undefined) throw new Error(`without a mutant, ${file} fails: ${failure}`);
  return times;
}

/** Which mutants to run: every `step`-th, unless an earlier run tried it; if `again`, also those that survived it. */
function selection(earlier, { step, first, again }) {
  const survivors = new Set(earlier.filter(({ status }) => status === 'survived').map(({ id }) => id));
  const known = new Set(earlier.map(({ id }) => id));
  return (id, number) => (again && survivors.has(id)) || (number % step === first && !known.has(id));
}

/** Runs the tests on the chosen mutants, and gives each to `report` with what noticed it. */
async function tryMutants({ mutate, tests }, runner, isChosen, report) {
  const times = await timesOf(tests, runner);
  const complaint = compiler(runner.copy);
  const limitOf = (test) => START_MS + PATIENCE * times.get(test);
  let number = 0;
  for (const file of mutate) {
    const path = join(runner.copy, file);
    const text = readFileSync(path, 'utf8');
    const kills = new Map();
    for (const [index, { text: changed, ...mutant }] of (await mutantsOf(file, text)).entries()) {
      const id = `${file}#${index}`;
      if (!isChosen(id, number++)) continue;
      const by = complaint(file, changed);
      if (by !== undefined) {
        report({ id, file, ...mutant, status: 'refused', by });
        continue;
      }
      writeFileSync(path, changed);
      const { failure, file: at } = await runner.run(ordered(tests, file, kills, times), limitOf);
      if (at) kills.set(at, (kills.get(at) ?? 0) + 1);
      const status = failure === undefined ? 'survived' : failure === TIMEOUT ? 'timeout' : 'killed';
      report({ id, file, ...mutant, status, at, by: failure });
    }
    writeFileSync(path, text);
  }
}

const short = (text) => text.replace(/\s+/g, ' ').slice(0, 100);

async function main() {
  const { area, step, first, out, words, again } = command();
  const files = projectFiles();
  const earlier = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')) : [];
  const results = new Map(earlier.map((result) => [result.id, result]));
  mkdirSync(dirname(out), { recursive: true });
  const runner = new Tests(copyOfProject(files));
  try {
    await tryMutants(chosenFiles(files, area, words), runner, selection(earlier, { step, first, again }), (result) => {
      results.set(result.id, result);
      writeFileSync(out, JSON.stringify([...results.values()], null, 1));
      const { status, file, line, mutator, from, to } = result;
      if (status === 'survived' || status === 'timeout')
        console.log(`${status}: ${file}:${line} ${mutator}: ${short(from)} → ${short(to)}`);
    });
  } finally {
    runner.stop();
    rmSync(runner.copy, { recursive: true, force: true });
  }
  printTable([...results.values()]);
}

await main();
