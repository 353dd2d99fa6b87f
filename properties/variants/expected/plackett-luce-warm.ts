/** Plackett–Luce at τ = 2: Luce’s choice by v = √w, softer than the reward says. */
import type { ExpectedGroup } from './group';

export const plackettLuceWarm: readonly ExpectedGroup[] = [
  {
    verdict: 'holds',
    because: 'it is about mixing and fitting, whatever is chosen: exact fit, constant λ',
    statements: ['theorem-2.2', 'selection-response', 'reverse-kl'],
  },
  {
    verdict: 'holds',
    because:
      'it holds for every choice of one of K: the kept one has H ≤ K, and no choice spreads mass more than best-of-K',
    statements: ['theorem-2.4', 'step-cost'],
  },
  {
    verdict: 'holds',
    because: 'Luce’s choice by √w has half the range of rewards, and so a smaller constant',
    statements: ['tv-lipschitz', 'sharp-theorem-2.4'],
  },
  {
    verdict: 'open',
    because: 'a conjecture of Luce’s choice by any weights, which no case has refuted',
    statements: ['monotone-with-real-data'],
  },
  {
    verdict: 'refuted',
    because: 'the choice by √w gains about half where weights are nearly equal',
    statements: ['lemma-2.2', 'theorem-2.1', 'theorem-2.3', 'sharp-theorem-2.3', 'odds-rate'],
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
    verdict: 'refuted',
    because: 'identities and two-sided bounds of Luce’s choice by w',
    statements: [
      'lemma-2.1',
      'rlhf-equivalence',
      'step-identity',
      'step-sandwich',
      'fisher-identity',
      'k2-tanh',
      'mirror-descent',
    ],
  },
  {
    verdict: 'refuted',
    because: 'q is a fixed point of Luce’s choice by w, not of this loop',
    statements: ['perron-fixed-point', 'wei-proposition-3.8'],
  },
];
