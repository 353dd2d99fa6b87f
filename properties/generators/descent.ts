/**
 * Shrinking by descent: to the first simpler value that still fails, over and over, until none does. What fast-check does after a
 * failure, without an error object and a report per candidate.
 */
import * as fc from 'fast-check';

export interface Descent<T> {
  /** The simplest failing value so far. */
  readonly value: T;
  /** Steps that led to it. */
  readonly shrinks: number;
}

/** Yields after every candidate tried, so that the caller can stop anywhere; the last one yielded is where the descent ends. */
export function* descent<T>(
  arbitrary: fc.Arbitrary<T>,
  from: T,
  fails: (candidate: T) => boolean,
): Generator<Descent<T>, void> {
  let current = new fc.Value(from, undefined);
  let shrinks = 0;
  yield { value: from, shrinks };
  for (let moved = true; moved;) {
    moved = false;
    for (const candidate of arbitrary.shrink(current.value, current.context)) {
      moved = fails(candidate.value);
      if (moved) {
        current = candidate;
        shrinks += 1;
      }
      yield { value: current.value, shrinks };
      if (moved) break;
    }
  }
}
