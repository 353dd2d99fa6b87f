/** Tests that apply to every output, above all on untrusted results. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerificationResults } from '../../properties/results';
import { reportHtml } from '../html/report';
import { junitXml } from '../junit/junit';
import { summaryMarkdown } from '../markdown/summary';
import { parseResults } from '../../properties/results/schemas';

const results = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));

const HOSTILE =
  '<script src="https://evil.example">alert(1)</script><!--]]>"\'&amp; onload=x \u0000\u001b\uFFFE\uD800|```\n# heading\n';
const FIXED_WORDS = [
  'format',
  'kind',
  'verdict',
  'status',
  'model',
  'models',
  'rung',
  'foundBy',
  'expected',
  'stored',
  'lo',
  'hi',
  'start',
  'by',
  'power',
];

/** A copy of a document in which hostile text is appended to every free text. */
function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return FIXED_WORDS.includes(key) ? value : value + HOSTILE;
  if (Array.isArray(value)) return value.map((entry) => poisoned(entry, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, poisoned(entry, name)]));
}

const hostile = parseResults(poisoned(results));

const ENTITY = /^&(?:amp|lt|gt|quot|#39|#9|#10|#13);/;
const TAG = /^<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/;

/** Checks that XML is well formed: characters, references, attributes that occur once, tags that nest. */
function checkXml(xml: string): void {
  expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
  for (const { index } of xml.matchAll(/&/g)) expect(xml.slice(index, index + 8)).toMatch(ENTITY);
  const open: string[] = [];
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '');
  for (const { index } of body.matchAll(/</g)) {
    const [, closing, name = '', attributes = '', empty] = TAG.exec(body.slice(index)) ?? [];
    expect(name).toMatch(/^(?:testsuites|testsuite|testcase|failure|error|skipped|system-out)$/);
    const names = [...attributes.matchAll(/ ([a-z]+)="[^"]*"/g)].map(([, attribute]) => attribute);
    expect(new Set(names).size).toBe(names.length);
    if (closing === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/') open.push(name);
  }
  expect(open).toEqual([]);
}

const elements = (page: string): string[] => [...new Set(page.match(/<\/?[a-zA-Z!][\w-]*/g))].sort();

describe('hostile text', () => {
  test('XML stays well formed', () => {
    checkXml(junitXml(results));
    checkXml(junitXml(hostile));
    expect(junitXml(hostile)).not.toContain(']]>');
  });

  test('HTML gains no element and no attribute', () => {
    const page = reportHtml(hostile);
    expect(elements(reportHtml(results))).toEqual(expect.arrayContaining(elements(page)));
    const tags = page.match(/<[a-z][^>]*>/g) ?? [];
    expect(tags.filter((tag) => / on\w+=| src=|javascript:/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
    expect(page).not.toContain('\u0000');
  });

  test('Markdown shows it as text, and table rows keep their columns', () => {
    const page = summaryMarkdown(hostile);
    const outside = page.replace(/^(`{3,})text\n[^]*?\n\1$/gm, '').replace(/(?<!\\)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/(?<!\\)<|^# heading/m);
    const columns = (row: string): number => row.replace(/\\./g, '').split('|').length;
    const rows = page.split('\n').filter((line) => line.startsWith('|'));
    const [ofStatements, ofExperiments] = [
      rows.slice(0, results.statements.length + 2),
      rows.slice(results.statements.length + 2),
    ];
    expect(ofExperiments.length).toBe((results.learned?.experiments.length ?? 0) + 2);
    for (const table of [ofStatements, ofExperiments]) expect(new Set(table.map(columns)).size).toBe(1);
  });
});

describe.each<[string, (r: VerificationResults) => string]>([
  ['HTML', reportHtml],
  ['JUnit', junitXml],
  ['Markdown', summaryMarkdown],
])('%s', (_, output) => {
  test('depends on the results alone', () => {
    expect(output(parseResults(JSON.stringify(results)))).toBe(output(results));
  });

  test('shows nothing as undefined or as an object', () => {
    // The compressed results of the page are letters in any order.
    const shown = output(results).replace(/<template id="results-data">[^<]*<\/template>/, '');
    expect(shown).not.toMatch(/undefined|\[object |NaN/);
  });

  test('takes results without any statement', () => {
    const statements = {
      holds: 0,
      'refuted as expected': 0,
      open: 0,
      refuted: 0,
      weak: 0,
      undecided: 0,
      incomplete: 0,
    };
    const empty = { ...results, learned: undefined, statements: [], counts: { ...results.counts, statements } };
    expect(output(empty)).toMatch(/no statement was verified/);
  });
});
