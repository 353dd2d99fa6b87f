/** The face of `theory/statements/`: all that other folders may import. */
export {
  claimsFor,
  learnedClaims,
  parseClaimSpec,
  type ParsedClaim,
  type StatementId,
  statementOf,
  STATEMENTS,
} from './registry';
export * from './statement';
