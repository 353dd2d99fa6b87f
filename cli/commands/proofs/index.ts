/** The face of `cli/commands/proofs/`: the commands about proofs. */
export { checkProofCommand } from './check-proof';
