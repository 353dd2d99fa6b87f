/** Plackett–Luce at τ = 1/2: Luce’s choice with v = w², sharper than with w. */
import type { ExpectedGroup } from './group';
import {
  anyChoice,
  anyLaws,
  curationIsMonotone,
  luceAlone,
  mixing,
  oneOfK,
  otherFixedPoint,
  otherRange,
} from './shared';

export const plackettLuceCold: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
  oneOfK,
  curationIsMonotone,
  {
    verdict: 'holds',
    because:
      'in every sample the mean of w under shares w² is at least that under shares w (Chebyshev), so the reward gains at least as much as with Luce’s choice',
    statements: ['lemma-2.2', 'theorem-2.3', 'sharp-theorem-2.3'],
  },
  {
    verdict: 'holds',
    because: 'its proof takes any choice in proportion to a score that grows with w',
    statements: ['monotone-in-K'],
  },
  {
    verdict: 'holds',
    because: 'a round at K = ∞ is two rounds by w: p_t ∝ p_0 w^(2t)',
    statements: ['hedge-regret', 'geometric-concentration'],
  },
  {
    verdict: 'holds',
    because:
      'with n = w_next/w_max the best atoms gain by H ≥ P + (1 − P)·2/(1 + n²), so odds fall by (1 + n²)/2 ≤ (1 + n)/2 ≤ ρ at K = 2, and by more for larger K',
    statements: ['theorem-2.1'],
  },
  {
    verdict: 'open',
    because: 'a conjecture of Luce’s choice by any weights, which no case has refuted',
    statements: ['monotone-with-real-data', 'single-crossing-with-real-data', 'optimal-theorem-2.3'],
  },
  {
    verdict: 'refuted',
    because: 'with many candidates the kept one is worth more than the tilt by w: the shortfall changes its sign',
    statements: ['shortfall-moments'],
  },
  luceAlone,
  {
    verdict: 'refuted',
    because:
      'among two atoms far above the rest the choice by w² sees less of their difference: H(j)/H(i) → (1 + w_min²/w_i²)/(1 + w_min²/w_j²), nearer to 1',
    statements: ['odds-rate'],
  },
  otherRange,
  otherFixedPoint,
  {
    verdict: 'holds',
    because:
      'the one crossing is in the order of the score, which is that of w, so every function that grows with w rises',
    statements: ['monotone-at-infinity'],
  },
  {
    verdict: 'open',
    because:
      'the lemma is about the mean of the score by which the choice is made; for the mean of w no proof of the second round is known',
    statements: ['monotone-two-rounds'],
  },
];
