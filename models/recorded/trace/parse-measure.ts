/**
 * Measures of the refitted model from their JSON, in one of three forms:
 * `{"round":1,"measure":"value","mean":0.3,"n":144}`, `{"round":1,"measure":"value","samples":[0.1,0.7]}`, whose samples may be classes too, and
 * `{"round":1,"shares":"mode","values":{"a":0.6,"b":0.4},"n":1000}`.
 */
import { InputError } from '../../../theory/errors';
import { type Fields, checkNames, finiteNumber, isFields, shown, traitName, wholeNumber } from './fields';
import type { ClassShares, Measure } from './records';
import type { Traits } from './traits';

const MEASURE = ['round', 'measure', 'mean', 'n', 'samples'];
const SHARES = ['round', 'shares', 'values', 'n'];

/** Largest deviation of the sum of shares from 1. */
const SUM_TOLERANCE = 1e-6;

/** @throws InputError if a share is negative, or the shares do not have the sum 1 */
export function checkShares(trait: string, shares: ReadonlyMap<string, number>): void {
  let sum = 0;
  for (const [name, share] of shares) {
    if (!(share >= 0))
      throw new InputError(`the share of the class "${name}" of "${trait}" is ${share}; shares are at least 0`);
    sum += share;
  }
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return;
  throw new InputError(
    `the shares of "${trait}" have the sum ${sum}; they must have the sum 1: divide them by their sum, and list every class`,
  );
}

/** The number of samples, if the record has it. */
function samplesOf({ n }: Fields): number | undefined {
  return n === undefined ? undefined : wholeNumber('"n", the number of samples,', n, 1);
}

type Place = Pick<Measure, 'line' | 'round' | 'trait'>;

/** Samples of a trait as their mean, or as the shares of their classes. */
function ofSamples(place: Place, samples: unknown, traits: Traits): Measure | ClassShares {
  if (!Array.isArray(samples) || samples.length === 0) {
    throw new InputError(`"samples" is ${shown(samples)}; it must be a list of at least one value`);
  }
  const values: readonly unknown[] = samples;
  const { trait, line } = place;
  const n = values.length;
  if (typeof values[0] === 'string') {
    traits.use(trait, 'class', line);
    const counts = new Map<string, number>();
    for (const value of values) {
      if (typeof value !== 'string')
        throw new InputError(
          `a sample of "${trait}" is ${shown(value)} and another is a text; all must be of one kind`,
        );
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    traits.checkClasses(trait, counts.keys());
    return { kind: 'shares', ...place, shares: new Map([...counts].map(([name, count]) => [name, count / n])), n };
  }
  traits.use(trait, 'number', line);
  const numbers = Float64Array.from(values, (value) =>
    typeof value === 'boolean' ? Number(value) : finiteNumber(`a sample of "${trait}"`, value),
  );
  traits.checkNumbers(trait, numbers);
  return { kind: 'measure', ...place, mean: numbers.reduce((sum, value) => sum + value / n, 0), n };
}

/**
 * @param record a record with the field `measure`
 * @throws InputError naming the first value that is wrong
 */
export function parseMeasure(record: Fields, line: number, traits: Traits): Measure | ClassShares {
  checkNames('the measure', record, MEASURE);
  const trait = traitName('measure', record['measure']);
  const round = wholeNumber('"round" of a measure', record['round'], 0);
  const place = { line, round, trait };
  if ((record['mean'] === undefined) === (record['samples'] === undefined)) {
    throw new InputError(`the measure of "${trait}" must have either "mean" and "n", or "samples"`);
  }
  const n = samplesOf(record);
  if (record['samples'] !== undefined) {
    if (n === undefined) return ofSamples(place, record['samples'], traits);
    throw new InputError(`the samples of "${trait}" have an "n", which is their number; leave it out`);
  }
  const mean = finiteNumber(`the mean of "${trait}"`, record['mean']);
  if (n === undefined)
    throw new InputError(`the mean of "${trait}" has no "n", the number of samples behind it; add it`);
  traits.use(trait, 'number', line);
  traits.checkNumbers(trait, [mean]);
  return { kind: 'measure', ...place, mean, n };
}

/**
 * @param record a record with the field `shares`
 * @throws InputError naming the first value that is wrong
 */
export function parseShares(record: Fields, line: number, traits: Traits): ClassShares {
  checkNames('the record of shares', record, SHARES);
  const trait = traitName('shares', record['shares']);
  const round = wholeNumber('"round" of shares', record['round'], 0);
  const { values } = record;
  if (!isFields(values))
    throw new InputError(`"values" is ${shown(values)}; it must be an object with the share of each class`);
  const shares = new Map(
    Object.entries(values).map(([name, share]) => [name, finiteNumber(`the share of the class "${name}"`, share)]),
  );
  checkShares(trait, shares);
  traits.use(trait, 'class', line);
  traits.checkClasses(trait, shares.keys());
  return { kind: 'shares', line, round, trait, shares, n: samplesOf(record) };
}
