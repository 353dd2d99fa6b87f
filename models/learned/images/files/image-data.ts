/** Data from files of images: p_ref is the empirical law of the images, so sampling draws them uniformly with replacement. */
import { basename } from 'node:path';
import { stream } from '../../../random';
import type { Dataset, LabelledImages } from '../../dataset';
import { coordinatesOf, shapeText } from '../../image-shape';
import { type ImageFile, readImages } from './read-images';
import type { StoredImages } from './stored-images';

/** Images of several files as one list. */
function joinedImages(parts: readonly StoredImages[]): StoredImages {
  const [first, ...others] = parts;
  if (first === undefined) throw new RangeError('there are no images');
  if (others.length === 0) return first;
  const starts = parts.map((_, p) => parts.slice(0, p).reduce((sum, { count }) => sum + count, 0));
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const labels = new Uint8Array(count);
  parts.forEach((part, p) => labels.set(part.labels ?? [], starts[p]));
  return {
    ...first,
    count,
    labels: first.labels && labels,
    write: (i, values, at) => {
      let p = parts.length - 1;
      while ((starts[p] as number) > i) p -= 1;
      parts[p]?.write(i - (starts[p] as number), values, at);
    },
  };
}

/** @throws InputError naming the file, the place in it and the remedy */
export function imageData(id: string, files: readonly ImageFile[]): Dataset | LabelledImages {
  const images = joinedImages(readImages(files));
  const { shape, count, labels, labelNames } = images;
  const dimension = coordinatesOf(shape);
  const rows = (drawn: number, seed: number): Int32Array => {
    const random = stream(seed, 'dataset', 'images');
    return Int32Array.from({ length: drawn }, () => random.index(count));
  };
  const pointsAt = (positions: Int32Array) => {
    const values = new Float64Array(positions.length * dimension);
    positions.forEach((row, i) => images.write(row, values, i * dimension));
    return { count: positions.length, dimension, values };
  };
  const names = files.map(({ path }) => basename(path)).join(', ');
  const data: Dataset & Pick<LabelledImages, 'image'> = {
    id,
    title: `${count} images of ${names}, ${shapeText(shape)}`,
    dimension,
    image: shape,
    sample: (drawn, seed) => pointsAt(rows(drawn, seed)),
  };
  if (labels === undefined) return data;
  return {
    ...data,
    labelNames,
    labelMasses: labelNames.map((_, label) => labels.reduce((n, each) => n + (each === label ? 1 : 0), 0) / count),
    sampleLabelled: (drawn, seed) => {
      const positions = rows(drawn, seed);
      return { points: pointsAt(positions), labels: Uint8Array.from(positions, (row) => labels[row] as number) };
    },
  };
}
