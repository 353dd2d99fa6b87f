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

/** Captures in every test of the file. */
export function capture(): Captured {
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
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return captured;
}
