/** Tests that every file that a message names is in the package. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(__dirname, '..');
const FOLDERS = ['theory', 'models', 'properties', 'reports', 'cli'];

/** The text of the sources without comments; messages are what remains of the names of documents. */
function code(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(name) && !name.includes(`assembly${sep}`))
    .map((name) => join(ROOT, folder, name)),
);
const cited = new Set(sources.flatMap((path) => code(path).match(/(?<!\/)\b(?:docs|examples)\/[\w./-]*\w/g) ?? []));

/** Whether `files` of package.json has the path; it names files, folders, and `*` for a part of a name. */
const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly files: readonly string[] };
const isPacked = (path: string): boolean =>
  files.some((entry) => {
    const pattern = entry.replace(/[.+]/g, '\\$&').replace(/\*/g, '[^/]*');
    return new RegExp(`^${pattern}(/|$)`).test(path);
  });

describe('the files that messages name', () => {
  it('are found in the sources', () => expect(cited.size).toBeGreaterThan(1));

  it.each([...cited])('%s is in the package', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
    expect(isPacked(path)).toBe(true);
  });

  it('would not be in it from another folder', () => expect(isPacked('bench/run.ts')).toBe(false));
});
