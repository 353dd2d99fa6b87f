/** A dataset: a law p_ref of real data that can be sampled, with its density if this is known, and labels if it has some. */
import type { ImageShape } from './image-shape';
import type { Points } from './points';

/** A dataset of real data. */
export interface Dataset {
  readonly id: string;
  /** One line for the report. */
  readonly title: string;
  readonly dimension: number;
  /** The number C of classes, for data on classes 0 … C − 1. Images with labels are points, not classes. */
  readonly classes?: number;
  /** The size of the images, for data of images. */
  readonly image?: ImageShape;
  /**
   * Draws i.i.d. points of p_ref; the same seed gives the same points.
   * @param count at least 0
   */
  sample(count: number, seed: number): Points;
  /**
   * `log p_ref` at the point whose coordinates start at position `at`; −∞ if the density is 0 or smaller than every
   * positive double. Absent if the density is not known.
   */
  readonly logDensity?: (values: ArrayLike<number>, at: number) => number;
}

/** Points and the label of each. */
export interface LabelledPoints {
  readonly points: Points;
  /** One of 0 … C − 1 for each point. */
  readonly labels: Uint8Array;
}

/** Images of C kinds. The label of an image is drawn with it; models see the points alone. */
export interface LabelledImages extends Dataset {
  readonly image: ImageShape;
  /** The names of the labels 0 … C − 1. */
  readonly labelNames: readonly string[];
  /** The probabilities of the labels; they sum to 1. */
  readonly labelMasses: readonly number[];
  /**
   * Draws the points of `sample`, with their labels.
   * @param count at least 0
   */
  sampleLabelled(count: number, seed: number): LabelledPoints;
}

export const isLabelled = (data: Dataset): data is LabelledImages => 'sampleLabelled' in data;

/** Labelled images whose label belongs to the point: its first coordinate is the label, the class of the image, and the others are the image. */
export interface ClassedImages extends Dataset {
  readonly image: ImageShape;
  /** The images, whose label stands apart. */
  readonly images: LabelledImages;
}

export const isClassed = (data: Dataset): data is ClassedImages => 'images' in data;

/** The labelled images that points of the data hold. */
export interface HeldImages {
  readonly images: LabelledImages;
  /** The number of coordinates in front of an image: 1 where its class stands there, else 0. */
  readonly given: 0 | 1;
}

/** @returns undefined for data of other points */
export function heldImages(data: Dataset): HeldImages | undefined {
  if (isLabelled(data)) return { images: data, given: 0 };
  return isClassed(data) ? { images: data.images, given: 1 } : undefined;
}
