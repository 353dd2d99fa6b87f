import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError, Q, type Rational, exactRational } from '../../theory';
import { readLaw, readVector } from './vector';
import { jsonOf, roundedUp, textOf, vectorText } from '../output/vector-text';

const path = join(mkdtempSync(join(tmpdir(), 'curated-loops-')), 'numbers');

function fileOf(text: string): string {
  writeFileSync(path, text);
  return `@${path}`;
}

const formatted = (vector: readonly Rational[]): string[] => vector.map(Q.format);

describe('a vector from a file', () => {
  it.each([
    ['a JSON array of numbers', '[0.25, 1e-3, 2]', ['1/4', '1/1000', '2']],
    ['a JSON array of strings', '["1/3", "0.5", " 2 "]', ['1/3', '1/2', '2']],
    ['a JSON array of both', '[\n  "1\\/3",\n  0.5\n]\n', ['1/3', '1/2']],
    ['digits beyond a double', '[0.12345678901234567890123]', ['12345678901234567890123/100000000000000000000000']],
    ['numbers separated by commas', '1/2, 1/3,1/6\n', ['1/2', '1/3', '1/6']],
    ['JSON without blanks', '[1,2,3,4]', ['1', '2', '3', '4']],
    ['fractions in rows', '1/2,1/3\n1,2', ['1/2', '1/3', '1', '2']],
    ['numbers on lines', '0.1\n0.2\r\n\n0.7\n', ['1/10', '1/5', '7/10']],
    ['a byte order mark', '\uFEFF1 2\t3', ['1', '2', '3']],
    ['two numbers on one line', '1,2\n', ['1', '2']],
    ['commas at the ends of lines', '1,\n2,\n3', ['1', '2', '3']],
    ['rows of three', '1,2,3\n4,5,6', ['1', '2', '3', '4', '5', '6']],
    ['commas with blanks', '1 , 2,3 ,4', ['1', '2', '3', '4']],
  ])('%s', (_, text, expected) => {
    expect(formatted(readVector('--p', fileOf(text)))).toEqual(expected);
  });

  it.each([
    ['an object', '{"p": [1]}', 'that is not an array'],
    ['a JSON string', '"1/2"', 'that is not an array'],
    ['broken JSON', '[1, 2', 'is not JSON'],
    ['a nested array', '[1, [2]]', 'entry 2 is [2], neither a number nor a string'],
    ['null', '[1, 2, null]', 'entry 3 is null'],
    ['a comma at the beginning', ', 1', 'line 1, entry 1: "" is not a number'],
    ['a word', '[1, "half"]', 'entry 2: "half" is not a number'],
    ['a word on a line', '0.5\n0.25\nabc', 'line 3, entry 3: "abc" is not a number'],
    [
      'decimal commas with blanks',
      '0,25 0,75',
      'line 1: "0,25" may be one number with a decimal comma, or two; write 0.25 for one',
    ],
    ['decimal commas on lines', '1\n\n0,25\n0,75\n', 'line 3: "0,25" may be one number with a decimal comma'],
    [
      'decimal commas with semicolons',
      '0,25;0,75',
      'line 1: "0,25;0,75" has a semicolon; separate numbers by blanks or lines',
    ],
    ['semicolons', '0.25;\n0.75', 'line 1: "0.25;" has a semicolon'],
    ['decimal commas in JSON', '[0,25, 0,75]', '[0,25, 0,75] may hold decimal commas; write decimals with a point'],
    ['a header', 'mass\n0.25\n0.75', 'line 1: "mass" is not a number; leave headers out'],
    ['a header of columns', 'p,w\n0.25,1\n0.75,2', 'line 1: "p,w" is not a number; leave headers out'],
    ['two commas', '1,,2', 'entry 2: "" is not a number'],
    ['a division by zero', '1 1/0', 'entry 2: "1/0" divides by zero'],
    ['nothing', ' \n', 'is empty'],
    ['an empty array', '[]', 'is an empty array'],
  ])('refuses %s, naming the position', (_, text, message) => {
    const read = (): unknown => readVector('--w', fileOf(text));
    expect(read).toThrow(InputError);
    expect(read).toThrow(message);
    expect(read).toThrow(`--w @${path}`);
  });

  it.each([
    ['@', '--w @ names no file'],
    ['0,25;0,75', '--w 0,25;0,75 has a semicolon; separate numbers by commas'],
    ['@/no/such/file', '/no/such/file cannot be read (ENOENT)'],
  ])('refuses %s', (text, message) => {
    expect(() => readVector('--w', text)).toThrow(message);
  });
});

