/** What is proved of a statement for all laws and weights, and how far. */
import type { JudgedCell, MatrixResults, ProofJson, StatementResult } from '../../properties/results';
import type { Verdict } from './verdict';

/** Values of K as ranges: `2–5, 8 and ∞`. */
export function candidatesText(values: ProofJson['K']): string {
  const finite = values.filter((K) => K !== 'infinity');
  const ranges: [number, number][] = [];
  for (const K of finite) {
    const last = ranges.at(-1);
    if (last?.[1] === K - 1) last[1] = K;
    else ranges.push([K, K]);
  }
  const parts = ranges.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
  if (values.includes('infinity')) parts.push('∞');
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

/** How far one proof goes: `any number of atoms, K = 2–8, every round`. */
export function proofExtent({ atoms, K, rounds }: ProofJson): string {
  const laws = atoms === 'any' ? 'any number of atoms' : `at most ${atoms} atoms`;
  const when = rounds === 'every' ? 'every round' : `t ≤ ${rounds}`;
  return `${laws}, K = ${candidatesText(K)}, ${when}`;
}

/** The proofs of a statement or of a cell in lines, the claim of each in front: `claim a: any number of atoms, K = 2–8, every round`. */
export const proofLines = ({ proofs = [] }: Pick<StatementResult, 'proofs'>): readonly string[] =>
  proofs.map((proof) => `claim ${proof.claim}: ${proofExtent(proof)}`);

/** Whether some claim of the statement is proved for any number of atoms. */
export const isProvedForAll = ({ proofs = [] }: StatementResult): boolean =>
  proofs.some(({ atoms }) => atoms === 'any');

/** The sign of what is proved for all laws and weights. */
export const PROVED = '∎';

/** The title of a list of proofs. */
export const PROVED_TITLE = 'proved for all laws and weights; tested beyond';

/**
 * Whether a cell of the matrix is marked as proved: it holds, and each of its claims has a certificate for any number of atoms. Proofs for few
 * atoms alone, or of some claims alone, are only listed.
 */
export function isProvedCell({ verdict, agreement, proofs = [], unproved = [] }: JudgedCell): boolean {
  if (verdict !== 'holds' || agreement === 'open' || proofs.length === 0 || unproved.length > 0) return false;
  return proofs.every(({ claim }) => proofs.some((other) => other.claim === claim && other.atoms === 'any'));
}

/** What is proved of a cell, a line per proof, and what is only tested. */
export function cellProofLines(cell: Pick<JudgedCell, 'proofs' | 'unproved'>): readonly string[] {
  const { unproved = [] } = cell;
  const rest =
    unproved.length === 0 ? [] : [`${unproved.length === 1 ? 'claim' : 'claims'} ${unproved.join(', ')}: tested only`];
  return [...proofLines(cell), ...rest];
}

/** The cells of which something is proved. */
export const cellsWithProofs = ({ cells }: MatrixResults): readonly JudgedCell[] =>
  cells.filter(({ proofs = [] }) => proofs.length > 0);

/** The refused certificates of a matrix, in words: `certificate lemma-2.2--K3.json: refused, because …`. */
export const refusedLines = ({ refused = [] }: MatrixResults): readonly string[] =>
  refused.map(({ file, reason }) => `certificate ${file} is refused: ${reason}`);

/** A verdict with the sign of a proof behind its own. */
export const withProofSign = (verdict: Verdict, proved: boolean): Verdict =>
  proved ? { ...verdict, sign: `${verdict.sign}${PROVED}`, words: `${verdict.words}, proved` } : verdict;
