/** The loops of processes: the same results as for loops in TypeScript, and what stays when a process fails. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InputError, statementOf } from '../../../theory';
import { defineLoop } from '../define';
import { commandOf } from '../process/process.testing';
import { checkLoop } from './check-loop';
import type { LoopCheck } from '../../results';
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

it('an empty command is refused', async () => {
  await expect(checkProcess(' ')).rejects.toThrow('the command of the process is empty');
});
