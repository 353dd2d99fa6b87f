/**
 * Counts how often a test that looks at every sample excludes the true mean; shared by the calibration tests of this folder.
 *
 * The count is compared with the binomial law: a test whose error rate is at most p gives more than `criticalCount(n, p)` errors in n
 * repetitions with probability at most `LEVEL`. So a correct test fails here with at most that probability. Seeds are fixed.
 */
import { type RandomStream, stream } from '../../models';
import type { Law } from './laws.testing';

const { exp, floor, log, log1p } = Math;

/** Largest probability with which a correct test fails. */
export const LEVEL = 1e-6;

/** `P(X ≥ k)` for X binomial with n trials of probability p. */
export function binomialTail(n: number, p: number, k: number): number {
  let [tail, logCoefficient] = [0, 0];
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) tail += exp(logCoefficient + i * log(p) + (n - i) * log1p(-p));
    logCoefficient += log((n - i) / (i + 1));
  }
  return tail;
}

/** The largest number of errors allowed in n repetitions for a test with error rate p. @param level largest probability with which a correct test fails */
export function criticalCount(n: number, p: number, level = LEVEL): number {
  let k = floor(n * p);
  while (binomialTail(n, p, k + 1) > level) k += 1;
  return k;
}

/** Takes one sample and returns whether the true mean is excluded at this look. */
export type Looker = (x: number) => boolean;

export interface CoverageOptions {
  /** A new test that knows the true mean, for one repetition. */
  readonly start: (mean: number) => Looker;
  readonly law: Law;
  readonly samples: number;
  readonly repetitions: number;
}

const excludes = (looker: Looker, law: Law, samples: number, random: RandomStream): boolean => {
  for (let i = 0; i < samples; i += 1) if (looker(law.draw(random))) return true;
  return false;
};

/** The number of repetitions in which the true mean was excluded at some look. */
export function misses({ start, law, samples, repetitions }: CoverageOptions): number {
  let count = 0;
  for (let r = 0; r < repetitions; r += 1) {
    if (excludes(start(law.mean), law, samples, stream(17, 'coverage', law.name, r))) count += 1;
  }
  return count;
}
