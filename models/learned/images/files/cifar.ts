/**
 * Files of CIFAR-10 in the binary version: records of 3073 bytes, a label from 0 to 9 and 32 × 32 values each of red, green and blue, row by row.
 *
 * Source: Krizhevsky 2009, https://www.cs.toronto.edu/~kriz/cifar.html (binary version).
 */
import { type NamedBytes, fileError } from './named-bytes';
import { LABELS, type StoredImages, valueOf } from './stored-images';

const SIDE = 32;
const PIXELS = SIDE * SIDE;
const CHANNELS = 3;
const RECORD = 1 + CHANNELS * PIXELS;
/** The records of CIFAR-100 have two labels. */
const RECORD_OF_100 = RECORD + 1;
const NAMES = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];

const labelAt = (bytes: Uint8Array, record: number): number => bytes[record * RECORD] as number;

/** The first record with a byte that is not a label; undefined if all have labels. */
function badRecord(bytes: Uint8Array): number | undefined {
  for (let record = 0; record * RECORD < bytes.length; record += 1) if (labelAt(bytes, record) >= LABELS) return record;
  return undefined;
}

/** Whether the bytes are whole records with labels. */
export const isCifar = ({ bytes }: NamedBytes): boolean =>
  bytes.length > 0 && bytes.length % RECORD === 0 && badRecord(bytes) === undefined;

/** @throws InputError for bytes that are not whole records, or a label above 9 */
export function readCifar(file: NamedBytes): StoredImages {
  const { bytes } = file;
  if (bytes.length === 0) throw fileError(file, 'it is empty; give records of CIFAR-10');
  const [count, rest] = [Math.floor(bytes.length / RECORD), bytes.length % RECORD];
  const bad = badRecord(bytes.subarray(0, count * RECORD));
  if (rest > 0 && bytes.length % RECORD_OF_100 === 0)
    throw fileError(
      file,
      `its ${bytes.length} bytes are ${bytes.length / RECORD_OF_100} records of CIFAR-100, which has other labels; give files of CIFAR-10, whose records have ${RECORD} bytes`,
    );
  if (bad !== undefined)
    throw fileError(
      file,
      `record ${bad + 1} (byte ${bad * RECORD}) has the label ${labelAt(bytes, bad)}; labels of CIFAR-10 are 0 … ${LABELS - 1}: give one of its binary files`,
    );
  if (rest > 0)
    throw fileError(
      file,
      `record ${count + 1} (byte ${count * RECORD}) has ${rest} of ${RECORD} bytes; the file is cut or has extra bytes: download it again`,
    );
  return {
    shape: { height: SIDE, width: SIDE, channels: CHANNELS },
    count,
    labels: Uint8Array.from({ length: count }, (_, record) => labelAt(bytes, record)),
    labelNames: NAMES,
    write: (i, values, at) => {
      const from = i * RECORD + 1;
      for (let pixel = 0; pixel < PIXELS; pixel += 1)
        for (let channel = 0; channel < CHANNELS; channel += 1)
          values[at + pixel * CHANNELS + channel] = valueOf(bytes[from + channel * PIXELS + pixel] as number);
    },
  };
}
