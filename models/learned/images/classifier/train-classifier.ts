/**
 * Trains a classifier of labelled images: a perceptron, by cross-entropy and Adam, on the project's own kernels.
 *
 * Training runs in cycles. Each draws fresh images, and the learning rate falls from the full one to 0 along half a cosine. It ends after the first cycle
 * with an accuracy of at least 99.5 % on images for validation, or with the last cycle. The accuracy of the classifier is then measured on other images. Images of
 * validation and test are drawn first; an image that equals one of them is not trained on, since data of a file is drawn with replacement.
 *
 * All implementations of the kernels give the same bits, so the same data and seed give the same classifier.
 *
 * Source: Loshchilov & Hutter 2017, arXiv:1608.03983, section 3 (cycles); Kingma & Ba 2015, arXiv:1412.6980 (Adam).
 */
import { InputError } from '../../../../theory';
import { type Host, PerceptronNetwork, plainHost } from '../../../kernels/perceptron';
import { webAssemblyOnNode } from '../../../kernels/perceptron/node';
import { type RandomStream, derivedSeed, stream } from '../../../random';
import type { LabelledImages, LabelledPoints } from '../../dataset';
import { adamRates, initialParameters, learningRateAt } from '../../networks';
import { type Points, pick } from '../../points';
import { crossEntropyTargets } from './cross-entropy';
import { imageKey } from './image-key';
import { ImageClassifier } from './image-classifier';

/** Units of the hidden layers; the last are the features. */
const HIDDEN = [64, 32];
const CYCLES = 8;
/** In a cycle. */
const IMAGES = 4096;
const STEPS = 300;
/** Rows of a step. */
const BATCH = 128;
const RATE = 0.01;
const ENOUGH = 0.995;
const VALIDATION = 500;
const TEST = 1000;
/** The fewest images of a cycle that are not held out. */
const FEWEST = 1000;

function host(): Host {
  try {
    return webAssemblyOnNode();
  } catch {
    return plainHost; // The same bits, more slowly.
  }
}

const keysOf = ({ values, count, dimension }: Points): readonly string[] =>
  Array.from({ length: count }, (_, i) => imageKey(values, i * dimension, dimension));

/** Labelled images that training must not see are left out. @throws InputError if few are left */
function apartFrom(heldOut: ReadonlySet<string>, { points, labels }: LabelledPoints, id: string): LabelledPoints {
  const kept = keysOf(points).flatMap((key, i) => (heldOut.has(key) ? [] : [i]));
  if (kept.length === points.count) return { points, labels };
  if (kept.length < FEWEST)
    throw new InputError(
      `${id} has too few different images to train a classifier on some and test it on others; give a file of at least ${VALIDATION + TEST + IMAGES} images, or a reward of your own`,
    );
  return { points: pick(points, kept), labels: Uint8Array.from(kept, (i) => labels[i] as number) };
}

/** One cycle of gradient steps. @param taken the steps before it */
function cycle(network: PerceptronNetwork, images: LabelledPoints, taken: number, random: RandomStream): void {
  const { count, dimension, values } = images.points;
  for (let step = 0; step < STEPS; step += 1) {
    const inputs = new Float32Array(BATCH * dimension);
    const labels = new Uint8Array(BATCH);
    for (let row = 0; row < BATCH; row += 1) {
      const i = random.index(count);
      inputs.set(values.subarray(i * dimension, (i + 1) * dimension), row * dimension);
      labels[row] = images.labels[i] as number;
    }
    const targets = crossEntropyTargets(network.evaluate('parameters', inputs, BATCH), labels);
    const rates = adamRates(taken + step + 1, { rate: learningRateAt(RATE, step, STEPS) });
    network.train(
      1,
      () => ({ rows: BATCH, inputs, targets }),
      () => ({ ...rates, kept: 0, fresh: 1 }),
    );
  }
}

function shareRight(classifier: ImageClassifier, { points, labels }: LabelledPoints): number {
  const found = classifier.labelsOf(points);
  return found.reduce((right, label, i) => right + (label === labels[i] ? 1 : 0), 0) / labels.length;
}

/** A classifier, and the share of images that it labels rightly among images that its training did not see. */
export interface TestedClassifier {
  readonly classifier: ImageClassifier;
  readonly accuracy: number;
  /** The number of these images. */
  readonly tested: number;
}

/**
 * @param seed of the images, the first parameters and the batches
 * @throws InputError for a file with too few images
 */
export function trainClassifier(data: LabelledImages, seed: number): TestedClassifier {
  const drawn = (count: number, ...use: readonly (string | number)[]): LabelledPoints =>
    data.sampleLabelled(count, derivedSeed(seed, 'classifier', ...use));
  const [validation, test] = [drawn(VALIDATION, 'validation'), drawn(TEST, 'test')];
  const heldOut = new Set([validation, test].flatMap(({ points }) => keysOf(points)));
  const widths = [data.dimension, ...HIDDEN, data.labelNames.length];
  const network = new PerceptronNetwork({ widths, rows: BATCH, trained: true }, host());
  try {
    network.write('parameters', initialParameters(widths, stream(seed, 'classifier', 'initial')));
    const random = stream(seed, 'classifier', 'batches');
    for (let done = 1; ; done += 1) {
      const images = apartFrom(heldOut, drawn(IMAGES, 'training', done), data.id);
      cycle(network, images, (done - 1) * STEPS, random);
      const classifier = new ImageClassifier({ widths, parameters: network.read('parameters') }, data.labelNames);
      if (done === CYCLES || shareRight(classifier, validation) >= ENOUGH)
        return { classifier, accuracy: shareRight(classifier, test), tested: TEST };
    }
  } finally {
    network.dispose();
  }
}
