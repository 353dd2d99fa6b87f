/** Plackett–Luce at τ = 2: Luce’s choice with v = √w, softer than with w. */
import type { ExpectedGroup } from './group';
import {
  anyChoice,
  anyLaws,
  curationIsMonotone,
  luceAlone,
  mixing,
  oneOfK,
  otherFixedPoint,
  withinRange,
} from './shared';

export const plackettLuceWarm: readonly ExpectedGroup[] = [
  anyChoice,
  anyLaws,
  mixing,
  oneOfK,
  curationIsMonotone,
  withinRange('Luce’s choice by √w has half the range of rewards, and so a smaller constant'),
  {
    verdict: 'open',
    because: 'a conjecture of Luce’s choice by any weights, which no case has refuted',
    statements: ['monotone-with-real-data', 'single-crossing-with-real-data'],
  },
  {
    verdict: 'refuted',
    because: 'the choice by √w gains about half where weights are nearly equal',
    statements: ['lemma-2.2', 'theorem-2.1', 'theorem-2.3', 'sharp-theorem-2.3', 'optimal-theorem-2.3', 'odds-rate'],
  },
  {
    verdict: 'holds',
    because: 'its proof takes any choice in proportion to a score that grows with w',
    statements: ['monotone-in-K'],
  },
  {
    verdict: 'refuted',
    because: 'a round at K = ∞ is half a round by w: p_t ∝ p_0 w^(t/2)',
    statements: ['hedge-regret', 'geometric-concentration'],
  },
  {
    verdict: 'holds',
    because:
      'the gain is concave for every score that grows with w; the tilt by w is above the limit of this choice, and a constant added to a log-convex sequence leaves it log-convex',
    statements: ['shortfall-moments'],
  },
  luceAlone,
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
