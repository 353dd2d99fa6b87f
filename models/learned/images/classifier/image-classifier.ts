/**
 * A trained classifier of images: label probabilities `q(x) = softmax(W φ(x) + b)`, and the features φ(x), the values of its last hidden layer.
 *
 * The network is a perceptron with SiLU, `φ(z) = z/(1 + e^{−z})`, evaluated in doubles. Values outside [−1, 1] count as the nearest end, as on a screen.
 */
import { type Points, pointsOf } from '../../points';
import { softmaxInto } from './cross-entropy';

/** What training makes. */
export interface TrainedNetwork {
  /** The numbers of units: coordinates of an image, hidden layers, labels. */
  readonly widths: readonly number[];
  /** Layer by layer: a row of weights for each input, then the biases. */
  readonly parameters: Float32Array;
}

/** Outputs are computed four at a time, which keeps the adders of a processor busy; rows of zeros fill up the last four. */
const TOGETHER = 4;

interface Layer {
  readonly inputs: number;
  /** A row for each output. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly out: Float64Array;
}

function layersOf({ widths, parameters }: TrainedNetwork): readonly Layer[] {
  let from = 0;
  return widths.slice(1).map((outputs, l) => {
    const inputs = widths[l] as number;
    const rows = TOGETHER * Math.ceil(outputs / TOGETHER);
    const [weights, bias] = [new Float32Array(rows * inputs), new Float32Array(rows)];
    for (let i = 0; i < inputs; i += 1)
      for (let o = 0; o < outputs; o += 1) weights[o * inputs + i] = parameters[from++] as number;
    bias.set(parameters.subarray(from, (from += outputs)));
    return { inputs, weights, bias, out: new Float64Array(rows) };
  });
}

/** Sums of products in doubles, in the order of the inputs. */
function apply({ inputs, weights, bias, out }: Layer, input: Float64Array): Float64Array {
  for (let o = 0; o < out.length; o += TOGETHER) {
    const [a, b, c, d] = [o * inputs, (o + 1) * inputs, (o + 2) * inputs, (o + 3) * inputs];
    let [p, q, r, s] = [0, 0, 0, 0];
    for (let i = 0; i < inputs; i += 1) {
      const x = input[i] as number;
      p += (weights[a + i] as number) * x;
      q += (weights[b + i] as number) * x;
      r += (weights[c + i] as number) * x;
      s += (weights[d + i] as number) * x;
    }
    out[o] = p + (bias[o] as number);
    out[o + 1] = q + (bias[o + 1] as number);
    out[o + 2] = r + (bias[o + 2] as number);
    out[o + 3] = s + (bias[o + 3] as number);
  }
  return out;
}

function activate(values: Float64Array): void {
  for (let i = 0; i < values.length; i += 1) {
    const z = values[i] as number;
    values[i] = z / (1 + Math.exp(-z));
  }
}

/** The position of the largest number, the first of equal ones. */
function largest(values: Float64Array): number {
  let best = 0;
  for (let c = 1; c < values.length; c += 1) if ((values[c] as number) > (values[best] as number)) best = c;
  return best;
}

export class ImageClassifier {
  /** The number of coordinates of an image. */
  readonly dimension: number;
  private readonly layers: readonly Layer[];
  /** The image that was asked about last, as it was given and within [−1, 1]. */
  private readonly last: Float64Array;
  private readonly input: Float64Array;
  private readonly q: Float64Array;
  private readonly phi: Float64Array;

  constructor(
    network: TrainedNetwork,
    readonly labelNames: readonly string[],
  ) {
    this.layers = layersOf(network);
    const { widths } = network;
    this.dimension = widths[0] as number;
    this.last = new Float64Array(this.dimension).fill(NaN);
    this.input = new Float64Array(this.dimension);
    this.q = new Float64Array(labelNames.length);
    this.phi = new Float64Array(widths[widths.length - 2] as number);
  }

  /**
   * The probabilities of the labels of the image whose coordinates start at `at`. The array is overwritten when the next image is asked about.
   * @throws RangeError for a NaN coordinate
   */
  probabilities(values: ArrayLike<number>, at: number): Float64Array {
    this.ask(values, at);
    return this.q;
  }

  /** The most probable label. @throws RangeError for a NaN coordinate */
  label(values: ArrayLike<number>, at: number): number {
    return largest(this.probabilities(values, at));
  }

  /** The most probable label of each image. */
  labelsOf({ count, dimension, values }: Points): Uint8Array {
    return Uint8Array.from({ length: count }, (_, i) => this.label(values, i * dimension));
  }

  /** φ of each image. */
  featuresOf({ count, dimension, values }: Points): Points {
    const features = new Float64Array(count * this.phi.length);
    for (let i = 0; i < count; i += 1) {
      this.ask(values, i * dimension);
      features.set(this.phi, i * this.phi.length);
    }
    return pointsOf(this.phi.length, features);
  }

  private ask(values: ArrayLike<number>, at: number): void {
    // The weight of a point, whether it is best, and its bin are asked one after the other.
    if (this.isLast(values, at)) return;
    for (let i = 0; i < this.dimension; i += 1) {
      const v = values[at + i] as number;
      if (Number.isNaN(v)) {
        this.last.fill(NaN);
        throw new RangeError(`coordinate ${i + 1} of an image is NaN: it has no label`);
      }
      this.last[i] = v;
      this.input[i] = v > 1 ? 1 : v < -1 ? -1 : v;
    }
    let hidden = this.input;
    const end = this.layers.length - 1;
    this.layers.forEach((layer, l) => {
      if (l === end) this.phi.set(hidden.subarray(0, this.phi.length));
      hidden = apply(layer, hidden);
      if (l < end) activate(hidden);
    });
    softmaxInto(this.q, hidden, 0);
  }

  private isLast(values: ArrayLike<number>, at: number): boolean {
    for (let i = 0; i < this.dimension; i += 1) if (this.last[i] !== values[at + i]) return false;
    return true;
  }
}
