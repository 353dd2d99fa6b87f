/** Processes that answer, and those that hang, die, flood their output or answer nonsense. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { InputError } from '../../../theory';
import { AnsweredError, type Child, ProcessError, openChild } from './child';
import { commandOf } from './process.testing';

const CHOOSE = { type: 'choose', weights: ['1', '3/2'] } as const;
/** Milliseconds in which a process of these tests starts, on a busy machine. */
const STARTING = 30_000;

const escaped = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

let children: Child[] = [];
let errors = '';
beforeEach(() => {
  children = [];
  errors = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text);
    return true;
  });
});
afterEach(async () => {
  await Promise.all(children.map((child) => child.close()));
  jest.restoreAllMocks();
});

/** A process that is asked hello and has answered it. */
async function opened(onMessage: string, hello: object = {}): Promise<Child> {
  const { child } = await openChild(commandOf(onMessage, hello), STARTING);
  children.push(child);
  return child;
}

/** The error of a process that behaves when it is asked hello, and then does as the script says. */
async function faultOf(onChoose: string, patience = STARTING): Promise<ProcessError> {
  const child = await opened(`if (message.type !== 'choose') usual(); else { ${onChoose} }`);
  const fault: unknown = await child.ask(CHOOSE, patience).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ProcessError);
  // Nothing can be asked after it.
  await expect(child.ask(CHOOSE, patience)).rejects.toBe(fault);
  return fault as ProcessError;
}

describe('a process', () => {
  it('says what it is, and answers one message after the other', async () => {
    const { child, hello } = await openChild(commandOf('usual()', { symmetric: true }), STARTING);
    children.push(child);
    expect(hello).toMatchObject({ kind: 'rule', id: 'from-node', title: 'A rule in Node', symmetric: true });
    expect(await child.ask({ type: 'init', seed: 7 }, STARTING)).toEqual({});
    expect(await child.ask(CHOOSE, STARTING)).toEqual({ probabilities: ['2/5', '3/5'] });
  });

  it('may answer in pieces, and several bytes at a time', async () => {
    const pieces =
      "const text = JSON.stringify({ n: message.n, probabilities: ['0.25', '3/4'] }) + '\\n';" +
      'process.stdout.write(text.slice(0, 9)); setTimeout(() => process.stdout.write(text.slice(9)), 20);';
    const child = await opened(`if (message.type !== 'choose') usual(); else { ${pieces} }`);
    expect(await child.ask(CHOOSE, STARTING)).toEqual({ probabilities: ['0.25', '3/4'] });
  });

  it('may answer with an error of its own, and goes on', async () => {
    const child = await opened("if (message.type === 'init') tell({ error: 'ValueError: no luck' }); else usual()");
    const refused = child.ask({ type: 'init', seed: 7 }, STARTING);
    await expect(refused).rejects.toThrow(AnsweredError);
    await expect(refused).rejects.toThrow('ValueError: no luck');
    expect(await child.ask(CHOOSE, STARTING)).toHaveProperty('probabilities');
  });
});

