/**
 * Shares of classes after each round, without pools: `{"generation":3,"mode_masses":[0.5,0.3,0.2],"train_size":1000}`.
 *
 * Where the masses have a sum below 1, the rest is the class `other`. The size of the training set is not the number of samples behind the masses, so it
 * is read only if the map says n=train_size.
 */
import { type Format, has, layoutOf } from './format';

/** The fields if no map names others. */
export const SHARES_FIELDS = { round: 'generation', shares: 'mode_masses', n: undefined } as const;

export const CLASS_SHARES: Format = {
  name: 'class-shares',
  layout: layoutOf('shares', {}),
  guess: (record) =>
    has(record, 'generation', 'mode_masses') ? 'the records have generation and mode_masses' : undefined,
};
