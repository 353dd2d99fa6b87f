import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import type { VerificationResults } from '../../properties/results';
import { escapeText } from '../words/escape';
import { counterexampleFiles } from '../words';
import { reportHtml } from './report';
import { expectSelfContained, linksOf } from './self-contained.testing';
import { parseResults } from '../../properties/results/schemas';

const results = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));
const page = reportHtml(results);
const top = page.slice(0, page.indexOf('</header>'));

/** The fixture with only the statement that holds: a green run. */
const [holding] = results.statements;
const green: VerificationResults = {
  ...results,
  learned: undefined,
  complete: true,
  verdict: 'holds',
  statements: holding ? [holding] : [],
  counts: {
    ...results.counts,
    statements: { holds: 1, 'refuted as expected': 0, open: 0, refuted: 0, weak: 0, undecided: 0, incomplete: 0 },
    drops: { ...results.counts.drops, unexpected: 0 },
    mutants: { ...results.counts.mutants, survived: 0 },
  },
};

/** The text of markup, with cells separated and white space collapsed. */
const words = (markup: string): string =>
  markup
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

describe('reportHtml', () => {
  test('is self-contained: one script, no addresses, links inside the page and to the counterexamples only', () => {
    expectSelfContained(page);
    const files = [...counterexampleFiles(results).values()];
    expect(files.length).toBeGreaterThan(3);
    for (const target of linksOf(page)) {
      if (target.startsWith('#')) expect(page).toContain(`id="${target.slice(1)}"`);
      else expect(files).toContain(target);
    }
    for (const file of files) expect(linksOf(page)).toContain(file);
  });

  test('links cases to the playground only where it is beside the page', () => {
    expect(linksOf(page).filter((link) => link.startsWith('playground'))).toEqual([]);
    const links = linksOf(reportHtml(results, { playground: 'playground.html' })).filter((link) =>
      link.startsWith('playground'),
    );
    expect(links).toContain('playground.html');
    expect(
      links.filter((link) => /^playground\.html#p=[\w%.]+&amp;w=[\w%.]+&amp;K=\d+&amp;lambda=/.test(link)).length,
    ).toBeGreaterThan(2);
  });

  test('has the results as they are, compressed', () => {
    const [, packed = ''] = /<template id="results-data">([A-Za-z0-9+/=]+)<\/template>/.exec(page) ?? [];
    expect(parseResults(gunzipSync(Buffer.from(packed, 'base64')).toString())).toEqual(results);
  });

  test('does not keep results that are too large', () => {
    const [first, ...others] = results.statements;
    const large = { ...results, statements: first ? [{ ...first, summary: 'x'.repeat(17e6) }, ...others] : [] };
    const text = reportHtml(large);
    expect(text).not.toContain('results-data">');
    expect(text).not.toContain('data-download="');
    expect(words(text.slice(text.indexOf('id="provenance"')))).toMatch(/too large \(17\.\d MB\) to be kept in it/);
  });

  test('has every statement, claim, formula and replay command', () => {
    for (const { id, claims, replay } of results.statements) {
      expect(page).toContain(`id="statement-${id}"`);
      expect(page).toContain(escapeText(replay));
      for (const { text } of claims) expect(page).toContain(`<code>${escapeText(text)}</code>`);
    }
    const formulas = results.statements.flatMap(({ claims }) => claims);
    expect(page.match(/<math display="block">/g)?.length).toBeGreaterThanOrEqual(formulas.length);
  });

  test('has every counterexample as exact fractions with both sides', () => {
    const text = words(page);
    expect(text).toContain('atom 0 1 p0 1/2 1/2 w 1 1 pref 0 1');
    expect(text).toContain('it reads ∞ ≤ 0 (± 2.3e−16), which is false');
    expect(text).toContain('it reads 0.166667 ≥ 0.25, which is false, margin −0.333 (certified)');
    for (const { mutants } of results.statements) {
      const killed = mutants.filter(({ counterexample }) => counterexample !== undefined);
      expect(killed.every(({ id }) => page.includes(`<code>${id}</code>`))).toBe(true);
    }
  });

  test('shows Gaussian instances with their matrices, and fields it does not know under their own names', () => {
    expect(words(page)).toMatch(/p0 share 1 precision 2 1\/2 1\/2 1 mean \(1, −1\)/);
    const strange = { model: 'discrete', cube: [[['1']]], nested: { deep: ['2', { a: 'inf' }] } };
    const text = JSON.stringify(results).replace(
      /"instance":\{"model":"gaussian".*?"rounds":3\}/,
      `"instance":${JSON.stringify(strange)}`,
    );
    expect(words(reportHtml(parseResults(text)))).toMatch(/cube 1 .*nested deep 2 .*a ∞/);
  });

  test('names the problems at the top', () => {
    const text = words(top);
    expect(text).toContain('✗ The run is incomplete, 1 statement refuted, and 12 more problems');
    expect(text).toContain('The run was cut short.');
    expect(text).toMatch(/theorem-2\.4 on discrete: ✗ refuted/);
    expect(text).toMatch(/odds-rate on discrete: \? undecided/);
    expect(text).toMatch(/mutant real-share-low: ✗ survived/);
  });

  test('a green run is called tested, and nothing needs attention', () => {
    const text = words(reportHtml(green));
    expect(text).toContain('✓ The theorem held in every case tested');
    expect(text).toContain('it is not proved for all');
    expect(text).not.toContain('What needs attention');
    expect(text).toContain('tested on generated cases, not proved for all');
  });

  test('every status has a word, not only a colour', () => {
    for (const word of ['holds', 'refuted', 'undecided', 'weak test', 'incomplete', 'survived', 'killed']) {
      expect(page).toMatch(new RegExp(`aria-hidden="true">.</span> ${word}`, 'u'));
    }
  });

  test('two runs that differ in their times give pages that differ in them alone', () => {
    const timeless = (text: string): string =>
      text
        .replace(/<template[^]*?<\/template>/, '')
        .replace(/<ul class="facts">[^]*?<\/ul>/, '')
        .replace(/<footer[^]*?<\/footer>/, '');
    const later = { ...results, timing: { ...results.timing, startedAt: 'later', seconds: 9 } };
    expect(timeless(reportHtml(later))).toBe(timeless(page));
    expect(words(reportHtml(later))).toContain('later');
  });

  test('w_max in a formula has its subscript below the line', () => {
    expect(page).toContain('<msub><mi>w</mi><mrow><mi mathvariant="normal">m</mi>');
    expect(page).not.toContain('\u2061</mo></msub>');
  });

  test('a formula that cannot be set is shown as source', () => {
    const text = JSON.stringify(results).replace(/"tex":"\\\\mathbb/, '"tex":"\\\\frac{');
    expect(reportHtml(parseResults(text))).toMatch(/<div class="formula"><code>E\(p\[t \+ 1\], w\)/);
  });
});
