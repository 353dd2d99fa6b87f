/**
 * The figures of Ferbach et al. 2024 that show learned loops, in our words, with what is looked for in each.
 *
 * Sizes, samples and networks are ours: they are chosen for a computer without a graphics card. So a figure is seen again in its findings, not in its
 * numbers.
 */
import { type AnyText, unknownId } from '../../../theory';
import {
  type Sought,
  bestGrows,
  concentratesLess,
  driftSmaller,
  rewardGrows,
  shareGrows,
  sharesDrift,
} from './findings';

export type FigureId = 'figure-2' | 'figure-3' | 'figure-4' | 'figure-5';

export interface Figure {
  readonly id: FigureId;
  readonly title: string;
  /** What the paper shows. */
  readonly shows: string;
  /** What is different here. */
  readonly differs: string;
  readonly findings: readonly Sought[];
}

const DRAWN =
  'The images are drawn shapes of ten classes instead of CIFAR-10, so that the share of every class in the real data is known; generator and classifier are small networks, trained on these shapes. The option --data takes the files of CIFAR-10.';

const ON_THE_PLANE = {
  shows:
    'Five rounds of retraining on points of the plane, where the reward is largest in a small disc. The fully synthetic loop moves all its mass into the disc; the loop that also trains on real data moves towards it and keeps the shape of the data.',
  findings: [
    bestGrows('the share of the best region grows, with real data and without'),
    rewardGrows('the mean weight grows, with real data and without', 'any'),
    concentratesLess('with real data, less mass ends in the best region than in the fully synthetic loop'),
  ],
} as const;

export const FIGURES: Readonly<Record<FigureId, Figure>> = {
  'figure-2': {
    id: 'figure-2',
    title: 'One class is preferred',
    shows:
      'Images with the reward r(x) = γ·q_0(x), where q_0 is the probability that a classifier gives to one class, and γ = 5. In ten rounds of the fully synthetic loop the share of that class rises, and the other nine fall.',
    differs: DRAWN,
    findings: [
      shareGrows(0, 'the share of the preferred class grows'),
      rewardGrows('the mean weight grows', 'any'),
      sharesDrift('the shares of the classes move'),
    ],
  },
  'figure-3': {
    id: 'figure-3',
    title: 'Confidence is preferred',
    shows:
      'Images with the reward r(x) = γ·max_i q_i(x), the confidence of a classifier, which names no class. In the fully synthetic loop the shares of the classes drift apart all the same; with real data they stay close to where they were, and the reward still rises.',
    differs: `${DRAWN} The classifier is sure of them, so that real images have nearly the largest reward: all that the exact loop (dashed) gains with real data is what the first network lost against them, and a network that fits no better than the first one gains nothing.`,
    findings: [
      sharesDrift('in the fully synthetic loop the shares of the classes drift'),
      driftSmaller('with real data they drift less'),
      rewardGrows('with real data the mean weight still grows', 'real data'),
    ],
  },
  'figure-4': {
    id: 'figure-4',
    title: 'Eight Gaussians',
    shows: ON_THE_PLANE.shows,
    differs: 'The learner, the weight λ of the synthetic data, the disc and the number of points are ours.',
    findings: ON_THE_PLANE.findings,
  },
  'figure-5': {
    id: 'figure-5',
    title: 'Two moons',
    shows: ON_THE_PLANE.shows,
    differs: 'The learner, the weight λ of the synthetic data, the disc and the number of points are ours.',
    findings: ON_THE_PLANE.findings,
  },
};

const isFigureId = (id: string): id is FigureId => Object.hasOwn(FIGURES, id);

/** The figure with the given id. @throws InputError listing the known ids */
export function figureOf<T extends string>(id: T & AnyText<T>): Figure {
  const text: string = id;
  if (isFigureId(text)) return FIGURES[text];
  throw unknownId('figure', text, Object.keys(FIGURES));
}
