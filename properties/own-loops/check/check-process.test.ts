/** The loops of processes: the same results as for loops in TypeScript, and what stays when a process fails. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InputError, statementOf } from '../../../theory';
import { defineLoop } from '../define';
import { type SamplerScript, commandOf, samplerCommand } from '../process/process.testing';
import { checkLoop } from './check-loop';
import type { LoopCheck, SamplerCheck } from '../../results';
import { type CheckProcessOptions, checkProcess } from './check-process';

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples', 'python');
const statements = ['lemma-2.2', 'tv-lipschitz', 'theorem-2.4'].map(statementOf);
const OPTIONS: CheckProcessOptions = { statements, cases: 40 };

/** The check of a process that gives exact numbers. */
async function exactCheck(command: string, options: CheckProcessOptions): Promise<LoopCheck> {
  const check = await checkProcess(command, options);
  if (check.format !== 'curated-loops/check') throw new Error('a sampler');
  return check;
}

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** The loops of the processes below, in TypeScript and under the same names, which the seeds depend on. */
const NAMES = { id: 'from-node', title: 'A rule in Node' };
const luce = defineLoop({
  id: 'python-luce',
  title: "Luce's rule, in Python",
  choose: (candidates, F) => {
    const total = F.sum(candidates.map(({ w }) => w));
    return candidates.map(({ w }) => F.div(w, total));
  },
});

describe('the loop of a process has the results of the same loop in TypeScript', () => {
  it('where it is right', async () => {
    const there = await exactCheck(`python3 "${join(EXAMPLES, 'luce.py')}"`, OPTIONS);
    expect(there.verdict).toBe('holds');
    expect(there).toEqual(await checkLoop(luce, OPTIONS));
  });

  it('where it is wrong, with the smallest counterexample', async () => {
    const inverse = defineLoop({
      ...NAMES,
      choose: (candidates, F) => {
        const inverses = candidates.map(({ w }) => F.div(F.of(1), w));
        return inverses.map((each) => F.div(each, F.sum(inverses)));
      },
    });
    const there = await exactCheck(
      commandOf(
        "if (message.type !== 'choose') usual(); else tell({ probabilities: luce(message.weights.map((w) => w.includes('/') ? w.split('/').reverse().join('/') : '1/' + w)) })",
      ),
      OPTIONS,
    );
    expect(there.cells.map(({ verdict }) => verdict)).toEqual(['refuted', 'holds', 'holds']);
    expect(there.cells[0]?.counterexample?.instance).toMatchObject({ p0: ['1/2', '1/2'], w: ['1', '2'], K: 2 });
    expect(there).toEqual(await checkLoop(inverse, OPTIONS));
  });
});

describe('a process that fails in the searches loses no earlier results', () => {
  /** Fails after as many questions as preflight and a statement or two ask. */
  const failing = (script: string): string =>
    commandOf(
      `
      globalThis.asked = (globalThis.asked ?? 0) + (message.type === 'choose');
      if (message.type === 'choose' && globalThis.asked > 2000) { ${script} } else usual();`,
      { symmetric: true },
    );

  it('where it dies', async () => {
    const seen: string[] = [];
    const onCell = ({ statement }: { readonly statement: string }): void => void seen.push(statement);
    const check = await exactCheck(failing('process.exit(5)'), { ...OPTIONS, onCell });
    const done = check.cells.filter(({ verdict }) => verdict === 'holds').map(({ statement }) => statement);
    expect(done.length).toBeGreaterThan(0);
    expect(done).toEqual(seen);
    const [at, ...after] = check.cells.slice(done.length);
    expect(at?.verdict).toBe('undecided');
    expect(at?.reason).toContain('asked {"n":');
    expect(at?.reason).toContain('"type":"choose","weights":[');
    expect(at?.reason).toContain('ended with exit code 5');
    for (const { verdict, reason } of after) {
      expect(verdict).toBe('undecided');
      expect(reason).toBe(`not searched: the process of the loop failed in ${at?.statement}`);
    }
    expect(check.verdict).toBe('undecided');
  });

  it('and one that fails before the searches is bad input', async () => {
    const check = checkProcess(commandOf("if (message.type !== 'choose') usual(); else console.log('oh')"), OPTIONS);
    await expect(check).rejects.toThrow(InputError);
    await expect(check).rejects.toThrow('asked {"n":2,"type":"choose","weights":["1"]}, answered oh');
  });
});

