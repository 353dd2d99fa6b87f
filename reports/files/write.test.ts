import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StatementResult } from '../../properties/results';
import { InputError } from '../../theory';
import { parseCounterexample, parseResults } from '../../properties/results/schemas';
import { writeReports } from './write';

const results = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('writeReports', () => {
  test('creates the folder, writes every report, and returns the paths', async () => {
    const target = join(folder, 'new', 'reports');
    const written = await writeReports(results, target);
    expect(readdirSync(target).sort()).toEqual([
      'counterexamples',
      'junit.xml',
      'report.html',
      'results.json',
      'summary.md',
    ]);
    expect(written.slice(0, 4)).toEqual(
      ['results.json', 'junit.xml', 'summary.md', 'report.html'].map((name) => join(target, name)),
    );
    expect(parseResults(readFileSync(join(target, 'results.json'), 'utf8'))).toEqual(results);
  });

  test('writes one file for every counterexample, named after its subject', async () => {
    await writeReports(results, folder);
    const names = readdirSync(join(folder, 'counterexamples')).sort();
    expect(names).toEqual([
      'falling-variance--statement--discrete.json',
      'lemma-2.2--hypothesis--bounded-weight.json',
      'lemma-2.2--hypothesis--luce-choice.json',
      'lemma-2.2--mutant--ignore-reward.json',
      'lemma-2.2--mutant--prefer-worst.json',
      'monotone-with-real-data--hypothesis--starts-at-reference.json',
      'monotone-with-real-data--mutant--biased-sampler.json',
      'monotone-with-real-data--mutant--forget-to-normalise.json',
      'monotone-with-real-data--mutant--prefer-worst.json',
      'theorem-2.4--hypothesis--starts-at-reference.json',
      'theorem-2.4--mutant--drop-real-data.json',
      'theorem-2.4--statement--discrete.json',
    ]);
    for (const name of names) parseCounterexample(readFileSync(join(folder, 'counterexamples', name), 'utf8'), name);
  });

  test('a second time gives the same bytes, removes its own stale counterexamples and nothing else', async () => {
    await writeReports(results, folder);
    const before = readFileSync(join(folder, 'report.html'), 'utf8');
    for (const name of ['old--mutant--gone.json', 'notes.json', 'a--mutant--b.txt']) {
      writeFileSync(join(folder, 'counterexamples', name), '{}');
    }
    writeFileSync(join(folder, 'mine.txt'), '');
    await writeReports(results, folder);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe(before);
    const kept = readdirSync(join(folder, 'counterexamples'));
    expect(kept).toEqual(expect.arrayContaining(['notes.json', 'a--mutant--b.txt']));
    expect(kept).not.toContain('old--mutant--gone.json');
    expect(readdirSync(folder)).toContain('mine.txt');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('ids that are paths stay inside the folder, and equal names are told apart', async () => {
    const refuted = results.statements[1] as StatementResult;
    const drop = refuted.drops[0] as StatementResult['drops'][number];
    const counterexample = { ...drop.counterexample, statement: '../../evil', subject: { kind: 'mutant', id: 'a/b' } };
    const twice = [1, 2].map(() => ({ ...drop, counterexample }));
    const hostile = parseResults({ ...results, statements: [{ ...refuted, cells: [], mutants: [], drops: twice }] });
    await writeReports(hostile, folder);
    expect(readdirSync(join(folder, 'counterexamples')).sort()).toEqual([
      '.._.._evil--mutant--a_b--2.json',
      '.._.._evil--mutant--a_b.json',
    ]);
  });

  test.each<[string, () => string]>([
    ['the folder is a file', () => join(folder, 'file')],
    ['a part of its path is a file', () => join(folder, 'file', 'below')],
    ['a folder has the name of a report', () => join(folder, 'taken')],
  ])('where %s, the error names the path and what to do', async (_, target) => {
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'taken', 'results.json'), { recursive: true });
    const refused = await writeReports(results, target()).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputError);
    expect((refused as Error).message).toMatch(
      /^the reports cannot be written to .*; choose another folder or mend this one$/,
    );
    expect((refused as Error).message).toContain(target());
  });
});
