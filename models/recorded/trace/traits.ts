/**
 * What is known about the traits of a trace while it is read: whether each has numbers or classes, and its range.
 *
 * A trait has one kind in the whole trace. It is that of its first value, or the one that the header names.
 */
import { InputError } from '../../../theory/errors';
import type { TraceHeader } from './header';

export type TraitKind = 'number' | 'class';

interface Known {
  readonly kind: TraitKind;
  /** Where the kind is from, for messages. */
  readonly from: string;
}

/** So many traits are a fault: names of prompts or numbers of candidates in the place of traits. */
const MAX_TRAITS = 1000;
const LONGEST_NAME = 200;

const VALUES: Readonly<Record<TraitKind, string>> = { number: 'numbers', class: 'texts' };

/** The traits of one trace. Its methods throw an InputError without a place, which the reader of the line adds. */
export class Traits {
  private readonly known = new Map<string, Known>();
  private readonly ranges = new Map<string, readonly [number, number]>();
  private readonly classes = new Map<string, ReadonlySet<string>>();

  constructor({ traits = {} }: Pick<TraceHeader, 'traits'>) {
    for (const [trait, { min = -Infinity, max = Infinity, classes }] of Object.entries(traits)) {
      if (min > max) throw new InputError(`the trait "${trait}" has min ${min} above max ${max}; exchange them`);
      if (classes !== undefined) {
        this.known.set(trait, { kind: 'class', from: 'the header' });
        this.classes.set(trait, new Set(classes));
      }
      if (min !== -Infinity || max !== Infinity) {
        if (classes !== undefined)
          throw new InputError(`the trait "${trait}" has both classes and a range; leave out one`);
        this.known.set(trait, { kind: 'number', from: 'the header' });
        this.ranges.set(trait, [min, max]);
      }
    }
  }

  kindOf(trait: string): TraitKind | undefined {
    return this.known.get(trait)?.kind;
  }

  /** Notes that a trait has a value of a kind. @throws InputError if it had another kind */
  use(trait: string, kind: TraitKind, line: number): void {
    const known = this.known.get(trait);
    if (known === undefined) {
      if (trait.length > LONGEST_NAME)
        throw new InputError(`the name of a trait has ${trait.length} characters; give it a short one`);
      if (this.known.size >= MAX_TRAITS) {
        throw new InputError(
          `the trace has more than ${MAX_TRAITS} traits, "${trait}" among them; a trait is what all candidates have, such as the reward`,
        );
      }
      this.known.set(trait, { kind, from: `line ${line}` });
    } else if (known.kind !== kind) {
      throw new InputError(
        `the trait "${trait}" has ${VALUES[kind]} here and ${VALUES[known.kind]} in ${known.from}; a trait has one kind, and null where it is missing`,
      );
    }
  }

  /** @throws InputError if a value lies outside the range of the header; NaN is a missing value */
  checkNumbers(trait: string, values: ArrayLike<number>): void {
    const range = this.ranges.get(trait);
    if (range === undefined) return;
    const [min, max] = range;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? NaN;
      if (value < min || value > max) {
        throw new InputError(
          `the trait "${trait}" is ${value}, outside the range from ${min} to ${max} of the header; correct the value or the range`,
        );
      }
    }
  }

  /** @throws InputError if a class is not one of the header */
  checkClasses(trait: string, values: Iterable<string | undefined>): void {
    const classes = this.classes.get(trait);
    if (classes === undefined) return;
    for (const value of values) {
      if (value !== undefined && !classes.has(value)) {
        throw new InputError(
          `the trait "${trait}" has the class "${value}", which the header does not list; add it there`,
        );
      }
    }
  }
}
