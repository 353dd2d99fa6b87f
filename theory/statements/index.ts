/** The face of `theory/statements/`: all that other folders may import. */
export { type ClaimParts, type ParsedParts, parseParts } from './claim-parts';
export { constantsRows } from './constants';
export type { StatementId } from './ids';
export { claimsFor, learnedClaims, parseClaimSpec, type ParsedClaim, statementOf, STATEMENTS } from './registry';
export * from './statement';
