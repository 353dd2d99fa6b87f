/** The lines of proofs on the page and in the other summaries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { parseResults } from '../../../properties/results/schemas';
import type { VerificationResults } from '../../../properties/results';
import { summaryMarkdown } from '../../markdown';
import { summaryText } from '../../text';
import { issuesOf } from '../../words';
import { reportHtml } from '../report';

const base = parseResults(readFileSync(join(__dirname, '..', '..', 'fixtures', 'mixed-results.json'), 'utf8'));

/** The fixture, with these fields in its first statement. */
const withFields = (fields: Partial<VerificationResults['statements'][number]>): VerificationResults => ({
  ...base,
  statements: base.statements.map((statement, i) => (i === 0 ? { ...statement, ...fields } : statement)),
});

const proved = withFields({
  proofs: [
    { claim: 'a', K: [2, 3, 'infinity'], atoms: 'any', rounds: 'every', terms: 1200 },
    { claim: 'a', K: [4], atoms: 2, rounds: 3, terms: 34 },
  ],
});
const extents = ['any number of atoms, K = 2–3 and ∞, every round', 'at most 2 atoms, K = 4, t ≤ 3'];

it('the page joins the proofs of a claim in one line, and marks its node', () => {
  const page = reportHtml(proved).replace(/\s+/g, ' ');
  expect(page).toContain(`claim (a): ${extents.join('; ')}`);
  expect(page).toContain('partly proved');
  expect(page).toContain('also proved for all laws');
  expect(reportHtml(base)).not.toContain('∎:');
});

it('terminal and Markdown have a line per extent', () => {
  for (const text of [summaryText(proved, [], 120), summaryMarkdown(proved)])
    for (const extent of extents) expect(text).toContain(`claim a: ${extent}`);
  expect(summaryText(base, [])).not.toContain('proved for all');
});

it('a refused certificate needs attention everywhere', () => {
  const refused = withFields({ refused: [{ file: 'x--K2.json', reason: 'stale: the claim (a) is another' }] });
  const issue = issuesOf(refused).find(({ subject }) => subject === 'certificate x--K2.json');
  expect(issue).toMatchObject({ text: 'stale: the claim (a) is another', severity: 'error' });
  for (const text of [summaryText(refused, [], 200), summaryMarkdown(refused), reportHtml(refused)])
    expect(text).toContain('stale: the claim (a) is another');
});
