/** What stored certificates prove about a statement: each is checked again, by a program that shares nothing with the prover. */
import type { Statement } from '../../theory';
import { RefusedProofError, checkProof, currentTexts } from '../proof-checker';
import type { ProofJson, RefusedCertificate } from '../results';
import { outOfScope, settingOf } from './scope';

/** A certificate, and the name of its file for messages. */
export interface StoredCertificate {
  readonly file: string;
  readonly text: string;
}

/** The loop that every certificate is about. */
const PAPER: Statement['domain']['loop'] = 'curated';

type Checked = Omit<ProofJson, 'K'> & { readonly K: ProofJson['K'][number] };

/** The certificates of a statement, by the names of their files: `lemma-2.2--K3.json`. */
const isOf = (statement: Statement, { file }: StoredCertificate): boolean => file.startsWith(`${statement.id}--`);

const orderOf = (K: ProofJson['K'][number]): number => (K === 'infinity' ? Infinity : K);

const sizeOf = (value: number | 'any' | 'every'): number => (typeof value === 'number' ? value : Infinity);

/** Whether a proof says no more than another one. */
const isCovered = (one: Checked, by: Checked): boolean =>
  one.claim === by.claim &&
  one.K === by.K &&
  sizeOf(by.atoms) >= sizeOf(one.atoms) &&
  sizeOf(by.rounds) >= sizeOf(one.rounds);

/** Proofs of the same claim with the same extent, joined over K; what another proof covers is left out. */
function joined(checked: readonly Checked[]): ProofJson[] {
  const groups = new Map<string, Checked[]>();
  const ordered = [...checked].sort((a, b) => sizeOf(b.atoms) - sizeOf(a.atoms) || 0);
  for (const one of ordered) {
    if (ordered.some((other) => other !== one && isCovered(one, other) && !isCovered(other, one))) continue;
    const key = JSON.stringify([one.claim, one.atoms, one.rounds]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const { claim, atoms, rounds } = group[0] as Checked;
    const K = [...new Set(group.map((one) => one.K))].sort((a, b) => orderOf(a) - orderOf(b));
    return { claim, K, atoms, rounds, terms: group.reduce((total, { terms }) => total + terms, 0) };
  });
}

type CheckedProof = ReturnType<typeof checkProof>;

/** @throws RefusedProofError if the instances of the certificate are not those of the statement */
function checkScope(statement: Statement, { statement: id, header, claims }: CheckedProof): void {
  if (id !== statement.id) throw new RefusedProofError(`it is about ${id}`);
  const { loop } = statement.domain;
  if (loop !== PAPER) throw new RefusedProofError(`it is about the loop ${PAPER}; the statement is about ${loop}`);
  const candidates = header.K === 'infinity' ? Infinity : header.K;
  const setting = settingOf(statement, { candidates, atoms: header.atoms });
  if (typeof setting === 'string') throw new RefusedProofError(setting);
  const { data, start } = setting;
  if (data !== header.data || start !== header.start)
    throw new RefusedProofError(
      `it is about ${header.data} data and a ${header.start} start; the statement is about ${data} data and a ${start} start`,
    );
  for (const claim of claims) {
    const spec = statement.claims.find((each) => each.id === claim.id);
    const reason = spec === undefined ? 'there is no such claim' : outOfScope(statement, spec);
    if (reason !== undefined) throw new RefusedProofError(`claim ${claim.id}: ${reason}`);
  }
}

/** What the certificates of a statement prove, and those that are refused. */
export function proofsOf(
  statement: Statement,
  certificates: readonly StoredCertificate[],
): { readonly proofs: readonly ProofJson[]; readonly refused: readonly RefusedCertificate[] } {
  const checked: Checked[] = [];
  const refused: RefusedCertificate[] = [];
  const current = currentTexts(statement);
  for (const { file, text } of certificates.filter((certificate) => isOf(statement, certificate))) {
    try {
      const proof = checkProof(text, (id) => (id === statement.id ? current : undefined));
      checkScope(statement, proof);
      checked.push(
        ...proof.claims.map(({ id, rounds, terms }) => ({
          claim: id,
          K: proof.header.K,
          atoms: proof.header.atoms,
          rounds,
          terms,
        })),
      );
    } catch (error) {
      if (!(error instanceof RefusedProofError)) throw error;
      refused.push({ file, reason: error.message });
    }
  }
  const order = statement.claims.map(({ id }) => id);
  return { proofs: joined(checked).sort((a, b) => order.indexOf(a.claim) - order.indexOf(b.claim)), refused };
}
