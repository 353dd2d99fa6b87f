/** How the records of a format are laid out, and how the user wants them read. */

/** A record is a candidate (the prompt groups them), a whole pool (with a list of each trait), or the shares of classes of a round. */
export type Shape = 'candidates' | 'pools' | 'shares';

export interface Layout {
  readonly shape: Shape;
  /** Fields that may hold the round, the first that is there counts; so too below. */
  readonly round: readonly string[];
  /** Fields that may name the pool. */
  readonly pool: readonly string[];
  /** Fields that may say whether a candidate was kept. */
  readonly kept: readonly string[];
  /** Fields that may hold the reward, which becomes the trait `reward`. */
  readonly reward: readonly string[];
  /** Numeric fields that are traits but never taken for the reward. */
  readonly notReward: readonly string[];
}

/** How a file is read. */
export interface ReadOptions {
  /** Fields by what they are: `round`, `pool`, `kept`, `reward`, `n`, `shares` or the name of a trait. */
  readonly map?: Readonly<Record<string, string>> | undefined;
  /** The round of records that do not say it. @defaultValue 1 */
  readonly round?: number | undefined;
  /** The number that the file gives to its first round. @defaultValue 0 if the first record of a pool is of round 0, else 1 */
  readonly firstRound?: 0 | 1 | undefined;
  /** The trait that is the reward. */
  readonly reward?: string | undefined;
}
