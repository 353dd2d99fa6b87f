/** The face of `theory/statements/`: all that other folders may import. */
export { claimsFor, learnedClaims, parseClaimSpec, type ParsedClaim, statementOf, STATEMENTS } from './registry';
export * from './statement';
