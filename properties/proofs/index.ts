/** The face of `properties/proofs/`: all that other folders may import. */
export { attemptStatement, certificateName, type StatementAttempt } from './certificate';
export { assignments, type Attempt, attempt, claimOf, type Effort, type ProofClaim, roundsOf } from './prove';
export { type Extent, outOfScope, settingOf } from './scope';
export type { ProofCase, Setting } from './setting';
export { proofsOf, type StoredCertificate } from './stored';
