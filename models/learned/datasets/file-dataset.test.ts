import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { fileDataset } from './file-dataset';
import { DATASETS, datasetOf } from './registry';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dataset-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('rows are drawn uniformly, with replacement', () => {
  const dataset = fileDataset(file('a.csv', 'x,y\n1,10\n2,20\n3,30\n'));
  expect(dataset.dimension).toBe(2);
  expect(dataset.logDensity).toBeUndefined();
  expect(dataset.title).toBe('3 rows of a.csv');
  const { values } = dataset.sample(30_000, 1);
  const seen = [0, 0, 0];
  for (let at = 0; at < values.length; at += 2) {
    const row = values[at] as number;
    expect(values[at + 1]).toBe(10 * row);
    seen[row - 1] = (seen[row - 1] as number) + 1;
  }
  seen.forEach((n) => expect(Math.abs(n - 10_000)).toBeLessThan(400));
});

test('the same rows and seed give the same points for every file format', () => {
  const texts = {
    'b.json': '[[1], [2], [5]]',
    'b.jsonl': '[1]\n[2]\n[5]',
    'b.NDJSON': '[1]\n[2]\n[5]',
    'b.txt': '1\n2\n5',
  };
  const drawn = Object.entries(texts).map(([name, text]) => fileDataset(file(name, text)).sample(50, 3));
  drawn.forEach((points) => expect(points).toEqual(drawn[0]));
  expect(fileDataset(file('b.txt', '1\n2\n5')).sample(50, 4)).not.toEqual(drawn[0]);
});

test('an error names the path and the line', () => {
  const path = file('bad.csv', '1,2\n3\n');
  expect(() => fileDataset(path)).toThrow(InputError);
  expect(() => fileDataset(path)).toThrow(`${path}: line 2 has 1 coordinates`);
  expect(() => fileDataset(join(folder, 'none.csv'))).toThrow(/none\.csv cannot be read \(ENOENT\); check the path/);
});

test('datasets are found by id, and files after @', () => {
  for (const [id, dataset] of Object.entries(DATASETS)) {
    expect(dataset.id).toBe(id);
    expect(datasetOf(id)).toBe(dataset);
  }
  const path = file('c.json', '[[1, 2, 3]]');
  expect(datasetOf(`@${path}`)).toMatchObject({ id: `@${path}`, dimension: 3 });
  // @ts-expect-error: a typo does not compile.
  expect(() => datasetOf('swiss-roll')).toThrow(InputError);
  // @ts-expect-error: a typo does not compile.
  expect(() => datasetOf('swiss-roll')).toThrow(
    'there is no dataset "swiss-roll"; known are gaussians8, moons, gaussian2d, classes10, peaked10, and @file',
  );
  expect(() => datasetOf('toString')).toThrow(InputError);
});
