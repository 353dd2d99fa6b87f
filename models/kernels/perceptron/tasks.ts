/** What the tasks of a job are, and how a thread does them. */
import type { Board, Job } from './board';
import { type LayerPlan, type Layout, type Range, shardsOf } from './layout';
import { Passes } from './passes';
import type { Primitives } from './primitives';

/** Panels that are moved in one task. */
const GROUP = 4;

interface LayerPanel {
  readonly layer: LayerPlan;
  readonly panel: number;
  readonly hasTranspose: boolean;
}

const panelsOf = ({ layers }: Layout): LayerPanel[] =>
  layers.flatMap((layer, l) =>
    Array.from({ length: layer.panels }, (_, panel) => ({ layer, panel, hasTranspose: l > 0 })),
  );

/** The number of tasks of a job. */
export function taskCount(layout: Layout, job: Job): number {
  if (job.kind === 'gradient' || job.kind === 'evaluate') return shardsOf(job.rows).length;
  return Math.ceil(panelsOf(layout).length / GROUP);
}

/** A thread that does tasks of one network. */
export class Hand {
  private readonly passes: Passes;
  private readonly panels: readonly LayerPanel[];

  /**
   * @param losses the sums of squared errors of the shards
   * @param thread the number of this thread, from 0
   */
  constructor(
    primitives: Primitives,
    private readonly layout: Layout,
    memory: Float32Array,
    private readonly losses: Float64Array,
    private readonly board: Board,
    thread: number,
  ) {
    this.passes = new Passes(primitives, layout, memory, thread);
    this.panels = panelsOf(layout);
  }

  /** Takes and does tasks until there is none. */
  help(): void {
    for (let task = this.board.take(); task !== undefined; task = this.board.take()) {
      this.perform(this.board.job(), task);
      this.board.done();
    }
  }

  private perform(job: Job, task: number): void {
    const { passes, layout } = this;
    switch (job.kind) {
      case 'gradient': {
        const shard = { shard: task, range: shardsOf(job.rows)[task] as Range, total: job.rows };
        this.losses[task] = passes.gradient(layout.batches[job.batch as 0 | 1], shard);
        return;
      }
      case 'evaluate':
        passes.evaluate(job.vector, layout.batches[job.batch as 0 | 1], shardsOf(job.rows)[task] as Range);
        return;
      case 'descend':
      case 'transpose':
        for (const { layer, panel, hasTranspose } of this.panels.slice(task * GROUP, (task + 1) * GROUP)) {
          if (job.kind === 'descend') passes.descend(layer, panel, job.shards);
          if (hasTranspose) passes.transpose(layer, panel);
        }
    }
  }
}
