/**
 * Tries a learner on points of the data: what its models draw, that the same seed gives the same points, and that draws look
 * independent, as every bound assumes.
 */
import { derivedSeed } from '../../../models';
import type { Points } from '../../../models/learned';
import { InputError } from '../../../theory';
import type { FittedModel, SentPoints } from './learner-messages';
import type { LearnerThread } from './learner-thread';
import { repeatsIn } from './repeats';

/** Draws of each try; even. */
const DRAWS = 1024;
/** Milliseconds for a call. */
const PATIENCE = 120_000;

const seedOf = (name: string): number => derivedSeed(0, 'preflight', name);

const same = (a: Points, b: Points): boolean => a.values.every((x, i) => Object.is(x, b.values[i]));

/** The number of points that differ. */
function differing(a: Points, b: Points): number {
  let count = 0;
  for (let i = 0; i < a.count; i += 1) {
    const row = a.values.subarray(i * a.dimension, (i + 1) * a.dimension);
    if (row.some((x, r) => x !== b.values[i * a.dimension + r])) count += 1;
  }
  return count;
}

/** The share of the most frequent point. */
function largestShare({ values, count, dimension }: Points): number {
  const counts = new Map<string, number>();
  for (let i = 0; i < count; i += 1) {
    const key = values.subarray(i * dimension, (i + 1) * dimension).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Math.max(...counts.values()) / count;
}

/** Two draws of a law with a more frequent point may well be the same. */
const MOST_SHARE = 0.9;

export interface TriedLearner {
  readonly thread: Pick<LearnerThread, 'learner' | 'fit' | 'sample' | 'spoil' | 'dispose'>;
  /** Points of the data. */
  readonly points: Points;
  readonly classes: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

class Trial {
  private readonly options: { readonly signal: AbortSignal | undefined; readonly patience: number };

  constructor(private readonly tried: TriedLearner) {
    this.options = { signal: tried.signal, patience: PATIENCE };
  }

  private refuse(problem: string): never {
    throw new InputError(`the learner ${this.tried.thread.learner.id} ${problem}`);
  }

  fit(): Promise<FittedModel> {
    const { thread, classes, points } = this.tried;
    const { count, dimension } = points;
    const sent = { count, dimension, values: Float64Array.from(points.values) };
    return thread.fit({ points: sent, seed: seedOf('fit'), classes, initial: undefined }, this.options);
  }

  async draw(model: number, name: string, count = DRAWS): Promise<SentPoints> {
    const points = await this.tried.thread.sample(model, count, seedOf(name), this.options);
    const bad = points.values.find((x) => !Number.isFinite(x));
    if (bad !== undefined) this.refuse(`drew a point with the coordinate ${bad}; coordinates are finite numbers`);
    return points;
  }

  async run(): Promise<void> {
    const { thread, points } = this.tried;
    const { model, changed } = await this.fit();
    if (changed) this.refuse('changes its training points; work on a copy: Float64Array.from(points.values)');
    await this.draw(model, 'one point', 1);
    const first = await this.draw(model, 'first');
    if (largestShare(first) === 1 && largestShare(points) < MOST_SHARE)
      this.refuse(
        `drew ${DRAWS} times the point (${first.values.subarray(0, first.dimension).join(', ')}) after a fit to ${points.count} different points; draw each point from the model`,
      );
    this.checkSame(first, await this.draw(model, 'first'), 'a second draw with the same seed');
    this.checkIndependent(first, await this.draw(model, 'second'));
    await thread.spoil(model);
    const kept = await thread.sample(model, DRAWS, seedOf('first'), this.options);
    if (!same(first, kept))
      this.refuse(
        'keeps the array of its training points, which are not its own; copy them: Float64Array.from(points.values)',
      );
    const again = await this.fit();
    this.checkSame(first, await this.draw(again.model, 'first'), 'a second fit with the same seed');
    thread.dispose(model);
    thread.dispose(again.model);
  }

  private checkSame(first: Points, second: Points, what: string): void {
    if (same(first, second)) return;
    const count = differing(first, second);
    this.refuse(
      `is not deterministic: ${what} gave ${count} of ${DRAWS} other points; take all random numbers from the seed, and none from Math.random`,
    );
  }

  private checkIndependent(first: Points, second: Points): void {
    if (largestShare(first) < MOST_SHARE && differing(first, second) === 0)
      this.refuse(
        `ignores its seed: two seeds gave the same ${DRAWS} points, one by one; every bound assumes independent draws, so draw from the seed`,
      );
    const { dependent, within, across, of } = repeatsIn(first, second);
    if (!dependent) return;
    const what =
      within > across
        ? `repeats points within a draw: ${within} of ${of} points occur in the rest of their draw, and ${across} of ${of} in a draw with another seed`
        : `draws the same points for other seeds: ${across} of ${of} points occur in the draw of another seed, and ${within} of ${of} in the rest of their own`;
    this.refuse(`${what}; every bound assumes independent draws, so draw each point anew`);
  }
}

/**
 * Tries a learner.
 * @throws InputError for the first defect; TrainingError if it throws; InterruptedError if the signal ends it
 */
export const tryLearner = (tried: TriedLearner): Promise<void> => new Trial(tried).run();
