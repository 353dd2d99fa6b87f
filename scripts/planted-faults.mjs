/**
 * Plants faults, one at a time, in a copy of the project, and says which check notices each: `npm run check:faults`.
 *
 * A fault replaces a piece of text of one file: a weakened statement, or a broken piece of the machinery that searches and decides. First
 * the tests that stand for the file run; if all pass, a quick verification of the statement that suffers runs. A fault that both survive is
 * printed as SURVIVED, and the exit code is 1. A text that is not in its file exactly once is an error: mend the table then.
 *
 *     npm run check:faults                    all faults
 *     npm run check:faults -- when stages     those whose name contains one of the words
 *     npm run check:faults -- --check         only checks that every fault can be planted
 *     npm run check:faults -- --verify        also verifies the faults that tests notice, with 1000 cases
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const PINS = ['theory/statements/pins.test.ts'];
const statement = (id, name, find, replace) => ({
  name: `${id}: ${name}`,
  file: `theory/statements/${id}.ts`,
  find,
  replace,
  tests: PINS,
  statement: id,
});

const FAULTS = [
  // Weakened statements: every case still satisfies them.
  statement('theorem-2.3', 'exponent 30 for 3', 'lambda/(1 + lambda)^3*(1 - 1/K)', 'lambda/(1 + lambda)^30*(1 - 1/K)'),
  statement('theorem-2.4', 'bound + 1', '<= 1/(1 - lambda*(K - 1))', '<= 1 + 1/(1 - lambda*(K - 1))'),
  statement(
    'lemma-2.2',
    'bound − 10',
    "claim: 'E(p[t + 1], w) - E(p[t], w) >= (1",
    "claim: 'E(p[t + 1], w) - E(p[t], w) >= -10 + (1",
  ),
  statement(
    'odds-rate',
    'ρ := 1',
    "rho: 'w_next*(w_max/K + (1 - 1/K)*w_min)/(w_max*(w_next/K + (1 - 1/K)*w_min))'",
    "rho: '1'",
  ),
  statement('theorem-2.2', 'γ^100 for γ', '<= eta^2*gamma*KL', '<= eta^2*gamma^100*KL'),
  statement('theorem-2.2', 'c^9 for c²', '<= eta^2*c^2*KL', '<= eta^2*c^9*KL'),
  statement('theorem-2.2', 'twice the fitting error', 'p_ref) + epsilon*(1', 'p_ref) + 2*epsilon*(1'),
  statement('theorem-2.1', 'twice the rate', 'r_max - E(p[t], r) <= (d', 'r_max - E(p[t], r) <= 2*(d'),
  statement('tv-contraction', 'twice the constant', '<= eta*h_K*TV', '<= 2*eta*h_K*TV'),
  statement('step-cost', 'log K for log K − (K−1)/K', '<= log(K) - (1 - 1/K)', '<= log(K)'),
  statement(
    'reverse-kl',
    'from round 3 on',
    "claim: 'KL(p_ref, p[t]) <= log(1 + lambda)',\n      when: 't >= 1'",
    "claim: 'KL(p_ref, p[t]) <= log(1 + lambda)',\n      when: 't >= 3'",
  ),
  statement(
    'step-sandwich',
    'K ≤ 2 only',
    /domain: domain\(\{[^}]*\}?[^)]*\)/,
    "domain: domain({ candidates: { min: 1, max: 2, infinite: 'never' } })",
  ),
  statement(
    'sharp-theorem-2.3',
    'another source',
    /source: \{ kind: '\w+', reference: /,
    "source: { kind: 'published', reference: 'a paper that does not say so' + ",
  ),
  statement('hedge-regret', 'twice the regret', 'log(1/P(p[0], A_star))/t', '2*log(1/P(p[0], A_star))/t'),
  statement(
    'lemma-2.1',
    'a hypothesis that is always satisfied',
    "formal: 'E(p[0], w) <= 1000*w_min'",
    "formal: 'E(p[0], w) >= 0'",
  ),
  // Broken machinery.
  {
    name: 'an undecided restriction counts as false',
    file: 'properties/checker/checker.ts',
    find: "if (condition?.truth === 'false') return undefined;",
    replace: "if (condition && condition.truth !== 'true') return undefined;",
    tests: ['properties/checker/checker.test.ts'],
    statement: 'odds-rate',
  },
  {
    name: 'no hill climb',
    file: 'properties/search/targeted/climb.ts',
    find: 'if (spec.targeted === 0 || starts.length === 0)',
    replace: 'if (spec.targeted >= 0 || starts.length === 0)',
    tests: ['properties/search/targeted/climb.test.ts', 'properties/search/search.test.ts'],
    statement: 'step-cost',
  },
  {
    name: 'labels are always met',
    file: 'properties/search/counts/counts.ts',
    find: 'met: run < SHARES_NEED || count >= fewestOf(required, run)',
    replace: 'met: run < SHARES_NEED || share <= 1 || count >= fewestOf(required, run)',
    tests: ['properties/search/counts/counts.test.ts'],
    statement: 'lemma-2.2',
  },
  {
    name: 'dropped hypotheses are not violated',
    file: 'properties/search/run-case.ts',
    find: "const satisfied = violation !== undefined && violation.status !== 'refuted';",
    replace: "const satisfied = violation?.status === 'undecided';",
    tests: ['properties/search/run-case.test.ts'],
    statement: 'lemma-2.1',
  },
  {
    name: 'the last atom of a large space counts in two classes',
    file: 'models/closed-form/large/classes.ts',
    find: 'sums[last] = (sums[last] as number) - ofLast;',
    replace: '',
    tests: ['models/closed-form/large/classes'],
    statement: 'odds-rate',
  },
  {
    name: 'the bound on a curation step forgets the error of its masses',
    file: 'models/closed-form/certified/curation.ts',
    find: 'curationError(tables, K, problem)',
    replace: 'curationError(tables, K, { ...problem, massError: 0 })',
    tests: ['models/closed-form/certified'],
    statement: 'lemma-2.2',
  },
  {
    name: 'the gain of a curation step forgets the error of its masses',
    file: 'models/closed-form/certified/curation-gain.ts',
    find: 'const { K, massError, scoreError } = problem;',
    replace: 'const { K, scoreError } = problem;\n  const massError = 0;',
    tests: ['models/closed-form/certified'],
    statement: 'lemma-2.2',
  },
  {
    name: 'the bound on a curation step forgets the right tail',
    file: 'models/closed-form/certified/curation-error.ts',
    find: 'TRAPEZOID + GAUSS + rightTail(tables, K) + rounding',
    replace: 'TRAPEZOID + GAUSS + 0 * rightTail(tables, K) + rounding',
    tests: ['models/closed-form/certified'],
    statement: 'lemma-2.2',
  },
  {
    name: 'an enclosed mean forgets the error of the masses',
    file: 'models/closed-form/certified/moments.ts',
    find: 'compound(error + roundings(2 * CENTRED)) * absolute',
    replace: 'compound(roundings(2 * CENTRED)) * absolute',
    tests: ['models/closed-form/certified'],
    statement: 'lemma-2.2',
  },
  {
    name: 'the two stages of a choice are swapped',
    file: 'models/loops/choices/users.ts',
    find: 'const owned = finite(ops).choose(law, byUser(0), candidates);\n    return finite(ops).choose(owned, byUser(1), candidates);',
    replace:
      'const owned = finite(ops).choose(law, byUser(1), candidates);\n    return finite(ops).choose(owned, byUser(0), candidates);',
    tests: ['models/closed-form/discrete/laws/choice.test.ts', 'models/loops/loops.test.ts'],
    statement: 'two-stage-limit',
  },
  {
    name: 'every fitting error leads towards the first atom',
    file: 'models/loops/learners/exact.ts',
    find: 'errorTowards[(history.length - 1) % errorTowards.length]',
    replace: 'errorTowards[history.length < 0 ? 1 : errorTowards.length]',
    tests: ['models/closed-form/discrete/interpretation.test.ts'],
    statement: 'theorem-2.2',
  },
  {
    name: 'λ above 40 is taken for 40',
    file: 'models/loops/mixtures/real-data.ts',
    find: 'mix: (ops, curated, round) => ops.mix(round.reference(), curated, round.lambda),',
    replace:
      "mix: (ops, curated, round) => ops.mix(round.reference(), curated, round.lambda !== 'infinity' && round.lambda.num > 40n * round.lambda.den ? { num: 40n, den: 1n } : round.lambda),",
    tests: ['models/loops'],
    statement: 'sharp-theorem-2.3',
  },
  {
    name: 'power is computed at 0.5',
    file: 'properties/statistics/power.ts',
    find: 'export const POWER = 0.9;',
    replace: 'export const POWER = 0.5;',
    tests: ['properties/statistics/power.test.ts'],
  },
  {
    name: 'a sampler repeats its points',
    file: 'models/learned/sampler.ts',
    find: "const candidates = await this.source.draw(count * this.pool.size, derivedSeed(seed, 'candidates'));",
    replace:
      "const half = await this.source.draw(Math.ceil((count * this.pool.size) / 2), derivedSeed(seed, 'candidates'));\n    const candidates = pick(half, Array.from({ length: count * this.pool.size }, (_, i) => i % half.count));",
    tests: ['models/learned/sampler.test.ts'],
  },
  // The bundle.
  {
    name: 'bundle: a command is loaded with the command line',
    file: 'cli/commands/index.ts',
    find: '/** Commands by name.',
    replace: "import './check';\n/** Commands by name.",
    tests: ['cli/start.test.ts'],
  },
  {
    name: 'bundle: all of mathjs for its parser',
    file: 'scripts/bundle.mjs',
    find: '.replaceAll(MATHJS.build,',
    replace: ".replaceAll('no text of ours',",
    tests: ['cli/start.test.ts'],
  },
  {
    name: 'bundle: every entry has classes of its own',
    file: 'scripts/bundle.mjs',
    find: '  splitting: true,\n',
    replace: '',
    tests: ['cli/start.test.ts'],
  },
];

function copyOfProject() {
  const copy = mkdtempSync(join(tmpdir(), 'planted-faults-'));
  const files = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
  for (const file of [...files, 'models/kernels/kernels.wasm', 'models/kernels/perceptron/perceptron.wasm'])
    if (existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** The text with the fault in it; undefined unless the text to replace is there exactly once. */
