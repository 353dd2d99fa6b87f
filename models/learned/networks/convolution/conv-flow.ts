/**
 * Flow matching on images with a convolutional network, with or without classes.
 *
 * The velocity field is that of `../flow-matching.ts`, on pixels standardised channel by channel. With classes, the first coordinate of a
 * point is its class c, and the model is `p(c) p(image | c)`: the shares of the classes among the training points, and a flow that is given
 * the class. Drawn pixels are cut off at −1 and 1.
 *
 * Source: Lipman, Chen, Ben-Hamu, Nickel & Le 2023, arXiv:2210.02747, section 4.1; the network is in `u-net.ts`.
 */
import { InputError } from '../../../../theory';
import { type RandomStream, stream } from '../../../random';
import { classLaw, classShares } from '../../class-shares';
import { type Fit, type FitOptions, type Learner, TrainingError } from '../../learner';
import { type ImageShape, coordinatesOf, shapeText } from '../../image-shape';
import { COUNT, checkDomains } from '../../option-domains';
import { type Points, pointsOf } from '../../points';
import type { TensorFlow } from '../../backends';
import { tensorFlowEngine } from '../engines';
import { type FlowSampler, flowRegression, flowTransport } from '../flow-matching';
import { type NetworkMethod, type PointNetwork, continued, fitNetwork } from '../network-learner';
import { type NetworkModel, type NetworkState, drawPoints } from '../network-model';
import { type TrainingOptions, type TrainingSettings, checkTraining } from '../network-options';
import type { Standardisation } from '../standardisation';
import { initialValues } from './parameters';
import { patchOrder } from './patches';
import { type UNet, uNetOn, uNetParts } from './u-net';

/** The options of the learner. The default values of a training are those of `DEFAULT_CONV_FLOW`. */
export interface ConvFlowOptions extends TrainingOptions {
  /** The size of the images. Height and width are multiples of twice the side of a patch. */
  readonly image: ImageShape;
  /** The number of classes. With classes, the first coordinate of a point is its class. @defaultValue no classes */
  readonly classes?: number | undefined;
  /** The side of a patch in pixels. @defaultValue 2 */
  readonly patch?: number;
  /** The number of channels of the network at its full resolution; it has twice as many at half of it. @defaultValue 32 */
  readonly channels?: number;
  /** The number of residual blocks before and after the half resolution; there are twice as many at it. @defaultValue 1 */
  readonly depth?: number;
  /**
   * The method that integrates the flow. The midpoint rule in 3 steps comes closer to the exact flow than Heun's method in 6.
   * @defaultValue 'midpoint'
   */
  readonly sampler?: FlowSampler;
  /** The number of steps from noise to an image. @defaultValue 3 */
  readonly samplerSteps?: number;
  /** ρ, by which the i-th of n steps begins at the time `(i/n)^ρ`. At 1.3 three steps are as good as four of one length. @defaultValue 1.3 */
  readonly spacing?: number;
}

/** Settings chosen for quality per second on two thousand images of 16 × 16 × 3. */
const DEFAULT_CONV_FLOW: TrainingSettings = {
  batchSize: 32,
  steps: 1200,
  warmSteps: 200,
  learningRate: 0.01,
  warmLearningRate: 0.004,
  heldOut: 0.05,
  evaluateEvery: 100,
  evaluationRows: 256,
  patience: 15,
  checkpointEvery: 100,
};

interface Settings {
  readonly image: ImageShape;
  readonly net: UNet;
  /** The position in the image of each coordinate of the network. */
  readonly order: Int32Array;
  readonly method: NetworkMethod;
  readonly training: TrainingSettings;
}

/** A model of images; with classes, it knows their shares. */
export interface ConvFlowModel extends NetworkModel {
  readonly kind: 'conv-flow';
  /** The probability of each class; empty without classes. */
  readonly shares: Float64Array;
}

/**
 * Learns a law of images with values in [−1, 1].
 * @throws InputError for an option outside its domain, or a size of images that patches do not divide
 */
export function convFlow(tf: TensorFlow, options: ConvFlowOptions): Learner {
  const settings = settingsOf(options);
  const { image, net } = settings;
  const about = net.classes === 0 ? '' : `, ${net.classes} classes`;
  return {
    id: 'conv-flow',
    title: `flow matching with convolutions, ${net.channels} channels, images of ${shapeText(image)}${about}`,
    fit: (points, fitOptions) => fit(tf, settings, points, fitOptions),
  };
}

function settingsOf(options: ConvFlowOptions): Settings {
  const {
    image,
    classes,
    patch = 2,
    channels = 32,
    depth = 1,
    sampler = 'midpoint',
    samplerSteps = 3,
    spacing = 1.3,
    ...training
  } = options;
  const { height, width } = image;
  const sizes = {
    height,
    width,
    'the number of channels of an image': image.channels,
    patch,
    channels,
    depth,
    samplerSteps,
  };
  for (const [name, value] of Object.entries(sizes)) checkDomains({ [name]: value }, { [name]: COUNT });
  if (classes !== undefined) checkDomains({ classes }, { classes: COUNT });
  const multiple = 2 * patch;
  if (height % multiple !== 0 || width % multiple !== 0)
    throw new InputError(
      `images of ${shapeText(image)} have no whole pairs of patches of ${patch} pixels; height and width must be multiples of ${multiple}: choose another patch, or pad the images`,
    );
  const settings = { ...DEFAULT_CONV_FLOW, ...training };
  checkTraining(settings);
  const net = {
    height: height / patch,
    width: width / patch,
    patch: patch * patch * image.channels,
    classes: classes ?? 0,
    channels,
    depth,
  };
  const method = {
    kind: 'conv-flow',
    regression: flowRegression,
    transport: flowTransport(sampler, { steps: samplerSteps, spacing }),
    variant: '',
  } as const;
  return { image, net, order: patchOrder(image, patch), method, training: settings };
}

