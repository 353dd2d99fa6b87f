import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConstantsJson, StatementResult } from '../../../properties/results';
import { parseResults } from '../../../properties/results/schemas';
import { constantsHtml } from './constants';

const { statements } = parseResults(
  readFileSync(join(__dirname, '..', '..', 'fixtures', 'mixed-results.json'), 'utf8'),
);
const [first] = statements as readonly [StatementResult, ...StatementResult[]];

const constants: ConstantsJson = {
  says: 'the bound',
  own: { text: 'lambda', tex: '\\lambda' },
  best: { text: 'eta', tex: '\\eta' },
  by: 'another-statement',
  better: 'smaller',
  over: 'lambda',
  values: ['1/2', '1', '2'],
  rows: [
    { K: 2, own: [0.5, 1, 'Infinity'], best: [0.125, 0.5, 2] },
    { K: 3, own: ['Infinity', 'Infinity', 'Infinity'], best: ['Infinity', 'Infinity', 'Infinity'] },
  ],
};

const markup = (changed: Partial<ConstantsJson> = {}): string =>
  constantsHtml({ ...first, constants: { ...constants, ...changed } }, statements)?.markup ?? '';
const rowsOf = (text: string): string[] =>
  [...text.matchAll(/<tr>(.*?)<\/tr>/gs)]
    .map(([, row = '']) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .slice(1);

describe('the section of constants', () => {
  test('is absent where no better constant is known', () => {
    expect(constantsHtml(first, statements)).toBeUndefined();
  });

  test('shows both constants and their ratio, and no row without any bound', () => {
    expect(rowsOf(markup())).toEqual(['2 1/2 0.5 0.125 4×', '2 1 1 0.5 2×', '2 2 no bound 2 –']);
    expect(markup()).toContain('up to 4 times in this picture');
  });

  test('draws a line through the finite ratios, with its name, and none where there are none', () => {
    expect(markup().match(/class="found"/g)).toHaveLength(1);
    expect(markup()).toContain('>K = 2</text');
    expect(markup()).not.toContain('>K = 3</text');
    expect(markup()).not.toMatch(/NaN|Infinity/);
  });

  test('takes the larger of two lower bounds as the better one', () => {
    const text = markup({ better: 'larger', rows: [{ K: 2, own: [0.5, 1, 2], best: [1, 3, 8] }] });
    expect(rowsOf(text)).toEqual(['2 1/2 0.5 1 2×', '2 1 1 3 3×', '2 2 2 8 4×']);
  });
});
