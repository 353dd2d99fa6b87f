/** The learners, by id. */
import { type AnyText, InputError, unknownId } from '../../theory';
import type { Learner } from './learner';
import { gaussianLearner, mixtureLearner } from './mixtures';
import type { TensorFlow } from './backends';
import { categoricalSoftmax, ddpm, flowMatching } from './networks';

/** The id of a learner. */
export type LearnerId = 'gaussian' | 'gmm' | 'flow' | 'ddpm' | 'categorical';

interface LearnerContext {
  /** The backend, for learners that need one. */
  readonly tf: () => TensorFlow;
  /** The number of classes, for the learner on classes. */
  readonly classes: number | undefined;
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
  /** @throws InputError if the learner needs classes and the data has none */
  readonly make: (context: LearnerContext) => Learner;
}

function classesOf({ classes }: LearnerContext): number {
  if (classes === undefined)
    throw new InputError(
      'the learner categorical learns classes; choose data of classes, such as --data classes10, or write the header "class" above the column of classes of a file',
    );
  return classes;
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
};

/** The learner with the given id. @throws InputError listing the known ids */
export function learnerOf(id: LearnerId): LearnerEntry;
export function learnerOf<T extends string>(id: T & AnyText<T>): LearnerEntry;
export function learnerOf(id: string): LearnerEntry {
  const entry = Object.values(LEARNERS).find((known) => known.id === id);
  if (entry) return entry;
  throw unknownId('learner', id, Object.keys(LEARNERS));
}
