/** The learners, by id. */
import { type AnyText, InputError, unknownId } from '../../theory';
import { type Dataset, isClassed } from './dataset';
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
  /** The number of classes, for points of a class and an image. @defaultValue the data are no such points */
  readonly imageClasses?: number | undefined;
  /** Options of the learner, in place of its default values. @defaultValue {} */
  readonly options?: LearnerOptions | undefined;
}

/** Options of a learner by their names. */
type LearnerOptions = Readonly<Record<string, number>>;

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
  /** Whether it learns points of a class and an image as such. @defaultValue false */
  readonly learnsClassedImages?: boolean;
  /** The names of its options. @defaultValue [] */
  readonly options?: readonly string[];
  /** Whether drawing from its models is cheap. */
  readonly cheap: boolean;
  /** @throws InputError if the learner needs classes or images and the data has none, and for an option outside its domain */
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

/** The options of every training of a network. */
const TRAINING = ['steps', 'warmSteps', 'batchSize', 'learningRate', 'warmLearningRate', 'heldOut'] as const;

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
    options: ['components', 'heldOut', 'covarianceFloor'],
    make: ({ options }) => mixtureLearner({ components: 16, ...options }),
  },
  flow: {
    id: 'flow',
    about: 'a flow-matching network',
    needsBackend: true,
    learns: 'points',
    cheap: false,
    options: [...TRAINING, 'samplerSteps'],
    make: ({ tf, options }) => flowMatching(tf(), options),
  },
  ddpm: {
    id: 'ddpm',
    about: 'a denoising diffusion network',
    needsBackend: true,
    learns: 'points',
    cheap: false,
    options: TRAINING,
    make: ({ tf, options }) => ddpm(tf(), options),
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
    learnsClassedImages: true,
    options: ['rank', 'heldOut', 'covarianceFloor'],
    make: ({ imageClasses, options }) => imageGaussian({ classes: imageClasses, ...options }),
  },
  'conv-flow': {
    id: 'conv-flow',
    about: 'a convolutional flow-matching network, for images',
    needsBackend: true,
    learns: 'points',
    cheap: false,
    learnsClassedImages: true,
    options: [...TRAINING, 'channels', 'depth', 'patch', 'samplerSteps', 'spacing'],
    make: (context) =>
      convFlow(context.tf(), { image: imageOf(context), classes: context.imageClasses, ...context.options }),
  },
};

/** The options in `steps=3600,channels=48`. @throws InputError for one that the learner does not have, or that is no number */
function readOptions({ id, options = [] }: LearnerEntry, text: string): LearnerOptions {
  const pairs = text.split(',').map((part): [string, number] => {
    const [name = '', value = ''] = part.split('=', 2).map((word) => word.trim());
    if (!options.includes(name))
      throw options.length === 0
        ? new InputError(`the learner ${id} has no options, and ${part} is given; leave it out`)
        : unknownId(`option of the learner ${id}`, name, options);
    const number = value === '' ? NaN : Number(value);
    if (!Number.isFinite(number))
      throw new InputError(`the option ${part} of the learner ${id} is no number; write ${name}=200, for example`);
    return [name, number];
  });
  const twice = pairs.find(([name], i) => pairs.findIndex((other) => other[0] === name) < i);
  if (twice) throw new InputError(`the option ${twice[0]} of the learner ${id} is given twice; leave one out`);
  return Object.fromEntries(pairs);
}

/**
 * The learner with the given id, with options in place of its default values where it is followed by `:name=number,name=number`.
 * @throws InputError listing the known ids, or the options of the learner
 */
export function learnerOf(id: LearnerId): LearnerEntry;
export function learnerOf<T extends string>(id: T & AnyText<T>): LearnerEntry;
export function learnerOf(text: string): LearnerEntry {
  const colon = text.indexOf(':');
  const id = colon < 0 ? text : text.slice(0, colon);
  const entry = Object.values(LEARNERS).find((known) => known.id === id);
  if (entry === undefined) throw unknownId('learner', id, Object.keys(LEARNERS));
  if (colon < 0) return entry;
  const options = readOptions(entry, text.slice(colon + 1));
  // Without spaces, it is one word of a command.
  const given = Object.entries(options).map(([name, value]) => `${name}=${value}`);
  return {
    ...entry,
    argument: `${id}:${given.join(',')}`,
    about: `${entry.about} (${given.join(', ')})`,
    make: (context) => entry.make({ ...context, options: { ...context.options, ...options } }),
  };
}

/** What a learner needs to know of data. */
export function contextOf(data: Dataset): Omit<LearnerContext, 'tf'> {
  const { classes, image } = data;
  return { classes, image, imageClasses: isClassed(data) ? data.images.labelNames.length : undefined };
}