function planted(text, { find, replace }) {
  const pieces = text.split(find);
  return pieces.length === 2 ? pieces.join(replace) : undefined;
}

/** Ends the program with a list of the faults that cannot be planted, if there are any. */
function checkTable(faults) {
  const stale = faults.filter((fault) => planted(readFileSync(join(ROOT, fault.file), 'utf8'), fault) === undefined);
  if (stale.length === 0) return;
  for (const { name, file } of stale) console.error(`"${name}": its text is not in ${file} exactly once`);
  console.error('mend the table of faults in scripts/planted-faults.mjs');
  process.exit(2);
}

function run(copy, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { failed: status !== 0, output: `${stdout}\n${stderr}` };
}

const BIN = (copy, name) => join(copy, 'node_modules', ...name);

const jest = (copy, tests) => run(copy, [BIN(copy, ['jest', 'bin', 'jest.js']), '--ci', '--maxWorkers', '1', ...tests]);

/** The tests must pass before a fault is planted: else they would seem to notice every fault. */
function checkTests(copy, faults) {
  for (const tests of new Set(faults.flatMap((fault) => fault.tests))) {
    const { failed, output } = jest(copy, [tests]);
    if (failed) throw new Error(`without a fault, ${tests} fails:\n${output}`);
  }
}

