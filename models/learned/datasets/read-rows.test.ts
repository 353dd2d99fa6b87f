import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { type Format, readRows } from './read-rows';

const EXPECTED = { count: 2, dimension: 2, values: Float64Array.of(1, -2.5, 3e-3, 4) };

describe('the same points are read from', () => {
  test.each<[string, Format, string]>([
    ['JSON', 'json', '[[1, -2.5],\n [3e-3, 4]]'],
    ['JSON lines', 'json-lines', '[1, -2.5]\n\n[0.003, 4]\n'],
    ['CSV', 'separated', '1,-2.5\n.003,4.\n'],
    ['CSV with a header', 'separated', 'x,y\n1,-2.5\n0.003,4'],
    ['CSV with a quoted header and Windows line ends', 'separated', '"x","y"\r\n1, -2.5\r\n3E-3 ,+4\r\n'],
    ['a byte order mark, tabs and blank lines', 'separated', '\uFEFF1\t-2.5\n\n  \n0.003\t4\n\n'],
    ['semicolons', 'separated', '1;-2.5\n3e-3;4'],
  ])('%s', (_name, format, text) => {
    expect(readRows(text, format)).toEqual(EXPECTED);
  });
});

test('one column is points of the line', () => {
  expect(readRows('value\n1\n2\n3', 'separated')).toEqual({ count: 3, dimension: 1, values: Float64Array.of(1, 2, 3) });
});

describe('text without points is refused, with the place and the remedy', () => {
  test.each<[string, Format, string, RegExp]>([
    ['empty', 'separated', '', /no points; write at least one/],
    ['only a header', 'separated', 'x,y\n', /no points/],
    ['an empty array', 'json', '[]', /no points/],
    [
      'a word',
      'separated',
      'x,y\n1,2\n\n3,four\n',
      /^line 4 has "four" as coordinate 2; coordinates are finite numbers: correct or remove/,
    ],
    ['a word among numbers in the first line', 'separated', 'x,1\n1,2', /^line 1 has "x" as coordinate 1/],
    ['a missing number', 'separated', '1,2\n3,\n', /^line 2 has "" as coordinate 2/],
    ['NaN', 'separated', '1,2\nNaN,3', /^line 2 has a number that is not finite as coordinate 1/],
    ['NaN in the first line', 'separated', 'nan,nan\n1,3', /^line 1 has a number that is not finite/],
    ['too large a number', 'json', '[[1, 1e999]]', /^row 1 has a number that is not finite as coordinate 2/],
    [
      'ragged',
      'separated',
      '1,2\n3,4,5',
      /^line 2 has 3 coordinates, and line 1 has 2; all points need the same number/,
    ],
    [
      'decimal commas',
      'separated',
      '0,25;0,75',
      /^line 1 is "0,25;0,75", with commas and other separators; write decimals with a point/,
    ],
    ['ragged JSON', 'json', '[[1, 2], [3, 4], [5]]', /^row 3 has 1 coordinates, and row 1 has 2/],
    ['null', 'json-lines', '[1, 2]\n[3, null]', /^line 2 has null as coordinate 2/],
    ['a number in place of a point', 'json', '[1, 2]', /^row 1 is 1; a point is an array/],
    ['no coordinates', 'json', '[[]]', /^row 1 is \[\]; a point is an array of at least one number/],
    ['an object', 'json', '{"x": 1}', /^the file holds \{"x":1\}; write an array of points such as/],
    ['no JSON', 'json', '[[1, 2], [3', /^the file is no JSON \(.*\); write an array of points/],
    [
      'no JSON on a line',
      'json-lines',
      '[1]\nabc',
      /^line 2 is no JSON \(.*\); write one point such as \[1, 2\] on every line/,
    ],
    ['a hexadecimal number', 'separated', '1\n0x10', /^line 2 has "0x10"/],
  ])('%s', (_name, format, text, message) => {
    expect(() => readRows(text, format)).toThrow(InputError);
    expect(() => readRows(text, format)).toThrow(message);
  });
});
