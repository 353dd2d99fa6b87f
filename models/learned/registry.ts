/** The learners, by id. */
import { type AnyText, InputError, unknownId } from '../../theory';
import type { Learner } from './learner';
import type { ImageShape } from './image-shape';
import { gaussianLearner, imageGaussian, mixtureLearner } from './mixtures';
import type { TensorFlow } from './backends';
import { categoricalSoftmax, convFlow, ddpm, flowMatching } from './networks';

/** The id of a learner. */
export type LearnerId = 'gaussian' | 'gmm' | 'flow' | 'ddpm' | 'categorical' | 'image-gaussian' | 'conv-flow';

interface LearnerContext {
  /** The backend, for learners that need one. */
  readonly tf: () => TensorFlow;
  /** The number of classes, for the learner on classes. */
  readonly classes: number | undefined;
  /** The size of the images, for the learner of images. @defaultValue the data are no images */
  readonly image?: ImageShape | undefined;
}

/** A learner of the registry, and its requirements. */
export interface LearnerEntry {
  readonly id: string;
  /** Its name on the command line. @defaultValue the id */
  readonly argument?: string;
  readonly about: string;
  /** Whether the learner trains on a TensorFlow.js backend. */
  readonly needsBackend: boolean;
  /** Whether the learner fits classes or points of R^d. */
  readonly learns: 'classes' | 'points';
  /** Whether drawing from its models is cheap. */
  readonly cheap: boolean;
  /** @throws InputError if the learner needs classes or images and the data has none */
  readonly make: (context: LearnerContext) => Learner;
}

function classesOf({ classes }: LearnerContext): number {
  if (classes === undefined)
    throw new InputError(
      'the learner categorical learns classes; choose data of classes, such as --data classes10, or write the header "class" above the column of classes of a file',
    );
  return classes;
}

function imageOf({ image }: LearnerContext): ImageShape {
  if (image === undefined)
    throw new InputError('the learner conv-flow learns images; choose data of images, such as --data shapes16');
  return image;
}

/** The learners by id. */
export const LEARNERS: Readonly<Record<LearnerId, LearnerEntry>> = {
  gaussian: {
    id: 'gaussian',
    about: 'a Gaussian by maximum likelihood',
    needsBackend: false,
    learns: 'points',
    cheap: true,
    make: () => gaussianLearner(),
  },
  gmm: {
    id: 'gmm',
    about: 'a mixture of Gaussians by EM',
    needsBackend: false,
    learns: 'points',
    cheap: true,
    make: () => mixtureLearner({ components: 16 }),
  },
  flow: {
    id: 'flow',
    about: 'a flow-matching network',
    needsBackend: true,
    learns: 'points',
    cheap: false,
    make: ({ tf }) => flowMatching(tf()),
  },
  ddpm: {
    id: 'ddpm',
    about: 'a denoising diffusion network',
    needsBackend: true,
    learns: 'points',
    cheap: false,
    make: ({ tf }) => ddpm(tf()),
  },
  categorical: {
    id: 'categorical',
    about: 'a softmax over classes by gradient descent',
    needsBackend: true,
    learns: 'classes',
    cheap: true,
    make: (context) => categoricalSoftmax(context.tf(), { classes: classesOf(context) }),
  },
  'image-gaussian': {
    id: 'image-gaussian',
    about: 'a Gaussian of low rank, for points of many coordinates',
    needsBackend: false,
    learns: 'points',
    cheap: true,
    make: () => imageGaussian(),
  },
  'conv-flow': {
    id: 'conv-flow',
    about: 'a convolutional flow-matching network, for images',
    needsBackend: true,
    learns: 'points',
    cheap: false,
    make: (context) => convFlow(context.tf(), { image: imageOf(context) }),
  },
};

/** The learner with the given id. @throws InputError listing the known ids */
export function learnerOf(id: LearnerId): LearnerEntry;
export function learnerOf<T extends string>(id: T & AnyText<T>): LearnerEntry;
export function learnerOf(id: string): LearnerEntry {
  const entry = Object.values(LEARNERS).find((known) => known.id === id);
  if (entry) return entry;
  throw unknownId('learner', id, Object.keys(LEARNERS));
}
