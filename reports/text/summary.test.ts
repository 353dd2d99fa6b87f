import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResults } from '../../properties/results/schemas';
import { counterexamplesIn, issuesOf } from '../words';
import { summaryText } from './summary';

const fixture = join(__dirname, '..', 'fixtures', 'mixed-results.json');
const results = parseResults(readFileSync(fixture, 'utf8'));
const lines = summaryText(results, ['out/report.html', 'out/counterexamples/a.json'], 1000).split('\n');
const alone = summaryText({ ...results, statements: [] }, [], 1000);

describe('the summary', () => {
  it('has a row per statement, then a row per learned experiment', () => {
    const row = (name: string): string => lines.find((line) => line.slice(2).startsWith(`${name} `)) ?? '';
    expect(row('lemma-2.2')).toMatch(/^✓ lemma-2\.2 +✓ holds 200/);
    expect(row('gaussians4/gmm/K=2/λ=∞')).toMatch(/^✗ \S+ +✓ holds +✗ refuted +– not applicable$/);
    expect(row('gaussians4/gmm/K=2/λ=2')).toMatch(/^! \S+ +! failed +! failed +! failed$/);
  });

  it('ends with the verdict, the counts and the files, counterexamples apart', () => {
    const [verdict, counts, hint, files] = lines.slice(-4);
    expect(verdict).toMatch(/^✗ Not green: .*, 1 verdict refuted on learned models, /);
    expect(counts).toContain('4 experiments on learned models: 2 verdicts hold, 1 refuted, 1 undecided');
    expect(hint).toBe('  hint: a longer --time-limit, fewer --cases or --only IDS let the run end');
    expect(files).toBe('  wrote out/report.html');
  });

  it('names the fault of an experiment and the command that runs it again', () => {
    const at = lines.findIndex((line) => line === '! gaussians4/gmm/K=2/λ=2 experiment: failed');
    expect(lines[at + 1]).toContain('the training broke down at seed 2, round 1');
    expect(lines[at + 2]).toBe('    replay: npx curated-loops learn --only gaussians4/gmm/K=2/λ=2 --seed 20240709');
  });

  it('has no table of statements where experiments alone were run', () => {
    expect(alone.split('\n')[0]).toMatch(/^learned experiment/);
    expect(alone).not.toMatch(/tightest|of 0 statements/);
  });

  it.each([80, 120])(
    'fits %i columns, apart from commands to copy, with a line per statement and a sign per model',
    (width) => {
      const fitted = summaryText(results, ['out/report.html'], width).split('\n');
      const broken = fitted.filter((line) => !/^ *(replay|hint): npx /.test(line) && line.length > width);
      expect(broken).toEqual([]);
      const table = fitted.slice(2, fitted.indexOf('domains of the cases') - 1);
      for (const { id } of results.statements)
        expect(table.filter((line) => line.slice(2).startsWith(`${id} `))).toHaveLength(1);
      expect(fitted.find((line) => line.slice(2).startsWith('lemma-2.2 '))).toMatch(/^✓ lemma-2\.2 +✓ +✓ +✓ +attained/);
      expect(fitted.join('\n')).toMatch(/^ {2}✓ holds/m);
    },
  );

  it('says what to do after a failure: replay the file of its counterexample, else explain', () => {
    const files = counterexamplesIn(results).map((_, i) => `out/counterexamples/${i}.json`);
    const hinted = summaryText(results, ['out/report.html', ...files], 100).split('\n');
    const issues = issuesOf(results);
    expect(hinted.filter((line) => line.startsWith('    hint: '))).toHaveLength(issues.length);
    const first = issues.find(({ counterexample }) => counterexample !== undefined);
    const at = counterexamplesIn(results).findIndex((each) => each === first?.counterexample);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(hinted).toContain(`    hint: npx curated-loops replay out/counterexamples/${at}.json`);
    expect(hinted.join('\n')).toContain('    hint: npx curated-loops explain ');
  });
});
