import { describe, expect, it } from '@jest/globals';
import { hanging, naturalWidth, textTable, wrapped } from './text-table';

const HEADER = ['id', 'statement', 'n'];
const ROWS = [
  ['lemma-2.2', 'the reward climbs by the variance', '12'],
  ['a', 'short', '3'],
];

describe('a text table', () => {
  it('is as wide as its cells', () => {
    expect(textTable(HEADER, ROWS).split('\n')).toEqual([
      'id         statement                          n',
      '─────────  ─────────────────────────────────  ──',
      'lemma-2.2  the reward climbs by the variance  12',
      'a          short                              3',
    ]);
    expect(naturalWidth(HEADER, ROWS)).toBe(48);
    expect(textTable(HEADER, ROWS, 48)).toBe(textTable(HEADER, ROWS));
  });

  it('that is too wide continues the cells of its widest columns in further lines, words whole', () => {
    expect(textTable(HEADER, ROWS, 30).split('\n')).toEqual([
      'id         statement        n',
      '─────────  ───────────────  ──',
      'lemma-2.2  the reward       12',
      '           climbs by the',
      '           variance',
      'a          short            3',
    ]);
  });

  it('cuts words only where they cannot be whole, and then still fits', () => {
    const lines = textTable(['id', 'b'], [['x'.repeat(50), 'y'.repeat(30)]], 40).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines.join('').match(/x/g)).toHaveLength(50);
    expect(lines.join('').match(/y/g)).toHaveLength(30);
  });
});

describe('a long line', () => {
  it('goes on under its indentation', () => {
    expect(hanging('  id: ', 'one two three four', 16)).toEqual(['  id: one two', '      three four']);
  });

  it('keeps every word, and cuts those that are longer than a line', () => {
    expect(wrapped('ab abcdefgh c', 4)).toEqual(['ab', 'abcd', 'efgh', 'c']);
    expect(wrapped('', 4)).toEqual(['']);
  });
});
