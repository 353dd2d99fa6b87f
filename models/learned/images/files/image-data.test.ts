import { describe, expect, test } from '@jest/globals';
import { isLabelled } from '../../dataset';
import { imageData } from './image-data';
import { isImageFile } from './read-images';
import { cifarOf, cifarRecord, gzip, idxImages, idxLabels, idxOf } from './written-images.testing';

const value = (byte: number): number => byte / 127.5 - 1;

/** The different images among many draws, as texts of bytes, with their labels. */
function drawnImages(files: Parameters<typeof imageData>[1]): readonly string[] {
  const data = imageData('@test', files);
  const labelled = isLabelled(data) ? data.sampleLabelled(200, 1) : undefined;
  const { values, count, dimension } = labelled?.points ?? data.sample(200, 1);
  const texts = Array.from({ length: count }, (_, i) => {
    const bytes = Array.from(values.subarray(i * dimension, (i + 1) * dimension), (v) => Math.round((v + 1) * 127.5));
    return `${labelled === undefined ? '' : `${String(labelled.labels[i])}: `}${bytes.join(' ')}`;
  });
  return [...new Set(texts)].sort();
}

describe('CIFAR-10', () => {
  test('channels are interleaved, and bytes become values in [−1, 1]', () => {
    const record = cifarRecord(7, (channel, pixel) => (channel === 0 ? pixel % 251 : channel === 1 ? 255 : 0));
    const data = imageData('@a.bin', [{ path: 'a.bin', bytes: record }]);
    expect(data).toMatchObject({
      id: '@a.bin',
      title: '1 images of a.bin, 32 × 32 × 3',
      dimension: 3072,
      image: { height: 32, width: 32, channels: 3 },
    });
    const { values } = data.sample(1, 1);
    for (let pixel = 0; pixel < 1024; pixel += 1)
      expect([...values.subarray(3 * pixel, 3 * pixel + 3)]).toEqual([value(pixel % 251), 1, -1]);
  });

  test('labels have their names, and their shares of the records', () => {
    const data = imageData('@a.bin', [{ path: 'a.bin', bytes: cifarOf(3, 3, 9, 0) }]);
    if (!isLabelled(data)) throw new Error('no labels');
    expect(data.labelNames.slice(0, 4)).toEqual(['airplane', 'automobile', 'bird', 'cat']);
    expect(data.labelMasses).toEqual([0.25, 0, 0, 0.5, 0, 0, 0, 0, 0, 0.25]);
    const { points, labels } = data.sampleLabelled(4000, 2);
    labels.forEach((label, i) => expect(points.values[i * 3072]).toBe(value(100 + label)));
    expect(Math.abs(labels.filter((label) => label === 3).length - 2000)).toBeLessThan(130);
    expect(data.sample(50, 2).values).toEqual(points.values.subarray(0, 50 * 3072));
  });

  test('several files are one list', () => {
    const files = [cifarOf(1, 2), cifarOf(5), cifarOf(6, 7)].map((bytes, i) => ({ path: `${i}.bin`, bytes }));
    const data = imageData('@all', files);
    expect(data.title).toBe('5 images of 0.bin, 1.bin, 2.bin, 32 × 32 × 3');
    if (!isLabelled(data)) throw new Error('no labels');
    const { points, labels } = data.sampleLabelled(300, 1);
    labels.forEach((label, i) => expect(points.values[i * 3072 + 9]).toBe(value(100 + label)));
    expect(new Set(labels)).toEqual(new Set([1, 2, 5, 6, 7]));
  });
});

describe('IDX', () => {
  const images = idxImages(3);
  const rows = ['0 1 2 3 4 5', '12 13 14 15 16 17', '6 7 8 9 10 11'];

  test('images are grey, without labels', () => {
    expect(drawnImages([{ path: 'i', bytes: images }])).toEqual(rows);
    expect(imageData('@i', [{ path: 'd/i', bytes: images }])).toMatchObject({
      title: '3 images of i, 2 × 3 × 1',
      dimension: 6,
      image: { height: 2, width: 3, channels: 1 },
    });
  });

  test('a file of labels belongs to the images before it', () => {
    const bytes = idxLabels(4, 9, 0);
    const labelled = ['0: 12 13 14 15 16 17', '4: 0 1 2 3 4 5', '9: 6 7 8 9 10 11'];
    expect(
      drawnImages([
        { path: 'i', bytes: images },
        { path: 'l', bytes },
      ]),
    ).toEqual(labelled);
    const more = [
      { path: 'j', bytes: idxOf([1, 2, 3], [9, 9, 9, 9, 9, 9]) },
      { path: 'm', bytes: idxLabels(7) },
    ];
    expect(drawnImages([{ path: 'i', bytes: images }, { path: 'l', bytes }, ...more])).toEqual(
      [...labelled, '7: 9 9 9 9 9 9'].sort(),
    );
  });

  test.each([
    ['compressed files', gzip],
    [
      'files whose bytes lie within others',
      (bytes: Uint8Array) => Buffer.concat([bytes, bytes]).subarray(bytes.length),
    ],
  ])('%s are read alike', (_, changed) => {
    expect(drawnImages([{ path: 'i.gz', bytes: changed(images) }])).toEqual(rows);
  });

  test('several gzip members are one file, as gzip has it', () => {
    expect(
      drawnImages([{ path: 'i.gz', bytes: Buffer.concat([gzip(images.slice(0, 20)), gzip(images.slice(20))]) }]),
    ).toEqual(rows);
  });
});

test('the same seed draws the same images, and another seed others', () => {
  const data = imageData('@i', [{ path: 'i', bytes: idxImages(20) }]);
  expect(data.sample(30, 1)).toEqual(data.sample(30, 1));
  expect(data.sample(30, 2)).not.toEqual(data.sample(30, 1));
  expect(data.sample(0, 1)).toEqual({ count: 0, dimension: 6, values: new Float64Array(0) });
});

test.each([
  ['points.csv', Buffer.from('x,y\n1,2\n'), false],
  ['points.tsv', Buffer.from('1\t2\r\n'), false],
  ['ä.json', Buffer.from('[[1, 2]]'), false],
  ['empty.csv', new Uint8Array(0), false],
  ['noise', Uint8Array.of(0x80, 0xfe), false],
  ['images', idxImages(1), true],
  ['batch', cifarOf(1), true],
  ['batch.bin', cifarOf(1), true],
  ['images.gz', gzip(idxImages(1)), true],
  ['empty.bin', new Uint8Array(0), true],
  ['t10k-images-idx3-ubyte', new Uint8Array(0), true],
  ['t10k-images-idx3-ubyte.gz', new Uint8Array(0), true],
])('%s is a file of images: %#', (path, bytes, expected) => {
  expect(isImageFile({ path, bytes })).toBe(expected);
});

test('memory holds the bytes of a file, not its values as doubles, also while images are drawn', () => {
  // 48 MB, which would be 384 MB as doubles.
  const bytes = new Uint8Array(3073 * 16_000);
  for (let record = 0; record < 16_000; record += 1) bytes[record * 3073] = record % 10;
  const held = (): number => process.memoryUsage().arrayBuffers;
  const before = held();
  const data = imageData('@large.bin', [{ path: 'large.bin', bytes }]);
  let most = 0;
  for (let seed = 0; seed < 20; seed += 1) {
    expect(data.sample(50, seed).count).toBe(50);
    most = Math.max(most, held() - before);
  }
  // Twenty draws of 50 images are 25 MB if none of them is freed.
  expect(most).toBeLessThan(bytes.length);
});
