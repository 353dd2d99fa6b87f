/**
 * The learning rate during a fit: half a period of a cosine, from the full rate to 0.
 *
 * `η_n = η (1 + cos(π n / N)) / 2` at step n of N.
 *
 * Source: Loshchilov & Hutter 2017, arXiv:1608.03983, equation 5, with one period and η_min = 0.
 */
export const learningRateAt = (rate: number, step: number, steps: number): number =>
  (rate * (1 + Math.cos((Math.PI * step) / steps))) / 2;
