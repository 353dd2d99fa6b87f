/** The limit on the size of the pack. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { checkedSize, megabytes } from './size';

const folder = mkdtempSync(join(tmpdir(), 'curated-loops-size-'));
mkdirSync(join(folder, 'inner'));
writeFileSync(join(folder, 'run.sh'), 'x'.repeat(40));
writeFileSync(join(folder, 'inner', 'file'), 'x'.repeat(60));
afterAll(() => rmSync(folder, { recursive: true }));

test('files of all folders count, and the size must be below the limit', () => {
  expect(checkedSize(folder, 101)).toBe(100);
  expect(() => checkedSize(folder, 100)).toThrow('must have less than 0.0 MB');
  expect(checkedSize(folder)).toBe(100);
});

test('sizes are shown in millions of bytes', () => {
  expect(megabytes(41_674_734)).toBe('41.7 MB');
});
