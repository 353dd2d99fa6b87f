/**
 * The K candidates answer one prompt, whose mass is fixed: every prompt x has a loop of the paper of its own, from p(·|x). A sum or a bound that is the average over the
 * prompts of one about each survives; what compares answers to different prompts does not.
 */
import type { ExpectedGroup } from './group';
import { anyChoice, anyLaws, mixing, oneOfK, publishedFixedPoint, withinRange } from './shared';

export const perPrompt: readonly ExpectedGroup[] = [
  anyLaws,
  anyChoice,
  mixing,
  {
    ...oneOfK,
    because:
      'given a prompt the kept one has H ≤ K and lies in an event with probability p^K at least; so it does on average over the prompts, since p^K is convex',
  },
  withinRange(
    'laws with the same masses of prompts differ by the average over the prompts, and the weights of one range no further than all',
  ),
  {
    verdict: 'holds',
    because: 'the expected ratios are averages over the prompts of those of two laws of answers, each at least 2',
    statements: ['unique-fixed-point'],
  },
  {
    verdict: 'holds',
    because:
      'rewards and divergences between laws with the same masses of prompts are averages over the prompts, and in each the tilt is the best law: this is the regularised objective of several prompts',
    statements: ['rlhf-equivalence', 'mirror-descent'],
  },
  {
    verdict: 'holds',
    because: 'the expected weight is the average over the prompts, and falls in none of them',
    statements: ['monotone-two-rounds'],
  },
  {
    verdict: 'open',
    because: 'the expected weight is the average over the prompts, and the conjecture is about each of them',
    statements: ['monotone-with-real-data'],
  },
  {
    verdict: 'refuted',
    because:
      'the variance of w between prompts gains nothing: of two prompts with one answer each the law stays, though w varies',
    statements: [
      'lemma-2.2',
      'theorem-2.1',
      'step-identity',
      'step-sandwich',
      'sharp-lemma-2.2',
      'fisher-identity',
      'theorem-2.3',
      'sharp-theorem-2.3',
      'optimal-theorem-2.3',
    ],
  },
  {
    verdict: 'refuted',
    because: 'answers to different prompts do not compete, so the best answer to one does not displace that to another',
    statements: [
      'lemma-2.1',
      'lemma-2.1-rate',
      'shortfall-moments',
      'k2-tanh',
      'odds-rate',
      'verifier-odds',
      'verifier-fresh',
      'hedge-regret',
      'geometric-concentration',
      'perron-fixed-point',
      'monotone-in-K',
      'monotone-at-infinity',
      'single-crossing-with-real-data',
    ],
  },
  publishedFixedPoint,
];