describe('masses', () => {
  test('that do not sum to 1 are refused, and divided by their sum exactly on demand', () => {
    expect(() => readLaw('--p', 'p', '1,2', false)).toThrow('p sums to 3, not 1; divide the masses by their sum');
    expect(() => readLaw('--p', 'p', '0.3333333333333333,0.6666666666666665', false)).toThrow('p sums to 1 − 2.00e-16');
    expect(formatted(readLaw('--p', 'p', '1,2', true))).toEqual(['1/3', '2/3']);
    expect(formatted(readLaw('--p', 'p', '0.1,1/3', true))).toEqual(['3/13', '10/13']);
  });

  test('that sum to 0 or are negative are refused', () => {
    expect(() => readLaw('--p', 'p', '0,0', true)).toThrow('p sums to 0');
    expect(() => readLaw('--p', 'p', '2,-1', true)).toThrow('negative entry -1');
  });
});

const doubles = (lo: number, hi: number): Parameters<typeof textOf>[0] => ({ kind: 'doubles', value: { lo, hi } });

describe('an enclosure by doubles', () => {
  it.each([
    [0.12345, 0.12349, '0.1235', '0.1235'],
    [0.5, 0.5000000001, '0.500000000', '0.500000000'],
    [0.9999999, 1.0000001, '1.00000', '1.00000'],
    [0, 0, '0', '0'],
    [Infinity, Infinity, 'Infinity', '∞'],
    [0, 1.234e-20, '0', '≤ 1.3e-20'],
  ])('[%d, %d] is shown by its certain digits', (lo, hi, decimal, text) => {
    expect(jsonOf(doubles(lo, hi))).toMatchObject({ decimal });
    expect(textOf(doubles(lo, hi))).toBe(text);
  });

  test('has a decimal to which every number in it rounds, and ends that enclose it as decimals', () => {
    const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(
        positive,
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        fc.integer({ min: 0, max: 16 }),
        (lo, d, k) => {
          const hi = lo * (1 + d * 10 ** -k);
          const shown = jsonOf(doubles(lo, hi)) as { decimal: string; enclosure: [string, string] };
          if (shown.decimal !== '0') {
            const digits = shown.decimal.replace(/e.*$/, '').replace(/^0\.0*|\./g, '').length;
            for (const x of [lo, lo / 2 + hi / 2, hi])
              expect(Number(x.toPrecision(digits))).toBe(Number(shown.decimal));
          }
          const [least, most] = shown.enclosure.map(Q.parse) as [Rational, Rational];
          expect(Q.compare(least, exactRational(lo))).toBeLessThanOrEqual(0);
          expect(Q.compare(most, exactRational(hi))).toBeGreaterThanOrEqual(0);
          expect(Number(roundedUp(hi))).toBeGreaterThanOrEqual(hi);
        },
      ),
      { numRuns: 500, seed: 5 },
    );
  });
});

test('a long vector is summarised in a table', () => {
  const fractions = Array.from({ length: 13 }, (_, i) => ({ kind: 'rational' as const, value: Q.of(i + 1, 91) }));
  expect(vectorText(fractions)).toBe('n = 13, min 1/91, max 1/7');
  expect(vectorText(fractions.slice(1))).toContain('2/91, 3/91');
  const certified = Array.from({ length: 13 }, (_, i) => doubles(0.5 + i, 0.5 + i + 1e-9));
  expect(vectorText(certified)).toBe('n = 13, min 0.50000000, max 12.50000000');
});
