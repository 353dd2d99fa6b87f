/**
 * Variation of a genotype for the hill climb: each leaf is kept, nudged, or taken from a fresh genotype.
 *
 * Works on any genotype made of records, arrays, integers and words. The result may leave the generator's range; the caller
 * asks the arbitrary whether it could have generated it.
 */

/** A source of decisions: numbers 0..999, used in turn. */
class Decisions {
  private next = 0;
  constructor(private readonly numbers: readonly number[]) {}
  below(n: number): number {
    const value = this.numbers[this.next % this.numbers.length] ?? 0;
    this.next += 1;
    return Math.floor((value / 1000) * n);
  }
}

function varyInteger(value: number, fresh: unknown, decide: Decisions): unknown {
  switch (decide.below(8)) {
    case 0:
      return fresh;
    case 1:
      return value + 1;
    case 2:
      return value - 1;
    case 3:
      return value * 2;
    default:
      return value;
  }
}

function varyValue(value: unknown, fresh: unknown, decide: Decisions): unknown {
  if (Array.isArray(value)) {
    const other: unknown[] = Array.isArray(fresh) ? fresh : [];
    const varied = value.map((item, i) => varyValue(item, other[i] ?? item, decide));
    if (decide.below(6) === 0 && other[0] !== undefined) varied.push(other[0]);
    if (decide.below(6) === 0) varied.splice(decide.below(varied.length), 1);
    return varied;
  }
  if (typeof value === 'number') return varyInteger(value, fresh, decide);
  if (typeof value === 'object' && value !== null) {
    const other = (typeof fresh === 'object' && fresh !== null ? fresh : {}) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, varyValue(item, other[key], decide)]));
  }
  return decide.below(8) === 0 ? fresh : value;
}

/** A neighbour of `genotype`, partly drawn from `fresh`, as told by `numbers` (each 0..999). */
export function vary(genotype: unknown, fresh: unknown, numbers: readonly number[]): unknown {
  return varyValue(genotype, fresh, new Decisions(numbers));
}
