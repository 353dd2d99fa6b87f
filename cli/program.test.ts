import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Q, type Rational, STATEMENTS, statementOf } from '../theory';
import { capture } from './output/capture-output.testing';
import { explanation } from './commands/explain';
import { run } from './program';

const captured = capture();

const words = (line: string): string[] => line.split(' ');

describe('bad input is one line on standard error and exit code 2', () => {
  it.each([
    ['step --p 1/2,1/3 --w 1,2 --K 2', 'p sums to 5/6, not 1'],
    ['step --p 3/2,-1/2 --w 1,2 --K 2', 'negative entry -1/2'],
    ['step --p 1/2,1/2 --w 1,0 --K 2', 'w has the entry 0'],
    ['step --p 1/2,1/2 --w 1,-3 --K 2', 'w has the entry -3'],
    ['step --p 1/2,1/2 --w 1,2,3 --K 2', 'p has 2 entries but w has 3'],
    ['step --p 1/2,1/2 --w 1,2 --K 2 --lambda 1 --ref 1', 'the real-data law (ref) has 1 entries but w has 2'],
    ['step --p 1/2,1/2 --r 1,2,3 --K 2', 'p has 2 entries but r has 3'],
    ['step --p 1/2,1/2 --w 1,2 --K 0', '--K 0 is not a number of candidates'],
    ['step --p 1/2,1/2 --w 1,2 --K 2.5', '--K 2.5 is not a number of candidates'],
    ['step --p 1/2,1/2 --w 1,2 --K many', '--K many is not a number of candidates'],
    ['step --p 1/2,1/2 --w 1,2 --K 2 --lambda -1 --ref 1/2,1/2', '--lambda -1 is negative'],
    ['step --p 1/2,1/2 --w 1,2 --K 2 --lambda 1', 'give its law by --ref'],
    ['step --p NaN,1 --w 1,2 --K 2', '"NaN" is not a number'],
    ['step --p 1/0,1 --w 1,2 --K 2', '"1/0" divides by zero'],
    ['step --p , --w 1,2 --K 2', '"" is not a number'],
    ['step --p 1/2,1/2 --K 2', 'one of the two'],
    ['step --p 1/2,1/2 --w 1,2 --r 0,1 --K 2', 'one of the two'],
    ['step --p 1/2,1/2 --r 0,99999 --K 2', '±10000'],
    ['step --p 1/2,1/2 --w 1,2 --K 2 --steps -1', '--steps -1 is not a whole number'],
    ['step --p 1/2,1/2 --r 1,2 --K 1000000', 'give the weights e^r by --w'],
    ['step --p 1/2,1/2 --r 1,2 --K 2 --exact', '--exact needs the weights by --w'],
    ['step --p 1/2,1/2 --w 1,2 --K 1000000 --exact', 'leave out --exact'],
    ['step --p 1/2,1/2 --w 1,2 --K inf --steps 100000', 'take fewer than 929 steps'],
    ['step --p 1/2,1/2 --w 1e-80,1 --K 1000', 'w goes from'],
    ['step --p 1/2,1/2 --w 1e200,2e200 --K 1000000', 'divide all weights by one number'],
    ['step --p @/no/such/file --w 1,2 --K 2', '/no/such/file cannot be read (ENOENT)'],
    ['step --p 1/2,1/2 --w @ --K 2', '--w @ names no file'],
    ['step --p 0,0 --w 1,2 --K 2 --normalise', 'p sums to 0'],
    ['step --w 1,2 --K 2', "required option '--p <masses>'"],
    ['verify --only lemma-2.2,nope', 'there is no statement "nope"; known are lemma-2.1'],
    ['verify --model cauchy', '--model cauchy is not known'],
    ['verify --only k2-tanh --model gaussian', 'none of the chosen statements applies to it'],
    ['verify --cases 0', '--cases 0 is not a whole number of at least 1'],
    ['verify --cases 1.5', '--cases 1.5 is not a whole number of at least 1; write it such as 4000, 4e3 or 4k'],
    ['verify --cases 1e-3', '--cases 1e-3 is not a whole number'],
    ['verify --seed x', '--seed x is not a whole number'],
    ['verify --time-limit 0', '--time-limit 0 is not a time greater than 0; give seconds, or one such as 30s'],
    ['verify --threads 0', '--threads 0 is not a number of threads; give a whole number from 1 to 256, or auto'],
    ['verify --threads 1.5', '--threads 1.5 is not a number of threads'],
    ['verify --threads -2', '--threads -2 is not a number of threads'],
    ['verify --threads 1000000', '--threads 1000000 is not a number of threads'],
    ['verify --threads many', '--threads many is not a number of threads'],
    ['verify --out /proc/nowhere', '--out /proc/nowhere is not writable'],
    ['verify --regressions /no/such/file', '/no/such/file cannot be read (ENOENT)'],
    ['verify --frobnicate', "unknown option '--frobnicate'; verify --help lists them"],
    ['verify --Cases 3', "unknown option '--Cases'; did you mean --cases?"],
    ['step --p 1 --w 1 --k 3', "required option '--K <candidates>' not specified; did you mean --K by --k?"],
    ['explain lema-2.2', 'there is no statement "lema-2.2"; did you mean lemma-2.2?'],
    ['matrix --loop best-of-k', 'there is no loop "best-of-k"; did you mean best-of-K?'],
    ['verify --model Gaussian', '--model Gaussian is not known; did you mean gaussian?'],
    ['learn --data moon --learner gmm', 'there is no dataset "moon"; did you mean moons?'],
    ['learn --data moons --learner gm', 'there is no learner "gm"; did you mean gmm?'],
    ['verify --model learned --backend Wasm', '--backend Wasm is not known; did you mean wasm?'],
    ['verfy', "unknown command 'verfy'; did you mean verify?"],
    ['conjecture K>=1 --data sythetic', '--data sythetic is not known; did you mean synthetic?'],
    ['conjecture K>=1 --budget 3x', '--budget 3x is not a time greater than 0'],
    ['sharpen lema-2.2', 'there is no statement "lema-2.2"; did you mean lemma-2.2?'],
    ['sharpen k2-tanh', 'no constant of k2-tanh is declared; take one of lemma-2.1'],
    ['sharpen lemma-2.2 --claim b', '--claim b: no constant of this claim is declared; take a'],
    ['sharpen lemma-2.2 --sharper larger', '--sharper is for a claim of your own; for lemma-2.2 it is known'],
    ['sharpen lemma-2.2 --to 3', 'gets sharper with c from 0 to 2 only; give --from and --to in this range'],
    ['sharpen K>=c --from 0 --to 2 --sharper up', '--sharper up is not known; choose smaller or larger'],
    ['sharpen K>=c --from 0 --to 2', 'say which values of c make the claim say more'],
    ['sharpen K>=c+d_2 --from 0 --to 2 --sharper larger', 'has 2 free names, c, d_2; define all but one by --where'],
    ['sharpen K>=1 --from 0 --to 2 --sharper larger', 'has no free name; write c in place of the constant to sharpen'],
    ['sharpen K>=c --from 0 --to 2 --sharper larger --K 3..2', '--K 3..2 is not a list of numbers of candidates'],
    [`replay ${__dirname}`, `${__dirname} is a folder; give a file`],
    [`check ${__dirname}`, `${__dirname} is a folder; give the path of a file with a loop in it`],
    [`guard --baseline ${__dirname}`, `${__dirname} is a folder; give a file`],
    [`step --p @${__dirname} --w 1 --K 1`, `${__dirname} is a folder; give a file`],
    [`verify --regressions ${__dirname}`, `${__dirname} is a folder; give a file`],
    [`learn --data @${__dirname} --learner gmm`, `${__dirname} is a folder; give a file of points in it`],
    [`verify --out ${__filename}`, `--out ${__filename} is a file; give a folder`],
    [`report ${__dirname}`, `${__dirname} is a folder; give a file`],
    ['report a.json b.json', 'a.json cannot be read (ENOENT)'],
    ['report a.json b.json --baseline c.json', '--baseline c.json is given with 2 results files'],
    ['serve /no/such/file', '/no/such/file cannot be read (ENOENT)'],
    ['explain nope', 'there is no statement "nope"'],
    ['replay /no/such/file', '/no/such/file cannot be read'],
    ['frobnicate', "unknown command 'frobnicate'"],
  ])('%s', async (line, message) => {
    expect(await run(words(line))).toBe(2);
    expect(captured.errors).toContain(message);
    expect(captured.errors.trim().split('\n')).toHaveLength(1);
    expect(captured.output).toBe('');
  });

  it.each([
    ['not JSON', 'not json', 'JSON'],
    ['a foreign format', '{"format":"junit"}', 'junit'],
    ['a foreign version', '{"format":"curated-loops/counterexample","version":7}', 'version 7'],
    ['a counterexample without its parts', '{"format":"curated-loops/counterexample","version":1}', 'statement'],
  ])('replay of %s', async (_what, text, message) => {
    const path = join(captured.folder, 'file.json');
    writeFileSync(path, text);
    expect(await run(['replay', path])).toBe(2);
    expect(captured.errors).toContain(message);
    expect(captured.errors).toContain(path);
  });
});

