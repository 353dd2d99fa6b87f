/** Writing the lines of a trace. */
import { pbkdf2 } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { capture } from '../../output/capture-output.testing';
import { writeTrace } from './trace-file';

const captured = capture();
const derive = promisify(pbkdf2);

describe('writeTrace', () => {
  it('has opened its file when it fails, so that nobody who removes the file finds it again', async () => {
    // Four derivations of a key occupy the threads that open files.
    const busy = Promise.all(Array.from({ length: 4 }, () => derive('key', 'salt', 200_000, 64, 'sha512')));
    const path = join(captured.folder, 'trace.jsonl');
    const bad = function* (): Generator<string> {
      yield 'a';
      throw new Error('a bad line');
    };
    await expect(writeTrace(path, bad())).rejects.toThrow('a bad line');
    rmSync(path, { force: true });
    await busy;
    expect(await readdir(captured.folder)).toEqual([]);
  });
});