function byTests(copy, { tests }) {
  const { failed, output } = jest(copy, tests);
  if (!failed) return undefined;
  const [, first = output.trim().split('\n')[0]] = /^ {2}● (.+)$/m.exec(output) ?? [];
  return `test: ${first}`;
}

function byVerification(copy, { statement: id }, effort) {
  if (id === undefined) return undefined;
  const args = [
    BIN(copy, ['ts-node', 'dist', 'bin.js']),
    'cli/main.ts',
    'verify',
    '--only',
    id,
    ...effort,
    '--threads',
    '1',
  ];
  const { failed, output } = run(copy, [...args, '--out', join(copy, 'planted-report')]);
  if (!failed) return undefined;
  return `verify: ${
    output
      .split('\n')
      .find((line) => /^[✗~] \S+ (on|without|mutant)/.test(line))
      ?.slice(2) ?? 'not green'
  }`;
}

function main() {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const thorough = process.argv.includes('--verify');
  const chosen = FAULTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  checkTable(chosen);
  if (process.argv.includes('--check')) return;
  const copy = copyOfProject();
  let survived = 0;
  try {
    checkTests(copy, chosen);
    for (const fault of chosen) {
      const file = join(copy, fault.file);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, planted(text, fault));
      const found = [byTests(copy, fault)];
      if (thorough) found.push(byVerification(copy, fault, ['--cases', '1000']));
      else if (found[0] === undefined) found.push(byVerification(copy, fault, ['--quick']));
      writeFileSync(file, text);
      const noticed = found.filter((by) => by !== undefined);
      if (noticed.length === 0) survived += 1;
      console.log(`${noticed.length === 0 ? '✗' : '✓'} ${fault.name}`);
      for (const by of noticed.length === 0 ? ['SURVIVED'] : noticed) console.log(`    ${by}`);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  console.log(`\n${chosen.length - survived} of ${chosen.length} faults are noticed`);
  process.exitCode = survived === 0 ? 0 : 1;
}

main();
