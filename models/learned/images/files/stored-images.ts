/** Images of a file. They stay bytes, one for each value, until some of them are drawn. */
import type { ImageShape } from '../../image-shape';

export interface StoredImages {
  readonly shape: ImageShape;
  readonly count: number;
  /** One of 0 … 9 for each image, if the file has labels. */
  readonly labels: Uint8Array | undefined;
  /** The names of the labels 0 … 9. */
  readonly labelNames: readonly string[];
  /** Writes image i, row by row, pixel by pixel, channel by channel, from position `at` on. */
  write(i: number, values: Float64Array, at: number): void;
}

/** The number of labels that a file may have. */
export const LABELS = 10;

/** The value in [−1, 1] of a byte. */
export const valueOf = (byte: number): number => byte / 127.5 - 1;
