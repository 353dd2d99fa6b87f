/** Bytes of files of images, for tests. */
import { gzipSync } from 'node:zlib';

/** A record of CIFAR-10 whose values are given by channel and pixel. */
export function cifarRecord(label: number, byteAt: (channel: number, pixel: number) => number): Uint8Array {
  const record = new Uint8Array(3073);
  record[0] = label;
  for (let channel = 0; channel < 3; channel += 1)
    for (let pixel = 0; pixel < 1024; pixel += 1) record[1 + channel * 1024 + pixel] = byteAt(channel, pixel);
  return record;
}

/** Records of CIFAR-10 with some labels and grey images. */
export const cifarOf = (...labels: readonly number[]): Uint8Array =>
  Buffer.concat(labels.map((label) => cifarRecord(label, () => 100 + label)));

/** A file in the IDX format. @param type of the values; 8 for bytes */
export function idxOf(sizes: readonly number[], values: readonly number[], type = 8): Uint8Array {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header[2] = type;
  header[3] = sizes.length;
  sizes.forEach((size, d) => header.writeUInt32BE(size, 4 + 4 * d));
  return Buffer.concat([header, Uint8Array.from(values)]);
}

/** Images of 2 × 3 in the IDX format, whose values count from 0 on. */
export const idxImages = (count: number): Uint8Array =>
  idxOf(
    [count, 2, 3],
    Array.from({ length: 6 * count }, (_, i) => i),
  );

export const idxLabels = (...labels: readonly number[]): Uint8Array => idxOf([labels.length], labels);

export const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes);
