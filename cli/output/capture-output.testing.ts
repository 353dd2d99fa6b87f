/** For tests: gives each test a fresh folder and captures standard output and standard error. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, jest } from '@jest/globals';

export interface Captured {
  output: string;
  errors: string;
  folder: string;
}

/** Captures in every test of the file. The output is as wide as `columns`; without it, as where there is no terminal. */
export function capture({ columns }: { readonly columns?: number } = {}): Captured {
  const captured: Captured = { output: '', errors: '', folder: '' };
  const into = (what: 'output' | 'errors', stream: NodeJS.WriteStream): void => {
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      captured[what] += String(text);
      return true;
    });
  };
  beforeEach(() => {
    Object.assign(captured, { output: '', errors: '', folder: mkdtempSync(join(tmpdir(), 'curated-loops-')) });
    into('output', process.stdout);
    into('errors', process.stderr);
  });
  beforeEach(() => {
    if (columns !== undefined) process.env['COLUMNS'] = String(columns);
  });
  afterEach(() => {
    delete process.env['COLUMNS'];
    jest.restoreAllMocks();
  });
  return captured;
}
