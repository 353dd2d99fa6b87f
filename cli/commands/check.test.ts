import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { LoopCheck } from '../../properties/results';
import { samplerCommand } from '../../properties/own-loops/process/process.testing';
import { checkLoop, loadLoop } from '../../properties/own-loops';
import { statementOf } from '../../theory';
import { capture } from '../output/capture-output.testing';
import { run } from '../program';

const captured = capture({ columns: 300 });
const ROOT = join(__dirname, '..', '..');
const EXAMPLE = join(ROOT, 'examples', 'my-loop.ts');

/** Writes a file into the folder of the test. */
function file(name: string, text: string): string {
  const path = join(captured.folder, name);
  writeFileSync(path, text);
  return path;
}

const IMPORT = "import { defineLoop } from 'curated-loops';\n";
const ONLY = ['--only', 'lemma-2.2,tv-lipschitz', '--cases', '60'];

/** Code blocks of a file of documentation. */
function blocksOf(name: string): string[] {
  const text = readFileSync(join(ROOT, name), 'utf8');
  return [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, block = '']) => block);
}

describe('the example of the README', () => {
  const example = readFileSync(EXAMPLE, 'utf8');

  it('is the file examples/my-loop.ts, in at most 20 lines', () => {
    expect(blocksOf('README.md')).toContain(example);
    expect(example.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  });

  it('truly breaks a guarantee, with a witness of at most 3 atoms, and keeps others', async () => {
    const path = file('from-readme.ts', blocksOf('README.md').find((block) => block === example) ?? '');
    const statements = ['lemma-2.2', 'tv-lipschitz', 'theorem-2.4'].map(statementOf);
    const { defects, cells } = await checkLoop(await loadLoop(path), { statements, cases: 200 });
    expect(defects).toEqual([]);
    expect(cells.map(({ verdict }) => verdict)).toEqual(['refuted', 'holds', 'holds']);
    const witness = cells[0]?.counterexample;
    if (witness?.instance.model !== 'discrete') throw new Error('no discrete witness');
    const { w, p0, K } = witness.instance;
    expect(w.length).toBeLessThanOrEqual(3);
    expect(cells[0]?.sides).toBeDefined();
    // Again, from the definition of the loop alone: the gain falls short of (1 − 1/K) Var(w)/w_max.
    const [weights, masses] = [w.map(fraction), p0.map(fraction)];
    const next = stepByHand(masses, weights, K === 'inf' ? Infinity : K, witness.finding.t);
    expect(next.gain).toBeLessThan(next.bound - 1e-9);
  });
});

const fraction = (text: string): number => {
  const [num = 0, den = 1] = text.split('/').map(Number);
  return num / den;
};

/** Gain and bound of round t of the example with λ = ∞, by plain enumeration. */
function stepByHand(p0: readonly number[], w: readonly number[], K: number, t: number) {
  const mean = (p: readonly number[]): number => p.reduce((sum, mass, i) => sum + mass * (w[i] ?? 0), 0);
  const score = (i: number): number => Math.min(3, w[i] ?? 0);
  const tuples = (k: number): number[][] =>
    k === 0 ? [[]] : tuples(k - 1).flatMap((tuple) => w.map((_, i) => [...tuple, i]));
  const next = (p: readonly number[]): number[] => {
    if (K === Infinity) {
      const tilted = p.map((mass, i) => mass * score(i));
      return tilted.map((mass) => mass / tilted.reduce((a, b) => a + b));
    }
    const kept = p.map(() => 0);
    for (const tuple of tuples(K)) {
      const probability = tuple.reduce((product, i) => product * (p[i] ?? 0), 1);
      const total = tuple.reduce((sum, i) => sum + score(i), 0);
      for (const i of tuple) kept[i] = (kept[i] ?? 0) + (probability * score(i)) / total;
    }
    return kept;
  };
  let p = [...p0];
  for (let round = 0; round < t; round += 1) p = next(p);
  const variance = p.reduce((sum, mass, i) => sum + mass * ((w[i] ?? 0) - mean(p)) ** 2, 0);
  return { gain: mean(next(p)) - mean(p), bound: ((1 - 1 / K) * variance) / Math.max(...w) };
}

describe('check', () => {
  it('prints a table and the smallest counterexample, in fractions, and ends with 1', async () => {
    expect(await run(['check', EXAMPLE, ...ONLY])).toBe(1);
    expect(captured.output).toMatch(/✗ lemma-2\.2 +refuted +\d+ +smallest counterexample below/);
    expect(captured.output).toMatch(/✓ tv-lipschitz +holds +60 +(attained|smallest margin)/);
    expect(captured.output).toContain('claim a: E(p[t + 1], w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max');
    expect(captured.output).toMatch(/at t = \d: left \d+\/\d+, right \d+\/\d+ \(exact\)/);
    expect(captured.output).toMatch(/p_0 = \(\d\/\d, \d\/\d\), w = \(\d+, \d+\), K = (\d|∞), λ = ∞/);
    expect(captured.output).toContain('1 holds, 1 refuted, 0 undecided, 0 not applicable; seed 20240709');
  });

  it('says where it looked beside every verdict', async () => {
    expect(await run(['check', EXAMPLE, ...ONLY])).toBe(1);
    expect(captured.output).toMatch(
      /^domains of the cases\n {2}lemma-2\.2 {5}discrete, n [^\n]*, \d+ cases?\n {2}tv-lipschitz {2}discrete, n [^\n]*, 60 cases\n\n/m,
    );
    const path = file(
      'few.ts',
      `${IMPORT}export default defineLoop({ id: 'few', choice: 'w[1]/sum(w)', needs: { candidates: { min: 2, max: 3 } } });`,
    );
    captured.output = '';
    await run(['check', path, '--only', 'tv-lipschitz', '--cases', '60']);
    expect(captured.output).toMatch(
      /K 2–3, .*, 60 cases; the loop is declared for K 2 to 3 only, without K = 1, K = 4–\d+ and K = ∞$/m,
    );
  });

  it('shows an open conjecture as open, and a published claim that fails as such', async () => {
    const path = file('paper.ts', `${IMPORT}export default defineLoop({ id: 'paper', score: ({ w }) => w });`);
    const ids = 'lemma-2.2,monotone-with-real-data,wei-proposition-3.8';
    expect(await run(['check', path, '--only', ids, '--cases', '200'])).toBe(0);
    expect(captured.output).toMatch(
      /^○ monotone-with-real-data +open +200 +a conjecture that no case refutes and nobody has proved; /m,
    );
    expect(captured.output).toMatch(
      /^✓ wei-proposition-3\.8 +refuted as expected +\d+ +as published claims that fail are, for the loop of the paper too$/m,
    );
    expect(captured.output).toMatch(
      /^✓ 1 holds, 0 refuted, 0 undecided, 0 not applicable, 1 open, 1 refuted as expected; seed/m,
    );
    captured.output = '';
    expect(await run(['check', path, '--only', 'monotone-with-real-data', '--cases', '60'])).toBe(0);
    expect(captured.output).toMatch(/^○ 0 holds, 0 refuted, 0 undecided, 0 not applicable, 1 open; seed/m);
  });

  it('prints JSON', async () => {
    expect(await run(['check', EXAMPLE, ...ONLY, '--seed', '5', '--json'])).toBe(1);
    const check = JSON.parse(captured.output) as LoopCheck;
    expect(check).toMatchObject({ format: 'curated-loops/check', seed: 5, cases: 60, verdict: 'refuted' });
    expect(check.cells.map(({ verdict }) => verdict)).toEqual(['refuted', 'holds']);
  });

  it('ends with 0 if every applicable statement holds, and lists the others; the output of the file is not part of it', async () => {
    const path = file(
      'a.js',
      `${IMPORT}console.log('noise');\nexport default defineLoop({ id: 'paper', choice: 'w[1]/sum(w)' });`,
    );
    expect(await run(['check', path, '--only', 'lemma-2.2,fisher-identity', '--cases', '60'])).toBe(0);
    expect(captured.output).toMatch(/– fisher-identity +not applicable +0 +the statement is about K = ∞/);
    expect(captured.output).not.toContain('noise');
  });

  it('ends with 3 where something is undecided', async () => {
    const score = '({ w }, F) => F.mul(w, F.sqrt(F.of(2)))';
    const path = file('a.ts', `${IMPORT}export default defineLoop({ id: 'rooted', score: ${score} });`);
    expect(await run(['check', path, '--only', 'lemma-2.2', '--cases', '60'])).toBe(3);
    expect(captured.output).toContain('irrational');
  });

  it('ends with 3 where nothing applies, which shows nothing', async () => {
    const path = file('b.ts', `${IMPORT}export default defineLoop({ id: 'still', step: (p) => p });`);
    expect(await run(['check', path, '--only', 'k2-tanh', '--cases', '60'])).toBe(3);
    expect(captured.output).toContain('of which a whole step says nothing');
  });

  it('ends with 3 when it is cut short', async () => {
    expect(await run(['check', EXAMPLE, '--only', 'tv-lipschitz', '--cases', '1000000', '--time-limit', '0.01'])).toBe(
      3,
    );
    expect(captured.output).toContain('undecided');
  });

  it('reports first that it is not a loop, and ends with 2', async () => {
    const path = file(
      'a.ts',
      `${IMPORT}export default defineLoop({ id: 'no', choose: (all, F) => all.map(() => F.of(2)) });`,
    );
    expect(await run(['check', path, ...ONLY])).toBe(2);
    expect(captured.output).toContain('✗ no is not a loop; nothing was searched');
    expect(captured.output).toContain(
      'not normalised: the probabilities add up to 2, not 1; divide by the sum; on K = 1, w = (1)',
    );
  });

  it.each([
    ['a file that is missing', () => 'nowhere.ts', 'there is no file'],
    ['a file that does not compile', () => file('a.ts', 'export default {'), 'a.ts:1:17 does not compile'],
    ['a bad definition', () => file('a.ts', `${IMPORT}export default defineLoop({ id: 'x' });`), 'give exactly one of'],
  ])('refuses %s in one line, with 2', async (_what, path, message) => {
    expect(await run(['check', path(), ...ONLY])).toBe(2);
    expect(captured.errors).toContain(message);
    expect(captured.errors.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [['--only', 'lemma-9'], 'there is no statement "lemma-9"'],
    [['--cases', '0'], '--cases 0 is not a whole number'],
    [['--seed', 'x'], '--seed x is not a whole number'],
    [['--time-limit', '-1'], '--time-limit -1 is not a time greater than 0'],
  ])('refuses %j', async (options, message) => {
    expect(await run(['check', EXAMPLE, ...options])).toBe(2);
    expect(captured.errors).toContain(message);
  });
});

describe('check --prove', () => {
  const squares = blocksOf('docs/variants.md').find((block) => block.includes("'squares'")) ?? '';

  it('proves the claims of the example in docs/variants.md', async () => {
    const path = file('squares.ts', squares);
    const effort = [
      '--only',
      'lemma-2.2,step-cost',
      '--cases',
      '60',
      '--prove',
      '--prove-K',
      '2,3',
      '--prove-time',
      '5m',
    ];
    await run(['check', path, ...effort]);
    const [, lines = ''] = captured.output.split('proofs for all laws and weights\n');
    expect(lines.split('\n').slice(0, 3)).toEqual([
      '  lemma-2.2: proved for your rule for K = 2, 3, any number of atoms',
      '  step-cost (claim b): proved for your rule for K = 2, 3, any number of atoms',
      '  tested only, no polynomial says it: step-cost (a)',
    ]);
  });

  it('says that the rule of the README compares numbers, and proves nothing', async () => {
    await run(['check', EXAMPLE, ...ONLY, '--prove', '--json']);
    const { proofs } = JSON.parse(captured.output) as LoopCheck;
    expect(proofs).toEqual({ notRational: expect.stringContaining('compares numbers'), proved: [], unproved: [] });
  });

  it('proves no statement that a case refutes', async () => {
    const path = file('squares.ts', squares);
    await run(['check', path, '--only', 'step-identity', '--cases', '60', '--prove', '--prove-K', '2', '--json']);
    const { cells, proofs } = JSON.parse(captured.output) as LoopCheck;
    expect(cells.map(({ verdict }) => verdict)).toEqual(['refuted']);
    expect(proofs).toEqual({ proved: [], unproved: [] });
  });

  it('has no field without --prove, and its options need it', async () => {
    await run(['check', EXAMPLE, ...ONLY, '--json']);
    expect(JSON.parse(captured.output)).not.toHaveProperty('proofs');
    expect(await run(['check', EXAMPLE, '--prove-K', '2'])).toBe(2);
  });
});

describe('the counterexamples of a loop of a file', () => {
  /** Runs a command that prints JSON, keeps it in a file, and returns the path. */
  async function printed(name: string, code: number, ...words: string[]): Promise<string> {
    captured.output = '';
    expect(await run([...words, '--json'])).toBe(code);
    const path = file(name, captured.output);
    captured.output = '';
    return path;
  }

  it.each([
    ['check', ['check', EXAMPLE, '--only', 'lemma-2.2', '--cases', '60']],
    [
      'conjecture',
      [
        'conjecture',
        'E(p[1], w) - E(p[0], w) >= Var(p[0], w)/(2*w_max)',
        '--given',
        'K >= 2',
        '--loop',
        EXAMPLE,
        '--cases',
        '500',
      ],
    ],
    ['matrix', ['matrix', '--loop', EXAMPLE, '--only', 'lemma-2.2', '--cases', '60']],
  ])('of %s --json are replayed on the loop, and on another', async (name, words) => {
    const path = await printed(`${name}.json`, name === 'matrix' ? 0 : 1, ...words);
    expect(await run(['replay', path, '--loop', EXAMPLE])).toBe(1);
    expect(captured.output).toMatch(/^✗ .*: still refuted$/m);
    expect(captured.output).toMatch(/^ {2}at t = 0: left [\d/]+, right [\d/]+ \((exact|certified)\)$/m);
    expect(captured.output).toMatch(/^ {2}p_0 = \([^)]+\), w = \([^)]+\), K = .*, λ = ∞, rounds = 1$/m);
    captured.output = '';
    expect(await run(['replay', path, '--loop', 'curated'])).toBe(0);
    expect(captured.output).toMatch(/^✓ .*, on curated instead of scale-ends-at-3: no longer refuted/);
  });

  it('cannot be replayed without the loop, nor where there are none', async () => {
    const path = await printed('check.json', 1, 'check', EXAMPLE, '--only', 'lemma-2.2', '--cases', '60');
    expect(await run(['replay', path])).toBe(2);
    expect(captured.errors).toContain(
      'the loop "scale-ends-at-3", which is not built in; give the file of the loop: --loop',
    );
    const none = await printed('none.json', 0, 'check', EXAMPLE, '--only', 'tv-lipschitz', '--cases', '20');
    expect(await run(['replay', none, '--loop', EXAMPLE])).toBe(2);
    expect(captured.errors).toContain('none.json holds no counterexample');
  });

  it('show every value that the loop used: p_ref where the loop mixes it in by itself, and the users as a table', async () => {
    const rule = "id: 'piled', score: ({ users: [, other] }, F) => other ?? F.of(1), needs: { users: 2 }";
    const path = file('piled.ts', `${IMPORT}export default defineLoop({ ${rule}, mixture: 'accumulate' });`);
    expect(await run(['check', path, '--only', 'lemma-2.2', '--cases', '200'])).toBe(1);
    expect(captured.output).toMatch(/λ = ∞, p_ref = \([^)]+\), rounds = \d+$/m);
    expect(captured.output).toMatch(/^ +user +share +w$/m);
    expect(captured.output).toMatch(/^ +2 +\d\S* +\(\d.*\)$/m);
    expect(captured.output).not.toContain('{"');
  });

  it('of Gaussians are shown as values and replayed', async () => {
    const rule = "id: 'batches', choice: 'w[1]/sum(w)', limit: ({ w }) => w, learner: 'accumulated-batches'";
    const path = file('batches.ts', `${IMPORT}export default defineLoop({ ${rule} });`);
    const stored = await printed('batches.json', 1, 'check', path, '--only', 'gaussian-mle-collapse', '--cases', '60');
    expect(await run(['replay', stored, '--loop', path])).toBe(1);
    expect(captured.output).toMatch(
      /p_0 = \(\{share 1, .*, p_ref = \(.*, r = \{kind linear, .*, samples = \{size \d\}$/m,
    );
    expect(captured.output).not.toContain('{"');
  });

  it('leave p_ref out where λ = ∞ and the loop does not depend on it', async () => {
    expect(await run(['check', EXAMPLE, '--only', 'lemma-2.2', '--cases', '60'])).toBe(1);
    expect(captured.output).toContain('λ = ∞, rounds = 1');
  });
});

describe('check --process', () => {
  const WRONG = join(ROOT, 'examples', 'python', 'prefer_worst.py');
  const command = `PYTHONPATH="${join(ROOT, 'python', 'curated_loops_client')}" python3 "${WRONG}"`;

  it('shows the smallest counterexample to a wrong rule in Python as to one in TypeScript', async () => {
    const about = "id: 'python-prefer-worst', title: 'Choice by 1/w, in Python'";
    const choose =
      '(candidates, F) => { const each = candidates.map(({ w }) => F.div(F.of(1), w)); return each.map((x) => F.div(x, F.sum(each))); }';
    const path = file('worst.mjs', `${IMPORT}export default defineLoop({ ${about}, choose: ${choose} });\n`);
    expect(await run(['check', path, ...ONLY])).toBe(1);
    const ofFile = captured.output.replace(path, '');
    captured.output = '';
    expect(await run(['check', '--process', command, ...ONLY])).toBe(1);
    const quoted = `--process '${command}'`;
    expect(captured.output).toContain('at t = 0: left -1/12, right 1/16 (exact)');
    expect(captured.output).toContain(`replay: npx curated-loops check ${quoted} --only lemma-2.2`);
    expect(captured.output.replace(quoted, '')).toBe(ofFile);
  });

  it('shows a refuted sampler with its slack, and what its laws cannot answer', async () => {
    const sampler = samplerCommand({ power: -1 });
    expect(await run(['check', '--process', sampler, '--draws', '4096', '--alpha', '0.01', '--seed', '3'])).toBe(1);
    for (const text of [
      'from-node: A rule in Node\nK = 2, λ = ∞, w_max = 1, 2 rounds; p_0 fitted to the real data; 4096 draws a round of the models, the kept candidates',
      /^✗ lemma-2.2 +refuted +\d+ +below$/m,
      /^– theorem-2.3 +not applicable +0 +it speaks of loops with real data/m,
      'claim b: E(curate(p[t]), w) - E(p[t], w) >= (1 - 1/K)*Var(p[t], w)/w_max   when K >= 2',
      /claim b at seed 3, round \d: slack −0\.\d+ \[−0\.\d+, −0\.\d+\] \(statistical\)/,
      `replay: npx curated-loops check --process '${sampler}' --only lemma-2.2 --seed 3`,
      /seed 3; all verdicts are right at once with 99\s% confidence\n$/,
    ])
      expect(captured.output).toMatch(text);
  });

  it('prints the result of a sampler as JSON of its own format', async () => {
    expect(await run(['check', '--process', samplerCommand({}), '--json'])).toBe(0);
    expect(JSON.parse(captured.output)).toMatchObject({ format: 'curated-loops/sampler-check', verdict: 'holds' });
  });

  it.each([
    [[], 'give the file of a loop, or --process with the command of one'],
    [[EXAMPLE, '--process', 'true'], 'give either the file'],
    [[EXAMPLE, '--patience', '3s'], '--patience is about --process'],
    [[EXAMPLE, '--draws', '4096'], '--draws is about --process'],
    [['--process', 'true', '--prove'], '--prove reads the formula of a rule'],
    [['--process', 'true', '--patience', 'soon'], '--patience'],
    [['--process', 'exit 9'], 'ended with exit code 9'],
  ])('refuses %j', async (options, message) => {
    expect(await run(['check', ...options])).toBe(2);
    expect(captured.errors).toContain(message);
  });
});
