import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { TRACE_FORMATS } from './registry';

describe('the formats', () => {
  it('are those of docs/trace-format.md, in the order in which they are guessed', () => {
    const page = readFileSync(join(__dirname, '../../../docs/trace-format.md'), 'utf8');
    const [, table = ''] = page.split('| `--format`');
    const rows = table.split('\n\n')[0]?.split('\n').slice(2) ?? [];
    expect(rows.map((row) => /^\| `([^`]*)`/.exec(row)?.[1])).toEqual(TRACE_FORMATS);
  });
});
