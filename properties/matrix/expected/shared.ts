/** Groups of statements that have the same verdict and reason on many loops. */
import type { ExpectedGroup } from './group';

export const mixing: ExpectedGroup = {
  verdict: 'holds',
  because: 'it is about mixing and fitting, whatever is chosen: exact fit, constant λ',
  statements: ['theorem-2.2', 'selection-response', 'reverse-kl'],
};

export const anyLaws: ExpectedGroup = {
  verdict: 'holds',
  because: 'it is an inequality between any two laws on a bounded weight',
  statements: ['information-budget'],
};

export const anyChoice: ExpectedGroup = {
  verdict: 'holds',
  because: 'it is about any law of the kept candidate, fitted exactly without real data, whatever is chosen',
  statements: ['price-equation'],
};

export const oneOfK: ExpectedGroup = {
  verdict: 'holds',
  because:
    'it holds for every choice of one of K: the kept one has H ≤ K, and no choice spreads mass more than best-of-K',
  statements: ['theorem-2.4', 'step-cost', 'event-bound', 'exact-theorem-2.4'],
};

export const curationIsMonotone: ExpectedGroup = {
  verdict: 'holds',
  because: 'Luce’s choice by any score is monotone in the law, and so are mixtures and limits of such choices',
  statements: ['unique-fixed-point'],
};

export const luceAlone: ExpectedGroup = {
  verdict: 'refuted',
  because: 'identities and two-sided bounds of Luce’s choice by w',
  statements: [
    'lemma-2.1',
    'lemma-2.1-rate',
    'rlhf-equivalence',
    'step-identity',
    'step-sandwich',
    'sharp-lemma-2.2',
    'fisher-identity',
    'k2-tanh',
    'mirror-descent',
    'verifier-odds',
    'verifier-fresh',
  ],
};

/** The statements about the expected weight, on a loop that follows other rewards too. */
export const rewardLost = (because: string): ExpectedGroup => ({
  verdict: 'refuted',
  because,
  statements: [
    'lemma-2.2',
    'theorem-2.1',
    'theorem-2.3',
    'sharp-theorem-2.3',
    'optimal-theorem-2.3',
    'monotone-in-K',
    'shortfall-moments',
    'odds-rate',
    'hedge-regret',
    'geometric-concentration',
    'monotone-with-real-data',
    'monotone-at-infinity',
    'monotone-two-rounds',
    'single-crossing-with-real-data',
  ],
});

export const otherRange: ExpectedGroup = {
  verdict: 'refuted',
  because: 'the constants are those of the range of w; other rewards may range further',
  statements: ['tv-lipschitz', 'tv-contraction', 'sharp-theorem-2.4'],
};

export const withinRange = (because: string): ExpectedGroup => ({
  verdict: 'holds',
  because,
  statements: ['tv-lipschitz', 'tv-contraction', 'sharp-theorem-2.4'],
});

export const otherFixedPoint: ExpectedGroup = {
  verdict: 'refuted',
  because: 'q is a fixed point of Luce’s choice by w, not of this loop',
  statements: ['perron-fixed-point', 'wei-proposition-3.8'],
};

export const publishedFixedPoint: ExpectedGroup = {
  verdict: 'refuted',
  because: 'published for any real data; it fails where the real data misses the best atoms',
  statements: ['wei-proposition-3.8'],
};

export const compromise: ExpectedGroup = {
  verdict: 'refuted',
  because: 'published; the limit is a compromise',
  statements: ['basins-lemma-3.3', 'two-stage-theorem-4'],
};
