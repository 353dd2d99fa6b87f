/** Every number of the page is one of the results, and no two of them disagree. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementResult, VerificationResults } from '../../properties/results';
import { parseResults } from '../../properties/results/schemas';
import { summaryMarkdown } from '../markdown';
import { summaryText } from '../text';
import { cellMargin, countText, decimalText, sideTexts, tightestMargin } from '../words';
import { reportHtml } from './report';

/** Sides of a false claim. */
const FALSE = { left: { lo: 0.75, hi: 0.75 }, right: { lo: 0.5625, hi: 0.5625 }, margin: -0.25 };

const mixed = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));

/** The fixture with finite sides in the counterexample of its refuted theorem, which so has a margin. */
const results: VerificationResults = {
  ...mixed,
  statements: mixed.statements.map((statement) => ({
    ...statement,
    cells: statement.cells.map((cell) =>
      cell.counterexample === undefined || statement.expected !== undefined
        ? cell
        : {
            ...cell,
            counterexample: { ...cell.counterexample, finding: { ...cell.counterexample.finding, ...FALSE } },
          },
    ),
  })),
};
const page = reportHtml(results);

/** The text of markup, with parts separated and white space collapsed. */
const words = (markup: string): string =>
  markup
    .replace(/<style[^]*?<\/style>|<script[^]*?<\/script>|<template[^]*?<\/template>|<title>[^]*?<\/title>/g, '')
    .replace(/<\/(t[dhr]|p|li|h\d|dt|dd|span|div|summary)>/g, ' | ')
    .replace(/<[^>]*>/g, '')
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

/** A text as `words` gives it. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

const articleOf = (id: string, of = page): string => {
  const from = of.slice(of.indexOf(`id="statement-${id}"`));
  return from.slice(0, from.indexOf('</article>'));
};

/** The cells of a table row, as text. */
const cellsOf = (row: string): string[] =>
  [...row.matchAll(/<t[dh][^>]*>([^]*?)<\/t[dh]>/g)].map(([, cell = '']) =>
    words(cell)
      .replace(/[| ]+$/g, '')
      .trim(),
  );

describe('the numbers of a statement', () => {
  test.each(results.statements.map((statement) => [statement.id, statement] as const))('%s', (id, statement) => {
    const article = articleOf(id);
    const from = article.slice(article.indexOf('class="cells"'));
    const table = from.slice(0, from.indexOf('</table>'));
    const rows = table.split('<tr>').slice(2).map(cellsOf);
    expect(rows).toHaveLength(statement.cells.length);
    statement.cells.forEach((cell, i) => {
      const { cases, rungs } = cell;
      const counts = [cases.planned, cases.run, cases.discarded, cases.undecided, rungs.exact, rungs.certified];
      const rest = [cell.decisions, cell.attained, cell.replayed];
      expect(rows[i]?.slice(3, 12)).toEqual([...counts, ...rest].map(countText).map(plain));
      expect(rows[i]?.slice(12)).toEqual([plain(cellMargin(statement, cell)), String(cell.seed)]);
    });
    const cases = statement.cells.reduce((sum, cell) => sum + cell.cases.run, 0);
    expect(words(article)).toContain(plain(`${countText(cases)} cases`));
    for (const { counterexample } of [...statement.drops, ...statement.mutants]) {
      if (counterexample === undefined) continue;
      const { left, right } = sideTexts(counterexample.finding);
      expect(words(article)).toContain(plain(left));
      expect(words(article)).toContain(plain(right));
    }
  });
});

describe('the first screen', () => {
  const top = words(page.slice(0, page.indexOf('</header>')));

  test('counts what the results have', () => {
    const theorems = results.statements.filter(({ expected }) => expected === undefined);
    const holding = theorems.filter(({ verdict }) => verdict === 'holds');
    expect(top).toContain(`${holding.length} of ${theorems.length}`);
    const drops = results.statements.flatMap((statement) => statement.drops);
    const mutants = results.statements.flatMap((statement) => statement.mutants);
    expect(top).toContain(`${results.counts.drops.counterexample} of ${drops.length} hypotheses shown necessary`);
    expect(top).toContain(`${results.counts.mutants.killed} of ${mutants.length} wrong loops refuted`);
    expect(top).toContain(`seed ${results.seed}`);
    expect(top).toContain(`${decimalText(results.timing.seconds, 3)} s on`);
  });
});

describe('a refuted statement', () => {
  const refuted = results.statements.filter(({ verdict, expected }) => verdict === 'refuted' && expected === undefined);

  test('is among the results', () => {
    expect(refuted.length).toBeGreaterThan(0);
  });

  test.each(refuted.map((statement) => [statement.id, statement] as const))(
    '%s has one margin in every output, that of its counterexample',
    (id, statement: StatementResult) => {
      const margin = tightestMargin(statement);
      expect(margin).toBe('−0.25');
      expect(words(articleOf(id))).toContain(`margin ${margin}`);
      const overview = page.slice(page.indexOf('<section id="overview"'));
      const row = overview.slice(overview.indexOf(`href="#statement-${id}"`));
      expect(words(row.slice(0, row.indexOf('</tbody>')))).toContain(margin);
      expect(summaryMarkdown(results)).toMatch(new RegExp(`\`${id.replace('.', '\\.')}\`[^\\n]*\\| ${margin} `));
      expect(summaryText(results, [])).toContain(margin);
    },
  );

  test.each(refuted.map((statement) => [statement.id, statement] as const))(
    '%s has its counterexample once, and no part of it is green',
    (id, statement: StatementResult) => {
      const article = articleOf(id);
      for (const { counterexample } of statement.cells) {
        if (counterexample === undefined) continue;
        const { left, right } = sideTexts(counterexample.finding);
        const reads = `it reads <b>${left}</b>`;
        expect(page.split(reads).length - 1).toBe(1);
        expect(article).not.toContain(reads);
        expect(page).toContain(right);
      }
      expect(article).not.toMatch(/class="good" title=/);
      expect(article.slice(article.indexOf('class="needed"'), article.indexOf('class="killed"'))).not.toContain(
        'verdict good',
      );
    },
  );
});

test('numbers that differ in the results differ on the page', () => {
  const [first, ...others] = results.statements;
  if (first === undefined) throw new Error('the fixture has no statement');
  const more: VerificationResults = {
    ...results,
    statements: [
      { ...first, cells: first.cells.map((cell) => ({ ...cell, decisions: cell.decisions + 1 })) },
      ...others,
    ],
  };
  expect(articleOf(first.id, reportHtml(more))).not.toBe(articleOf(first.id));
});