describe('step', () => {
  it('prints exact fractions, and KL as a decimal with an enclosure', async () => {
    expect(await run(words('step --p 0.5,1/2 --w 1,2 --K 2 --json'))).toBe(0);
    const [before, after] = JSON.parse(captured.output) as {
      p: string[];
      KL_ref: { decimal: string; enclosure: [string, string] };
    }[];
    const exact = (...fractions: string[]): object[] => fractions.map((fraction) => ({ exact: fraction }));
    expect(before).toMatchObject({
      t: 0,
      p: exact('1/2', '1/2'),
      H: exact('5/6', '7/6'),
      E: { exact: '3/2', decimal: '1.5', enclosure: ['1.5', '1.5'] },
      Var: { exact: '1/4' },
      KL_ref: { decimal: '0' },
    });
    expect(after).toMatchObject({ t: 1, p: exact('5/12', '7/12'), E: { exact: '19/12' }, Var: { exact: '35/144' } });
    // KL((5/12, 7/12) ‖ (1/2, 1/2)), computed with Python's decimal to 40 digits.
    expect(after?.KL_ref.decimal).toBe('0.013953914568419583249294797472');
    const [lo, hi] = (after?.KL_ref.enclosure ?? []).map((end) => Number(end)) as [number, number];
    expect(hi - lo).toBeLessThan(1e-15);
  });

  it('takes rewards in place of weights, and gives enclosures', async () => {
    expect(
      await run(words('step --p 1/2,1/2 --r 0,0.69314718055994530941723212145817656807550013436026 --K 2 --json')),
    ).toBe(0);
    const [, after] = JSON.parse(captured.output) as { p: { decimal: string }[] }[];
    expect(Number(after?.p[1]?.decimal)).toBeCloseTo(7 / 12, 15);
  });

  it('runs many rounds at K = ∞, with real data', async () => {
    expect(await run(words('step --p 1/2,1/2 --w 1,2 --K inf --lambda 1 --ref 1/2,1/2 --steps 40'))).toBe(0);
    expect(captured.output.trim().split('\n')).toHaveLength(44);
    expect(captured.output).toContain('KL(p‖p_ref)');
  });
});

