/** The face of `theory/statements/`: what other folders use of it. */
export { claimsFor, learnedClaims, parseClaimSpec, type ParsedClaim, statementOf, STATEMENTS } from './registry';
export * from './statement';
