import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory/errors';
import type { OpenOptions } from './open-trace';
import { type PlainPool, lines, openText, poolsOf } from './open-text.testing';

interface Example {
  /** What `format` starts with. */
  readonly format: string;
  readonly content: string | Buffer;
  readonly options?: OpenOptions;
  readonly pools: readonly PlainPool[];
  readonly header?: object;
}

const EXAMPLES: Readonly<Record<string, Example>> = {
  'OpenRLHF, whose candidates of a prompt are not neighbours': {
    format: 'openrlhf, JSON Lines (the records have input, output and reward)',
    content: lines(
      { input: 'a', output: 'x', reward: 0.5 },
      { input: 'b', output: 'y', reward: 1 },
      { input: 'a', output: 'z', reward: -1 },
      { input: 'a', output: 'w', reward: null },
    ),
    pools: [
      { at: '1 a', line: 1, traits: { reward: [0.5, -1, null] } },
      { at: '1 b', line: 2, traits: { reward: [1] } },
    ],
    header: { reward: 'reward' },
  },
  'OpenRLHF with iterations': {
    format: 'openrlhf',
    content: lines(
      { iter: 0, input: 'a', output: 'x', reward: 1 },
      { iter: 1, input: 'a', output: 'y', reward: 2 },
      { iter: 1, input: 'a', output: 'y', reward: 3 },
    ),
    pools: [
      { at: '1 a', line: 1, traits: { reward: [1] } },
      { at: '2 a', line: 2, traits: { reward: [2, 3] } },
    ],
  },
  'pairs of OpenRLHF': {
    format: 'pairs, JSON Lines (the records have chosen_reward and rejected_reward)',
    content: lines({ prompt: 'a', chosen: 'x', chosen_reward: 2, rejected: 'y', rejected_reward: 0.5 }),
    options: { round: 3, rule: 'best' },
    pools: [{ at: '3 a', line: 1, traits: { reward: [2, 0.5] }, kept: [true, false] }],
    header: { offered: 2, kept: 1, pools: 'chosen', rule: 'best' },
  },
  'pairs of open-instruct, with the scores of two models': {
    format: 'pairs, JSON Lines (the records have chosen_score and rejected_score)',
    content: lines({
      chosen: [{ role: 'user', content: 'q' }, { content: 'x' }],
      rejected: [{ role: 'user', content: 'q' }, { content: 'y' }],
      chosen_score: { 'lab/rm-v1.5': 2, judge: 7 },
      rejected_score: { 'lab/rm-v1.5': 1, judge: 6 },
      reference_completion: 'z',
    }),
    options: { reward: 'judge' },
    pools: [
      {
        at: '1 [{"role":"user","content":"q"}]',
        line: 1,
        traits: { 'lab/rm-v1.5': [2, 1], judge: [7, 6] },
        kept: [true, false],
      },
    ],
    header: { reward: 'judge' },
  },
  'Online-RLHF, one document': {
    format: 'online-rlhf, a JSON document (the records have the lists responses and rewards)',
    content: JSON.stringify({
      type: 'text_only',
      instances: [
        { prompt: 'a "{[\\', responses: ['x', 'y'], rewards: [0.5, 1.5] },
        { prompt: 'b', responses: ['x', 'y', '}'], rewards: [1, 2, 3] },
      ],
    }),
    pools: [
      { at: '1 a "{[\\', line: 1, traits: { reward: [0.5, 1.5] } },
      { at: '1 b', line: 2, traits: { reward: [1, 2, 3] } },
    ],
  },
  'Online-RLHF as lines, with prompts that occur again': {
    format: 'online-rlhf, JSON Lines',
    content: lines({ prompt: 'a', responses: ['x'], rewards: [1] }, { prompt: 'a', responses: ['x'], rewards: [2] }),
    pools: [
      { at: '1 a', line: 1, traits: { reward: [1] } },
      { at: '1 a (2)', line: 2, traits: { reward: [2] } },
    ],
  },
  'open-instruct, n lines a prompt': {
    format: 'open-instruct, JSON Lines (the records have messages and an object of scores)',
    content: lines(
      { messages: [{ content: 'q' }, { content: 'x' }], model_completion: 'x', score: { 'a/b-1.0': 0.5 } },
      { messages: [{ content: 'q' }, { content: 'y' }], model_completion: 'y', score: { 'a/b-1.0': 1 } },
      { messages: [{ content: 'r' }, { content: 'y' }], model_completion: 'y', score: { 'a/b-1.0': 2 } },
    ),
    pools: [
      { at: '1 [{"content":"q"}]', line: 1, traits: { 'a/b-1.0': [0.5, 1] } },
      { at: '1 [{"content":"r"}]', line: 3, traits: { 'a/b-1.0': [2] } },
    ],
    header: { reward: 'a/b-1.0' },
  },
  'TRL as CSV, whose completions span lines': {
    format: 'trl, CSV (the records have step, prompt and completion)',
    content: 'step,prompt,completion,fmt,acc,advantage\n1,a,"x,\n1",1,0.5,0.1\n1,a,2,0,,-0.1\n2,b,3,1,1,0\n',
    options: { reward: 'acc' },
    pools: [
      { at: '1 a', line: 3, traits: { fmt: [1, 0], acc: [0.5, null], advantage: [0.1, -0.1] } },
      { at: '2 b', line: 5, traits: { fmt: [1], acc: [1], advantage: [0] } },
    ],
    header: { reward: 'acc' },
  },
  'distilabel, with ratings that were not understood': {
    format: 'distilabel, JSON Lines (the records have the lists generations and ratings)',
    content: lines(
      { instruction: 'a', generations: ['x', 'y'], ratings: [4, null], rationales: ['good', null] },
      { instruction: 'b', generations: ['x', 'y'], ratings: ['5', 'N/A'], rationales: ['5', '1'] },
    ),
    pools: [
      { at: '1 a', line: 1, traits: { reward: [4, null] } },
      { at: '1 b', line: 2, traits: { reward: [5, null] } },
    ],
  },
  'a table of candidates, with tabs, a flag and a class of the map': {
    format: 'candidates, TSV (no field is a list of numbers, so a record is a candidate)',
    content: 'round\tprompt_id\tscore\tlen\tselected\tkind\n1\tp\t0.5\t10\tTrue\ta\n1\tp\t1e-2\t20\tFalse\t\n',
    options: { map: { mode: 'kind' } },
    pools: [
      { at: '1 p', line: 2, traits: { reward: [0.5, 0.01], len: [10, 20], mode: ['a', null] }, kept: [true, false] },
    ],
  },
  'a table with semicolons': {
    format: 'candidates, CSV with semicolons',
    content: '\uFEFFprompt;reward\na;1\na;2\n',
    pools: [{ at: '1 a', line: 2, traits: { reward: [1, 2] } }],
  },
  'a table of pools, whose lists are JSON': {
    format: 'pools, CSV (the records have lists of numbers: scores, kept)',
    content: 'prompt,scores,kept\na,"[1, 2, 3]","[0, 2]"\nb,"[1, 2, 3]","[1]"\n',
    pools: [
      { at: '1 a', line: 2, traits: { reward: [1, 2, 3] }, kept: [true, false, true] },
      { at: '1 b', line: 3, traits: { reward: [1, 2, 3] }, kept: [false, true, false] },
    ],
  },
  'pools with K that differs, several rewards, and lists that are not parallel': {
    format: 'pools, JSON Lines',
    content: lines(
      { id: 7, prompt: 'a', help: [1, 2], safe: [0.5, 0.25], tokens: [3, 1, 4, 1, 5] },
      { id: 8, prompt: 'b', help: [3], safe: [0.75], tokens: [9, 2] },
    ),
    options: { reward: 'safe', map: { help: 'help' } },
    pools: [
      { at: '1 a', line: 1, traits: { help: [1, 2], safe: [0.5, 0.25] } },
      { at: '1 b', line: 2, traits: { help: [3], safe: [0.75] } },
    ],
    header: { reward: 'safe' },
  },
  'pools of objects, mapped by nested names': {
    format: 'pools, JSON Lines (as told)',
    content: lines({
      q: 'a',
      out: [
        { score: { rm: 1, x: 4 }, best: true },
        { score: { rm: 2, x: 5 }, best: false },
      ],
    }),
    options: { format: 'pools', map: { reward: 'score.rm', kept: 'out.best', pool: 'q' } },
    pools: [{ at: '1 a', line: 1, traits: { reward: [1, 2], 'score.x': [4, 5] }, kept: [true, false] }],
  },
  'candidates, mapped by nested names': {
    format: 'candidates, JSON Lines',
    content: lines({ t: 2, who: { q: 'a' }, score: { rm: 1 } }, { t: 2, who: { q: 'a' }, score: { rm: true } }),
    options: { map: { round: 't', pool: 'who.q', reward: 'score.rm' } },
    pools: [{ at: '2 a', line: 1, traits: { reward: [1, 1] } }],
  },
  'TRL, whose prompts are conversations': {
    format: 'trl, JSON Lines',
    content: lines(
      { step: 1, prompt: [{ role: 'user', content: 'q' }], completion: [{ content: 'x' }], acc: 1, advantage: 1 },
      { step: 1, prompt: [{ role: 'user', content: 'q' }], completion: [{ content: 'y' }], acc: 0, advantage: -1 },
    ),
    pools: [{ at: '1 [{"role":"user","content":"q"}]', line: 1, traits: { acc: [1, 0], advantage: [1, -1] } }],
    header: { reward: 'acc' },
  },
  'a trace without its header': {
    format: 'pools, JSON Lines',
    content: lines({
      round: 1,
      pool: 3,
      candidates: [
        { reward: 1, kept: true },
        { reward: 2, kept: false },
      ],
    }),
    pools: [{ at: '1 3', line: 1, traits: { reward: [1, 2] }, kept: [true, false] }],
  },
  'a list of objects over several lines': {
    format: 'candidates, a JSON document',
    content: '[\n  {"prompt": "a",\n   "reward": 1},\n  {"prompt": "a", "reward": 2}\n]\n',
    pools: [{ at: '1 a', line: 1, traits: { reward: [1, 2] } }],
  },
};