async function fit(tf: TensorFlow, settings: Settings, points: Points, options: FitOptions): Promise<Fit> {
  const { image, net, order, method, training } = settings;
  const given = givenOf(net);
  checkImages(points, given, image);
  const shares = given === 0 ? new Float64Array(0) : classShares(points, net.classes);
  const engine = tensorFlowEngine(tf, uNetOn(tf, net));
  const network: PointNetwork = {
    engine,
    shape: shapeOf(net),
    given,
    initial: (random: RandomStream) => initialValues(uNetParts(net), random),
    standardisation: (patches) => standardisedChannels(patches, given, image.channels),
  };
  const initial = options.initial && continued(options.initial, 'conv-flow');
  const patches = reordered(points, given, (j) => order[j] as number);
  const { state, report } = await fitNetwork(
    { network, method, settings: training, points: patches, initial },
    options,
  );
  return { model: modelOf(settings, engine, state, shares), report };
}

/** The number of coordinates in front of an image. */
const givenOf = ({ classes }: UNet): number => (classes === 0 ? 0 : 1);

const shapeOf = ({ height, width, patch, classes, channels, depth }: UNet): string =>
  `${height} × ${width} patches of ${patch}, ${classes} classes, ${channels} channels and depth ${depth}`;

/** @throws InputError for points of another dimension; TrainingError for a pixel outside [−1, 1] */
function checkImages({ dimension, values }: Points, given: number, image: ImageShape): void {
  const wanted = given + coordinatesOf(image);
  if (dimension !== wanted) {
    const what = `images of ${shapeText(image)}${given === 1 ? ' with their class in front' : ''}`;
    throw new InputError(`the points are of R^${dimension}, and ${what} are points of R^${wanted}`);
  }
  const bad = values.findIndex((x, i) => i % dimension >= given && !(x >= -1 && x <= 1));
  if (bad < 0) return;
  const where = `coordinate ${bad % dimension} of point ${Math.floor(bad / dimension)}`;
  throw new TrainingError(`${where} is ${values[bad]}; the values of an image lie in [−1, 1]: rescale the images`);
}

/** The points with their coordinates after the given ones in another order. */
function reordered({ count, dimension, values }: Points, given: number, from: (j: number) => number): Points {
  const moved = Float64Array.from(values);
  for (let at = given; at < values.length; at += dimension)
    for (let j = 0; j < dimension - given; j += 1) moved[at + j] = values[at + from(j)] as number;
  return { count, dimension, values: moved };
}

/** One mean and one scale for each channel, whose number divides that of the coordinates of a patch. */
function standardisedChannels(points: Points, given: number, channels: number): Standardisation {
  const { dimension, values } = points;
  const sums = Array.from({ length: channels }, () => ({ n: 0, mean: 0, squares: 0 }));
  values.forEach((x, i) => {
    const j = (i % dimension) - given;
    const channel = sums[j % channels];
    if (j < 0 || channel === undefined) return;
    // Welford's recurrence.
    channel.n += 1;
    const before = x - channel.mean;
    channel.mean += before / channel.n;
    channel.squares += before * (x - channel.mean);
  });
  const of = (value: (channel: (typeof sums)[number]) => number, otherwise: number): number[] =>
    Array.from({ length: dimension }, (_, i) => {
      const channel = i < given ? undefined : sums[(i - given) % channels];
      return channel === undefined ? otherwise : value(channel);
    });
  return {
    mean: of(({ mean }) => mean, 0),
    scale: of(({ n, squares }) => (squares > 0 ? Math.sqrt(squares / n) : 1), 1),
  };
}

function modelOf(
  { image, net, order, method }: Settings,
  engine: PointNetwork['engine'],
  state: NetworkState,
  shares: Float64Array,
): ConvFlowModel {
  const given = givenOf(net);
  const place = new Int32Array(order.length);
  order.forEach((to, j) => (place[to] = j));
  const law = classLaw(shares);
  const classesOf = (count: number, seed: number): Points => {
    const random = stream(seed, 'class');
    return pointsOf(
      1,
      Float64Array.from({ length: count }, () => law(random.uniform())),
    );
  };
  return {
    kind: 'conv-flow',
    ...state,
    shares,
    dimension: given + coordinatesOf(image),
    sample: async (count, seed) => {
      const draw = given === 0 ? { count, seed } : { count, seed, given: classesOf(count, seed) };
      const patches = await drawPoints(engine, state, method.transport, draw);
      const images = reordered(patches, given, (j) => place[j] as number);
      images.values.forEach((x, i, values) => {
        if (i % images.dimension >= given) values[i] = Math.min(1, Math.max(-1, x));
      });
      return images;
    },
    dispose: () => undefined,
  };
}