describe('a process that gives samples', () => {
  async function samplerCheck(script: SamplerScript, options: CheckProcessOptions = {}): Promise<SamplerCheck> {
    const check = await checkProcess(samplerCommand(script), { draws: 4096, seed: 3, ...options });
    if (check.format !== 'curated-loops/sampler-check') throw new Error('no sampler');
    return check;
  }
  const verdictOf = ({ cells }: SamplerCheck, id: string): string | undefined =>
    cells.find(({ statement }) => statement === id)?.verdict;

  it('is decided statistically, and the same seed gives the same result', async () => {
    const check = await samplerCheck({});
    expect(check).toMatchObject({
      verdict: 'holds',
      loop: { id: 'from-node' },
      setting: { K: 2, lambda: '∞', rounds: 2 },
    });
    expect([verdictOf(check, 'lemma-2.2'), verdictOf(check, 'theorem-2.1')]).toEqual(['holds', 'holds']);
    expect(verdictOf(check, 'theorem-2.3')).toBe('not applicable');
    expect(check.budget.spent).toBeLessThanOrEqual(check.budget.alpha);
    expect(await samplerCheck({})).toEqual(check);
  });

  it.each([
    ['prefers the worst', -1],
    ['ignores the weights', 0],
  ])('and is refuted where it %s', async (_what, power) => {
    const check = await samplerCheck({ power });
    expect(check.verdict).toBe('refuted');
    expect(verdictOf(check, 'lemma-2.2')).toBe('refuted');
  });

  it.each([
    [
      'weights above w_max',
      'tell({ weights: Array(message.count).fill(1.5) })',
      'weights.0 is 1.5; a weight is above 0 and at most w_max, 1',
    ],
    ['weights of 0', 'tell({ weights: Array(message.count).fill(0) })', 'weights.0 is 0; a weight is above 0'],
    ['too few weights', 'tell({ weights: [1] })', 'it has 1 weights; give 4096, one for each draw'],
    ['no numbers', "tell({ weights: ['1'] })", 'it has weights.0 = "1"; give a number'],
    ['an error', "tell({ error: 'RuntimeError: CUDA' })", 'answers with the error: RuntimeError: CUDA'],
  ])('is bad input if it gives %s before anything is decided', async (_what, onSample, message) => {
    const check = samplerCheck({ onSample });
    await expect(check).rejects.toThrow(InputError);
    await expect(check).rejects.toThrow(message);
    await expect(check).rejects.toThrow('"type":"sample","law":"model","t":0,"count":4096');
  });

  it('and that fails in a later round keeps what was decided before', async () => {
    const check = await samplerCheck({ onStep: 'message.t === 1 ? process.exit(7) : usual()' });
    expect(check.verdict).toBe('undecided');
    expect(check.failure).toContain('asked {"n":');
    expect(check.failure).toContain('"type":"step","t":1}, ended with exit code 7');
    const lemma = check.cells.find(({ statement }) => statement === 'lemma-2.2');
    expect(lemma?.claims[0]?.decisions.map(({ t, verdict }) => [t, verdict])).toEqual([
      [0, 'holds'],
      [1, 'holds'],
    ]);
    expect(lemma?.verdict).toBe('holds');
    const theorem = check.cells.find(({ statement }) => statement === 'theorem-2.1');
    expect(theorem).toMatchObject({ verdict: 'undecided', reason: check.failure });
  });

  it('does not hide a refutation when it fails later', async () => {
    const check = await samplerCheck({ power: -1, onStep: 'process.exit(7)' });
    expect([check.verdict, verdictOf(check, 'lemma-2.2')]).toEqual(['refuted', 'refuted']);
  });

  it('says which claims its laws cannot answer', async () => {
    const { cells, verdict } = await samplerCheck({ hello: { laws: ['model'], w_max_attained: false } });
    const reasons = cells.flatMap(({ claims }) => claims.map(({ reason }) => reason));
    expect(reasons).toContain('it speaks of the kept candidates, which this process does not sample ("curated")');
    expect(reasons).toContain('it speaks of the best atoms, and this process does not say that w_max is attained');
    expect(verdict).toBe('holds');
  });

  it('has no cases, and a process with exact numbers no draws', async () => {
    await expect(samplerCheck({}, { cases: 10 })).rejects.toThrow('cases are about exact numbers');
    await expect(checkProcess(commandOf('usual()'), { draws: 4096 })).rejects.toThrow(
      'draws and alpha are about samplers',
    );
  });

  it('is cut short between two messages', async () => {
    const check = await samplerCheck({}, { signal: AbortSignal.abort() });
    expect(check).toMatchObject({ verdict: 'undecided', failure: 'the check was cut short before round 0' });
  });
});

it('an empty command is refused', async () => {
  await expect(checkProcess(' ')).rejects.toThrow('the command of the process is empty');
});
