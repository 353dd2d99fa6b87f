/**
 * Which candidates were kept, where a trace does not say so but names a rule that leaves no choice: the best m, or the worst m.
 */
import { type Recording, type RoundPools, sizeOf } from './recording';

export interface Truncation {
  /** The trait that the rule chooses by. */
  readonly by: string;
  /** 1 keeps the largest, −1 the smallest. */
  readonly direction: 1 | -1;
  /** Number of kept candidates of a pool. */
  readonly places: number;
}

function flagged(round: RoundPools, { by, direction, places }: Truncation): RoundPools {
  const values = round.numbers.get(by);
  if (values === undefined || round.kept !== undefined) return round;
  const kept = new Uint8Array(values.length);
  for (let i = 0; i < round.pools; i += 1) {
    const from = round.starts[i] as number;
    const order = Array.from({ length: sizeOf(round, i) }, (_, k) => from + k)
      .filter((k) => !Number.isNaN(values[k]))
      .sort((a, b) => direction * ((values[b] as number) - (values[a] as number)));
    for (const k of order.slice(0, places)) kept[k] = 1;
  }
  return { ...round, kept };
}

/** The recording with flags in rounds that have none; of tied candidates the first ones are taken. */
export const withDerivedFlags = (recording: Recording, rule: Truncation): Recording => ({
  ...recording,
  rounds: recording.rounds.map((round) => flagged(round, rule)),
});
