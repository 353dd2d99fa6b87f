import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { explorations, planOf, recordsOf } from '../synthetic.testing';
import { openRecordWriter } from './file-writer';
import { type DamagedLine, readRecords, recordFiles } from './read-files';

const folder = (): string => mkdtempSync(join(tmpdir(), 'curated-loops-records-'));
const found = explorations({ refuted: true }).map((explored) => ({ explored }));
const records = recordsOf(planOf(300), 1, found).slice(0, 3);

async function read(
  paths: readonly string[],
): Promise<{ readonly keys: readonly string[]; readonly damaged: readonly DamagedLine[] }> {
  const keys: string[] = [];
  const damaged: DamagedLine[] = [];
  for await (const { record, place, places } of readRecords(recordFiles(paths), (line) => damaged.push(line))) {
    expect(await places.read(record.key, place)).toEqual(record);
    keys.push(record.key);
  }
  return { keys, damaged };
}

function written(into: string): string {
  const writer = openRecordWriter(into, 'shard-0-of-1');
  for (const record of records) writer.write(record);
  writer.close();
  return writer.file;
}

describe('a file of records', () => {
  it('cut at any byte has the records before the cut, and none is damaged', async () => {
    const bytes = readFileSync(written(folder()));
    const path = join(folder(), 'cut.records.jsonl');
    const ends = [...bytes.entries()].flatMap(([at, byte]) => (byte === 10 ? [at] : []));
    expect(ends).toHaveLength(records.length);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      writeFileSync(path, bytes.subarray(0, cut));
      const { keys, damaged } = await read([path]);
      expect(damaged).toEqual([]);
      expect(keys).toEqual(records.slice(0, ends.filter((end) => end < cut).length).map(({ key }) => key));
    }
  });

  it('is never opened again: a second writer has a file of its own', async () => {
    const into = folder();
    const torn = written(into);
    appendFileSync(torn, '{"key":"torn');
    expect(written(into)).not.toBe(torn);
    const { keys, damaged } = await read([into]);
    expect([keys.length, damaged]).toEqual([2 * records.length, []]);
  });

  it('tells of a line that was changed, and takes the others', async () => {
    const path = written(folder());
    const [first = '', second = '', ...rest] = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [first, second.replace('"run":', '"run":1'), ...rest].join('\n'));
    const { keys, damaged } = await read([path]);
    expect(keys).toEqual([records[0]?.key, records[2]?.key]);
    expect(damaged).toMatchObject([{ file: path, line: 2 }]);
    expect(damaged[0]?.reason).toContain('was changed after it was written');
  });

  it('must be there', () => {
    expect(() => recordFiles([join(folder(), 'nope')])).toThrow('there is no file or folder');
  });

  it('cannot be written where a file is in the way', () => {
    const path = join(folder(), 'file');
    writeFileSync(path, '');
    expect(() => openRecordWriter(path, 'shard')).toThrow('cannot be made');
  });
});
