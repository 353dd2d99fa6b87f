/** How far a run is, with its time, on one line. */

/** A time in milliseconds as `7 s`, `3 min 20 s` or `2 h 5 min`. */
export function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Milliseconds, and share of the whole, below which too little is measured for an estimate. */
const LEAST_TIME = 3000;
const LEAST_SHARE = 0.02;

/**
 * `12 of 60, 8 s, about 32 s left: lemma-2.2: gaussian`. The rest is estimated from what is done; while too little is, nothing is said
 * about it.
 */
export function timeLine(
  { done, total, about }: { readonly done: number; readonly total: number; readonly about: string },
  elapsed: number,
): string {
  const known = elapsed >= LEAST_TIME && done >= LEAST_SHARE * total && done < total;
  const left = known && done > 0 ? `, about ${durationText((elapsed * (total - done)) / done)} left` : '';
  return `${done} of ${total}, ${durationText(elapsed)}${left}: ${about}`;
}
