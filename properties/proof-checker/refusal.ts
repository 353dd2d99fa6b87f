/** The errors by which a certificate is refused. */

/** The certificate proves nothing: it is malformed, incomplete, or says what the computation does not give. */
export class RefusedProofError extends Error {
  override readonly name: string = 'RefusedProofError';
}

/** The statement has changed since: the certificate speaks of another claim than the statement now makes. */
export class StaleProofError extends RefusedProofError {
  override readonly name = 'StaleProofError';
}

/** @throws RefusedProofError */
export function refuse(why: string): never {
  throw new RefusedProofError(why);
}
