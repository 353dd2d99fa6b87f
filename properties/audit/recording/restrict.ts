/** What the user says of the traits of a recorded run: which of them count, and their ranges. */
import { InputError } from '../../../theory';
import type { Recording } from './recording';

export interface TraitOptions {
  /** Names of the traits that are audited besides the reward. @defaultValue all */
  readonly traits?: readonly string[];
  /** Ranges of traits, in place of those of the header. */
  readonly ranges?: Readonly<Record<string, { readonly lo: number; readonly hi: number }>>;
}

function traitNames({ rounds, measures, shares, classes }: Recording): ReadonlySet<string> {
  const ofPools = rounds.flatMap(({ numbers }) => [...numbers.keys()]);
  return new Set([...ofPools, ...measures.keys(), ...shares.keys(), ...classes.keys()]);
}

const only = <V>(map: ReadonlyMap<string, V>, names: ReadonlySet<string>): ReadonlyMap<string, V> =>
  new Map([...map].filter(([name]) => names.has(name)));

/** Tests that every recorded value and measured mean of a trait lies in the range that the user states. */
function checkRange(
  { rounds, measures }: Recording,
  name: string,
  { lo, hi }: { readonly lo: number; readonly hi: number },
): void {
  const refuse = (what: string, t: number, value: number): never => {
    throw new InputError(
      `the range of ${name} is stated as ${lo} to ${hi}, and round ${t} has a ${what} of ${value}; correct the range`,
    );
  };
  for (const { numbers, t } of rounds) {
    const outside = numbers.get(name)?.find((value) => value < lo || value > hi);
    if (outside !== undefined) refuse('candidate with a value', t, outside);
  }
  for (const [t, { mean }] of measures.get(name) ?? []) if (mean < lo || mean > hi) refuse('measured mean', t, mean);
}

/**
 * The recording with only these traits, and with these ranges.
 * @param always names of traits that stay, such as the reward
 * @throws InputError for a trait that the run does not have
 */
export function restricted(
  recording: Recording,
  { traits, ranges = {} }: TraitOptions,
  always: readonly string[],
): Recording {
  const known = traitNames(recording);
  for (const name of [...(traits ?? []), ...Object.keys(ranges)]) {
    if (known.has(name)) continue;
    throw new InputError(`no record has the trait "${name}"; traits are ${[...known].join(', ')}`);
  }
  for (const [name, range] of Object.entries(ranges)) checkRange(recording, name, range);
  const wanted = traits === undefined ? known : new Set([...traits, ...always]);
  const stated = Object.entries(ranges).map(([name, { lo, hi }]) => [
    name,
    { ...recording.header.traits?.[name], min: lo, max: hi },
  ]);
  return {
    header: {
      ...recording.header,
      traits: {
        ...recording.header.traits,
        ...(Object.fromEntries(stated) as NonNullable<Recording['header']['traits']>),
      },
    },
    rounds: recording.rounds.map((round) => ({
      ...round,
      numbers: only(round.numbers, wanted),
      classes: only(round.classes, wanted),
    })),
    measures: only(recording.measures, wanted),
    shares: only(recording.shares, wanted),
    classes: only(recording.classes, wanted),
  };
}
