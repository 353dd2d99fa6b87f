import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory/errors';
import { bytesOf, openBytes } from './bytes';
import { linesOf } from './lines';

async function* chunksOf(parts: Iterable<Buffer | string>): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (const part of parts) yield Buffer.from(part);
}

async function linesIn(chunks: AsyncIterable<Buffer>, maxLine?: number, name = 'x'): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of linesOf(name, chunks, maxLine)) {
    expect(batch.first).toBe(lines.length + 1);
    lines.push(...batch.lines);
  }
  return lines;
}

const folder = mkdtempSync(join(tmpdir(), 'curated-loops-'));
function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
async function read(path: string): Promise<string[]> {
  const { name, chunks } = await openBytes(path);
  return linesIn(chunks, undefined, name);
}

/** Endless chunks that count what was taken of them. */
function counted(chunk: Buffer): { readonly chunks: AsyncIterable<Buffer>; readonly taken: () => number } {
  let taken = 0;
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) {
      taken += chunk.length;
      yield await Promise.resolve(chunk);
    }
  }
  return { chunks: endless(), taken: () => taken };
}

describe('lines', () => {
  it.each([
    ['a\nb\n', ['a', 'b']],
    ['a\r\nb', ['a', 'b']],
    ['\n\na', ['', '', 'a']],
    ['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
    ['ä€😀\nß', ['ä€😀', 'ß']],
    ['', []],
  ])('of %j are the same however it is cut into chunks', async (text, lines) => {
    const bytes = Buffer.from(text);
    for (let cut = 1; cut <= bytes.length + 1; cut++) {
      const parts = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, i) =>
        bytes.subarray(i * cut, (i + 1) * cut),
      );
      expect(await linesIn(chunksOf(parts))).toEqual(lines);
    }
  });

  it('have a limit on their length, also if no line end comes', async () => {
    await expect(linesIn(chunksOf(['ok\n', 'x'.repeat(11), '\n']), 10)).rejects.toThrow(
      'x, line 2: the line is longer than 10 bytes',
    );
    expect(await linesIn(chunksOf(['ok\n', 'x'.repeat(10), '\n']), 10)).toHaveLength(2);
    const { chunks, taken } = counted(Buffer.alloc(2 ** 20, 'x'));
    await expect(linesIn(chunks)).rejects.toThrow(InputError);
    expect(taken()).toBe(17 * 2 ** 20);
  });
});

describe('empty lines', () => {
  it('are a fault if they do not end', async () => {
    const many = Array.from({ length: 30 }, () => ' \n\r\n\n'.repeat(2000));
    await expect(linesIn(chunksOf(['{}\n', ...many]))).rejects.toThrow(
      'x, line 100002: more than 100000 empty lines follow one another',
    );
  });
});

describe('bytes', () => {
  it('are unpacked if they are gzip, whatever the name', async () => {
    expect(await read(file('plain.gz', 'a\nb'))).toEqual(['a', 'b']);
    expect(await read(file('packed', gzipSync('a\nb')))).toEqual(['a', 'b']);
    const members = Buffer.concat([gzipSync('a\n'), gzipSync('b')]);
    expect(await read(file('members', members))).toEqual(['a', 'b']);
    const long = Array.from({ length: 100_000 }, (_, i) => `line ${i}`);
    expect(await read(file('long', gzipSync(long.join('\n'))))).toEqual(long);
  });

  it.each([
    ['cut', gzipSync('some text that is packed').subarray(0, 20), 'the gzip stream ends early'],
    ['damaged', Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(20, 255)]), 'the gzip stream is damaged'],
    ['empty', Buffer.alloc(0), 'is empty'],
    ['packed nothing', gzipSync(''), 'is empty'],
    ['wide', Buffer.from('\uFEFFa', 'utf16le'), 'is UTF-16; save it as UTF-8'],
  ])('of a file that is %s are refused', async (name, content, message) => {
    await expect(read(file(name, content))).rejects.toThrow(InputError);
    await expect(read(file(name, content))).rejects.toThrow(join(folder, name));
    await expect(read(file(name, content))).rejects.toThrow(message);
  });

  it('that are cut are read as far as they go, and the fault has its line', async () => {
    const whole = gzipSync(Array.from({ length: 100_000 }, (_, i) => `line ${i}`).join('\n'));
    for (const share of [0.1, 0.5, 0.9]) {
      const cut = file('cut', whole.subarray(0, share * whole.length));
      const { chunks } = await openBytes(cut);
      const read: string[] = [];
      const reading = (async () => {
        for await (const { lines } of linesOf('x', chunks)) read.push(...lines);
      })();
      await expect(reading).rejects.toThrow(/^x, line \d+: the gzip stream ends early/);
      await expect(reading).rejects.toThrow(`line ${read.length + 1}:`);
      expect(read.length).toBeGreaterThan(share * 50_000);
    }
  });

  it('of a folder, or of no file, are refused', async () => {
    await expect(read(folder)).rejects.toThrow(`${folder} is a folder`);
    await expect(read(join(folder, 'nothing'))).rejects.toThrow(`there is no file ${join(folder, 'nothing')}`);
  });

  it('of a bomb are refused after little of it', async () => {
    const bomb = gzipSync(Buffer.alloc(2 ** 27, '{}\n'), { level: 9 });
    expect(bomb.length).toBeLessThan(2 ** 18);
    const { chunks } = await bytesOf('bomb', chunksOf([bomb]));
    let size = 0;
    const all = (async () => {
      for await (const chunk of chunks) size += chunk.length;
    })();
    await expect(all).rejects.toThrow('unpack to more than');
    expect(size).toBeLessThan(2 ** 27);
  });
});
