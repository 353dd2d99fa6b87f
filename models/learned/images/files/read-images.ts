/** Reads images from the bytes of files: CIFAR-10, MNIST and other files in its format, also compressed by gzip. The content tells the format. */
import { shapeText } from '../../image-shape';
import { isCifar, readCifar } from './cifar';
import { decompressed, isGzip } from './gzip';
import { beginsAsIdx, holdsLabels, isWholeIdx, readIdxImages, readIdxLabels } from './idx';
import { type NamedBytes, fileError, hex } from './named-bytes';
import type { StoredImages } from './stored-images';

/** A format of files of images. */
export type ImageFormat = 'cifar10' | 'idx';
export const IMAGE_FORMATS: readonly ImageFormat[] = ['cifar10', 'idx'];

/** A file, and its format where that is said. */
export interface ImageFile extends NamedBytes {
  readonly format?: ImageFormat | undefined;
}

/** The bytes of a text are looked at so far. */
const LOOKED_AT = 4096;
const isControl = (byte: number): boolean => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;

/** Whether a file is one of images, and no text: by its format, its name, or bytes that no text has. */
export const isImageFile = ({ path, bytes, format }: ImageFile): boolean =>
  format !== undefined || /(\.bin|-ubyte)(\.gz)?$/i.test(path) || bytes.subarray(0, LOOKED_AT).some(isControl);

/** @throws InputError for a file of neither format, or perhaps of both */
function formatOf(file: NamedBytes): ImageFormat {
  const { bytes } = file;
  if (bytes.length === 0) throw fileError(file, 'it is empty; give a file of images');
  const cifar = isCifar(file);
  if (!beginsAsIdx(file)) {
    if (cifar || bytes.length % 3073 === 0 || /\.bin(\.gz)?$/i.test(file.path)) return 'cifar10';
    if (bytes[0] === 0 && bytes[1] === 0) return 'idx';
    throw fileError(
      file,
      `it begins with ${hex(bytes)} and has ${bytes.length} bytes, so that it is neither in the IDX format (00 00 08 03 or 00 00 08 01) nor records of CIFAR-10 (3073 bytes each); give one of these, write @idx: or @cifar10: before its path to learn more, or give points as CSV or JSON`,
    );
  }
  if (cifar && !isWholeIdx(file))
    throw fileError(
      file,
      `it begins as a file in the IDX format, but has the size of records of CIFAR-10; write @idx: or @cifar10: before its path`,
    );
  return 'idx';
}

/** What a file holds: images, or the labels of images. */
type Content =
  | { readonly kind: 'images'; readonly file: NamedBytes; readonly images: StoredImages }
  | { readonly kind: 'labels'; readonly file: NamedBytes; readonly labels: Uint8Array };

function contentOf(given: ImageFile): Content {
  const file = isGzip(given) ? decompressed(given) : given;
  const format = given.format ?? formatOf(file);
  if (format === 'cifar10') return { kind: 'images', file, images: readCifar(file) };
  return beginsAsIdx(file) && holdsLabels(file)
    ? { kind: 'labels', file, labels: readIdxLabels(file) }
    : { kind: 'images', file, images: readIdxImages(file) };
}

/** Images with the labels of the file after theirs, if it holds labels. */
function withLabels(
  contents: readonly Content[],
): readonly { readonly file: NamedBytes; readonly images: StoredImages }[] {
  return contents.flatMap((content, i) => {
    const [before, after] = [contents[i - 1], contents[i + 1]];
    if (content.kind === 'labels') {
      if (before?.kind === 'images' && before.images.labels === undefined) return [];
      throw fileError(
        content.file,
        'it holds labels, and no file of images without labels stands before it; write @images,@labels',
      );
    }
    const { file, images } = content;
    if (after?.kind !== 'labels') return [{ file, images }];
    if (after.labels.length !== images.count)
      throw fileError(
        after.file,
        `it holds ${after.labels.length} labels, and ${file.path} ${images.count} images; give the labels of these images`,
      );
    return [{ file, images: { ...images, labels: after.labels } }];
  });
}

/**
 * All images of some files, in their order. A file of labels follows that of its images.
 * @throws InputError naming the file, the place in it and the remedy
 */
export function readImages(files: readonly ImageFile[]): readonly StoredImages[] {
  const all = withLabels(files.map(contentOf));
  const [first] = all;
  if (first === undefined) return [];
  for (const { file, images } of all) {
    const [shape, others] = [shapeText(images.shape), shapeText(first.images.shape)];
    if (shape !== others)
      throw fileError(
        file,
        `its images have ${shape} values, and those of ${first.file.path} ${others}; give images of one size`,
      );
    if ((images.labels === undefined) !== (first.images.labels === undefined))
      throw fileError(
        file,
        `${images.labels === undefined ? `it has no labels, and ${first.file.path} has` : `it has labels, and ${first.file.path} has none`}; give labels for all files or for none`,
      );
  }
  return all.map(({ images }) => images);
}
