/**
 * The table of rates by which a plan sizes its units: cases per second of processor time, by statement and kind of model.
 *
 * A run of 2026-11-30 on Node 20, the second chunk of each cell, less three tenths for the climb, to one digit. The table is part of the plan only
 * through the sizes of units: a machine that is twice as fast has units of half the time. It is never measured anew on a machine, because then
 * two machines would make two plans.
 */
import type { ModelKind } from '../../../theory';

type Rates = Readonly<Partial<Record<ModelKind, number>>>;

const RATES: Readonly<Record<string, Rates>> = {
  'accumulate-discrete': { discrete: 3000 },
  'accumulate-gaussian': { gaussian: 3000 },
  'accumulate-risk': { regression: 8000 },
  'basins-lemma-3.3': { discrete: 5000 },
  'best-of-K': { discrete: 3000 },
  'bon-coverage': { discrete: 10000 },
  'bon-kl': { discrete: 5000 },
  'bon-kl-equality': { discrete: 3000 },
  'bon-winrate': { discrete: 4000 },
  'condorcet-cycle': { discrete: 2000 },
  'cover-potential': { discrete: 2000 },
  'dominated-atoms': { discrete: 3000 },
  'event-bound': { discrete: 4000 },
  'exact-theorem-2.4': { discrete: 3000, 'large-discrete': 3000 },
  'fisher-identity': { discrete: 10000, gaussian: 6000 },
  fixation: { discrete: 3000 },
  'gaussian-mle-collapse': { gaussian: 5000 },
  'geometric-concentration': { discrete: 10000 },
  'golden-weight': { gaussian: 3000 },
  'hedge-regret': { discrete: 10000 },
  'information-budget': { discrete: 7000 },
  'k2-tanh': { discrete: 2000 },
  'lemma-2.1': { discrete: 600 },
  'lemma-2.1-rate': { discrete: 4000 },
  'lemma-2.2': { discrete: 1000, 'large-discrete': 2000, gaussian: 3000, mixture: 4000 },
  'mean-drift': { gaussian: 3000 },
  'mirror-descent': { discrete: 4000, gaussian: 5000 },
  'monotone-at-infinity': { discrete: 6000, gaussian: 30000, mixture: 10000 },
  'monotone-in-K': { discrete: 3000 },
  'monotone-two-rounds': { discrete: 6000 },
  'monotone-with-real-data': { discrete: 6000, gaussian: 10000, mixture: 10000 },
  'odds-rate': { discrete: 2000, 'large-discrete': 4000 },
  'optimal-theorem-2.3': { discrete: 7000, gaussian: 6000, mixture: 3000 },
  'parametric-instability': { curved: 1000 },
  'parametric-jacobian': { curved: 1000 },
  'perron-fixed-point': { discrete: 8000 },
  'price-equation': { discrete: 8000 },
  'reverse-kl': { discrete: 4000 },
  'rlhf-equivalence': { discrete: 2000, gaussian: 3000 },
  'selection-response': { discrete: 6000 },
  'sharp-lemma-2.2': { discrete: 3000, gaussian: 3000 },
  'sharp-theorem-2.3': { discrete: 7000, 'large-discrete': 3000, gaussian: 6000, mixture: 5000 },
  'sharp-theorem-2.4': { discrete: 9000, 'large-discrete': 4000 },
  'shortfall-moments': { discrete: 2000 },
  'single-crossing-with-real-data': { discrete: 1000 },
  'step-cost': { discrete: 7000 },
  'step-identity': { discrete: 1000 },
  'step-sandwich': { discrete: 2000 },
  'tail-cut-floor': { discrete: 4000 },
  'temperature-loop': { discrete: 4000 },
  'theorem-2.1': { discrete: 1000, 'large-discrete': 3000, gaussian: 3000, mixture: 4000 },
  'theorem-2.2': { discrete: 2000, gaussian: 1000 },
  'theorem-2.3': { discrete: 3000, 'large-discrete': 2000, gaussian: 3000, mixture: 6000 },
  'theorem-2.4': { discrete: 1000, 'large-discrete': 4000 },
  'top-2-of-K': { discrete: 8000 },
  'tv-contraction': { discrete: 4000 },
  'tv-lipschitz': { discrete: 4000 },
  'two-stage-limit': { discrete: 2000 },
  'two-stage-theorem-4': { discrete: 10000 },
  'unique-fixed-point': { discrete: 3000 },
  'verifier-fresh': { discrete: 10000 },
  'verifier-odds': { discrete: 10000 },
  'wei-proposition-3.8': { discrete: 10000 },
  'wright-fisher': { discrete: 3000 },
  'wright-fisher-fresh': { discrete: 2000 },
};

/** That of a statement or model which the table does not have. */
const USUAL_RATE = 3000;

/** Cases per second, about. */
export const rateOf = (statement: string, model: ModelKind): number =>
  (Object.hasOwn(RATES, statement) ? RATES[statement]?.[model] : undefined) ?? USUAL_RATE;
