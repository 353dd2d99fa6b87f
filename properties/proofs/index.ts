/** The face of `properties/proofs/`: all that other folders may import. */
export { attemptStatement, certificateName, type StatementAttempt } from './certificate';
export { type Attempt, attempt, claimOf, type Effort, type ProofClaim } from './prove';
export { outOfScope, settingOf } from './scope';
export type { Setting } from './setting';
export { proofsOf, type StoredCertificate } from './stored';
