import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { capture } from '../output/capture-output.testing';
import { run } from '../program';

const captured = capture({ columns: 300 });

const ask = (claim: string, ...options: string[]): Promise<number> => run(['conjecture', claim, ...options]);

const GAIN = 'E(p[t + 1], w) - E(p[t], w)';

describe('conjecture', () => {
  it('prints the smallest counterexample in fractions and exits 1', async () => {
    expect(await ask(`${GAIN} >= Var(p[t], w)/w_max`, '--given', 'K >= 2', '--cases', '100', '--threads', '1')).toBe(1);
    expect(captured.output.split('\n')).toEqual([
      '✗ counterexample',
      `  ${GAIN} >= Var(p[t], w)/w_max`,
      '  given K >= 2',
      '  loop curated, discrete models, K 2 to 64 and ∞, synthetic data, p_0 any law, seed 20240709',
      expect.stringMatching(/^ {2}domain: discrete, n [=\d].*, \d+ cases?$/),
      '',
      '  K = 2, λ = ∞',
      '  atom  p_0  w',
      '  ────  ───  ─',
      '  0     1/2  1',
      '  1     1/2  2',
      '  round t = 0',
      '  left  = 1/12',
      '  right = 1/8',
      expect.stringMatching(/^ {2}decided exactly; found by random search, \d+ steps of shrinking$/),
      '  hint: --given CONDITION assumes what excludes this case',
      '',
    ]);
  });

  it('asks about a loop of a file', async () => {
    const options = ['--loop', 'examples/my-loop.ts', '--given', 'K >= 2', '--cases', '100', '--threads', '1'];
    expect(await ask(`${GAIN} >= Var(p[t], w)/(2*w_max)`, ...options)).toBe(1);
    expect(captured.output).toContain('loop /');
    expect(captured.output).toContain('examples/my-loop.ts, discrete models');
    expect(captured.output).toMatch(/^ {2}domain: discrete, .*, \d+ cases?$/m);
    expect(await ask('K >= 1', '--loop', './no-such-loop.ts')).toBe(2);
  });

  it('prints the extent of the search and exits 0, without claiming a proof', async () => {
    const options = ['--given', 'K <= 5', '--where', 'share=1 - 1/K', '--cases', '300', '--threads', '1'];
    expect(await ask(`${GAIN} >= share*Var(p[t], w)/w_max`, ...options)).toBe(0);
    expect(captured.output).toMatch(/^○ no counterexample in 300 cases: open$/m);
    expect(captured.output).toContain('where share = 1 - 1/K');
    expect(captured.output).toMatch(/^ {2}domain: discrete, n 2–\d+, K 1–5, t ≤ \d+, .*, 300 cases$/m);
    expect(captured.output).toMatch(/300 cases \(\d+ decided exactly, \d+ by enclosures, 0 undecided\), \d+ decisions/);
    expect(captured.output).toMatch(/^ +\d+\.\d% {2}K ≥ 4$/m);
    expect(captured.output).toMatch(/smallest margin \S+ of the larger side, attained at round t = \d of$/m);
    expect(captured.output).not.toMatch(/proved|holds|✓/);
  });

  it('prints the same bytes for the same seed and number of cases', async () => {
    const outputs = [];
    for (const threads of ['1', '1', '2']) {
      captured.output = '';
      await ask(`${GAIN} >= 0`, '--seed', '7', '--cases', '600', '--threads', threads, '--json');
      outputs.push(captured.output);
    }
    expect(JSON.parse(outputs[0] ?? '')).toMatchObject({ format: 'curated-loops/conjecture', verdict: 'open' });
    expect(new Set(outputs).size).toBe(1);
  });

  it('names what no case satisfies and exits 3', async () => {
    const given = ['--given', 'K >= 2', '--given', 'w_min > w_max'];
    expect(await ask(`${GAIN} >= 0`, ...given, '--cases', '60', '--threads', '1')).toBe(3);
    expect(captured.output).toMatch(/^\? nothing was tested: no case satisfies what is needed: none of \d+,?\d* drawn/);
    expect(captured.output).toContain('K >= 2: satisfied by 200 of 200 cases');
    expect(captured.output).toContain('w_min > w_max: satisfied by 0 of 200 cases');
    expect(captured.output).not.toContain('no counterexample');
  });

  it('is undecided where the model has no answer, and exits 3', async () => {
    expect(await ask('risk(p[1]) <= risk(p[0])', '--cases', '60', '--threads', '1')).toBe(3);
    expect(captured.output).toMatch(/^\? undecided: .* the model has no answer/);
  });

  it('ends with its budget', async () => {
    expect(await ask(`${GAIN} >= 0`, '--budget', '1s', '--threads', '1')).toBe(0);
    expect(captured.output).toMatch(/^○ no counterexample in [\d,]+ cases: open$/m);
  });
});

