/**
 * Certificates: files from which a claim's proof can be computed again by a program that shares nothing with this one.
 *
 * A certificate says what was proved, and by which polynomials: the digest of each, and the denominators that were cleared. It does not hold
 * their terms. `docs/certificates.md` describes the format.
 */
import { createHash } from 'node:crypto';
import type { Statement } from '../../theory';
import { type Attempt, type Effort, attempt, claimOf } from './prove';
import { type Extent, outOfScope, settingOf } from './scope';
import type { Setting } from './setting';

type Proved = Extract<Attempt, { proved: true }>;

/** The outcome of an attempt on a statement: what was proved, and why the other claims were not. */
export interface StatementAttempt {
  readonly statement: string;
  readonly extent: Extent;
  /** The text of the certificate; undefined if no claim was proved. */
  readonly certificate?: string;
  readonly proved: readonly Proved[];
  readonly failed: readonly { readonly claim: string; readonly why: string; readonly reason: string }[];
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

function claimJson({ claim, polya, cases }: Proved) {
  const { id, text, where, when } = claim;
  return {
    id,
    text,
    where,
    when,
    polya,
    cases: cases.map(({ t, atoms, draws, variables, numerator: { whole, cleared, terms, bits, digest: sum } }) => ({
      t,
      atoms,
      draws,
      variables,
      integer: String(whole),
      cleared,
      terms,
      bits,
      digest: sum,
    })),
  };
}

/** The text of a certificate: one JSON value, the same bytes for the same proof. */
function certificateText(statement: string, setting: Setting, proved: readonly Proved[]): string {
  const { loop, candidates, atoms, data, start } = setting;
  const body = {
    format: 'curated-loops-certificate',
    version: 1,
    statement,
    loop: loop.id,
    K: candidates === Infinity ? 'infinity' : candidates,
    atoms,
    data,
    start,
    claims: proved.map(claimJson),
    checksum: '',
  };
  const text = (checksum: string): string => `${JSON.stringify({ ...body, checksum }, null, 1)}\n`;
  return text(digest(text('')));
}

/** The name of the file of a certificate. */
export function certificateName(statement: string, { candidates, atoms }: Extent, rounds: number): string {
  const K = candidates === Infinity ? 'inf' : candidates;
  return `${statement}--K${K}${atoms === 'any' ? '' : `-n${atoms}-t${rounds}`}.json`;
}

/** Tries to prove every claim of a statement, or those named. */
export function attemptStatement(
  statement: Statement,
  extent: Extent,
  effort: Effort,
  only?: ReadonlySet<string>,
): StatementAttempt {
  const proved: Proved[] = [];
  const failed: { claim: string; why: string; reason: string }[] = [];
  const setting = settingOf(statement, extent);
  for (const spec of statement.claims) {
    if (only?.has(spec.id) === false) continue;
    const reason = typeof setting === 'string' ? setting : outOfScope(statement, spec);
    if (reason !== undefined || typeof setting === 'string') {
      failed.push({ claim: spec.id, why: 'unsupported', reason: reason ?? '' });
      continue;
    }
    const result = attempt(claimOf(statement, spec.id), setting, effort);
    if (result.proved) proved.push(result);
    else failed.push({ claim: spec.id, why: result.why, reason: result.reason });
  }
  const certificate =
    proved.length === 0 || typeof setting === 'string'
      ? {}
      : { certificate: certificateText(statement.id, setting, proved) };
  return { statement: statement.id, extent, ...certificate, proved, failed };
}
