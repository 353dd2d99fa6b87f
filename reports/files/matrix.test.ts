import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Counterexample, type JudgedCell, type MatrixResults, domainLine } from '../../properties/results';
import { InputError } from '../../theory';
import { cellSign, matrixHeadline } from '../words/matrix-figures';
import { matrixHtml } from '../html/matrix-page';
import { expectSelfContained } from '../html/self-contained.testing';
import { matrixMarkdown } from '../markdown/matrix';
import { matrixText } from '../text/matrix';
import { parseMatrix, serialiseMatrix } from '../../properties/results/schemas';
import { writeMatrix } from './write-matrix';

const counterexampleOn = (loop: string): Counterexample => ({
  format: 'curated-loops/counterexample',
  version: 1,
  statement: 'gain',
  subject: { kind: 'variant', id: loop },
  claim: 'E(p[t + 1], w) > E(p[t], w)',
  where: {},
  loop,
  instance: {
    model: 'discrete',
    p0: ['1/3', '2/3'],
    w: ['1', '2'],
    pRef: ['1/2', '1/2'],
    q: ['1/2', '1/2'],
    K: 2,
    lambda: 'inf',
    epsilon: '0',
    rounds: 1,
  },
  finding: {
    claim: 'a',
    t: 0,
    atoms: {},
    left: { lo: 1.5, hi: 1.5 },
    right: { lo: 1.5, hi: 1.5 },
    rung: 'exact',
    margin: 0,
  },
  foundBy: 'random',
  shrinks: 2,
  seed: 7,
  foundWith: '0.1.0',
});

type Given = Pick<JudgedCell, 'verdict' | 'agreement'> & Partial<JudgedCell>;

const cell = (loop: string, statement: string, given: Given): JudgedCell => ({
  loop,
  statement,
  ...(given.verdict === 'not applicable' ? {} : { model: 'discrete' as const }),
  cases: { planned: 3, run: 3, discarded: 0, undecided: 0 },
  domain: { atoms: { least: 2, greatest: 5 }, K: { least: 1, greatest: 6, infinite: true } },
  decisions: 3,
  attained: 0,
  seed: 1,
  ...(given.verdict === 'refuted' ? { counterexample: counterexampleOn(loop) } : {}),
  ...given,
});

const HOSTILE = '<img src=x onerror=alert(1)> & "quotes"';
const holds = { verdict: 'holds', because: 'it is so' } as const;
const refuted = { verdict: 'refuted', because: 'p_0 breaks it' } as const;

/** A matrix with one cell of every kind. */
const MATRIX: MatrixResults = {
  format: 'curated-loops/matrix',
  version: 2,
  tool: { version: '0.1.0' },
  seed: 1,
  cases: 3,
  complete: true,
  loops: [
    { id: 'curated', title: 'the paper', formula: 'p H^K_p', reference: 'Ferbach et al. 2024' },
    { id: 'luce+accumulate+exact-fit', title: HOSTILE },
  ],
  statements: [
    { id: 'gain', title: 'E(w) grows' },
    { id: 'mass', title: HOSTILE },
    { id: 'rate', title: 'how fast' },
    { id: 'more', title: 'more' },
  ],
  cells: [
    cell('curated', 'gain', { verdict: 'holds', agreement: 'as expected', expected: holds }),
    cell('luce+accumulate+exact-fit', 'gain', { verdict: 'refuted', agreement: 'as expected', expected: refuted }),
    cell('curated', 'mass', { verdict: 'refuted', agreement: 'unexpected', expected: holds }),
    cell('luce+accumulate+exact-fit', 'mass', { verdict: 'undecided', agreement: 'undecided', reason: HOSTILE }),
    cell('curated', 'rate', { verdict: 'not applicable', agreement: 'stale', reason: 'K = 2', expected: holds }),
    cell('luce+accumulate+exact-fit', 'rate', {
      verdict: 'not applicable',
      agreement: 'as expected',
      reason: 'λ is 1/t',
    }),
    cell('curated', 'more', { verdict: 'holds', agreement: 'unexpected', expected: refuted }),
    cell('luce+accumulate+exact-fit', 'more', { verdict: 'holds', agreement: 'nothing expected' }),
  ],
};

