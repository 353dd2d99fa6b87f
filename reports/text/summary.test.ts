import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResults } from '../../properties/results/schemas';
import { summaryText } from './summary';

const fixture = join(__dirname, '..', 'fixtures', 'mixed-results.json');
const results = parseResults(readFileSync(fixture, 'utf8'));
const lines = summaryText(results, ['out/report.html', 'out/counterexamples/a.json']).split('\n');
const alone = summaryText({ ...results, statements: [] }, []);

describe('the summary', () => {
  it('has a row per statement, then a row per learned experiment', () => {
    const row = (name: string): string => lines.find((line) => line.slice(2).startsWith(`${name} `)) ?? '';
    expect(row('lemma-2.2')).toMatch(/^✓ lemma-2\.2 +✓ holds 200/);
    expect(row('gaussians4/gmm/K=2/λ=∞')).toMatch(/^✗ \S+ +✓ holds +✗ refuted +– not applicable$/);
    expect(row('gaussians4/gmm/K=2/λ=2')).toMatch(/^! \S+ +! failed +! failed +! failed$/);
  });

  it('ends with the verdict, the counts and the files, counterexamples apart', () => {
    const [verdict, counts, files] = lines.slice(-3);
    expect(verdict).toMatch(/^✗ Not green: .*, 1 verdict refuted on learned models, /);
    expect(counts).toContain('4 experiments on learned models: 2 verdicts hold, 1 refuted, 1 undecided');
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
});
