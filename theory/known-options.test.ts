import { describe, expect, it } from '@jest/globals';
import { InputError } from './errors';
import { checkOptions } from './known-options';

interface Options {
  readonly cases?: number;
  readonly seed?: number;
}

const check = (given: unknown): (() => void) => {
  const known = { cases: true, seed: true } as const;
  return () => checkOptions<Options>('verify', given as Options, known);
};

describe('options', () => {
  it.each([{}, { cases: 1 }, { cases: undefined, seed: 2 }])('%j are known', (given) => {
    expect(check(given)).not.toThrow();
  });

  it.each<[unknown, string]>([
    [{ case: 1 }, 'verify has no option "case"; did you mean cases? the options are cases, seed'],
    [{ seed: 1, threads: 2 }, 'verify has no option "threads"; the options are cases, seed'],
    [null, 'verify takes its options as an object, such as { cases: … }'],
    [7, 'verify takes its options as an object'],
  ])('%j are refused', (given, message) => {
    expect(check(given)).toThrow(InputError);
    expect(check(given)).toThrow(message);
  });
});
