/** The classifier of a dataset, trained when it is first asked for, once in a process. */
import { InputError } from '../../../../theory';
import { type Dataset, type LabelledImages, heldImages } from '../../dataset';
import { type TestedClassifier, trainClassifier } from './train-classifier';

/** The same for all: a classifier is part of the definition of a reward, which a seed of a run must not change. */
const SEED = 1;

const trained = new WeakMap<LabelledImages, TestedClassifier>();

/**
 * The classifier of labelled images, which is asked about an image without its class. It takes a second for 16 × 16 pixels, and half a minute for a file that it cannot learn well.
 * @throws InputError for data without labels, and for too few images
 */
export function classifierOf(data: Dataset): TestedClassifier {
  const images = heldImages(data)?.images;
  if (images === undefined)
    throw new InputError(
      `${data.id} has no labelled images to train a classifier on; choose data of images with labels, such as shapes16`,
    );
  const classifier = trained.get(images) ?? trainClassifier(images, SEED);
  trained.set(images, classifier);
  return classifier;
}
