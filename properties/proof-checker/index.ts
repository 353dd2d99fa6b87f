/** The face of `properties/proof-checker/`: what other folders use of it. */
export { checkProof, type CurrentStatement, currentTexts, type ProvedClaim } from './check-proof';
export { RefusedProofError } from './refusal';
