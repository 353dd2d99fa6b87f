/** Labelled images with their class in front: data for generators that draw a class, and an image of it. */
import { InputError } from '../../../theory';
import { type ClassedImages, type Dataset, isLabelled } from '../dataset';

/** Before the id of labelled images, it names them with their classes. */
export const WITH_CLASSES = 'labelled:';

/** @throws InputError for data without labels */
export function withClasses(images: Dataset): ClassedImages {
  if (!isLabelled(images))
    throw new InputError(
      `${images.id} has no labels that could stand in front of its points; choose images with labels, such as ${WITH_CLASSES}shapes16`,
    );
  const dimension = 1 + images.dimension;
  return {
    id: `${WITH_CLASSES}${images.id}`,
    title: `${images.title}, with their class`,
    dimension,
    image: images.image,
    images,
    sample: (count, seed) => {
      const { points, labels } = images.sampleLabelled(count, seed);
      const values = new Float64Array(count * dimension);
      labels.forEach((label, i) => {
        values[i * dimension] = label;
        values.set(points.values.subarray(i * images.dimension, (i + 1) * images.dimension), i * dimension + 1);
      });
      return { count, dimension, values };
    },
  };
}
