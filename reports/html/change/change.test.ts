import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { VerificationResults } from '../../../properties/results';
import { parseResults } from '../../../properties/results/schemas';
import { counterexampleFiles } from '../../words';
import { reportHtml } from '../report';
import { expectSelfContained, linksOf } from '../self-contained.testing';

const results = parseResults(readFileSync(join(__dirname, '..', '..', 'fixtures', 'mixed-results.json'), 'utf8'));

/** An earlier run in which the refuted theorem held on all models, `lemma-2.2` was not there, and an undecided statement held. */
const earlier: VerificationResults = {
  ...results,
  seed: 4711,
  counts: { ...results.counts, cases: 12 },
  statements: results.statements
    .filter(({ id }) => id !== 'lemma-2.2')
    .map((statement) =>
      statement.id === 'theorem-2.4'
        ? {
            ...statement,
            verdict: 'holds' as const,
            cells: statement.cells.map(({ counterexample: _, ...cell }) => ({ ...cell, status: 'holds' as const })),
          }
        : statement.id === 'odds-rate'
          ? { ...statement, verdict: 'holds' as const }
          : statement,
    ),
};

const sectionOf = (page: string): string => /<section class="change[^]*?<\/section>/.exec(page)?.[0] ?? '';
const words = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

const page = reportHtml(results, { baseline: earlier });
const section = sectionOf(page);

describe('the change against a baseline', () => {
  test('stands after the verdict and before what needs attention, only if there is a baseline', () => {
    const order = ['<h1>', 'id="change"', 'id="attention-title"', 'class="tiles"'].map((part) => page.indexOf(part));
    expect(order.every((at) => at > 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(reportHtml(results)).not.toContain('id="change"');
  });

  test('says which run the baseline is, and what got worse first', () => {
    const text = words(section);
    expect(text).toContain('seed 4711');
    expect(text).toMatch(
      /Worse .*theorem-2\.4 ✓ holds → is now ✗ refuted .*\(on discrete\) .*odds-rate ✓ holds → is now \? undecided/,
    );
    expect(text).toMatch(/New lemma-2\.2 ✓ holds/);
    expect(text.indexOf('Worse')).toBeLessThan(text.indexOf('New counterexamples'));
    expect(text).toContain('Cases: 12 →');
  });

  test('links to statements and to the files of new counterexamples', () => {
    expectSelfContained(page);
    const files = [...counterexampleFiles(results).values()];
    const targets = linksOf(section);
    expect(targets).toContain('#statement-theorem-2.4');
    expect(targets).toContain('counterexamples/theorem-2.4--statement--discrete.json');
    for (const target of targets) {
      if (target.startsWith('#')) expect(page).toContain(`id="${target.slice(1)}"`);
      else expect(files).toContain(target);
    }
  });

  test('is one sentence if nothing changed', () => {
    const quiet = sectionOf(reportHtml(results, { baseline: results }));
    expect(quiet.match(/<p/g)).toHaveLength(1);
    expect(words(quiet)).toContain('Nothing changed since the baseline (');
    expect(quiet).not.toContain('<li>');
  });

  test('does not say that nothing got worse if something is gone', () => {
    const fewer = { ...results, statements: results.statements.slice(1) };
    const text = words(sectionOf(reportHtml(fewer, { baseline: results })));
    expect(text).toContain('Gone lemma-2.2');
    expect(text).not.toContain('Nothing got worse');
    expect(words(sectionOf(reportHtml(results, { baseline: fewer })))).toContain('Nothing got worse');
  });

  test('shows hostile names of a baseline as text', () => {
    const [first, ...rest] = earlier.statements;
    if (first === undefined) throw new Error('the fixture has no statement');
    const hostile = { ...earlier, statements: [{ ...first, id: '<img src=x onerror=alert(1)>' }, ...rest] };
    expect(reportHtml(results, { baseline: hostile })).toContain('<code>&lt;img src=x onerror=alert(1)&gt;</code>');
  });
});
