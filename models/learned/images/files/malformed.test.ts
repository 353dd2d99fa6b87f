/** Every malformed file is refused by an error that names the file, the place in it and the remedy. */
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../../theory';
import { readImages } from './read-images';
import { cifarOf, gzip, idxImages, idxLabels, idxOf } from './written-images.testing';

type Files = readonly (readonly [path: string, bytes: Uint8Array, format?: 'cifar10' | 'idx'])[];

const refused = (files: Files): string => {
  try {
    readImages(files.map(([path, bytes, format]) => ({ path, bytes, format })));
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  return 'it was read';
};

const EMPTY = new Uint8Array(0);
const cifar = cifarOf(3, 1, 9);
const images = idxImages(4);
const labels = idxLabels(5, 0, 4, 1);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const cut = (whole: Uint8Array, length: number): Uint8Array => whole.slice(0, length);
const longer = (whole: Uint8Array, by: number): Uint8Array => Buffer.concat([whole, new Uint8Array(by)]);
/** The bytes with some of them replaced, by position. */
const edited = (whole: Uint8Array, edits: Readonly<Record<number, number>>): Uint8Array =>
  whole.map((byte, i) => edits[i] ?? byte);

const TABLE: readonly (readonly [name: string, files: Files, message: string])[] = [
  // CIFAR-10
  ['empty, named .bin', [['a.bin', EMPTY]], 'a.bin: it is empty; give a file of images'],
  ['empty, said to be CIFAR-10', [['a', EMPTY, 'cifar10']], 'a: it is empty; give records of CIFAR-10'],
  [
    'label 10 in the first record',
    [['a.bin', cifarOf(10, 1)]],
    'a.bin: record 1 (byte 0) has the label 10; labels of CIFAR-10 are 0 … 9',
  ],
  ['label 10 in the last record', [['a.bin', cifarOf(0, 1, 10)]], 'a.bin: record 3 (byte 6146) has the label 10'],
  ['label 255', [['a.bin', cifarOf(4, 255)]], 'a.bin: record 2 (byte 3073) has the label 255'],
  ['cut to one byte', [['a.bin', cut(cifar, 1)]], 'a.bin: record 1 (byte 0) has 1 of 3073 bytes'],
  ['cut within the first record', [['a.bin', cut(cifar, 3072)]], 'a.bin: record 1 (byte 0) has 3072 of 3073 bytes'],
  [
    'one byte more than a record',
    [['a.bin', cut(cifar, 3073 + 1)]],
    'a.bin: its 3074 bytes are 1 records of CIFAR-100',
  ],
  [
    'cut within the second record',
    [['a.bin', cut(cifar, 5000)]],
    'a.bin: record 2 (byte 3073) has 1927 of 3073 bytes; the file is cut or has extra bytes',
  ],
  [
    'cut before the last byte',
    [['a.bin', cut(cifar, cifar.length - 1)]],
    'a.bin: record 3 (byte 6146) has 3072 of 3073 bytes',
  ],
  ['with two bytes more', [['a.bin', longer(cifar, 2)]], 'a.bin: record 4 (byte 9219) has 2 of 3073 bytes'],
  [
    'with a byte lost in the middle',
    [['a.bin', Buffer.concat([cut(cifar, 100), cifar.slice(101)])]],
    'a.bin: record 2 (byte 3073) has the label 101',
  ],
  ['of CIFAR-100', [['train.bin', new Uint8Array(3074 * 5)]], 'train.bin: its 15370 bytes are 5 records of CIFAR-100'],
  ['a text named .bin', [['a.bin', Buffer.from('x,y\n1,2\n')]], 'a.bin: record 1 (byte 0) has 8 of 3073 bytes'],
  [
    'the Python version of CIFAR-10',
    [['data_batch_1', bytes(0x80, 2, 0x7d, 0x71, 1)]],
    'data_batch_1: it begins with 80 02 7d 71 and has 5 bytes, so that it is neither in the IDX format',
  ],
  ['a PNG', [['a.png', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)]], 'it begins with 89 50 4e 47'],
  ['a zip archive', [['a.zip', bytes(0x50, 0x4b, 3, 4, 20, 0)]], 'it begins with 50 4b 03 04'],
  [
    'a second file that is cut',
    [
      ['a.bin', cifar],
      ['b.bin', cut(cifar, 10)],
    ],
    'b.bin: record 1 (byte 0) has 10 of 3073 bytes',
  ],
  ['IDX said to be CIFAR-10', [['a', images, 'cifar10']], 'a: record 1 (byte 0) has 40 of 3073 bytes'],
  // Images in the IDX format
  ['empty, named as IDX', [['t-idx3-ubyte', EMPTY]], 't-idx3-ubyte: it is empty; give a file of images'],
  ['empty, said to be IDX', [['a', EMPTY, 'idx']], 'a: it is empty; give a file in the IDX format'],
  [
    'CIFAR-10 said to be IDX',
    [['a', cifar, 'idx']],
    'a: it begins with 03 67 67 67 (byte 0), and a file in the IDX format with 00 00 08 03 for images',
  ],
  ['one byte', [['a', bytes(0), 'idx']], 'a: it begins with 00 (byte 0)'],
  ['three bytes of the magic', [['a', cut(images, 3), 'idx']], 'a: it begins with 00 00 08 (byte 0)'],
  ['the magic alone', [['a', cut(images, 4)]], 'a: it is cut at byte 4, within its header of 16 bytes'],
  ['a header that is cut in a size', [['a', cut(images, 7)]], 'a: it is cut at byte 7, within its header of 16 bytes'],
  [
    'a header without the last size',
    [['a', cut(images, 12)]],
    'a: it is cut at byte 12, within its header of 16 bytes',
  ],
  [
    'a header without its last byte',
    [['a', cut(images, 15)]],
    'a: it is cut at byte 15, within its header of 16 bytes',
  ],
  [
    'a header alone',
    [['a', cut(images, 16)]],
    'a: its header says 4 × 2 × 3, 40 bytes in all, and it is cut at byte 16, within number 1 of 4',
  ],
  [
    'cut in the second image',
    [['a', cut(images, 24)]],
    'and it is cut at byte 24, within number 2 of 4; download it again',
  ],
  ['cut between two images', [['a', cut(images, 28)]], 'and it is cut at byte 28, within number 3 of 4'],
  ['cut before the last byte', [['a', cut(images, 39)]], 'and it is cut at byte 39, within number 4 of 4'],
  [
    'one extra byte',
    [['a', longer(images, 1)]],
    'its header says 4 × 2 × 3, 40 bytes in all, and 1 bytes follow at byte 40',
  ],
  ['an image too many', [['a', longer(images, 6)]], 'and 6 bytes follow at byte 40'],
  ['no images', [['a', idxOf([0, 2, 3], [])]], 'a: its size is 0 × 2 × 3 (byte 4), so that it holds nothing'],
  ['a height of 0', [['a', idxOf([4, 0, 3], [])]], 'a: its size is 4 × 0 × 3 (byte 8)'],
  ['a width of 0', [['a', idxOf([4, 2, 0], [])]], 'a: its size is 4 × 2 × 0 (byte 12)'],
  [
    'sizes in the opposite order of bytes',
    [['a', edited(images, { 4: 4, 7: 0 })]],
    'a: its header says 67108864 × 2 × 3',
  ],
  [
    'a magic in the opposite order of bytes',
    [['a', bytes(3, 8, 0, 0, 4, 0, 0, 0), 'idx']],
    'a: it begins with 03 08 00 00 (byte 0), and a file in the IDX format with 00 00 08 03 for images, or 00 00 08 01 for labels; its bytes are in the opposite order',
  ],
  ['signed bytes', [['a', edited(images, { 2: 9 })]], 'a: it begins with 00 00 09 03 (byte 0)'],
  ['values of four bytes', [['a', edited(images, { 2: 0x0d })]], 'a: it begins with 00 00 0d 03 (byte 0)'],
  ['two dimensions', [['a', idxOf([4, 6], new Array<number>(24).fill(1))]], 'a: it begins with 00 00 08 02 (byte 0)'],
  [
    'four dimensions',
    [['a', idxOf([1, 2, 2, 3], new Array<number>(12).fill(1))]],
    'a: it begins with 00 00 08 04 (byte 0)',
  ],
  [
    'a magic that is wrong at its start',
    [['a', edited(images, { 0: 1 }), 'idx']],
    'a: it begins with 01 00 08 03 (byte 0)',
  ],
  [
    'a header of the largest sizes',
    [['a', idxOf([0xffffffff, 0xffffffff, 0xffffffff], [1, 2])]],
    'a: its header says 4294967295 × 4294967295 × 4294967295',
  ],
  [
    'a text named as IDX',
    [['a-idx3-ubyte', Buffer.from('1,2,3\n')]],
    'a-idx3-ubyte: it begins with 31 2c 32 2c and has 6 bytes',
  ],
  // Labels
  [
    'labels alone',
    [['l', labels]],
    'l: it holds labels, and no file of images without labels stands before it; write @images,@labels',
  ],
  [
    'labels before their images',
    [
      ['l', labels],
      ['i', images],
    ],
    'l: it holds labels, and no file of images without labels stands before it',
  ],
  [
    'labels twice',
    [
      ['i', images],
      ['l', labels],
      ['m', labels],
    ],
    'm: it holds labels, and no file of images without labels stands before it',
  ],
  [
    'labels after CIFAR-10, which has its own',
    [
      ['c.bin', cifar],
      ['l', idxLabels(1, 2, 3)],
    ],
    'l: it holds labels, and no file of images without labels stands before it',
  ],
  [
    'fewer labels than images',
    [
      ['i', images],
      ['l', idxLabels(1, 2, 3)],
    ],
    'l: it holds 3 labels, and i 4 images; give the labels of these images',
  ],
  [
    'more labels than images',
    [
      ['i', images],
      ['l', idxLabels(1, 2, 3, 4, 5)],
    ],
    'l: it holds 5 labels, and i 4 images',
  ],
  [
    'label 10',
    [
      ['i', images],
      ['l', idxLabels(1, 2, 10, 4)],
    ],
    'l: label 3 (byte 10) is 10; labels are the digits 0 … 9: number them so',
  ],
  [
    'label 255 at the end',
    [
      ['i', images],
      ['l', idxLabels(1, 2, 3, 255)],
    ],
    'l: label 4 (byte 11) is 255',
  ],
  [
    'labels that are cut',
    [
      ['i', images],
      ['l', cut(labels, 10)],
    ],
    'l: its header says 4, 12 bytes in all, and it is cut at byte 10, within number 3 of 4',
  ],
  [
    'labels with an extra byte',
    [
      ['i', images],
      ['l', longer(labels, 1)],
    ],
    'l: its header says 4, 12 bytes in all, and 1 bytes follow at byte 12',
  ],
  [
    'no labels',
    [
      ['i', images],
      ['l', idxOf([0], [])],
    ],
    'l: its size is 0 (byte 4), so that it holds nothing',
  ],
  [
    'a header of labels that is cut',
    [
      ['i', images],
      ['l', cut(labels, 6)],
    ],
    'l: it is cut at byte 6, within its header of 8 bytes',
  ],
  // Several files
  [
    'images of two sizes',
    [
      ['i', images],
      ['j', idxOf([1, 3, 2], [1, 2, 3, 4, 5, 6])],
    ],
    'j: its images have 3 × 2 × 1 values, and those of i 2 × 3 × 1; give images of one size',
  ],
  [
    'images of two formats',
    [
      ['a.bin', cifar],
      ['i', images],
    ],
    'i: its images have 2 × 3 × 1 values, and those of a.bin 32 × 32 × 3',
  ],
  [
    'labels for the first file alone',
    [
      ['i', images],
      ['l', labels],
      ['j', images],
    ],
    'j: it has no labels, and i has; give labels for all files or for none',
  ],
  [
    'labels for the second file alone',
    [
      ['i', images],
      ['j', images],
      ['l', labels],
    ],
    'j: it has labels, and i has none; give labels for all files or for none',
  ],
  // gzip
  [
    'gzip that is cut in its header',
    [['a.gz', cut(gzip(images), 5)]],
    'a.gz: its gzip data is cut after 5 bytes; download it again',
  ],
  ['gzip that is cut in its data', [['a.gz', cut(gzip(images), 25)]], 'a.gz: its gzip data is cut after 25 bytes'],
  [
    'gzip that is cut in its checksum',
    [['a.gz', cut(gzip(images), gzip(images).length - 4)]],
    'a.gz: its gzip data is cut after',
  ],
  [
    'gzip with a wrong checksum',
    [['a.gz', edited(gzip(images), { [gzip(images).length - 8]: 1, [gzip(images).length - 7]: 1 })]],
    'a.gz: its gzip data is damaged (incorrect data check)',
  ],
  [
    'gzip with damaged data',
    [['a.gz', edited(gzip(images), { 10: 0xff, 11: 0xff })]],
    'a.gz: its gzip data is damaged',
  ],
  [
    'gzip of another method',
    [['a.gz', edited(gzip(images), { 2: 7 })]],
    'a.gz: its gzip data is damaged (unknown compression method)',
  ],
  ['gzip followed by zeros', [['a.gz', longer(gzip(images), 7)]], 'a.gz: its gzip data ends at byte'],
  ['gzip followed by other bytes', [['a.gz', Buffer.concat([gzip(images), bytes(1, 2, 3)])]], 'a.gz: its gzip data'],
  ['gzip of nothing', [['a.gz', gzip(EMPTY)]], 'a.gz: it is empty; give a file of images'],
  [
    'gzip of a text',
    [['a.csv.gz', gzip(Buffer.from('x,y\n1,2\n'))]],
    'a.csv.gz: it begins with 78 2c 79 0a and has 8 bytes, so that it is neither',
  ],
  [
    'gzip of images that are cut',
    [['a.gz', gzip(cut(images, 30))]],
    'a.gz: its header says 4 × 2 × 3, 40 bytes in all, and it is cut at byte 30',
  ],
  ['gzip twice', [['a.gz', gzip(gzip(images))]], 'a.gz: it begins with 1f 8b'],
  [
    'named .gz, and neither compressed nor images',
    [['a-idx3-ubyte.gz', bytes(1, 2, 3, 4)]],
    'a-idx3-ubyte.gz: it begins with 01 02 03 04 and has 4 bytes',
  ],
];

describe('a malformed file is refused', () => {
  test.each(TABLE)('%s', (_, files, message) => {
    expect(refused(files)).toContain(message);
  });

  test('the table has at least fifty', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(50);
    expect(new Set(TABLE.map(([name, files]) => `${name} ${JSON.stringify(files)}`)).size).toBe(TABLE.length);
  });
});

test('every error gives a remedy after a semicolon or colon', () => {
  for (const [, files] of TABLE) expect(refused(files)).toMatch(/[;:] (give|download|write|number|its bytes are)/);
});

test('a file that may be of both formats is refused until the format is said', () => {
  // The records of CIFAR-10 with label 0 whose first red values are 0, 8 and 3, and further ones that make a size which is not that of the file.
  const both = edited(cifarOf(0, 1), { 1: 0, 2: 8, 3: 3 });
  expect(refused([['a', both]])).toBe(
    'a: it begins as a file in the IDX format, but has the size of records of CIFAR-10; write @idx: or @cifar10: before its path',
  );
  expect(readImages([{ path: 'a', bytes: both, format: 'cifar10' }])[0]?.count).toBe(2);
  expect(refused([['a', both, 'idx']])).toContain('a: its header says 1684300900 × 1684300900 × 1684300900');
});
