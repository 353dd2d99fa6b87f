/**
 * Rewards of images by a classifier: `r(x) = γ q_i(x)`, the probability of one label, `r(x) = γ max_i q_i(x)`, the confidence, or `r(c, x) = γ q_c(x)`, the
 * probability of the class with which an image was drawn; `w = e^r`.
 *
 * A softmax is below 1 on every image, so no image would have the largest reward γ. Here a probability of at least 0.99 counts as 1: A_* is the set of
 * images where it does, and `w_max = e^γ` is attained there. This changes r by at most γ/100.
 *
 * Source: Ferbach et al. 2024, section 4 (CIFAR-10).
 */
import { InputError } from '../../../theory';
import { type Dataset, heldImages, isClassed } from '../dataset';
import { classifierOf } from '../images';
import type { Reward } from '../reward';

/** Probabilities of at least this count as 1. */
const CERTAIN = 0.99;

/** The probability that a reward is about, from those of all labels. */
interface Judged {
  /** Its symbol in the formula, and its name in words. */
  readonly symbol: string;
  readonly words: string;
  /** @param label the class in front of the image, NaN for an image alone */
  readonly probability: (q: Float64Array, label: number) => number;
}

function judgedReward(data: Dataset, gamma: number, { symbol, words, probability }: Judged): Reward {
  if (!(gamma >= 0 && gamma < Infinity))
    throw new InputError(`gamma of a reward is ${gamma}; give a finite number of at least 0`);
  const top = Math.exp(gamma);
  if (top === Infinity)
    throw new InputError(`gamma of a reward is ${gamma}, and e^${gamma} is no double; give at most 709`);
  const { classifier, accuracy, tested } = classifierOf(data);
  const given = heldImages(data)?.given ?? 0;
  const weight = (values: ArrayLike<number>, at: number): number => {
    const label = given === 0 ? NaN : (values[at] as number);
    const q = probability(classifier.probabilities(values, at + given), label);
    return q >= CERTAIN ? top : Math.exp(gamma * q);
  };
  return {
    text: `r(x) = ${gamma}·${symbol}(x), ${words}; from ${CERTAIN} on it counts as 1; the classifier labels ${(100 * accuracy).toFixed(1)} % of ${tested} held-out images rightly`,
    region: { kind: 'marked' },
    top,
    constant: gamma === 0,
    weight,
    isBest: (values, at) => weight(values, at) === top,
  };
}

/** The number of a label that is given by number or by name. */
function labelNumber(data: Dataset, label: number | string): number {
  const names = heldImages(data)?.images.labelNames ?? [];
  const found = typeof label === 'string' ? names.indexOf(label) : label;
  if (names.length === 0 || names[found] !== undefined) return found;
  throw new InputError(
    `${data.id} has no label ${label}; its labels are ${names.map((name, i) => `${i} (${name})`).join(', ')}`,
  );
}

/** The reward `γ q_i`. @throws InputError for data without labelled images, an unknown label, or a γ that is not finite or below 0 */
export function labelReward(data: Dataset, gamma: number, label: number | string = 0): Reward {
  const i = labelNumber(data, label);
  const name = heldImages(data)?.images.labelNames[i];
  return judgedReward(data, gamma, {
    symbol: `q_${i}`,
    words: `the probability of the label ${name ?? i}`,
    probability: (q) => q[i] as number,
  });
}

/**
 * The reward `γ q_c` of an image of the class c: how much it looks like its class.
 * @throws InputError for images without their class in front, or a γ that is not finite or below 0
 */
export function ownClassReward(data: Dataset, gamma: number): Reward {
  if (!isClassed(data))
    throw new InputError(
      `${data.id} has no classes in front of its points; name images with their classes, such as labelled:shapes16`,
    );
  return judgedReward(data, gamma, {
    symbol: 'q_c',
    words: 'the probability of the class c of the image',
    // Another number than a class, which a generator may draw, is no class that an image can look like.
    probability: (q, label) => q[label] ?? 0,
  });
}

/** The reward `γ max_i q_i`. @throws InputError for data without labelled images, or a γ that is not finite or below 0 */
export function confidenceReward(data: Dataset, gamma: number): Reward {
  return judgedReward(data, gamma, {
    symbol: 'max_i q_i',
    words: 'the probability of the most probable label',
    probability: (q) => q.reduce((most, p) => Math.max(most, p), 0),
  });
}
