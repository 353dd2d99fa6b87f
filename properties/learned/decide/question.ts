/**
 * Questions to draws: an expectation, a variance, a probability or the mass of a bin. Each is the mean of a bounded variable.
 *
 * Draws come in independent units: K candidates with the kept one, or a few draws of another law. Every unit gives an unbiased
 * estimate of a question (the mean of f, the sample variance of f, the share of draws in an event). So a question, and every linear
 * combination of questions, is the mean of a bounded variable that is i.i.d. over units.
 */
import type { Interval } from '../../../theory';
import { type LearnedEvent, type LearnedLaw, type LearnedObservable, ZERO_ONE, lawKey } from './law';

export type Question =
  | { readonly kind: 'expectation' | 'variance'; readonly law: LearnedLaw; readonly of: LearnedObservable }
  | { readonly kind: 'probability'; readonly law: LearnedLaw; readonly event: LearnedEvent }
  | { readonly kind: 'bin'; readonly law: LearnedLaw; readonly bin: number };

export function questionKey(question: Question): string {
  const law = lawKey(question.law);
  switch (question.kind) {
    case 'expectation':
    case 'variance':
      return `${question.kind} of ${question.of.key} under ${law}`;
    case 'probability':
      return `probability of ${question.event.key} under ${law}`;
    case 'bin':
      return `bin ${question.bin} under ${law}`;
  }
}

/** Range of the estimate from n draws. */
export function rangeOf(question: Question, n: number): Interval {
  switch (question.kind) {
    case 'expectation':
      return question.of.range;
    case 'variance': {
      const { lo, hi } = question.of.range;
      return { lo: 0, hi: (hi - lo) ** 2 * largestVariance(n) };
    }
    case 'probability':
    case 'bin':
      return ZERO_ONE;
  }
}

/** Largest unbiased sample variance of n ≥ 2 values in [0, 1]; it is attained with half of them at each end. */
function largestVariance(n: number): number {
  const ones = Math.floor(n / 2);
  return (ones * (n - ones)) / (n * (n - 1));
}

/** The weight of a draw, whether it lies in A_*, and its bin. */
export interface DrawView {
  readonly weight: Float64Array;
  readonly isBest: Uint8Array;
  readonly bin: Int32Array;
}

/** The estimate from the draws numbered `from` to `from + n − 1`. */
export function estimate(question: Question, { weight, isBest, bin }: DrawView, from: number, n: number): number {
  let sum = 0;
  switch (question.kind) {
    case 'expectation': {
      const { at } = question.of;
      for (let i = from; i < from + n; i += 1) sum += at(weight[i] as number);
      return sum / n;
    }
    case 'variance': {
      const { at } = question.of;
      for (let i = from; i < from + n; i += 1) sum += at(weight[i] as number);
      const mean = sum / n;
      let squares = 0;
      for (let i = from; i < from + n; i += 1) squares += (at(weight[i] as number) - mean) ** 2;
      return squares / (n - 1);
    }
    case 'probability': {
      const { at } = question.event;
      for (let i = from; i < from + n; i += 1) if (at(weight[i] as number, isBest[i] === 1)) sum += 1;
      return sum / n;
    }
    case 'bin':
      for (let i = from; i < from + n; i += 1) if (bin[i] === question.bin) sum += 1;
      return sum / n;
  }
}
