/** Certificates in the matrix: which cells have proofs, and what a refused certificate does to the whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Loop, loopOf } from '../../models';
import { statementOf } from '../../theory';
import type { StoredCertificate } from '../proofs';
import { type JudgedCell, type MatrixResults, matrixExitCode, matrixVerdict } from '../results';
import { parseMatrix, serialiseMatrix } from '../results/schemas';
import { provedCells } from './proved-cells';
import { runMatrix } from './run-matrix';

const stored = (file: string): StoredCertificate => ({
  file,
  text: readFileSync(join(__dirname, '..', '..', 'certificates', file), 'utf8'),
});

const CERTIFICATES = ['lemma-2.2--K2.json', 'lemma-2.2--K3.json', 'odds-rate--K2.json'].map(stored);
const LEMMA_PROOF = { claim: 'a', K: [2, 3], atoms: 'any', rounds: 'every' };

/** The same text with another K. */
const corrupted = ({ file, text }: StoredCertificate): StoredCertificate => ({
  file,
  text: text.replace('"K": 2', '"K": 3'),
});

const run = (
  loops: readonly (Loop | 'curated' | 'uniform-choice')[],
  certificates = CERTIFICATES,
): Promise<MatrixResults> =>
  runMatrix({
    loops,
    statements: [statementOf('lemma-2.2'), statementOf('odds-rate')],
    cases: 40,
    seed: 5,
    certificates,
  });

const proofsIn = ({
  cells,
}: MatrixResults): (readonly [string, string, JudgedCell['proofs'], JudgedCell['unproved']])[] =>
  cells.flatMap(({ statement, loop, proofs, unproved }) =>
    proofs ? [[statement, loop, proofs, unproved] as const] : [],
  );

describe('proofs in the matrix', () => {
  it('are in the cells of the paper’s loop alone, with the claims that are tested only', async () => {
    const results = await run(['curated', 'uniform-choice']);
    expect(proofsIn(results)).toEqual([
      ['lemma-2.2', 'curated', [expect.objectContaining(LEMMA_PROOF)], undefined],
      ['odds-rate', 'curated', [expect.objectContaining({ claim: 'a', K: [2], atoms: 'any' })], ['b']],
    ]);
    expect(results.refused).toBeUndefined();
    expect(parseMatrix(serialiseMatrix(results))).toEqual(results);
  });

  it('change no cell otherwise, and are absent without certificates', async () => {
    const bare = await run(['curated'], []);
    expect(proofsIn(bare)).toEqual([]);
    const cells = (await run(['curated'])).cells.map(({ proofs: _proofs, unproved: _unproved, ...cell }) => cell);
    expect(cells).toEqual(bare.cells);
  });

  it('are not given to a loop of the user that has the id of the paper’s loop', async () => {
    const impostor: Loop = { ...loopOf('uniform-choice'), id: 'curated' };
    expect(proofsIn(await run([impostor]))).toEqual([]);
  });

  it('are not given to a cell on laws without atoms, nor to one that is not applicable', async () => {
    const [found] = (await run(['curated'], [])).cells;
    if (found === undefined) throw new Error('no cell');
    const { model: _model, ...inapplicable } = found;
    const cells: readonly JudgedCell[] = [found, { ...found, model: 'gaussian' }, inapplicable];
    const proved = provedCells(cells, [statementOf('lemma-2.2')], [loopOf('curated')], CERTIFICATES).cells;
    expect(proved.map(({ proofs }) => proofs !== undefined)).toEqual([true, false, false]);
  });
});

describe('a refused certificate', () => {
  const [good, ...others] = CERTIFICATES as [StoredCertificate, ...StoredCertificate[]];
  const certificates = [corrupted(good), ...others];

  it('proves nothing, and fails the matrix', async () => {
    const results = await run(['curated'], certificates);
    expect(results.refused).toEqual([{ file: good.file, reason: expect.any(String) }]);
    expect(proofsIn(results)[0]?.[2]).toEqual([expect.objectContaining({ ...LEMMA_PROOF, K: [3] })]);
    expect(results.cells.every(({ agreement }) => agreement === 'as expected')).toBe(true);
    expect([matrixVerdict(results), matrixExitCode(results)]).toEqual(['refused', 1]);
    expect([matrixVerdict(await run(['curated'])), matrixExitCode(await run(['curated']))]).toEqual(['as expected', 0]);
    expect(parseMatrix(serialiseMatrix(results))).toEqual(results);
  });

  it('is no matter of a matrix without the paper’s loop', async () => {
    expect((await run(['uniform-choice'], certificates)).refused).toBeUndefined();
  });
});
