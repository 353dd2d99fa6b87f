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
  examples: '2048',
  draws: '1024',
};

const PRESETS: Readonly<Record<FigureId, LoopChoices>> = {
  'figure-2': { ...IMAGES, reward: 'class', lambda: 'inf', rounds: '10' },
  'figure-3': { ...IMAGES, reward: 'confidence', lambda: 'inf,1', rounds: '20' },
  'figure-4': onThePlane('gaussians8'),
  'figure-5': onThePlane('moons'),
};

/** The settings of a figure. @throws InputError listing the known figures */
export const presetOf = (figure: string): LoopChoices => PRESETS[figureOf(figure).id];
