/**
 * The ids of the statements, in the order of the registry.
 *
 * They are a list of their own so that a statement can name others by a type that knows all ids: the registry imports the statements,
 * and they cannot import it.
 */
export const STATEMENT_IDS = [
  'lemma-2.1',
  'lemma-2.2',
  'theorem-2.1',
  'theorem-2.2',
  'theorem-2.3',
  'theorem-2.4',
  'rlhf-equivalence',
  'step-identity',
  'step-sandwich',
  'sharp-lemma-2.2',
  'shortfall-moments',
  'lemma-2.1-rate',
  'fisher-identity',
  'k2-tanh',
  'step-cost',
  'odds-rate',
  'tv-lipschitz',
  'tv-contraction',
  'selection-response',
  'sharp-theorem-2.3',
  'sharp-theorem-2.4',
  'reverse-kl',
  'event-bound',
  'exact-theorem-2.4',
  'hedge-regret',
  'geometric-concentration',
  'mirror-descent',
  'perron-fixed-point',
  'cover-potential',
  'dominated-atoms',
  'two-stage-limit',
  'condorcet-cycle',
  'monotone-in-K',
  'best-of-K',
  'top-2-of-K',
  'basins-lemma-3.3',
  'two-stage-theorem-4',
  'wei-proposition-3.8',
  'monotone-with-real-data',
  'wright-fisher',
  'gaussian-mle-collapse',
  'accumulate-risk',
] as const;

/** The id of a statement of the registry. */
export type StatementId = (typeof STATEMENT_IDS)[number];