describe('a file of', () => {
  it.each(Object.entries(EXAMPLES))(
    '%s is read, also as gzip',
    async (_what, { format, content, options, pools, header }) => {
      for (const bytes of [content, gzipSync(content)]) {
        const opened = await openText(bytes, options);
        expect(poolsOf(opened.records)).toEqual(pools);
        expect(opened.format.slice(0, format.length)).toBe(format);
        expect(opened.header).toMatchObject({ format: 'curated-loops-trace', version: 1, ...header });
      }
    },
  );

  it('TRL as Parquet is read', async () => {
    const { openTrace } = await import('./open-trace');
    const opened = await openTrace(join(__dirname, '../sources/fixtures/trl-completions.parquet'));
    expect(opened.format).toBe('trl, Parquet (the records have step, prompt and completion)');
    const pools = [];
    for await (const batch of opened.records) pools.push(...poolsOf(batch));
    expect(pools).toEqual([
      { at: '2 a', line: 1, traits: { accuracy_reward: [1, 0], advantage: [1, -1] } },
      { at: '2 b', line: 3, traits: { accuracy_reward: [null, 1], advantage: [0, 0] } },
      { at: '10 a', line: 5, traits: { accuracy_reward: [0.5, 0.25], advantage: [0.5, -0.5] } },
    ]);
    expect(opened.header).toMatchObject({ source: 'trl-completions.parquet', reward: 'accuracy_reward' });
  });

  it('shares of classes is read', async () => {
    const content = lines(
      { generation: 0, mode_masses: [0.5, 0.3, 0.2], train_size: 100 },
      { generation: 1, mode_masses: [0.25, 0.25, 0.25], train_size: 100 },
    );
    const { format, records, header } = await openText(content);
    expect(format).toBe('class-shares, JSON Lines (the records have generation and mode_masses)');
    expect(records).toEqual([
      {
        kind: 'shares',
        line: 1,
        round: 0,
        trait: 'mode_masses',
        shares: new Map([
          ['0', 0.5],
          ['1', 0.3],
          ['2', 0.2],
        ]),
        n: undefined,
      },
      {
        kind: 'shares',
        line: 2,
        round: 1,
        trait: 'mode_masses',
        shares: new Map([
          ['0', 0.25],
          ['1', 0.25],
          ['2', 0.25],
          ['other', 0.25],
        ]),
        n: undefined,
      },
    ]);
    expect(header).not.toHaveProperty('reward');
    const told = await openText(content, { map: { n: 'train_size' } });
    expect(told.records).toMatchObject([{ n: 100 }, { n: 100 }]);
  });
});

