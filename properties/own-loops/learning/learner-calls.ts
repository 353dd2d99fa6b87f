/** Fits the models of a learner, draws from them, and checks both. */
import { InputError } from '../../../theory';
import type { DefinedLearner, OwnModel, TrainingPoints } from '../define';
import { safely } from '../foreign-value';
import { drawnPoints } from './drawn-points';
import type { FitStep, FittedModel, LearnerOrder, SentPoints } from './learner-messages';

interface Kept {
  readonly model: OwnModel;
  readonly training: Float64Array;
  readonly dimension: number;
  readonly classes: number | undefined;
}

const pointsOf = ({ count, dimension, values }: SentPoints): TrainingPoints => ({
  count,
  dimension,
  values,
  rows: () => Array.from({ length: count }, (_, i) => Array.from(values.subarray(i * dimension, (i + 1) * dimension))),
});

const isModel = (value: unknown): value is OwnModel =>
  typeof value === 'object' && value !== null && 'sample' in value && typeof value.sample === 'function';

/** What a fit is told besides its order. */
interface FitContext {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FitStep) => void;
}

type FitOrder = Extract<LearnerOrder, { readonly kind: 'fit' }>;
type SampleOrder = Extract<LearnerOrder, { readonly kind: 'sample' }>;

/** The models of a learner, by the numbers of the calls that made them. */
export class LearnerCalls {
  private readonly models = new Map<number, Kept>();

  constructor(private readonly learner: DefinedLearner) {}

  /** @throws InputError for a result that is none; whatever the learner throws */
  answer(order: LearnerOrder, call: number, context: FitContext): Promise<FittedModel | SentPoints | undefined> {
    switch (order.kind) {
      case 'fit':
        return this.fit(order, call, context);
      case 'sample':
        return this.sample(order);
      case 'spoil':
        this.models.get(order.model)?.training.fill(NaN);
        return Promise.resolve(undefined);
    }
  }

  dispose(model: number): void {
    this.models.get(model)?.model.dispose?.();
    this.models.delete(model);
  }

  private async fit(
    { points, seed, initial, classes }: FitOrder,
    call: number,
    context: FitContext,
  ): Promise<FittedModel> {
    const { id, fit: rule } = this.learner;
    const before = Float64Array.from(points.values);
    const model: unknown = await rule(pointsOf(points), {
      seed,
      classes,
      initial: initial === undefined ? undefined : this.models.get(initial)?.model,
      ...context,
    });
    if (!isModel(model))
      throw new InputError(
        `the learner ${id} fits ${safely(model)}, which is not a model; return an object with sample(count, seed)`,
      );
    this.models.set(call, { model, training: points.values, dimension: points.dimension, classes });
    const { loss, steps } = model;
    return {
      model: call,
      loss: typeof loss === 'number' && Number.isFinite(loss) ? loss : undefined,
      steps: typeof steps === 'number' && Number.isInteger(steps) && steps >= 0 ? steps : 0,
      changed: before.some((x, i) => !Object.is(x, points.values[i])),
    };
  }

  private async sample({ model, count, seed }: SampleOrder): Promise<SentPoints> {
    const kept = this.models.get(model);
    if (kept === undefined) throw new Error(`there is no model ${model}`);
    const { dimension, classes } = kept;
    return drawnPoints(await kept.model.sample(count, seed), { id: this.learner.id, count, dimension, classes });
  }
}
