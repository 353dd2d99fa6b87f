import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportHtml } from '../html';
import { summaryText } from '../text';
import { counterexampleFiles, expectedWitnesses, tightestMargin } from '../words';
import { summaryMarkdown } from './summary';
import { parseResults } from '../../properties/results/schemas';

const results = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));
const page = summaryMarkdown(results);

describe('summaryMarkdown', () => {
  test('starts with the problems, in words', () => {
    expect(page.split('\n')[0]).toBe(
      '## ✗ Not green: the run is incomplete, 1 statement refuted, 1 statement only weakly tested, 1 statement undecided, ' +
        '1 statement incomplete, 1 dropped hypothesis against theory, 1 mutant survived, 1 verdict refuted on learned models, ' +
        '1 verdict undecided on learned models, 1 learned experiment failed, 1 learned experiment incomplete, ' +
        '1 learned mutant survived, 1 learned mutant failed, 1 learned mutant incomplete',
    );
  });

  test('has one row per statement with a verdict per model', () => {
    expect(page).toContain(
      '| `lemma-2.2` Reward climbs by the variance | ✓ holds | ✓ holds | ✓ holds | 600 | attained | 2/2 | 2/2 |',
    );
    expect(page).toMatch(/\| `theorem-2\.4` .* \| ✗ refuted \| – \| – \| 17 \|/);
  });

  test('has one row per learned experiment with a verdict per statement', () => {
    expect(page).toContain('| experiment | verdict | `lemma-2.2` | `theorem-2.1` | `theorem-2.4` |');
    expect(page).toContain('| `gaussians4/gmm/K=2/λ=1/2` | ? undecided | ✓ holds | – not applicable | ? undecided |');
    expect(page).toContain('| `gaussians4/gmm/K=2/λ=2` | \\! failed | \\! failed | \\! failed | \\! failed |');
    expect(page).toContain('all of them are right at once with probability at least 99.9\u202F%');
  });

  test('has the table of learned experiments alone where nothing else was run', () => {
    const alone = summaryMarkdown({ ...results, statements: [] });
    expect(alone).toContain('## Learned models');
    expect(alone).not.toContain('tightest margin');
    expect(alone).not.toContain('tested case');
  });

  test('gives details of what needs attention only, with witness and replay command', () => {
    const details = page.slice(page.indexOf('## What needs attention'));
    expect(details).toContain('at t = 0: ∞ ≤ 0');
    expect(details).toContain('replay: npx curated-loops verify --only theorem-2.4');
    expect(details).toContain('### ? `odds-rate` on discrete: undecided');
    expect(details).not.toContain('lemma-2.2');
  });

  test('names the file of every counterexample that it tells or expects', () => {
    expect(page).toContain('Kept in `counterexamples/theorem-2.4--statement--discrete.json`.');
    const expected = results.statements.filter((statement) => expectedWitnesses(statement).length > 0);
    expect(expected.length).toBeGreaterThan(0);
    const files = counterexampleFiles(results);
    for (const statement of expected)
      for (const witness of expectedWitnesses(statement))
        expect(page).toMatch(new RegExp(`^- \`${statement.id}\`: .*Counterexamples: .*\`${files.get(witness)}\``, 'm'));
  });

  test('shows the margin of every statement as the report and the terminal do', () => {
    const html = reportHtml(results);
    const terminal = summaryText(results, []);
    const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    for (const statement of results.statements) {
      const margin = escaped(tightestMargin(statement));
      expect(page).toMatch(new RegExp(`^\\| \`${statement.id}\` .* \\| ${margin} \\|`, 'm'));
      expect(terminal).toMatch(new RegExp(`${statement.id}[^]*?${margin}`));
      expect(html).toContain(tightestMargin(statement));
    }
  });

  test('leaves the rest to the report when there is much to say', () => {
    const many = { ...results, statements: Array.from({ length: 10 }, () => results.statements).flat() };
    expect(summaryMarkdown(many)).toMatch(/… and 62 more: see `report\.html`\./);
  });
});
