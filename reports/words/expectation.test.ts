/** Tests statements that are not theorems, in every output: an expected refutation and an open conjecture are not failures. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementResult, VerificationResults } from '../../properties/results';
import { issuesOf, countPhrases, exitCode, headline, isGreen } from './issues';
import { groupsOf, inGroups, searchEffort } from './expectation';
import { reportHtml } from '../html/report';
import { junitXml } from '../junit/junit';
import { summaryMarkdown } from '../markdown/summary';
import { parseResults } from '../../properties/results/schemas';
import { cellOutcome } from './verdict';

const mixed = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));

function statement(id: string): StatementResult {
  const found = mixed.statements.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`the fixture has no statement ${id}`);
  return found;
}

const theorem = statement('lemma-2.2');
const failing = statement('falling-variance');
const open = statement('monotone-with-real-data');

const withCells = (
  from: StatementResult,
  change: Partial<StatementResult['cells'][number]>,
): StatementResult['cells'] => from.cells.map((cell) => ({ ...cell, ...change }));

/** The conjecture with a counterexample, and the false claim without one. */
const disproved: StatementResult = {
  ...open,
  verdict: 'refuted',
  cells: withCells(open, { status: 'refuted', counterexample: failing.cells[0]?.counterexample }),
};
const reason = 'expected to be refuted, but no counterexample was found';
const unrefuted: StatementResult = {
  ...failing,
  verdict: 'weak',
  cells: withCells(failing, { status: 'weak', reason, counterexample: undefined }),
};

/** A complete run of the statements, with matching counts. */
function run(verdict: VerificationResults['verdict'], ...statements: readonly StatementResult[]): VerificationResults {
  const count = (of: VerificationResults['verdict']): number => statements.filter((s) => s.verdict === of).length;
  const counts: VerificationResults['counts'] = {
    ...mixed.counts,
    statements: {
      holds: count('holds'),
      'refuted as expected': count('refuted as expected'),
      open: count('open'),
      refuted: count('refuted'),
      weak: count('weak'),
      undecided: 0,
      incomplete: 0,
    },
    drops: { counterexample: 3, notShownNecessary: 0, unexpected: 0 },
    mutants: { killed: 5, survived: 0 },
  };
  return { ...mixed, learned: undefined, complete: true, verdict, counts, statements };
}

const good = run('open', open, failing, theorem);