describe('the error names the message and what came back', () => {
  const MESSAGE = 'asked {"n":1,"type":"choose","weights":["1","3/2"]}';

  it.each([
    ['that does not answer', '', 'did not answer within 0.2 s and was ended', 200],
    ['that ends', 'process.exit(3)', 'ended with exit code 3'],
    ['that is ended', "process.kill(process.pid, 'SIGKILL')", /was ended by SIGKILL|ended with exit code 137/],
    [
      'that answers no JSON',
      "console.log('hello there')",
      'answered hello there, and it is not JSON; write nothing but answers',
    ],
    ['that answers a list', "console.log('[1]')", 'it is not a JSON object'],
    ['that answers another message', 'console.log(\'{"n": 9}\')', 'its n is 9; repeat that of the message'],
    ['that forgets the number of the message', "console.log('{}')", 'its n is missing'],
    ['that leaves out the answer', 'tell({})', 'it has no probabilities; give a list of exact numbers'],
    ['that says more', "tell({ probabilities: ['1/2', '1/2'], p: 1 })", 'it has the unknown field "p"; leave it out'],
    [
      'that answers NaN',
      "tell({ probabilities: ['nan', '1'] })",
      'it has probabilities.0 = "nan"; give an exact number as a text',
    ],
    ['that answers infinity', "tell({ probabilities: ['inf', '1'] })", 'it has probabilities.0 = "inf"'],
    ['that divides by 0', "tell({ probabilities: ['1/0', '1'] })", 'it has probabilities.0 = "1/0"'],
    [
      'that answers floats',
      'tell({ probabilities: [0.1, 0.9] })',
      'it has probabilities.0 = 0.1; give an exact number as a text',
    ],
    [
      'that writes without end',
      "const more = () => process.stdout.write('x'.repeat(1e6), more); more()",
      'wrote a line of more than 4194304 bytes, which begins xxx',
    ],
  ])('of a process %s', async (_what, script, expected, patience = STARTING) => {
    const { message } = await faultOf(script, patience);
    expect(message).toContain(MESSAGE);
    expect(message).toMatch(typeof expected === 'string' ? escaped(expected) : expected);
  });

  it('with the last lines of the standard error, which is passed on', async () => {
    const { message } = await faultOf("process.stderr.write('Traceback: line 7\\n', () => process.exit(1))");
    expect(message).toContain('ended with exit code 1; its standard error ends: Traceback: line 7');
    expect(errors).toContain('Traceback: line 7');
  });

  it('of which a flood is cut off', async () => {
    const flood = "process.stderr.write('y'.repeat(1e6), () => process.exit(1))";
    expect((await faultOf(flood)).message.length).toBeLessThan(1000);
    expect(errors.length).toBeLessThan(70_000);
    expect(errors).toContain('the rest of what the process prints is left out');
  });

  it('where a line comes that nobody asked for', async () => {
    const child = await opened("usual(); if (message.type === 'init') console.log('Epoch 1')");
    await child.ask({ type: 'init', seed: 7 }, STARTING).catch(() => undefined);
    // The line may come with the answer or after the next message; it is an error in either case.
    const fault: unknown = await child.ask(CHOOSE, STARTING).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(InputError);
    expect(String(fault)).toContain('Epoch 1');
  });
});

describe('a process that does not say what it is', () => {
  it.each([
    [
      'speaks another version',
      'usual()',
      { version: 2 },
      'it has version = 2; give 1, the version that this curated-loops speaks',
    ],
    ['is of no known kind', 'usual()', { kind: 'oracle' }, 'it has kind = "oracle"; give "rule", "step" or "sampler"'],
    ['has no name', 'usual()', { id: 'a b' }, 'it has id = "a b"; give up to 60 letters, digits and hyphens'],
    [
      'answers with an error',
      "tell({ error: 'no module named torch' })",
      {},
      'asked {"type":"hello","protocol":"curated-loops","version":1}, answers with the error: no module named torch',
    ],
  ])('%s', async (_what, onMessage, hello, message) => {
    await expect(openChild(commandOf(onMessage, hello), STARTING)).rejects.toThrow(message);
  });

  it('is no program', async () => {
    await expect(openChild('no-such-program-of-curated-loops', STARTING)).rejects.toThrow(
      /asked \{"n":0,"type":"hello".*ended with exit code 127; its standard error ends: .*no-such-program/,
    );
  });
});

/** Whether a process runs: zombies do not. */
function runs(pid: number): boolean {
  try {
    const [, state] = /\) (\w)/.exec(readFileSync(join('/proc', String(pid), 'stat'), 'utf8')) ?? [];
    return state !== 'Z';
  } catch {
    return false;
  }
}

it('what the process started is ended with it', async () => {
  const started =
    "const { pid } = require('node:child_process').spawn('sleep', ['600']); tell({ probabilities: [String(pid)] })";
  const child = await opened(`if (message.type !== 'choose') usual(); else { ${started} }`);
  const { probabilities } = await child.ask(CHOOSE, STARTING);
  const pid = Number(probabilities[0]);
  expect(runs(pid)).toBe(true);
  await expect(
    child.ask({ type: 'step', p: [], w: [], p_ref: [], K: 2, lambda: 'inf', t: 0 }, STARTING),
  ).rejects.toThrow('it has no p');
  await child.close();
  // The system takes a moment to end it.
  while (runs(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
});
