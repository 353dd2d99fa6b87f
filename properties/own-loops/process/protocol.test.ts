/** The page about the protocol says what the schemas say. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openChild } from './child';
import { type Message, VERSION, messageSchema, readAnswer } from './protocol';

const ROOT = join(__dirname, '..', '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'process-protocol.md'), 'utf8');

/** The messages of the page with their answers. */
const examples = [...page.matchAll(/^→ (.*)\n← (.*)$/gm)].map(([, message = '', answer = '']) => ({ message, answer }));

const read = (text: string): { readonly n: number; readonly message: Message } => {
  const { n, ...message } = JSON.parse(text) as { readonly n: number };
  return { n, message: messageSchema.parse(message) };
};

describe('docs/process-protocol.md', () => {
  it('has an example of every message', () => {
    const types = new Set(examples.map(({ message }) => read(message).message.type));
    expect([...types].sort()).toEqual(['choose', 'hello', 'init', 'sample', 'shutdown', 'step']);
    expect(page).toContain(`Version ${VERSION}.`);
  });

  it.each(examples)('$message', ({ message, answer }) => {
    const { n, message: asked } = read(message);
    const reading = readAnswer(answer, asked, n);
    expect(reading.kind).toBe(answer.includes('"error"') ? 'error' : 'answer');
  });

  it('has the fields of the answers to hello', () => {
    for (const field of [
      'protocol',
      'version',
      'kind',
      'id',
      'title',
      'symmetric',
      'masses',
      'p_ref',
      'candidates',
      'lambda',
      'K',
      'w_max',
      'w_max_attained',
      'laws',
      'rounds',
      'start',
    ])
      expect(page).toMatch(new RegExp(`^\\|.*\`${field}\``, 'm'));
  });
});

describe('the loop in Python', () => {
  const CLIENT = join(ROOT, 'python', 'curated_loops_client');
  const programOf = (text: string): string => /^```python\n([^]*?)^```$/m.exec(text)?.[1] ?? '';

  it('of the page is that of the README of the client', () => {
    expect(programOf(readFileSync(join(CLIENT, 'README.md'), 'utf8'))).toBe(programOf(page));
  });

  it('runs', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'curated-loops-process-')), 'rule.py');
    writeFileSync(path, programOf(page));
    const { child, hello } = await openChild(`PYTHONPATH="${CLIENT}" python3 "${path}"`, 30_000);
    expect(hello).toMatchObject({ kind: 'rule', id: 'my-rule', symmetric: true });
    expect(await child.ask({ type: 'choose', weights: ['1', '3/2'] }, 30_000)).toEqual({
      probabilities: ['2/5', '3/5'],
    });
    await child.close();
  });
});

describe('exact numbers', () => {
  const answer = (...probabilities: unknown[]) =>
    readAnswer(JSON.stringify({ n: 0, probabilities }), { type: 'choose', weights: [] }, 0).kind;
  it.each(['0', '1', '+1', '-1/2', '3/7', '03/07', '0.25', '.5', '1.', '1e-3', '2.5E+2', 1])('%p is one', (text) =>
    expect(answer(text)).toBe('answer'),
  );
  it.each([
    '',
    ' ',
    '1/0',
    '1/00',
    '1/-2',
    'nan',
    'inf',
    '-Infinity',
    '0x1',
    '1e9999',
    '1_000',
    '1,5',
    '½',
    0.5,
    null,
    true,
    ['1'],
  ])('%p is not', (text) => expect(answer(text)).toBe('nonsense'));
});
