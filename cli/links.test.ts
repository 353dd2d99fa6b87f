/** Tests that every link of a document to another file, or to a heading, leads there. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(__dirname, '..');
const FOLDERS = ['theory', 'models', 'properties', 'reports', 'cli', 'playground', 'bench', 'docs'];
/** Pages and packages that are built, and so not in a checkout. */
const BUILT = [join('docs', 'api'), join('bench', '.build'), join('bench', '.venv')];

const documents = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ).filter((name) => name.endsWith('.md') && !BUILT.some((built) => name.startsWith(built))),
];

/** The text without code, in which brackets are no links. */
const prose = (text: string): string => text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, 'code');

/** The links to files: those of Markdown and the sources of pictures. */
function linksOf(text: string): string[] {
  const links = [...prose(text).matchAll(/\]\(([^()\s]+)\)|\bsrc="([^"]+)"/g)].map(([, to, src]) => to ?? src ?? '');
  return links.filter((link) => !/^\w+:/.test(link));
}

/** The name of a heading in links: lower case, without punctuation, blanks as hyphens. */
const nameOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const headingsOf = (text: string): string[] =>
  [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => nameOf(heading));

/** The links that lead nowhere. */
function broken(document: string, text: string): string[] {
  return linksOf(text).filter((link) => {
    const [path = '', heading] = link.split('#');
    const target = path === '' ? document : resolve(dirname(document), path);
    if (!existsSync(target)) return true;
    if (heading === undefined) return false;
    return statSync(target).isDirectory() || !headingsOf(readFileSync(target, 'utf8')).includes(heading);
  });
}

describe('links of documents', () => {
  it.each(documents)('%s', (name) => {
    const document = join(ROOT, name);
    expect(broken(document, readFileSync(document, 'utf8'))).toEqual([]);
  });

  it('are found, and a wrong one is noticed', () => {
    const readme = join(ROOT, 'README.md');
    expect(linksOf(readFileSync(readme, 'utf8')).length).toBeGreaterThan(20);
    const text = '[a](docs/none.md) [b](docs/verdicts.md#none) [c](docs/verdicts.md) <img src="none.png">';
    expect(broken(readme, text)).toEqual(['docs/none.md', 'docs/verdicts.md#none', 'none.png']);
  });

  it('reach every page of docs/ from the README', () => {
    const reached = linksOf(readFileSync(join(ROOT, 'README.md'), 'utf8')).map((link) => resolve(ROOT, link));
    const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
    expect(pages.filter((name) => !reached.includes(join(ROOT, 'docs', name)))).toEqual([]);
  });
});
