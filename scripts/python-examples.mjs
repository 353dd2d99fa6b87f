/**
 * Runs the loops of examples/python/ by `check --process`, the learner of examples/ that calls a program there, and the tests of the Python client, which pip installs from its folder.
 *
 *     node scripts/python-examples.mjs [python …]
 *
 * Each example runs on the first of these Pythons (`python3`, if none is named) that has the libraries that it needs. An example for which
 * none has them is named with the reason, and so is one that is required. Exit code: 1 if an example gives another result than it must, or
 * if a required one did not run.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const CLIENT = join(ROOT, 'python', 'curated_loops_client');
const MAIN = join(ROOT, 'dist', 'cli', 'main.js');

/** @type {{ file: string, needs: string, required: boolean, options: string[], status: number, says: string[] }[]} */
const EXAMPLES = [
  {
    file: 'luce.py',
    needs: 'fractions',
    required: true,
    options: ['--only', 'lemma-2.2,tv-lipschitz', '--cases', '100'],
    status: 0,
    says: ['✓ 2 holds'],
  },
  {
    file: 'prefer_worst.py',
    needs: 'fractions',
    required: true,
    options: ['--only', 'lemma-2.2', '--cases', '100'],
    status: 1,
    says: ['p_0 = (1/2, 1/2), w = (1, 2), K = 2', 'left -1/12, right 1/16 (exact)'],
  },
  {
    file: 'numpy_gaussian.py',
    needs: 'numpy',
    required: true,
    options: [],
    status: 0,
    says: ['✓ lemma-2.2', '✓ theorem-2.3', '✓ selection-response', '0 undecided'],
  },
  {
    file: 'torch_mixture.py',
    needs: 'torch',
    required: false,
    options: [],
    status: 0,
    says: ['✓ lemma-2.2', '✓ theorem-2.1', '0 undecided'],
  },
];

const pythons = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['python3'];
const [first] = pythons;
const failures = [];
const fail = (what, output) => {
  failures.push(what);
  console.error(`FAILED: ${what}\n${output}`);
};

if (!existsSync(MAIN)) {
  console.error('the command line is not built; run npm run build:bundle first');
  process.exit(1);
}

// pip builds a package inside its folder, so it gets a copy.
const folder = mkdtempSync(join(tmpdir(), 'curated-loops-python-'));
cpSync(CLIENT, join(folder, 'source'), { recursive: true });
const target = join(folder, 'installed');
const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', target, join(folder, 'source')];
const installed = spawnSync(first, install, { encoding: 'utf8' });
if (installed.status !== 0) fail('pip does not install the client', installed.stderr);
const env = {
  ...process.env,
  PYTHONPATH: [installed.status === 0 ? target : CLIENT, process.env.PYTHONPATH ?? ''].filter(Boolean).join(delimiter),
};

const tests = spawnSync(first, ['-m', 'unittest', 'discover', '-q', join(CLIENT, 'tests')], { encoding: 'utf8', env });
if (tests.status !== 0) fail('the tests of the client', tests.stderr);
else console.log('the tests of the Python client pass');

// A learner that calls a program in Python; its command stands in docs/bring-your-own-model.md.
const numpy = pythons.find((name) => spawnSync(name, ['-c', 'import numpy']).status === 0);
const learn = ['learn', '--data', 'moons', '--learner', './examples/my-learner.ts', '--rounds', '1', '--draws', '4096'];
const learned = spawnSync(process.execPath, [MAIN, ...learn, '--out', join(folder, 'report')], {
  cwd: ROOT,
  encoding: 'utf8',
  env: { ...env, PYTHON: numpy ?? '' },
});
if (learned.status !== 0 || !learned.stdout.includes('2 verdicts hold'))
  fail(`my-learner.ts: exit code ${learned.status}`, `${learned.stdout}\n${learned.stderr}`);
else console.log(`my-learner.ts on ${numpy}: 2 verdicts hold`);

for (const { file, needs, required, options, status, says } of EXAMPLES) {
  const python = pythons.find((name) => spawnSync(name, ['-c', `import ${needs}`]).status === 0);
  if (python === undefined) {
    const why = `${file} did not run: ${pythons.join(', ')} has no ${needs}`;
    if (required) fail(why, '');
    else console.log(`SKIPPED: ${why}`);
    continue;
  }
  const command = `"${python}" "${join(ROOT, 'examples', 'python', file)}"`;
  const check = [MAIN, 'check', '--process', command, ...options];
  const ran = spawnSync(process.execPath, check, { encoding: 'utf8', env: { ...env, COLUMNS: '200' } });
  const missing = says.filter((text) => !ran.stdout.includes(text));
  if (ran.status !== status || missing.length > 0)
    fail(`${file}: exit code ${ran.status}, without ${JSON.stringify(missing)}`, `${ran.stdout}\n${ran.stderr}`);
  else console.log(`${file} on ${python}: ${ran.stdout.trim().split('\n').at(-1)}`);
}

rmSync(folder, { recursive: true, force: true });
process.exitCode = failures.length > 0 ? 1 : 0;
