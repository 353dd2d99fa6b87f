/** The sizes of the check: for a GPU, and for a dry run on an adapter in software, which does the same work in miniature. */

export interface Sizes {
  /** Gradient steps after which losses are told. */
  readonly steps: number;
  readonly samplerSteps: number;
  /** Whether the learned set is restricted to one seed of its smallest network. */
  readonly smallSet: boolean;
  /** Options of `reproduce` for the run of figure 3 that both sides make, and for the one of the GPU alone; the latter may be left out. */
  readonly figure: readonly string[];
  readonly figureAlone?: readonly string[];
  /** Batches, and numbers of points drawn. */
  readonly counts: readonly number[];
  readonly rounds: number;
  /** Least length of a sample, in seconds. */
  readonly sampleSeconds: number;
  /** Most seconds of one run of learned models. */
  readonly longest: number;
}

const FULL: Sizes = {
  steps: 50,
  samplerSteps: 12,
  smallSet: false,
  figure: ['--rounds', '3', '--examples', '512', '--draws', '512'],
  figureAlone: [],
  counts: [512, 4096, 65_536],
  rounds: 3,
  sampleSeconds: 1,
  longest: 90,
};

const DRY: Sizes = {
  steps: 5,
  samplerSteps: 2,
  smallSet: true,
  figure: ['--rounds', '1', '--examples', '32', '--draws', '32'],
  counts: [8, 16],
  rounds: 1,
  sampleSeconds: 0.01,
  longest: 90,
};

export const sizesOf = (dry: boolean): Sizes => (dry ? DRY : FULL);