const page = matrixHtml(MATRIX);
const words = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('signs of cells', () => {
  it('tell every kind apart', () => {
    expect(MATRIX.cells.map((each) => cellSign(each).sign)).toEqual(['✓', '✗', '!', '?', '~', '–', '!', '✓*']);
  });

  it('sum up to the worst', () => {
    expect(matrixHeadline(MATRIX)).toMatchObject({ tone: 'bad', words: '2 cells unexpected' });
  });
});

describe('matrix.html', () => {
  it('is self-contained: one script, no addresses, links inside the page only, to one place each', () => {
    expectSelfContained(page);
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) expect(ids).toContain(target);
  });

  it('has a header for every row and column, and a word in every cell', () => {
    const table = page.slice(page.indexOf('<table class="variants">'), page.indexOf('</table>'));
    expect(table.match(/<th scope="col">/g)).toHaveLength(1 + MATRIX.loops.length);
    expect(table.match(/<th scope="row">/g)).toHaveLength(MATRIX.statements.length);
    const cells = [...table.matchAll(/<td [^>]*>(.*?)<\/td>/gs)].map(([, text = '']) => words(text).trim());
    expect(cells).toHaveLength(MATRIX.cells.length);
    for (const text of cells) expect(text).toMatch(/holds|refuted|undecided|not applicable/);
    expect(table).toContain('href="#cell-gain--luce');
  });

  it.each([
    ['the witness of a refuted cell, in fractions', 'p 0 1/3 2/3'],
    ['the real data, which a variant may use whatever λ is', 'p ref 1/2 1/2'],
    ['both sides and the round', 'At t = 0 it reads 1.5 &gt; 1.5 , which is false'],
    ['the reason of the expectation', 'expected: refuted, because p 0 breaks it'],
    ['the hypothesis of a cell that is not applicable', 'rate : λ is 1/t'],
    ['the formula of a loop', 'p H^K_p'],
    ['its reference', 'Ferbach et al. 2024'],
  ])('has %s', (_what, text) => {
    expect(words(page)).toContain(text);
  });

  it('names unexpected cells at the top, and is the same bytes for the same results', () => {
    const top = words(page.slice(0, page.indexOf('id="matrix"')));
    expect(top).toContain('2 cells unexpected');
    expect(top).toContain('mass on curated : ! refuted, unexpectedly');
    expect(top).toContain('rate on curated : ~ not applicable, though something is expected');
    expect(matrixHtml(parseMatrix(serialiseMatrix(MATRIX)))).toBe(page);
  });

  it('gives ids of any kind anchors that differ', () => {
    const ids = ['a b', 'a_b', 'a+b', 'a_32_b'];
    const loops = ids.map((id) => ({ id, title: '' }));
    const results = { ...MATRIX, loops, statements: [], cells: [] };
    expect(new Set(matrixHtml(results).match(/ id="loop-[^"]*"/g)).size).toBe(ids.length);
  });
});

describe('the domain of a cell', () => {
  const at = (loop: string, statement: string, greatest: number): JudgedCell => {
    const found = MATRIX.cells.find((each) => each.loop === loop && each.statement === statement);
    if (found === undefined) throw new Error(`no cell ${statement} on ${loop}`);
    return { ...found, domain: { ...found.domain, K: { least: 2, greatest } } };
  };
  const changed = [at('curated', 'gain', 71), at('curated', 'mass', 72), at('curated', 'more', 73)];
  const cells = MATRIX.cells.map(
    (each) => changed.find(({ loop, statement }) => loop === each.loop && statement === each.statement) ?? each,
  );
  const results = { ...MATRIX, cells };

  it('is in the terminal for cells that want attention', () => {
    expect(matrixText(results, [], 400)).toContain('    domain: discrete, n 2–5, K 2–72, no ties, 3 cases\n');
    expect(matrixText(results, [], 400)).not.toContain('K 2–71');
  });

  it('is in Markdown for cells that want attention, and for every searched cell in a list', () => {
    const markdown = matrixMarkdown(results);
    expect(markdown).toContain('\ndomain: discrete, n 2–5, K 2–72');
    for (const cell of results.cells.filter(({ model }) => model))
      expect(markdown).toContain(`- \`${cell.statement}\` on \`${cell.loop}\`: ${domainLine(cell)}\n`);
  });

  it('is in HTML for every searched cell, in the section of its loop', () => {
    const section = matrixHtml(results).split('<div class="loop"')[1] ?? '';
    for (const K of ['71', '72', '73']) expect(section).toContain(`discrete, n 2–5, K 2–${K}, no ties, 3 cases`);
  });
});

describe('proofs', () => {
  const EVERY = { K: [2, 3, 4, 8, 'infinity' as const], atoms: 'any' as const, rounds: 'every' as const, terms: 9 };
  const FEW = { K: [5], atoms: 3, rounds: 2, terms: 7 };
  type Proofs = Pick<JudgedCell, 'proofs' | 'unproved'>;

  /** The matrix with these proofs in its first cell, which holds. */
  const withProofs = (given: Proofs, more: Partial<JudgedCell> = {}): MatrixResults => {
    const [first, ...others] = MATRIX.cells;
    if (first === undefined) throw new Error('no cell');
    return { ...MATRIX, cells: [{ ...first, ...more, ...given }, ...others] };
  };
  const proved = withProofs({
    proofs: [
      { claim: 'a', ...EVERY },
      { claim: 'a', ...FEW },
    ],
  });
  const LINES = [
    'claim a: any number of atoms, K = 2–4, 8 and ∞, every round',
    'claim a: at most 3 atoms, K = 5, t ≤ 2',
  ] as const;
  const PAGE_CELL = /<a href="#cell-gain--curated">(.*?)<\/a>/s;

  it('of every claim and any number of atoms mark the cell in each output, and no other cell', () => {
    expect(matrixText(proved, [], 400)).toMatch(/^gain +✓∎ +✗$/m);
    expect(matrixMarkdown(proved)).toContain('| `gain` | ✓∎ | ✗ |');
    const table = matrixHtml(proved).split('<table class="variants">')[1]?.split('</table>')[0] ?? '';
    expect(table.split('∎')).toHaveLength(2);
    const [, mark = ''] = PAGE_CELL.exec(table) ?? [];
    expect(mark).toContain(`title="${LINES.join('\n')}"`);
    expect(words(mark)).toContain(`∎ , proved for all laws and weights: ${LINES.join('; ')}`);
  });

  it('are listed below the table and in the details of the cell, as far as they go', () => {
    expect(matrixText(proved, [], 400)).toContain(
      `\nproved for all laws and weights; tested beyond\n  gain  ${LINES[0]}\n        ${LINES[1]}\n\n`,
    );
    expect(matrixMarkdown(proved)).toContain(
      `## Proved for all laws and weights; tested beyond\n\n- \`gain\`: ${LINES[0]}\n- \`gain\`: ${LINES[1]}\n`,
    );
    const [, section = ''] = matrixHtml(proved).split('<div class="loop"');
    expect(words(section)).toContain(`∎ Proved for all laws and weights; tested beyond ${LINES[0]} ${LINES[1]}`);
    expect(words(matrixHtml(proved))).toContain('∎ proved for all laws and weights, as far as is listed');
    expectSelfContained(matrixHtml(proved));
  });

  it.each<[string, Proofs, Partial<JudgedCell>, string]>([
    ['for few atoms alone', { proofs: [{ claim: 'a', ...FEW }] }, {}, LINES[1]],
    [
      'of a claim for few atoms alone, beside another for any number',
      {
        proofs: [
          { claim: 'a', ...EVERY },
          { claim: 'b', ...FEW },
        ],
      },
      {},
      'claim b: at most 3 atoms, K = 5, t ≤ 2',
    ],
    [
      'of some claims alone',
      { proofs: [{ claim: 'a', ...EVERY }], unproved: ['b', 'c'] },
      {},
      'claims b, c: tested only',
    ],
    ['of a conjecture', { proofs: [{ claim: 'a', ...EVERY }] }, { agreement: 'open' }, LINES[0]],
    ['of a cell that is undecided', { proofs: [{ claim: 'a', ...EVERY }] }, { verdict: 'undecided' }, LINES[0]],
    ['of a cell that is refuted', { proofs: [{ claim: 'a', ...EVERY }] }, { verdict: 'refuted' }, LINES[0]],
  ])('%s are listed, and the cell is not marked', (_what, given, more, line) => {
    const results = withProofs(given, more);
    expect(matrixText(results, [], 400)).toMatch(/^gain +[✓○?✗] +✗$/m);
    expect(matrixText(results, [], 400)).toContain(line);
    expect(matrixMarkdown(results)).toMatch(/^\| `gain` \| [✓○?✗] \| ✗ \|$/m);
    expect(matrixMarkdown(results)).toContain(line);
    const html = matrixHtml(results);
    expect(PAGE_CELL.exec(html)?.[1]).not.toContain('∎');
    expect(words(html.split('<div class="loop"')[1] ?? '')).toContain(line);
  });

  it('that are refused are shown first, with the reason', () => {
    const cells = MATRIX.cells.map((each): JudgedCell => ({ ...each, agreement: 'as expected' }));
    const results: MatrixResults = { ...MATRIX, cells, refused: [{ file: 'gain--K2.json', reason: HOSTILE }] };
    expect(matrixHeadline(results)).toEqual({ sign: '✗', words: '1 certificate refused', tone: 'bad' });
    expect(matrixText(results, [], 400)).toContain(`✗ certificate gain--K2.json is refused: ${HOSTILE}\n`);
    expect(matrixMarkdown(results)).toContain('## What wants attention\n\n- certificate gain');
    expect(matrixMarkdown(results)).not.toMatch(/[^\\]<img/);
    const top = words(matrixHtml(results).split('id="matrix"')[0] ?? '');
    expect(top).toContain('What needs attention ✗ certificate gain--K2.json is refused: &lt;img');
  });
});

describe('matrix.md', () => {
  const markdown = matrixMarkdown(MATRIX);

  it('has the table, what its columns are, and the cells that want attention', () => {
    expect(markdown).toContain('| `gain` | ✓ | ✗ |');
    expect(markdown).toContain('| `rate` | \\~ | – |');
    expect(markdown).toContain('1. `curated`: the paper');
    expect(markdown).toContain('`mass` on `curated`: refuted, unexpectedly');
    expect(markdown).toContain('expected: holds, because it is so');
    expect(markdown).toContain('p_0 = (1/3, 2/3)');
    expect(markdown).not.toMatch(/[^\\]<img/);
  });
});

describe('matrix.json', () => {
  it('is read back as it was written', () => {
    expect(parseMatrix(serialiseMatrix(MATRIX))).toEqual(MATRIX);
  });

  it.each([
    ['not JSON', 'nope', 'not JSON'],
    ['another format', JSON.stringify({ ...MATRIX, format: 'junit' }), 'format "junit"'],
    ['a newer version', JSON.stringify({ ...MATRIX, version: 3 }), 'update curated-loops'],
    ['an older version', JSON.stringify({ ...MATRIX, version: 1 }), 'make the file again'],
    [
      'without a domain',
      JSON.stringify({ ...MATRIX, cells: [{ ...MATRIX.cells[0], domain: undefined }, ...MATRIX.cells.slice(1)] }),
      'cells[0].domain is missing',
    ],
    ['an unknown field', JSON.stringify({ ...MATRIX, colour: 1 }), 'unknown field "colour"'],
    ['a wrong cell', JSON.stringify({ ...MATRIX, cells: [{ ...MATRIX.cells[0], verdict: 'x' }] }), 'cells[0].verdict'],
    [
      'a missing cell',
      JSON.stringify({ ...MATRIX, cells: MATRIX.cells.slice(1) }),
      'cells[0] is gain × luce+accumulate',
    ],
    ['cells too many', JSON.stringify({ ...MATRIX, statements: [] }), 'cells[0] is gain × curated, expected no more'],
  ])('that is %s is refused with its name', (_what, text, message) => {
    expect(() => parseMatrix(text, 'matrix.json')).toThrow(InputError);
    expect(() => parseMatrix(text, 'matrix.json')).toThrow(message);
    expect(() => parseMatrix(text, 'matrix.json')).toThrow(/^matrix\.json: /);
  });
});

describe('the files', () => {
  it('are written whole, with nothing left beside them', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'curated-loops-')), 'a', 'b');
    const written = await writeMatrix(MATRIX, folder);
    expect(readdirSync(folder).sort()).toEqual(['matrix.html', 'matrix.json', 'matrix.md']);
    expect(written.map((path) => readFileSync(path, 'utf8'))).toContain(page);
  });
});
