/** Every output of a verification says where each search looked. */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SearchedDomain, domainLine, learnedDomainLine } from '../../properties/results';
import { parseResults, serialiseResults } from '../../properties/results/schemas';
import { reportHtml } from '../html/report';
import { junitXml } from '../junit/junit';
import { summaryMarkdown } from '../markdown/summary';
import { summaryText } from '../text/summary';
import { dropDomain, escapeMarkdown, escapeText } from '../words';

const fixture = parseResults(readFileSync(join(__dirname, '..', 'fixtures', 'mixed-results.json'), 'utf8'));

let searches = 0;
/** A domain that no other search has, so that its line is told apart. */
const unlike = <T extends { readonly domain: SearchedDomain }>(searched: T): T => {
  searches += 1;
  return { ...searched, domain: { ...searched.domain, users: { least: 1, greatest: 10_000 + searches } } };
};
const statements = fixture.statements.map((statement) => ({
  ...statement,
  cells: statement.cells.map(unlike),
  drops: statement.drops.map((drop) => {
    const kept = unlike({ status: 'holds' as const, cases: drop.cases, domain: drop.domain });
    return { ...unlike(drop), kept };
  }),
  mutants: statement.mutants.map(unlike),
}));
const results = { ...fixture, statements };
const cells = statements.flatMap((statement) => statement.cells).map(domainLine);
const rest = statements.flatMap(({ drops, mutants }) => [...drops.map(dropDomain), ...mutants.map(domainLine)]);

describe('the domain of every search', () => {
  it('is told apart in this test', () => {
    const kept = statements.reduce((sum, { drops }) => sum + drops.length, 0);
    expect(new Set([...cells, ...rest]).size).toBe(searches - kept);
    expect(cells.length).toBeGreaterThan(5);
    expect(rest.length).toBeGreaterThan(5);
  });

  it('is in the terminal: that of each statement, and of what wants attention', () => {
    const text = summaryText(results, [], 400);
    for (const line of cells) expect(text).toContain(`  ${line}\n`);
    const survivor = statements.flatMap(({ mutants }) => mutants).find(({ status }) => status === 'survived');
    expect(text).toContain(`    domain: ${survivor ? domainLine(survivor) : 'no mutant survives'}\n`);
  });

  it('is in JUnit, as the output of its test case', () => {
    const xml = junitXml(results);
    for (const line of [...cells, ...rest]) expect(xml).toContain(`domain: ${escapeText(line)}</system-out>`);
  });

  it('is in Markdown', () => {
    const markdown = summaryMarkdown(results);
    for (const line of cells) expect(markdown).toContain(`: ${escapeMarkdown(line)}\n`);
  });

  it('is in the section of the statement in HTML', () => {
    const sections = reportHtml(results).split('<article');
    for (const { id, cells: own, drops, mutants } of statements) {
      const section = sections.find((text) => text.includes(`id="statement-${id}"`)) ?? '';
      for (const line of [...own, ...mutants].map(domainLine)) expect(section).toContain(escapeText(line));
      for (const line of drops.map(dropDomain)) expect(section).toContain(escapeText(line));
    }
  });

  it('is in every output for learned experiments too', () => {
    const experiments = (fixture.learned?.experiments ?? []).filter(({ cells: asked }) => asked.length > 0);
    const lines = experiments.map(learnedDomainLine);
    expect(new Set(lines).size).toBe(3);
    const [text, markdown, html, xml] = [
      summaryText(fixture, [], 400),
      summaryMarkdown(fixture),
      reportHtml(fixture),
      junitXml(fixture),
    ];
    for (const line of lines) {
      expect(text).toContain(`  ${line}\n`);
      expect(markdown).toContain(`: ${escapeMarkdown(line)}\n`);
      expect(html).toContain(`<li>${escapeText(line)}</li>`);
    }
    const done = experiments.filter(({ status }) => status === 'done').map(learnedDomainLine);
    expect(done.length).toBeGreaterThan(1);
    for (const line of done) expect(xml).toContain(`<system-out>domain: ${escapeText(line)}</system-out>`);
    const refuted = experiments.find(({ cells: asked }) => asked.some(({ verdict }) => verdict === 'refuted'));
    expect(text).toContain(`    domain: ${refuted ? learnedDomainLine(refuted) : 'no experiment is refuted'}\n`);
  });

  it('is in JSON, as it was', () => {
    expect(parseResults(serialiseResults(results))).toEqual(results);
  });
});
