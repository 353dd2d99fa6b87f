/** What is proved of a statement for all laws and weights, and how far. */
import type { StatementResult } from '../../properties/results';

type Proof = NonNullable<StatementResult['proofs']>[number];

/** Values of K as ranges: `2–5, 8 and ∞`. */
export function candidatesText(values: Proof['K']): string {
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
export function proofExtent({ atoms, K, rounds }: Proof): string {
  const laws = atoms === 'any' ? 'any number of atoms' : `at most ${atoms} atoms`;
  const when = rounds === 'every' ? 'every round' : `t ≤ ${rounds}`;
  return `${laws}, K = ${candidatesText(K)}, ${when}`;
}

/** The proofs of a statement in lines, the claim of each in front: `claim a: any number of atoms, K = 2–8, every round`. */
export const proofLines = ({ proofs = [] }: StatementResult): readonly string[] =>
  proofs.map((proof) => `claim ${proof.claim}: ${proofExtent(proof)}`);

/** Whether some claim of the statement is proved for any number of atoms. */
export const isProvedForAll = ({ proofs = [] }: StatementResult): boolean =>
  proofs.some(({ atoms }) => atoms === 'any');
