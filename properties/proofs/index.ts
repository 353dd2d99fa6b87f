/** The face of `properties/proofs/`: all that other folders may import. */
export { type Attempt, attempt, claimOf, type Effort, type ProofClaim, type ProvedCase } from './prove';
export type { ProofCase, Setting } from './setting';
