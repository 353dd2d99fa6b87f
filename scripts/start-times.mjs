/**
 * Measures how fast the command line of the package in `dist` starts: `npm run start-times [-- folder …]`. Further folders are other builds,
 * such as one of an older version, with which it is compared.
 *
 * `--dist FOLDER` measures the build in this folder in place of `dist`, `--only COMMAND` (may be repeated) those commands alone, and `--runs N`
 * changes the number of runs. `--json` prints every run in place of the table.
 *
 * The commands take turns, so that a drift of the machine's speed slows all of them; the table shows medians of 20 runs. Processor time is what the
 * process had used when it ended, all its threads together.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const COMMANDS = [
  '--help',
  'list',
  'explain lemma-2.2',
  'step --p 1/2,1/3,1/6 --w 1,2,5 --K 3 --steps 2',
  'verify --only lemma-2.2 --model discrete --cases 1 --threads 1',
  'verify --only lemma-2.2 --model discrete --cases 1 --threads 2',
  'matrix --loop curated --only lemma-2.2 --cases 1 --threads 1',
  'check my-loop.ts --only lemma-2.2 --cases 1',
  'guard init --baseline new.json --loop curated --only lemma-2.2 --cases 1',
];
const LOOP = resolve(dirname(fileURLToPath(import.meta.url)), '..', 'examples', 'my-loop.ts');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: 'dist' },
    only: { type: 'string', multiple: true, default: COMMANDS },
    runs: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});
const RUNS = Number(options.runs);
if (!Number.isInteger(RUNS) || RUNS < 1) {
  console.error(`--runs is ${JSON.stringify(options.runs)}; give a whole number from 1`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'start-times-'));
const hook = join(folder, 'hook.cjs');
const record = join(folder, 'record.json');
copyFileSync(LOOP, join(folder, 'my-loop.ts'));
writeFileSync(
  hook,
  `if (require('node:worker_threads').isMainThread) process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const files = Object.keys(require.cache).length - 1;
    require('node:fs').writeFileSync(process.env.RECORD, JSON.stringify({ cpu: (user + system) / 1000, files }));
  });`,
);

/** Milliseconds of one run, and the number of files that its main thread loads. */
function measured(args) {
  rmSync(join(folder, 'new.json'), { force: true });
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, ...args], {
    cwd: folder,
    env: { ...process.env, RECORD: record },
    encoding: 'utf8',
  });
  // 1: a claim is refuted.
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} failed: ${stderr}`);
  return { wall: performance.now() - began, ...JSON.parse(readFileSync(record, 'utf8')) };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const names = [options.dist, ...positionals];
const builds = names.map((path) => resolve(path));
const sides = [
  { name: 'node -e 0', args: ['-e', '0'], runs: [] },
  ...options.only.flatMap((line) =>
    builds.map((build, i) => ({
      name: builds.length > 1 ? `${line} (${names[i]})` : line,
      line,
      build: names[i],
      args: [join(build, 'cli', 'main.js'), ...line.split(' ')],
      runs: [],
    })),
  ),
];
for (let run = 0; run < RUNS; run++) for (const side of sides) side.runs.push(measured(side.args));
rmSync(folder, { recursive: true });

if (options.json) {
  console.log(JSON.stringify(sides.slice(1).map(({ line: command, build, runs }) => ({ command, build, runs }))));
} else {
  const bare = median(sides[0].runs.map(({ cpu }) => cpu));
  console.log('| command | processor time | of `node -e 0` | wall time | files |\n| --- | --- | --- | --- | --- |');
  for (const { name, runs } of sides) {
    const [cpu, wall, files] = ['cpu', 'wall', 'files'].map((what) => median(runs.map((run) => run[what])));
    console.log(
      `| \`${name}\` | ${cpu.toFixed(0)} ms | ${(cpu / bare).toFixed(2)}× | ${wall.toFixed(0)} ms | ${files} |`,
    );
  }
}