describe('a counterexample as JSON', () => {
  it.each([
    [
      'gaussian',
      'E(p[1], r) <= E(p[0], r)',
      /p_0 = \(\{share 1, precision .*r = \{kind quadratic, .*K = ∞, λ = ∞, rounds/,
    ],
    ['mixture', 'E(p[1], r) <= E(p[0], r)', /p_0 = \(\{share 1\/2, .*r = \{kind quadratic, .*K = ∞, λ = ∞, rounds/],
    ['large-discrete', 'E(p[1], r) <= E(p[0], r)', /atoms = \(\{mass 1, weight .*, K = 2, λ = ∞, rounds/],
    ['regression', 'risk(p[1]) >= sigma2', /d = 1, n = 3, σ² = 1, data = .*rounds = 1/],
    ['coupled', 'E(p[1], r) <= E(p[0], r)', /A = .*, b = \(.*, g = \(.*, means of both = /],
    ['curved', 'parameter(p[1]) < parameter(p[0])', /λ = ∞.*p at θ = 0 = \(.*α = \(.*β = \(.*r = .*θ_0 = .*rounds = 1/],
    ['co-evolving', 'TV(p[1], q) <= TV(p[0], q)', /p_0 = \(.*φ = \[.*v of p_0 and q = .*τ = .*β = /],
  ])('holds all that the loop used, also on %s models, and is replayed', async (model, claim, values) => {
    expect(await ask(claim, '--model', model, '--cases', '60', '--threads', '1', '--json')).toBe(1);
    const path = join(mkdtempSync(join(tmpdir(), 'conjecture-')), 'found.json');
    writeFileSync(path, captured.output);
    captured.output = '';
    expect(await run(['replay', path])).toBe(1);
    expect(captured.output).toContain(`✗ ${claim}: still refuted`);
    expect(captured.output).toMatch(values);
    expect(captured.output).not.toContain('{"');
  });
});

describe('bad input is one line on standard error and exit code 2', () => {
  it.each<[string[], string]>([
    [['E(p[t], w)'], 'a claim is a comparison of two scalars'],
    [['import("fs") > 0'], 'unknown function "import"'],
    [['K > 0', '--given', 'K'], 'a claim is a comparison of two scalars'],
    [['K > 0', '--where', 'a'], '--where a is not a definition; write name=expression'],
    [['K > 0', '--where', 'a=1', '--where', 'a=2'], '--where defines "a" twice'],
    [['K > 0', '--where', '__proto__=1'], 'the definition "__proto__" is not named by letters'],
    [['K > 0', '--loop', 'nope'], 'there is no loop "nope"'],
    [['K > 0', '--data', 'stolen'], '--data stolen is not known; choose from synthetic, real, stable'],
    [['K > 0', '--model', 'cauchy'], '--model cauchy is not known'],
    [['K > 0', '--model', 'discrete,gaussian'], 'a conjecture is about one kind of closed-form model'],
    [['K > 0', '--model', 'learned'], 'a conjecture is about one kind of closed-form model'],
    [['K > 0', '--cases', '0'], '--cases 0 is not a whole number of at least 1'],
    [['K > 0', '--budget', 'soon'], '--budget soon is not a time greater than 0'],
    [['K > 0', '--budget', '0s'], '--budget 0s is not a time greater than 0'],
    [['K > 0', '--seed', '-1'], '--seed -1 is not a whole number'],
    [['K > 0', '--threads', '0'], '--threads 0 is not a number of threads'],
    [[], "missing required argument 'claim'"],
  ])('%j', async (options, message) => {
    expect(await run(['conjecture', ...options])).toBe(2);
    expect(captured.errors).toContain(message);
    expect(captured.errors.trim().split('\n')).toHaveLength(1);
    expect(captured.output).toBe('');
  });
});
