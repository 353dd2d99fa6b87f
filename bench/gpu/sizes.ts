/** The sizes of the check: for a GPU, and for a dry run on an adapter in software, which does the same work in miniature. */

export interface Sizes {
  /** Gradient steps after which losses are told. */
  readonly steps: number;
  readonly samplerSteps: number;
  /** Whether the learned set is restricted to one seed of its smallest network. */
  readonly smallSet: boolean;
  /** The batch of the convolutional network. */
  readonly images: number;
  /** Options of `reproduce` for the run of figure 3 that both sides make. */
  readonly figure: readonly string[];
  /** Whether the GPU also runs the figure as it is, which is too long for the CPU. */
  readonly figureAlone: boolean;
  /** Batches, and numbers of points drawn. */
  readonly counts: readonly number[];
  readonly rounds: number;
  /** Least length of a sample, in seconds. */
  readonly sampleSeconds: number;
}

const FULL: Sizes = {
  steps: 50,
  samplerSteps: 12,
  smallSet: false,
  images: 32,
  figure: ['--rounds', '1', '--examples', '256', '--draws', '1024'],
  figureAlone: true,
  counts: [512, 4096, 65_536],
  rounds: 3,
  sampleSeconds: 1,
};

const DRY: Sizes = {
  steps: 5,
  samplerSteps: 2,
  smallSet: true,
  images: 2,
  figure: ['--quick', '--rounds', '1', '--examples', '64', '--draws', '1024'],
  figureAlone: false,
  counts: [8, 16],
  rounds: 1,
  sampleSeconds: 0.01,
};

export const sizesOf = (dry: boolean): Sizes => (dry ? DRY : FULL);
