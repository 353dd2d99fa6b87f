import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { StatementResult, VerificationResults } from '../../../properties/results';
import { parseResults } from '../../../properties/results/schemas';
import { InputError } from '../../../theory/errors';
import { tightestMargin, trendOf, type NamedResults } from '../../words';
import { expectSelfContained, linksOf } from '../self-contained.testing';
import { trendHtml } from './trend';

const base = parseResults(readFileSync(join(__dirname, '..', '..', 'fixtures', 'mixed-results.json'), 'utf8'));

const MARGINS = [1e-3, 1e-6, 1e-9];

/** `lemma-2.2` with another smallest margin; the other statements as they are. */
const withMargin = (statement: StatementResult, margin: number): StatementResult => ({
  ...statement,
  cells: statement.cells.map((cell) => ({
    ...cell,
    ...(cell.tightest ? { tightest: { ...cell.tightest, finding: { ...cell.tightest.finding, margin } } } : {}),
  })),
});

/** The run of a day, 0 the oldest; on day 0 `odds-rate` held, and on day 1 `step-cost` was not there. */
function dayOf(day: number): VerificationResults {
  const statements = base.statements
    .filter(({ id }) => day !== 1 || id !== 'step-cost')
    .map((statement) => (statement.id === 'lemma-2.2' ? withMargin(statement, MARGINS[day] ?? 1) : statement))
    .map((statement) =>
      day === 0 && statement.id === 'odds-rate' ? { ...statement, verdict: 'holds' as const } : statement,
    );
  return {
    ...base,
    seed: 100 + day,
    statements,
    counts: { ...base.counts, cases: 1000 * (day + 1) },
    timing: { ...base.timing, startedAt: `2026-11-0${day + 1}T10:00:00.000Z`, seconds: 10 - day },
  };
}

const named = (day: number): NamedResults => ({ name: `day-${day}/results.json`, results: dayOf(day) });
const page = trendHtml([named(1), named(2), named(0)]);
const words = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

/** The row of a statement. */
const rowOf = (id: string): string => {
  const start = page.indexOf(`<th scope="row" id="statement-${id}"`);
  expect(start).toBeGreaterThan(0);
  return page.slice(start, page.indexOf('</tr>', start));
};

describe('the trend over several runs', () => {
  test('is self-contained, and its links resolve', () => {
    expectSelfContained(page);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(linksOf(page).length).toBeGreaterThan(5);
    for (const target of linksOf(page)) expect(ids).toContain(target.slice(1));
  });

  test('puts runs in the order of their starts, whatever the given order', () => {
    const places = [0, 1, 2].map((day) => page.indexOf(`<code class="id">day-${day}/results.json`));
    expect(places.every((at) => at > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(trendHtml([named(0), named(1), named(2)])).toBe(page);
  });

  test('starts with the newest run, and with what changed since the run before', () => {
    const top = words(page.slice(page.indexOf('<header>'), page.indexOf('</header>')));
    expect(top).toContain('the newest run: day-2/results.json');
    expect(top).toContain('seed 102');
    expect(top).toContain('Change since run 2');
    expect(top).toContain('New step-cost');
    expect(top).toContain('Cases: 2 000 → 3 000.');
  });

  test('has a mark for every statement in every run, with words, and tells what moved', () => {
    for (const { id } of base.statements)
      expect(rowOf(id).match(/<td class="(moved|same)|not in this run/g)).toHaveLength(3);
    expect(words(rowOf('odds-rate'))).toMatch(/✓ holds .*\? undecided, holds before .*\? undecided/);
    expect(rowOf('odds-rate').match(/class="moved"/g)).toHaveLength(1);
    expect(words(rowOf('step-cost'))).toMatch(/weak test not in this run ~ weak test/);
    expect(rowOf('step-cost')).not.toContain('class="moved"');
  });

  test('draws margins on a logarithmic scale, and shows that of the newest run as the report does', () => {
    const row = rowOf('lemma-2.2');
    expect(row).toContain('run 1 0.001, run 2 1e−6, run 3 1e−9');
    const [x = '', ...ys] = [/ d="M(.*?)"/.exec(row)?.[1] ?? ''].flatMap((path) => path.split('L'));
    const heights = [x, ...ys].map((point) => Number(point.split(' ')[1]));
    expect(heights).toHaveLength(3);
    // Equal ratios are equal steps, and smaller is lower.
    expect((heights[1] ?? 0) - (heights[0] ?? 0)).toBeCloseTo((heights[2] ?? 0) - (heights[1] ?? 0), 5);
    expect(heights[2]).toBeGreaterThan(heights[0] ?? Infinity);
    const newest = dayOf(2).statements.find(({ id }) => id === 'lemma-2.2');
    expect(newest && words(row)).toContain(newest && tightestMargin(newest));
  });

  test('has the seed, counts and time of every run, and the values of every chart in words', () => {
    const text = words(page);
    for (const day of [0, 1, 2]) expect(text).toContain(`seed ${100 + day}`);
    expect(page).toContain('aria-label="Cases: run 1 1\u202F000, run 2 2\u202F000, run 3 3\u202F000"');
    expect(page).toContain('aria-label="Seconds: run 1 10, run 2 9, run 3 8"');
  });

  test('has the outcome of every learned experiment', () => {
    for (const { id } of base.learned?.experiments ?? []) expect(page).toContain(`<code class="id">${id}</code>`);
  });

  test('takes one run, and refuses none', () => {
    const one = trendHtml([named(0)]);
    expect(words(one)).toContain('trend over 1 run');
    expect(one).not.toContain('id="change"');
    expect(() => trendHtml([])).toThrow(InputError);
    expect(() => trendHtml([])).toThrow('give at least one results.json');
  });

  test('a refuted statement has no smallest positive margin in that run', () => {
    const { statements } = trendOf([named(0)]);
    expect(statements.find(({ id }) => id === 'theorem-2.4')?.margins).toEqual([undefined]);
    expect(statements.find(({ id }) => id === 'lemma-2.2')?.margins).toEqual([1e-3]);
  });

  test('shows names as text', () => {
    const name = '<script>alert(1)</script>';
    const hostile = trendHtml([{ name, results: dayOf(0) }]);
    expectSelfContained(hostile);
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});
