/** The settings of `learn` by the figures of the paper. */
import { type FigureId, figureOf } from '../../../properties/learned/figures';
import type { LoopChoices } from './run-learn';

/** Points of the plane: with real data at λ = 1, half of the training points are real. */
const onThePlane = (data: string): LoopChoices => ({
  data,
  learner: 'flow',
  K: '4',
  gamma: '10',
  lambda: 'inf,1',
  rounds: '5',
  seeds: '1',
  draws: '8192',
});

const IMAGES: LoopChoices = {
  data: 'shapes16',
  learner: 'conv-flow',
  K: '4',
  gamma: '5',
  seeds: '1',
  examples: '1024',
  draws: '1024',
};

const PRESETS: Readonly<Record<FigureId, LoopChoices>> = {
  'figure-2': { ...IMAGES, reward: 'class', lambda: 'inf', rounds: '10' },
  'figure-3': { ...IMAGES, reward: 'confidence', lambda: 'inf,1', rounds: '20' },
  'figure-4': onThePlane('gaussians8'),
  'figure-5': onThePlane('moons'),
};

/** The learner of a figure that takes seconds, in place of a network. */
const QUICK: Readonly<Record<FigureId, LoopChoices>> = {
  'figure-2': { learner: 'image-gaussian' },
  'figure-3': { learner: 'image-gaussian' },
  'figure-4': { learner: 'gmm' },
  'figure-5': { learner: 'gmm' },
};

/**
 * The settings of a figure.
 * @param quick without a network
 * @throws InputError listing the known figures
 */
export function presetOf(figure: string, quick = false): LoopChoices {
  const { id } = figureOf(figure);
  return quick ? { ...PRESETS[id], ...QUICK[id] } : PRESETS[id];
}
