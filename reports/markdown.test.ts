import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summaryMarkdown } from './markdown';
import { parseResults } from './schema';

const results = parseResults(readFileSync(join(__dirname, 'fixtures', 'mixed-results.json'), 'utf8'));
const page = summaryMarkdown(results);

describe('summaryMarkdown', () => {
  test('starts with what is wrong, in words', () => {
    expect(page.split('\n')[0]).toBe(
      '## ✗ Not green: the run is incomplete, 1 statement refuted, 1 statement only weakly tested, 1 statement undecided, ' +
        '1 statement incomplete, 1 dropped hypothesis against theory, 1 mutant survived',
    );
  });

  test('has one row per statement with a verdict per model', () => {
    expect(page).toContain(
      '| `lemma-2.2` Reward climbs by the variance | ✓ holds | ✓ holds | ✓ holds | 600 | attained | 2/2 | 2/2 |',
    );
    expect(page).toMatch(/\| `theorem-2\.4` .* \| ✗ refuted \| – \| – \| 17 \|/);
  });

  test('gives details of what needs attention only, with witness and replay command', () => {
    const details = page.slice(page.indexOf('## What needs attention'));
    expect(details).toContain('at t = 0: ∞ ≤ 0');
    expect(details).toContain('replay: npx curated-loops verify --only theorem-2.4');
    expect(details).toContain('### ? `odds-rate` on discrete: undecided');
    expect(details).not.toContain('lemma-2.2');
  });

  test('leaves the rest to the report when there is much to say', () => {
    const many = { ...results, statements: Array.from({ length: 10 }, () => results.statements).flat() };
    expect(summaryMarkdown(many)).toMatch(/… and 55 more: see `report\.html`\./);
  });
});
