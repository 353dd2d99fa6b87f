/** `import`, from the logs of tools to the trace. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { openTrace, type TraceRecord } from '../../../models/recorded';
import { capture } from '../../output/capture-output.testing';
import { run } from '../../program';

const captured = capture();

const at = (name: string): string => join(captured.folder, name);
function write(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}
const toTrace = (...words: string[]): Promise<number> => run(['import', ...words, '--out', at('trace.jsonl')]);
const written = (): string => readFileSync(at('trace.jsonl'), 'utf8');

const CSV = 'prompt,rm,picked\na,1,1\na,,0\nb,3,0\n';
const HEADER = '{"format":"curated-loops-trace","version":1';

describe('import', () => {
  it('writes a trace, and says what was read', async () => {
    write('map.json', '{"reward":"rm","kept":"prompt"}');
    const code = await toTrace(
      write('log.csv', CSV),
      '--map-file',
      at('map.json'),
      '--map',
      'kept=picked',
      '--rule',
      'best',
    );
    expect(captured.errors).toBe('');
    expect(code).toBe(0);
    expect(written()).toBe(
      [
        `${HEADER},"source":"log.csv","rule":"best","reward":"reward"}`,
        '{"round":1,"pool":"a","candidates":[{"reward":1,"kept":true},{"kept":false}]}',
        '{"round":1,"pool":"b","candidates":[{"reward":3,"kept":false}]}',
        '',
      ].join('\n'),
    );
    expect(captured.output).toBe(
      [
        `${at('trace.jsonl')}: 3 lines`,
        '  rounds: 1, pools: 2, candidates: 3; K is 1 to 2; all pools say what was kept',
        '  candidates without "reward": 1',
        '  read as candidates, CSV (no field is a list of numbers, so a record is a candidate)',
        '  traits: reward (rm)',
        '',
      ].join('\n'),
    );
    expect(readdirSync(captured.folder).sort()).toEqual(['log.csv', 'map.json', 'trace.jsonl']);
  });

  it('writes what is read back as the same, compressed or on standard output', async () => {
    const log = write('log.jsonl', '{"prompt":"a","rewards":[1,2]}\n{"prompt":"a","rewards":[0.5]}\n');
    expect(await toTrace(log)).toBe(0);
    const text = written();
    expect(await run(['import', log, '--out', at('trace.jsonl.gz')])).toBe(0);
    expect(gunzipSync(readFileSync(at('trace.jsonl.gz'))).toString()).toBe(text);
    captured.output = '';
    expect(await run(['import', at('trace.jsonl'), '--out', '-'])).toBe(0);
    expect(captured.output).toBe(text);
    expect(captured.errors).toContain('read as trace');
  });

  it('takes several files for the rounds of one run', async () => {
    const [one, two] = [write('1.csv', 'prompt,reward\na,1\n'), write('2.csv', 'prompt,reward\na,2\n')];
    expect(await toTrace(one, two)).toBe(0);
    const rounds: unknown[] = [];
    for await (const batch of (await openTrace(at('trace.jsonl'))).records)
      rounds.push(...batch.map((record: TraceRecord) => record.round));
    expect(rounds).toEqual([1, 2]);
    const [three, four] = [
      write('3.csv', 'step,prompt,reward\n0,a,1\n'),
      write('4.csv', 'step,prompt,reward\n1,a,2\n'),
    ];
    expect(await toTrace(three, four, '--map', 'round=step')).toBe(0);
    expect(written()).toContain('{"round":2,"pool":"a","candidates":[{"reward":2}]}');
    expect(await toTrace(four, three, '--map', 'round=step')).toBe(2);
    expect(captured.errors).toContain('3.csv, line 2: "step" is "0"; a round is a whole number, and the first is 1');
    captured.errors = '';
    expect(await toTrace(four, four, '--map', 'round=step')).toBe(2);
    expect(captured.errors).toContain('4.csv, line 2: round 1 has the pool "a" in');
    captured.errors = '';
    expect(await run(['import', at('trace.jsonl'), four, '--out', at('other.jsonl')])).toBe(2);
    expect(captured.errors).toContain('some of these files are traces with a header of their own');
  });

  it.each([
    ['a bad record, which leaves the trace that was there', ['log.csv'], 'log.csv, line 302: "reward" is "x"'],
    ['a map that is no pair', ['log.csv', '--map', 'reward'], '--map reward is not of the form NAME=FIELD'],
    ['a map file that is no map', ['log.csv', '--map-file', 'log.csv'], 'log.csv is not JSON; a map is a JSON object'],
    [
      'an unknown format',
      ['log.csv', '--format', 'nope'],
      'there is no format "nope"; the formats are trace, openrlhf',
    ],
    ['no such file', ['nothing.csv'], 'there is no file'],
    ['the file that it would write', ['trace.jsonl'], 'trace.jsonl is read and written'],
  ])('refuses %s', async (_what, words, message) => {
    write('log.csv', `prompt,reward\n${'a,1\n'.repeat(300)}a,x\n`);
    write('trace.jsonl', 'precious');
    expect(await toTrace(...words.map((word) => (/\.(csv|jsonl)$/.test(word) ? at(word) : word)))).toBe(2);
    expect(captured.errors.trim().split('\n')).toHaveLength(1);
    expect(captured.errors).toContain(message);
    expect(written()).toBe('precious');
    expect(readdirSync(captured.folder).sort()).toEqual(['log.csv', 'trace.jsonl']);
    expect(existsSync(at('nothing.csv'))).toBe(false);
  });
});