/** The text of markup, with white space collapsed. */
const words = (markup: string): string =>
  markup
    .replace(/<\/t[dh]>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

const section = (page: string, id: string): string => {
  const from = page.slice(page.indexOf(`id="statement-${id}"`));
  return `<${from.slice(0, from.indexOf('</article>'))}`;
};

describe('a run in which a claim fails as expected and a conjecture is open', () => {
  test('is green, with exit code 0 and nothing that needs attention', () => {
    expect([isGreen(good), exitCode(good), issuesOf(good)]).toEqual([true, 0, []]);
    for (const alone of [run('open', open), run('refuted as expected', failing)]) expect(exitCode(alone)).toBe(0);
  });

  test('counts each kind separately; only theorems hold', () => {
    expect(countPhrases(good).slice(0, 3)).toEqual([
      '1 of 1 statement holds',
      '1 of 1 published claim refuted as expected',
      '1 of 1 conjecture open',
    ]);
    expect(countPhrases(run('open', open))[0]).toBe('1 of 1 conjecture open');
    expect(headline(good)).toMatchObject({
      tone: 'good',
      words:
        '1 statement held in every case tested, 1 published claim refuted, as expected, 1 conjecture open: no counterexample found',
    });
    expect(headline(run('open', open)).words).not.toMatch(/h[eo]ld/);
  });

  test('is shown in groups, whatever the order of the run', () => {
    expect(groupsOf(good.statements).map(({ kind }) => kind)).toEqual(['theorem', 'failing claim', 'conjecture']);
    expect(inGroups(good.statements)).toEqual([theorem, failing, open]);
    expect(groupsOf([theorem]).map(({ title }) => title)).toEqual(['Theorems']);
  });

  test('never shows their cells as holding', () => {
    const [cell] = open.cells as [StatementResult['cells'][number]];
    expect(cell.status).toBe('holds');
    expect(cellOutcome(open, cell)).toMatchObject({ words: 'not refuted', tone: 'neutral' });
    expect(cellOutcome(failing, cell)).toMatchObject({ words: 'not refuted', tone: 'neutral' });
    expect(cellOutcome(theorem, cell)).toMatchObject({ words: 'holds', tone: 'good' });
  });
});

describe('what goes against the expectation', () => {
  test.each<[string, VerificationResults, string]>([
    ['a conjecture that is refuted', run('refuted', theorem, disproved), '1 conjecture refuted'],
    ['a claim that was to fail and did not', run('weak', theorem, unrefuted), '1 statement only weakly tested'],
  ])('%s has exit code 1', (_, results, phrase) => {
    expect([isGreen(results), exitCode(results)]).toEqual([false, 1]);
    expect(headline(results).words).toBe(`Not green: ${phrase}`);
  });

  test('is said with its counterexample or its reason', () => {
    const [news] = issuesOf(run('refuted', disproved));
    expect(news).toMatchObject({ severity: 'failure', text: 'a counterexample was found: the conjecture is false' });
    expect(news?.counterexample?.claim).toBe('Var(p[t + 1], w) <= Var(p[t], w)');
    expect(issuesOf(run('weak', unrefuted)).map(({ text }) => text)).toEqual([reason]);
  });

  test('is counted', () => {
    expect(countPhrases(run('refuted', theorem, disproved, unrefuted)).slice(0, 3)).toEqual([
      '1 of 1 statement holds',
      '0 of 1 published claim refuted as expected',
      '0 of 1 conjecture open',
    ]);
  });
});

describe('the HTML report', () => {
  const page = reportHtml(good);

  test('lists theorems, then claims that fail, then conjectures, under headings', () => {
    const overview = words(page.slice(page.indexOf('<section id="overview"'), page.indexOf('id="reading-title"')));
    expect(overview).toMatch(
      /Theorems.*lemma-2\.2.*Published claims that fail as stated.*falling-variance.*✓ refuted, as expected.*Conjectures.*○ open conjecture/,
    );
    expect(reportHtml(run('holds', theorem))).not.toContain('scope="rowgroup" colspan');
  });

  test('shows a claim that fails with its reason, the witness, and beside it what holds in its place', () => {
    const text = words(section(page, 'falling-variance'));
    expect(text).toContain('Expected to be refuted, as a published claim that fails as stated: a rare best atom');
    expect(text).toMatch(/The counterexample that the search found .*which is false.*What holds in its place/);
    expect(text).toContain('Reward climbs by the variance lemma-2.2: ✓ holds');
    expect(section(page, 'falling-variance')).toContain('<a href="#statement-lemma-2.2">Reward climbs');
    expect(text.match(/which is false/g)).toHaveLength(1);
  });

  test('does not link to a statement that is not on the page', () => {
    const alone = section(reportHtml(run('refuted as expected', failing)), 'falling-variance');
    expect(alone).not.toContain('#statement-lemma-2.2');
    expect(words(alone)).toContain('lemma-2.2, which was not part of this run');
  });

  test('shows the extent of the search for a conjecture', () => {
    const text = words(section(page, 'monotone-with-real-data'));
    expect(text).toContain('A conjecture, not a theorem: at K = ∞ it follows');
    expect(text).toContain(`How hard the search looked: ${searchEffort(open)}.`);
    expect(searchEffort(open)).toMatch(
      /^200 cases with \d+ decisions on discrete; smallest margin \S+; attained \d+ times; all \d+ required kinds of cases met$/,
    );
  });
});

describe('the plain outputs', () => {
  const testCase = (xml: string, id: string): string =>
    new RegExp(`<testcase classname="${id}" name="discrete"[^]*?</testcase>`).exec(xml)?.[0] ?? '';

  test('JUnit passes both, with a note that says so, and fails a refuted conjecture', () => {
    const xml = junitXml(good);
    expect(xml).toMatch(/^<testsuites [^>]*failures="0" errors="0"/m);
    expect(testCase(xml, failing.id)).toMatch(/<system-out>refuted, as expected: a rare best atom[^]*\nclaim: Var/);
    expect(testCase(xml, open.id)).toMatch(/<system-out>not refuted: at K = ∞/);
    expect(testCase(junitXml(run('refuted', disproved)), open.id)).toMatch(
      /<failure type="refuted" message="refuted: a/,
    );
    expect(testCase(junitXml(run('weak', unrefuted)), failing.id)).toMatch(/<error [^>]*expected to be refuted, but/);
  });

  test('Markdown has a paragraph on each', () => {
    const page = summaryMarkdown(good);
    expect(page).toMatch(
      /## Published claims that fail as stated\n\n- `falling-variance`: .*In its place: `lemma-2\.2`\./,
    );
    expect(page).toMatch(/## Conjectures\n\n- `monotone-with-real-data`: ○ open conjecture: .*Searched: 200 cases/);
    expect(page).toMatch(/\| `falling-variance` .* \| ✓ refuted, as expected \|/);
    expect(summaryMarkdown(run('holds', theorem))).not.toContain('## Theorems');
  });
});
