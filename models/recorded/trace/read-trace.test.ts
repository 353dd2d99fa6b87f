import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory/errors';
import { bytesOf } from '../lines';
import { type TraceHeader, traceHeaderSchema } from './header';
import { parseHeader, readRecords } from './read-trace';
import type { TraceRecord } from './records';
import { recordLine } from './write-trace';

const HEADER = { format: 'curated-loops-trace', version: 1 } as const;

async function* chunkOf(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}

/** The records of a trace whose lines after the header are given. */
async function read(lines: readonly string[], header: TraceHeader = HEADER): Promise<readonly TraceRecord[]> {
  const bytes = await bytesOf('t', chunkOf([JSON.stringify(header), ...lines].join('\n')));
  const records: TraceRecord[] = [];
  for await (const batch of readRecords(bytes, header)) records.push(...batch);
  return records;
}

const POOL = '{"round":1,"pool":"p","candidates":[{"reward":1,"kept":true},{"reward":2,"kept":false}]}';

describe('the records of a trace', () => {
  it('are pools with numbers, classes and what was kept', async () => {
    const line =
      '{"round":2,"pool":7,"candidates":[{"reward":0.5,"ok":true,"class":"a","kept":true},{"reward":null,"ok":false,"kept":false},{"class":null,"kept":false}]}';
    expect(await read([line])).toEqual([
      {
        kind: 'pool',
        line: 2,
        round: 2,
        id: '7',
        size: 3,
        numbers: new Map([
          ['reward', Float64Array.of(0.5, NaN, NaN)],
          ['ok', Float64Array.of(1, 0, NaN)],
        ]),
        classes: new Map([['class', ['a', undefined, undefined]]]),
        kept: [true, false, false],
      },
    ]);
  });

  it('may name the kept candidates in a list, or not at all', async () => {
    const pool = (kept: string) => `{"round":1,"pool":1,"candidates":[{"a":1},{"a":2},{"a":3}]${kept}}`;
    const keptOf = async (kept: string) => (await read([pool(kept)])).map((each) => 'kept' in each && each.kept);
    expect(await keptOf(',"kept":[2,0]')).toEqual([[true, false, true]]);
    expect(await keptOf(',"kept":[]')).toEqual([[false, false, false]]);
    expect(await keptOf(',"kept":[true,false,false]')).toEqual([[true, false, false]]);
    expect(await keptOf('')).toEqual([undefined]);
  });

  it('are measures: means, shares of classes, samples of numbers and of classes', async () => {
    const records = await read([
      '{"round":0,"measure":"value","mean":0.25,"n":4}',
      '{"round":0,"shares":"mode","values":{"a":0.4,"b":0.6}}',
      '{"round":1,"measure":"value","samples":[0,1,1,1]}',
      '{"round":1,"measure":"mode","samples":["a","b","a","a"]}',
    ]);
    expect(records).toEqual([
      { kind: 'measure', line: 2, round: 0, trait: 'value', mean: 0.25, n: 4 },
      {
        kind: 'shares',
        line: 3,
        round: 0,
        trait: 'mode',
        shares: new Map([
          ['a', 0.4],
          ['b', 0.6],
        ]),
        n: undefined,
      },
      { kind: 'measure', line: 4, round: 1, trait: 'value', mean: 0.75, n: 4 },
      {
        kind: 'shares',
        line: 5,
        round: 1,
        trait: 'mode',
        shares: new Map([
          ['a', 0.75],
          ['b', 0.25],
        ]),
        n: 4,
      },
    ]);
  });

  it('are what was written', async () => {
    const records: readonly TraceRecord[] = [
      { kind: 'measure', line: 2, round: 0, trait: 'reward', mean: 0.5, n: 10 },
      {
        kind: 'pool',
        line: 3,
        round: 1,
        id: 'a prompt',
        size: 2,
        numbers: new Map([['reward', Float64Array.of(0.25, NaN)]]),
        classes: new Map([['mode', ['a', undefined]]]),
        kept: [false, true],
      },
      { kind: 'shares', line: 4, round: 1, trait: 'mode', shares: new Map([['a', 1]]), n: 3 },
    ];
    expect(await read(records.map(recordLine))).toEqual(records);
  });

  it('may be apart by blank lines, which count', async () => {
    expect((await read(['', POOL, '  ', ''])).map(({ line }) => line)).toEqual([3]);
  });

  it.each<readonly [string, string, TraceHeader]>([
    ['has 2 candidates, the header says "offered": 3', POOL, { ...HEADER, offered: 3 }],
    ['keeps 1 candidates, the header says "kept": 2', POOL, { ...HEADER, kept: 2 }],
    ['is 2, outside the range from 0 to 1', POOL, { ...HEADER, traits: { reward: { min: 0, max: 1 } } }],
    ['has numbers here and texts in the header', POOL, { ...HEADER, traits: { reward: { classes: ['a'] } } }],
    [
      'has the class "b", which the header does not list',
      '{"round":1,"pool":"p","candidates":[{"mode":"b"}]}',
      { ...HEADER, traits: { mode: { classes: ['a'] } } },
    ],
  ])('must agree with the header: %s', async (message, line, header) => {
    await expect(read([line], header)).rejects.toThrow(message);
    await expect(read([line], header)).rejects.toThrow('t, line 2: ');
  });
});

describe('a long line', () => {
  it.each([
    ['about 1200004 values', `{"round":1,"pool":1,"candidates":[${'{},'.repeat(600_000)}3]}`],
    [
      'the pool has 5000 candidates with 801 traits or more, which are too many',
      JSON.stringify({
        round: 1,
        pool: 1,
        candidates: Array.from({ length: 5000 }, (_, i) => ({ [`a${i % 900}`]: 1 })),
      }),
    ],
  ])('is refused before it takes much memory: %s', async (message, line) => {
    await expect(read([line])).rejects.toThrow(message);
  });
});

describe('the header of a trace', () => {
  it('may have fields that the format does not have, which are noted', () => {
    const { header, notes } = parseHeader({ ...HEADER, offered: 4, rulle: 'luce' });
    expect(header).toEqual({ ...HEADER, offered: 4 });
    expect(notes).toEqual(['the header has the field "rulle", which the format does not have; it is not used']);
    expect(traceHeaderSchema.parse(header)).toEqual(header);
  });

  it.each([
    [{ ...HEADER, version: 2 }, 'the trace has the version 2, this program reads version 1; update curated-loops'],
    [{ format: HEADER.format }, 'the trace has the version missing, this program reads version 1; correct "version"'],
    [{ ...HEADER, offered: 0 }, 'the header has a wrong field "offered"'],
    [{ ...HEADER, traits: { a: { min: 'x' } } }, 'the header has a wrong field "traits.a.min"'],
  ])('%j is refused', (fields, message) => {
    expect(() => parseHeader(fields)).toThrow(InputError);
    expect(() => parseHeader(fields)).toThrow(message);
  });
});
