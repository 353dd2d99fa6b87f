/** A format of records that a tool writes. */
import { type Layout, type Shape } from '../layouts';
import type { TraceHeader } from '../trace';

export type Fields = Readonly<Record<string, unknown>>;

export interface Format {
  /** The name of `--format`. */
  readonly name: string;
  readonly layout: Layout;
  /** Why a record looks like this format, undefined if it does not. */
  readonly guess: (record: Fields) => string | undefined;
  /** Changes each record before it is read. */
  readonly rewrite?: (record: Fields) => Fields;
  /** What the format tells of the run. */
  readonly header?: Partial<TraceHeader>;
  /** What the user should know of the format. */
  readonly notes?: readonly string[];
}

/** A layout of which only some fields have names. */
export function layoutOf(shape: Shape, fields: Partial<Omit<Layout, 'shape'>>): Layout {
  return { round: ['round'], pool: [], kept: ['kept'], reward: [], notReward: [], ...fields, shape };
}

/** Whether a record has all of some fields. */
export const has = (record: Fields, ...names: readonly string[]): boolean => names.every((name) => name in record);
