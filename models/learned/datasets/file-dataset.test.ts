import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { isLabelled } from '../dataset';
import { cifarOf, gzip, idxImages, idxLabels } from '../images/files/written-images.testing';
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
    'there is no dataset "swiss-roll"; known are gaussians8, moons, gaussian2d, classes10, peaked10, shapes16, shapes32, and @file',
  );
  expect(() => datasetOf('toString')).toThrow(InputError);
});

describe('files of images', () => {
  const written = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };

  test('are recognised, with the labels of the file after them, compressed or not', () => {
    const images = written('train-images-idx3-ubyte.gz', gzip(idxImages(3)));
    const labels = written('train-labels-idx1-ubyte', idxLabels(1, 2, 1));
    expect(datasetOf(`@${images}`)).toMatchObject({ id: `@${images}`, dimension: 6 });
    expect(isLabelled(fileDataset(images))).toBe(false);
    const both = datasetOf(`@${images},@${labels}`);
    expect(both.id).toBe(`@${images},@${labels}`);
    expect(both.title).toBe('3 images of train-images-idx3-ubyte.gz, train-labels-idx1-ubyte, 2 × 3 × 1');
    expect(isLabelled(both) && both.labelMasses.slice(0, 3)).toEqual([0, 2 / 3, 1 / 3]);
  });

  test('may have their format in front, and a name with a comma', () => {
    const path = written('a,@b', cifarOf(0, 1));
    expect(fileDataset(path).title).toBe('2 images of a,@b, 32 × 32 × 3');
    const batch = written('batch', cifarOf(0, 1, 2));
    expect(fileDataset(`cifar10:${batch}`)).toMatchObject({ id: `@cifar10:${batch}`, dimension: 3072 });
    expect(() => fileDataset(`idx:${batch}`)).toThrow(`${batch}: it begins with 00 64 64 64 (byte 0)`);
  });

  test('that are malformed or missing give an error with their path', () => {
    const good = written('good.bin', cifarOf(0));
    const bad = written('bad.bin', cifarOf(0).slice(1));
    for (const text of [bad, `${good},@${bad}`]) {
      expect(() => fileDataset(text)).toThrow(InputError);
      expect(() => fileDataset(text)).toThrow(`${bad}: record 1 (byte 0) has 3072 of 3073 bytes`);
    }
    expect(() => fileDataset(`${good},@${join(folder, 'none.bin')}`)).toThrow('none.bin cannot be read (ENOENT)');
    const rows = file('rows.csv', '1,2\n');
    expect(() => fileDataset(`${good},@${rows}`)).toThrow(`${rows}: it begins with 31 2c 32 0a`);
  });
});

test('a column named class holds classes, with their shares of the rows', () => {
  const dataset = fileDataset(file('labels.csv', 'Class\n0\n2\n2\n0\n2\n'));
  expect(dataset).toMatchObject({ dimension: 1, classes: 3, title: '5 rows of labels.csv, 3 classes' });
  const { values } = dataset.sample(5000, 1);
  expect(new Set(values)).toEqual(new Set([0, 2]));
  expect(Math.abs(values.filter((c) => c === 2).length - 3000)).toBeLessThan(180);
  expect(fileDataset(file('line.csv', 'x\n0\n2\n')).classes).toBeUndefined();
});

test.each([
  ['class\n0\n1.5\n', 'line 3 has the class 1.5; classes are the whole numbers 0, 1, 2 … below 10000: number them so'],
  ['class\n0\n\n-1\n', 'line 4 has the class -1'],
  ['class\n0\n1e9\n', 'line 3 has the class 1000000000'],
  ['class\n0\n0\n', '1 classes leave nothing to choose'],
])('classes that are none are refused: %j', (text, message) => {
  const path = file('labels.csv', text);
  expect(() => fileDataset(path)).toThrow(`${path}: ${message}`);
});
