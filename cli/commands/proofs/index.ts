/** The face of `cli/commands/proofs/`: the commands about proofs. */
export { checkProofCommand } from './check-proof';
export { proveCommand } from './prove';
export { sharpenCommand } from './sharpen';
