/** Images as points of R^d: row by row from the top, pixel by pixel from the left, channel by channel; values in [−1, 1]. */

/** The size of an image. A point that is one has `height × width × channels` coordinates. */
export interface ImageShape {
  /** Rows, at least 1. */
  readonly height: number;
  /** Columns, at least 1. */
  readonly width: number;
  /** 1 for grey levels, 3 for red, green and blue. */
  readonly channels: number;
}

/** The number of coordinates of an image. */
export const coordinatesOf = ({ height, width, channels }: ImageShape): number => height * width * channels;

/** For a report: `16 × 16 × 3`. */
export const shapeText = ({ height, width, channels }: ImageShape): string => `${height} × ${width} × ${channels}`;
