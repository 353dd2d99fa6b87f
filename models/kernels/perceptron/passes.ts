/**
 * The forward and the backward pass of a network, tile by tile.
 *
 * `h_0 = x`, `h_{l+1} = φ(h_l W_l + b_l)`, without φ in the last layer. For the cotangents `G_l = ∂L/∂z_l`: `∂L/∂W_l = h_lᵀ G_l`,
 * `∂L/∂b_l = 1ᵀ G_l`, `G_{l−1} = (G_l W_lᵀ) ∘ φ'(z_{l−1})`. A tile of rows passes through all layers before the next one, so that its activations
 * and slopes stay in the cache.
 *
 * Source: Rumelhart, Hinton & Williams 1986.
 */
import {
  type BatchPlan,
  type LayerPlan,
  type Layout,
  type Range,
  type VectorName,
  PANEL,
  TILE,
  VECTORS,
} from './layout';
import type { Primitives, Rows } from './primitives';

/** The tiles of a range of rows. */
function* tilesOf({ first, rows }: Range): Generator<Range> {
  for (let at = 0; at < rows; at += TILE) yield { first: first + at, rows: Math.min(TILE, rows - at) };
}

/** The passes of one thread. */
export class Passes {
  /** @param thread the number of the thread, counted from 0, which determines where it keeps the activations of a tile */
  constructor(
    private readonly primitives: Primitives,
    private readonly layout: Layout,
    private readonly memory: Float32Array,
    private readonly thread: number,
  ) {}

  /** Writes the gradient of the mean squared error on a shard; returns its sum of squared errors. */
  gradient(batch: BatchPlan, { shard, range, total }: { shard: number; range: Range; total: number }): number {
    const { layout } = this;
    const { outputs } = this.last;
    const gradient = layout.gradients + shard * layout.length;
    this.memory.fill(0, gradient, gradient + layout.length);
    let loss = 0;
    for (const { first, rows } of tilesOf(range)) {
      const x = this.inputRows(batch, first);
      const y = this.forward(layout.vectors.parameters, x, rows, true);
      loss += this.primitives.residual(y, rows, outputs, batch.targets + first * outputs, 2 / (total * outputs));
      this.backward(gradient, x, y, rows);
    }
    return loss;
  }

  /** Writes the outputs for a range of rows over the targets of the batch. */
  evaluate(vector: VectorName, batch: BatchPlan, range: Range): void {
    const { outputs } = this.last;
    for (const { first, rows } of tilesOf(range)) {
      const y = this.forward(this.layout.vectors[vector], this.inputRows(batch, first), rows, false);
      for (let r = 0; r < rows; r += 1) {
        const from = y.at + r * y.stride;
        this.memory.copyWithin(batch.targets + (first + r) * outputs, from, from + outputs);
      }
    }
  }

  /** Moves the parameters of a layer's panel by Adam. */
  descend(layer: LayerPlan, panel: number, shards: number): void {
    const { vectors, gradients, length, rates } = this.layout;
    const at = layer.offset + panel * (layer.depth + 1) * PANEL;
    const [parameters, firstMoment, secondMoment, average] = VECTORS.map((name) => vectors[name] + at) as [
      number,
      number,
      number,
      number,
    ];
    const part = { parameters, firstMoment, secondMoment, average, gradient: gradients + at };
    this.primitives.adam({ ...part, shards, apart: length, length: (layer.depth + 1) * PANEL }, rates);
  }

  /** Writes the transpose of a layer's panel. */
  transpose(layer: LayerPlan, panel: number): void {
    const { vectors, transposed } = this.layout;
    const from = vectors.parameters + layer.offset + (panel * (layer.depth + 1) + 1) * PANEL;
    const into = transposed + layer.transposedOffset + panel * PANEL * PANEL;
    this.primitives.transpose(from, layer.depth, into, layer.outputStride * PANEL);
  }

  private get last(): LayerPlan {
    return this.layout.layers[this.layout.layers.length - 1] as LayerPlan;
  }

  private inputRows({ inputs }: BatchPlan, first: number): Rows {
    const { inputStride } = this.layout.layers[0] as LayerPlan;
    return { at: inputs + first * inputStride, stride: inputStride };
  }

  /** The address of what this thread keeps of a layer. */
  private kept(at: number, { outputStride }: LayerPlan): Rows {
    return { at: this.layout.scratch + this.thread * this.layout.scratchLength + at, stride: outputStride };
  }

  /** The outputs for a tile of inputs. */
  private forward(vector: number, x: Rows, rows: number, sloped: boolean): Rows {
    const { primitives, layout } = this;
    let h = x;
    layout.layers.forEach((layer, l) => {
      const z = this.kept(layer.hidden, layer);
      primitives.affine(h, rows, layer.depth, { at: vector + layer.offset, count: layer.panels }, z);
      h = z;
      if (l === layout.layers.length - 1) return;
      if (sloped) primitives.activate(z.at, this.kept(layer.slope, layer).at, rows * z.stride);
      else primitives.activateOnly(z.at, rows * z.stride);
    });
    return h;
  }

  /** Adds the gradient of a tile with the given cotangents of the outputs. */
  private backward(gradient: number, x: Rows, cotangent: Rows, rows: number): void {
    const { primitives, layout } = this;
    let g = cotangent;
    for (let l = layout.layers.length - 1; l >= 0; l -= 1) {
      const layer = layout.layers[l] as LayerPlan;
      const below = layout.layers[l - 1];
      const h = below === undefined ? x : this.kept(below.hidden, below);
      primitives.accumulate(h, rows, layer.depth, g, { at: gradient + layer.offset, count: layer.panels });
      if (below === undefined) return;
      // The slopes become the cotangents of the layer below.
      const panels = { at: layout.transposed + layer.transposedOffset, count: layer.transposedPanels };
      const slopes = this.kept(below.slope, below);
      primitives.pullBack(g, rows, layer.outputStride, panels, slopes);
      g = slopes;
    }
  }
}
