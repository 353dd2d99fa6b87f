/**
 * Alternating repeats, medians, and ratios with their range.
 *
 * Sides take turns, so that a drift of the machine's speed slows them alike. A ratio is the ratio of medians over the same rounds, and
 * its range is that of the ratios within single rounds.
 */

/** Measures once; returns seconds per unit of work. */
export type Sampler = () => Promise<number>;

export interface Ratio {
  /** Ratio of the medians. */
  readonly value: number;
  /** Smallest and largest ratio within one round. */
  readonly low: number;
  readonly high: number;
}

/** Seconds per unit of work, one entry per round, by side. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** The median; NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? NaN, sorted[Math.floor(middle)] ?? NaN];
  return (low + high) / 2;
}

/** Samples every side once per round, in an order that rotates from round to round. */
export async function alternate<Name extends string>(
  rounds: number,
  sides: Readonly<Record<Name, Sampler>>,
): Promise<Samples<Name>> {
  const names = Object.keys(sides) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) samples[name].push(await sides[name]());
  }
  return samples;
}

/** The ratio of the time of `theirs` to that of `ours`. */
export function ratioOf(theirs: readonly number[], ours: readonly number[]): Ratio {
  const byRound = ours.map((seconds, round) => (theirs[round] ?? NaN) / seconds);
  return { value: median(theirs) / median(ours), low: Math.min(...byRound), high: Math.max(...byRound) };
}
