import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../theory/errors';
import { readCandidates, readInteger, readTime } from './numbers';

describe('a count', () => {
  it.each([
    ['4000', 4000],
    ['4e3', 4000],
    ['2.5e3', 2500],
    ['4_000', 4000],
    ['4k', 4000],
    ['1.1k', 1100],
    ['2M', 2_000_000],
    [' 7 ', 7],
  ])('%s is %i', (text, value) => {
    expect(readInteger('--cases', text, 1)).toBe(value);
    expect(readCandidates(text)).toBe(value);
  });

  it.each(['', '-3', '1.5', '1e-3', '0x10', 'many', '1e30', '4m', '1,000', 'NaN'])('"%s" is refused', (text) => {
    expect(() => readInteger('--cases', text, 1)).toThrow(InputError);
    expect(() => readInteger('--cases', text, 1)).toThrow(`--cases ${text} is not a whole number`);
    expect(() => readCandidates(text)).toThrow(InputError);
  });
});

describe('a time', () => {
  it.each([
    ['5', 5000],
    ['0.3', 300],
    ['10s', 10_000],
    ['2m', 120_000],
    ['2min', 120_000],
    ['1h', 3_600_000],
    ['500ms', 500],
    ['1e2', 100_000],
  ])('%s is %i ms', (text, value) => expect(readTime('--time-limit', text)).toBe(value));

  it.each(['', '0', '-1', '5x', 'soon', '1h30'])('"%s" is refused', (text) => {
    expect(() => readTime('--time-limit', text)).toThrow(`--time-limit ${text} is not a time greater than 0`);
  });
});
