/**
 * Files in the IDX format, as MNIST has them: images of bytes (`idx3-ubyte`) and labels (`idx1-ubyte`).
 *
 * A file begins with two bytes 0, the type of its values (8 for bytes) and the number of its dimensions; then each dimension has four bytes, the most
 * significant first, and the values follow.
 *
 * Source: LeCun, Cortes & Burges, *The MNIST database of handwritten digits* (file formats).
 */
import { type NamedBytes, bigEndian, fileError, hex } from './named-bytes';
import { LABELS, type StoredImages, valueOf } from './stored-images';

const BYTES = 8;
const [OF_LABELS, OF_IMAGES] = [1, 3];
const DIGITS = Array.from({ length: LABELS }, (_, digit) => String(digit));

/** Whether a file begins as one of images or labels of bytes. */
export const beginsAsIdx = ({ bytes }: NamedBytes): boolean =>
  bytes[0] === 0 && bytes[1] === 0 && bytes[2] === BYTES && (bytes[3] === OF_LABELS || bytes[3] === OF_IMAGES);

interface Header {
  readonly sizes: readonly number[];
  /** The position of the first value. */
  readonly values: number;
  /** The number of bytes that the whole file must have. */
  readonly whole: number;
}

/** @throws InputError for another type of values, another number of dimensions, or a header that is cut */
function headerOf(file: NamedBytes): Header {
  const { bytes } = file;
  const expected = '00 00 08 03 for images, or 00 00 08 01 for labels';
  if (bytes.length === 0) throw fileError(file, 'it is empty; give a file in the IDX format');
  if (bytes.length < 4 || !beginsAsIdx(file)) {
    const swapped = bytes[3] === 0 && bytes[2] === 0 && bytes[1] === BYTES;
    const hint = swapped
      ? 'its bytes are in the opposite order: write the most significant first'
      : 'give files of MNIST, or in its format';
    throw fileError(
      file,
      `it begins with ${hex(bytes)} (byte 0), and a file in the IDX format with ${expected}; ${hint}`,
    );
  }
  const dimensions = bytes[3] as number;
  const values = 4 * (1 + dimensions);
  if (bytes.length < values)
    throw fileError(file, `it is cut at byte ${bytes.length}, within its header of ${values} bytes; download it again`);
  const sizes = Array.from({ length: dimensions }, (_, d) => bigEndian(bytes, 4 * (1 + d)));
  const zero = sizes.indexOf(0);
  if (zero >= 0)
    throw fileError(
      file,
      `its size is ${sizes.join(' × ')} (byte ${4 * (1 + zero)}), so that it holds nothing; give a file with at least one image`,
    );
  return { sizes, values, whole: values + sizes.reduce((product, size) => product * size, 1) };
}

/** Whether the size of a file is that of its header. @throws InputError for a malformed header */
export const isWholeIdx = (file: NamedBytes): boolean => headerOf(file).whole === file.bytes.length;

/** @throws InputError for a file that is cut, or longer than its header says */
function wholeHeader(file: NamedBytes): Header {
  const header = headerOf(file);
  const { sizes, whole, values } = header;
  const { length } = file.bytes;
  if (length === whole) return header;
  const each = (whole - values) / (sizes[0] as number);
  const said = `its header says ${sizes.join(' × ')}, ${whole} bytes in all`;
  throw fileError(
    file,
    length < whole
      ? `${said}, and it is cut at byte ${length}, within number ${Math.floor((length - values) / each) + 1} of ${String(sizes[0])}; download it again`
      : `${said}, and ${length - whole} bytes follow at byte ${whole}; download it again`,
  );
}

/** Whether a file in the IDX format holds labels. */
export const holdsLabels = ({ bytes }: NamedBytes): boolean => bytes[3] === OF_LABELS;

/** The labels of a file. @throws InputError for a file without labels, or a label above 9 */
export function readIdxLabels(file: NamedBytes): Uint8Array {
  const { values } = wholeHeader(file);
  const labels = file.bytes.subarray(values);
  const bad = labels.findIndex((label) => label >= LABELS);
  if (bad >= 0)
    throw fileError(
      file,
      `label ${bad + 1} (byte ${values + bad}) is ${String(labels[bad])}; labels are the digits 0 … ${LABELS - 1}: number them so`,
    );
  return labels;
}

/** The images of a file, without labels. @throws InputError for a file without images */
export function readIdxImages(file: NamedBytes): StoredImages {
  const { sizes, values: first } = wholeHeader(file);
  const [count = 0, height = 0, width = 0] = sizes;
  const { bytes } = file;
  const pixels = height * width;
  return {
    shape: { height, width, channels: 1 },
    count,
    labels: undefined,
    labelNames: DIGITS,
    write: (i, values, at) => {
      const from = first + i * pixels;
      for (let pixel = 0; pixel < pixels; pixel += 1) values[at + pixel] = valueOf(bytes[from + pixel] as number);
    },
  };
}