describe('what was read', () => {
  it('is told: traits, fields that are not used, and a reward that is not known', async () => {
    const { notes } = await openText(lines({ prompt: 'a', help: 1, safe: 2, text: 'x' }));
    expect(notes).toEqual([
      'traits: help, safe',
      'fields that are not used: text',
      'no trait is known to be the reward; name it by --reward',
    ]);
    expect((await openText(lines({ prompt: 'a', round: 0, reward: 2 }))).notes).toEqual([
      'traits: reward',
      'the file counts rounds from 0; here the first is round 1',
    ]);
  });

  it('of long prompts is their start and hash, so that equal prompts are one pool', async () => {
    const prompt = 'Why is the sky blue? '.repeat(100);
    const { records } = await openText(
      lines({ prompt, reward: 1 }, { prompt: `${prompt}!`, reward: 2 }, { prompt, reward: 3 }),
    );
    expect(poolsOf(records).map(({ traits }) => traits)).toEqual([{ reward: [1, 3] }, { reward: [2] }]);
    expect(records).toMatchObject([
      { id: expect.stringMatching(/^Why is the sky blue\? Why… [0-9a-f]{16}$/) },
      { id: expect.stringMatching(/^Why is/) },
    ]);
  });
});

describe('a file is refused with its place', () => {
  it.each<readonly [string, string, OpenOptions?]>([
    ['"reward" is "high"; it must be a finite number', `prompt,reward\n${'a,1\n'.repeat(300)}a,high\n`],
    [
      'the map says that reward is the field "rm", which the first records do not have; they have',
      'a,b\n1,2\n',
      { map: { reward: 'rm' } },
    ],
    ['no field names the prompt of a candidate; name it by a map: pool=FIELD', 'a,b\n1,2\n'],
    ['no field holds a trait of the candidates; the records have prompt, text', 'prompt,text\nx,y\n'],
    ['there is no trait "x" to be the reward; the traits are reward', 'prompt,reward\na,1\n', { reward: 'x' }],
    ['there is no format "csv"; the formats are trace, openrlhf,', 'prompt,reward\na,1\n', { format: 'csv' }],
    ['line 3: a candidate of round 1 stands after one of round 2', 'round,prompt,reward\n2,a,1\n1,a,1\n'],
    ['line 2: "round" is "1.5"; a round is a whole number', 'round,prompt,reward\n1.5,a,1\n'],
    ['line 3: "kept" is ""; it must be true or false', 'prompt,reward,kept\na,1,1\na,1,\n'],
    ['line 1: two columns are named "a"', 'a,a\n1,2\n'],
    ['line 2: ', 'a,b\n1,2,3\n'],
    ['line 2: a quotation mark is not closed', 'a,b\n1,"2\n'],
    ['is neither JSON Lines, nor a JSON list', 'hello world\n'],
    ['record 2: the document ends within its list', '[{"prompt":"a","reward":1},{"prompt":"b"'],
    ['record 2: an object is expected, and there is "4"', '[{"prompt":"a","reward":1},4]'],
    [
      'line 1: "rewards" has 1 values and "help" has 2',
      lines({ p: 1, help: [1, 2], rewards: [1] }),
      { map: { pool: 'p', help: 'help', reward: 'rewards' } },
    ],
    ['line 2: the pool has no candidates', lines({ prompt: 'a', rewards: [1] }, { prompt: 'b', rewards: [] })],
    [
      'line 2: round 1 has the pool "7" in line 1 already',
      lines({ id: 7, rewards: [1] }, { id: 7, rewards: [2] }),
      { map: { pool: 'id' } },
    ],
    ['line 1: "kept" names the candidate 5', lines({ prompt: 'a', rewards: [1, 2], kept: [5] })],
    [
      'line 2: the line has NaN, which JSON has not',
      `${lines({ prompt: 'a', reward: 1 })}{"prompt":"a","reward":NaN}\n`,
    ],
    ['line 1: the share of class "1" in "mode_masses" is -1', lines({ generation: 0, mode_masses: [1, -1] })],
    ['line 1: the shares of "mode_masses" have the sum 5', lines({ generation: 0, mode_masses: [2, 3] })],
    ['line 1: the file does not start with the header of a trace', '{"a":1}\n', { format: 'trace' }],
    [
      'line 1: the trace has the version 9, this program reads version 1',
      lines({ version: 9, format: 'curated-loops-trace' }),
    ],
    ['line 1: the line is not JSON', '{"format":"curated-loops-trace","vers'],
    ['a trace names its fields itself', lines({ format: 'curated-loops-trace', version: 1 }), { map: { a: 'b' } }],
  ])('%s', async (...[message, content, options]) => {
    const refused = openText(content, options);
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(message);
  });
});