describe('step where exact fractions are too long', () => {
  interface Enclosed {
    readonly decimal: string;
    readonly enclosure: readonly [string, string];
  }
  interface Point {
    readonly arithmetic: string;
    readonly p: readonly Enclosed[];
    readonly H: readonly Enclosed[];
    readonly E: Enclosed;
    readonly gain: Enclosed;
  }

  const vectorFile = (name: string, numbers: readonly number[]): string => {
    const path = join(captured.folder, name);
    writeFileSync(path, JSON.stringify(numbers));
    return `@${path}`;
  };

  it('certifies a step on a thousand atoms from files', async () => {
    const n = 1000;
    const p = vectorFile(
      'p.json',
      Array.from({ length: n }, (_, i) => 1 + (i % 17)),
    );
    const w = vectorFile(
      'w.json',
      Array.from({ length: n }, (_, i) => 0.1 * (1 + ((i * 31) % 101))),
    );
    expect(await run(['step', '--p', p, '--w', w, '--K', '64', '--normalise', '--json'])).toBe(0);
    const [before, after] = JSON.parse(captured.output) as [Point, Point];
    expect([before.arithmetic, after.arithmetic]).toEqual(['certified', 'certified']);
    expect(after.p).toHaveLength(n);
    const [sumLo, sumHi] = [0, 1].map((end) =>
      after.p.reduce((sum, { enclosure }) => sum + Number(enclosure[end]), 0),
    ) as [number, number];
    expect(sumLo).toBeLessThanOrEqual(1);
    expect(sumHi).toBeGreaterThanOrEqual(1);
    expect(sumHi - sumLo).toBeLessThan(1e-12);
    const [least, most] = before.gain.enclosure.map(Number) as [number, number];
    expect(Number(after.E.decimal) - Number(before.E.decimal)).toBeGreaterThan(least - 1e-12);
    expect(Number(after.E.decimal) - Number(before.E.decimal)).toBeLessThan(most + 1e-12);
    captured.output = '';
    expect(await run(['step', '--p', p, '--w', w, '--K', '64', '--normalise'])).toBe(0);
    expect(captured.output).toContain('n = 1000, min');
    expect(captured.output).toMatch(
      /certified in doubles: every digit shown is certain; relative error of the masses ≤ \S+e-1\d/,
    );
    expect(captured.output).toContain('--json prints every mass');
  });

  it('certifies a million candidates, and thirty rounds of five', async () => {
    expect(await run(words('step --p 1/2,1/2 --w 1,2 --K 1000000 --json'))).toBe(0);
    const [, after] = JSON.parse(captured.output) as [Point, Point];
    // Below the tilt 2/3 by about 0.148/K.
    expect(after.p[1]?.decimal).toMatch(/^0\.6666665/);
    captured.output = '';
    expect(await run(words('step --p 1/2,1/2 --w 1,2 --K 5 --steps 30'))).toBe(0);
    expect(captured.output.split('\n')[31]).toMatch(/^29 {2}4\.34076690/);
  });

  it('marks exact fractions as exact', async () => {
    expect(await run(words('step --p 1/2,1/2 --w 1,2 --K 2 --json'))).toBe(0);
    expect(JSON.parse(captured.output)).toMatchObject([
      { arithmetic: 'exact', gain: { exact: '1/12' } },
      { arithmetic: 'exact', E: { exact: '19/12' } },
    ]);
  });

  const printed = async (line: string): Promise<Point[]> => {
    captured.output = '';
    expect(await run(words(`${line} --json`))).toBe(0);
    return JSON.parse(captured.output) as Point[];
  };

  it('prints certified decimals beyond a readable length, and fractions when they are asked for', async () => {
    const line = 'step --p 1/2,1/2 --w 1,2 --K 64 --steps 2';
    const certified = await printed(line);
    const exact = await printed(`${line} --exact`);
    expect(certified.map(({ arithmetic }) => arithmetic)).toEqual(['certified', 'certified', 'certified']);
    expect(exact.map(({ arithmetic }) => arithmetic)).toEqual(['exact', 'exact', 'exact']);
    exact.forEach(({ p }, t) =>
      p.forEach((mass, i) => {
        const value = Q.parse((mass as unknown as { exact: string }).exact);
        for (const { enclosure } of [mass, certified[t]?.p[i] as Enclosed]) {
          const [least, most] = enclosure.map(Q.parse) as [Rational, Rational];
          expect([Q.compare(least, value) <= 0, Q.compare(value, most) <= 0]).toEqual([true, true]);
        }
      }),
    );
    captured.output = '';
    expect(await run(words(line))).toBe(0);
    expect(captured.output).toContain('certified in doubles');
    expect(Math.max(...captured.output.split('\n').map(({ length }) => length))).toBeLessThan(140);
    captured.output = '';
    expect(await run(words(`${line} --exact`))).toBe(0);
    expect(captured.output).toMatch(/\d{1000}\/\d{1000}/);
  });

  it('leaves out the step after the last round, which was not asked for', async () => {
    const rounds = await printed('step --p 1/2,1/2 --w 1,2 --K 2 --steps 2');
    expect(rounds.map((round) => ['H' in round, 'gain' in round])).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  it('shows numbers beyond the doubles, and no infinity for them', async () => {
    expect(await run(words('step --p 1/2,1/2 --w 1,1e400 --K 2'))).toBe(0);
    expect(captured.output).toContain('≈ 7.5e+399');
    expect(captured.output).not.toContain('Infinity');
    expect(captured.output).toContain('--exact prints all of them');
  });
});

describe('verify', () => {
  const quickly = (...more: string[]): string[] => [
    ...words('verify --only fisher-identity,k2-tanh --model discrete --cases 40 --out'),
    captured.folder,
    ...more,
  ];

  it('writes the four reports and the counterexamples, prints a table and exits 0', async () => {
    expect(await run(quickly())).toBe(0);
    for (const file of ['report.html', 'results.json', 'junit.xml', 'summary.md'])
      expect(existsSync(join(captured.folder, file))).toBe(true);
    expect(readdirSync(join(captured.folder, 'counterexamples')).length).toBeGreaterThan(8);
    expect(captured.output).toContain('✓ k2-tanh');
    expect(captured.output).toContain('2 of 2 statements hold');
    expect(captured.output).toContain('✓ 2 statements held in every case tested');
  });

  it('writes the same results for the same seed, apart from timing', async () => {
    const results = async (): Promise<string> => {
      await run(quickly('--seed', '5'));
      const { timing: _timing, ...rest } = JSON.parse(
        readFileSync(join(captured.folder, 'results.json'), 'utf8'),
      ) as Record<string, unknown>;
      return JSON.stringify(rest);
    };
    expect(await results()).toBe(await results());
  });

  it('on two threads writes the same results and the number of threads', async () => {
    const results = async (threads: string): Promise<Record<string, unknown>> => {
      expect(await run(quickly('--threads', threads))).toBe(0);
      return JSON.parse(readFileSync(join(captured.folder, 'results.json'), 'utf8')) as Record<string, unknown>;
    };
    const { timing: one, ...rest } = await results('1');
    expect(captured.output).not.toContain('threads');
    const { timing: two, ...same } = await results('2');
    expect(captured.output).toMatch(/ s on 2 threads$/m);
    expect(JSON.stringify(same)).toBe(JSON.stringify(rest));
    expect([one, two]).toMatchObject([{ threads: 1 }, { threads: 2 }]);
    expect(readFileSync(join(captured.folder, 'report.html'), 'utf8')).toContain('s on 2 threads');
  });

  it('prints the results as JSON on demand, and progress elsewhere', async () => {
    expect(await run(quickly('--json'))).toBe(0);
    expect(JSON.parse(captured.output)).toMatchObject({
      format: 'curated-loops/results',
      verdict: 'holds',
      complete: true,
    });
    expect(captured.errors).toContain('k2-tanh: holds');
  });

  it('interrupted, writes the finished part, marked incomplete, and exits 3', async () => {
    const listeners = process.listenerCount('SIGINT');
    setTimeout(() => process.emit('SIGINT'), 300);
    expect(await run(words(`verify --model discrete --cases 20000 --out ${captured.folder}`))).toBe(3);
    const results = JSON.parse(readFileSync(join(captured.folder, 'results.json'), 'utf8')) as { complete: boolean };
    expect(results.complete).toBe(false);
    expect(captured.output).toContain('incomplete');
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });

  it('past its time limit exits 3', async () => {
    expect(await run(words(`verify --model discrete --cases 20000 --time-limit 0.3 --out ${captured.folder}`))).toBe(3);
  });

  it('records counterexamples, decides them first next time, and replay confirms them', async () => {
    const path = join(captured.folder, 'stored.json');
    expect(await run(quickly('--record', '--regressions', path))).toBe(0);
    expect(await run(quickly('--regressions', path, '--seed', '77'))).toBe(0);
    const results = JSON.parse(readFileSync(join(captured.folder, 'results.json'), 'utf8')) as {
      statements: { mutants: { stored: string }[] }[];
    };
    expect(results.statements.flatMap(({ mutants }) => mutants.map(({ stored }) => stored))).not.toContain('none');
    expect(await run(['replay', path])).toBe(1);
    expect(captured.output).toContain('still refuted');
  });
});

describe('list and explain', () => {
  it('list distinguishes conjectures and claims that fail from theorems', async () => {
    expect(await run(['list'])).toBe(0);
    const row = (id: string): string => captured.output.split('\n').find((line) => line.startsWith(`${id} `)) ?? '';
    expect(row('lemma-2.2')).toMatch(/ 1234 +published +holds$/);
    expect(row('monotone-with-real-data')).toMatch(/conjectured +open$/);
  });

  it('explain gives the expectation for a conjecture, and the reason', async () => {
    expect(await run(['explain', 'monotone-with-real-data'])).toBe(0);
    expect(captured.output).toContain('A conjecture: neither a proof nor a counterexample is known here: at K = ∞');
  });

  it('explain shows what holds in place of a claim that fails, and no empty headings', () => {
    const expected = { verdict: 'refuted', because: 'it is planted', corrected: 'lemma-2.2' } as const;
    const lines = explanation({ ...statementOf('k2-tanh'), hypotheses: [], mutants: [], expected });
    expect(lines).toContain('Expected to be refuted, as a published claim that fails as stated: it is planted');
    expect(lines).toContain('What holds in its place: lemma-2.2 (Reward climbs by the variance)');
    expect(lines.join('\n')).not.toMatch(/Hypotheses|Mutants/);
  });

  it('explain names the statements from which one follows, and is silent where there are none', () => {
    expect(explanation(statementOf('theorem-2.4'))).toContain(
      'follows from sharp-theorem-2.4, exact-theorem-2.4, tv-lipschitz',
    );
    expect(explanation(statementOf('lemma-2.1')).join('\n')).not.toContain('follows from');
  });

  it('list names every statement', async () => {
    expect(await run(['list'])).toBe(0);
    for (const { id } of STATEMENTS) expect(captured.output).toContain(id);
  });

  it.each(STATEMENTS.map(({ id }) => id))('explain %s shows claims, hypotheses and mutants', async (id) => {
    expect(await run(['explain', id])).toBe(0);
    const statement = STATEMENTS.find((candidate) => candidate.id === id);
    for (const { claim } of statement?.claims ?? []) expect(captured.output).toContain(claim);
    for (const hypothesis of statement?.hypotheses ?? []) expect(captured.output).toContain(hypothesis.drop.because);
    for (const mutant of statement?.mutants ?? []) expect(captured.output).toContain(mutant);
  });

  it('the stored counterexamples that ship with the package all still refute', async () => {
    expect(await run(['replay', join(__dirname, '..', 'curated-loops.regressions.json')])).toBe(1);
    expect(captured.output).not.toMatch(/^[✓?]/m);
  });
});
