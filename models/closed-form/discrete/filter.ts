/**
 * A discrete loop's answers to a filter: moments of w in doubles, with error bounds.
 *
 * Laws are those of the double rung, with one relative error e for all masses. So
 * `|Σ m w − E[w]| ≤ (e + (n + 4) u) Σ m w`. If c is the computed mean and δ bounds its error,
 * `|Σ m (w − c)² − Var| ≤ (e + (n + 8) u) Σ m (w − c)² + 2δ Σ m w − c| + δ² Σ m`. Bounds also count a loss of η =
 * 2⁻¹⁰⁷⁵ for each product that may underflow.
 */
import {
  type FilterModel,
  type FilterQuestion,
  LEAST_DOUBLE,
  NotRepresentableError,
  OTHER,
  Q,
  REFERENCE,
  type Rational,
  type ModelScalarName,
  UNIT_ROUNDOFF,
} from '../../../theory';
import type { Loop } from '../../loops';
import { Rounds, curatedShare } from '../shared';
import { type DoubleLaw, DoubleLawOperations, doubleLaw } from './laws/double-law';
import { type DiscreteInstance, seenIn } from './instance';

const U = UNIT_ROUNDOFF;
/** The relative error of a weight. */
const WEIGHT = 2 * U;

/**
 * What the filter of a discrete case answers. Equations, and most claims that are restricted, have ties there, which exact numbers decide: asking
 * the filter first made their cells five to ten per cent slower.
 */
export const DISCRETE_FILTER_QUESTIONS: readonly FilterQuestion[] = ['mean', 'variance'];

export class DiscreteFilter implements FilterModel {
  value = 0;
  error = 0;
  readonly rounds: number;
  private readonly operations: DoubleLawOperations;
  private readonly laws: Rounds<DoubleLaw>;
  private knownReference: DoubleLaw | undefined;
  private knownOther: DoubleLaw | undefined;

  /** @throws NotRepresentableError for weights or masses beyond the doubles */
  constructor(
    private readonly instance: DiscreteInstance,
    loop: Loop,
  ) {
    this.rounds = instance.rounds;
    this.operations = new DoubleLawOperations(instance.w, seenIn(instance));
    this.laws = new Rounds({
      loop,
      operations: this.operations,
      settings: instance,
      start: doubleLaw(instance.p0),
      reference: () => this.reference,
      sampling: instance.samples,
    });
  }

  private get reference(): DoubleLaw {
    const { p0, pRef } = this.instance;
    this.knownReference ??= pRef === p0 ? this.laws.at(0) : doubleLaw(pRef);
    return this.knownReference;
  }

  /** @throws NotRepresentableError for a round that doubles cannot represent */
  private law(t: number): DoubleLaw {
    if (t === OTHER) return (this.knownOther ??= doubleLaw(this.instance.q));
    return t === REFERENCE ? this.reference : this.laws.at(t);
  }

  private answer(value: number, error: number): boolean {
    this.value = value;
    this.error = error;
    return true;
  }

  private rational(value: Rational): boolean {
    const number = Q.toNumber(value);
    return this.answer(number, value.num === 0n ? 0 : Math.abs(number) * WEIGHT + LEAST_DOUBLE);
  }

  scalar(name: ModelScalarName): boolean {
    const { K, lambda, wMax } = this.instance;
    switch (name) {
      case 'K':
        return this.answer(K, 0);
      case 'w_max':
        if (wMax) return this.rational(wMax);
        return this.answer(this.operations.largest, this.operations.largest * WEIGHT);
      case 'w_min':
        return this.answer(this.operations.smallest, this.operations.smallest * WEIGHT);
      case 'lambda':
        return lambda === 'infinity' ? this.answer(Infinity, 0) : this.rational(lambda);
      case 'eta':
        return lambda === 'infinity' ? this.answer(1, 0) : this.rational(curatedShare(lambda));
      default:
        return false;
    }
  }

  mean(t: number): boolean {
    const { mass, error } = this.law(t);
    const { weights } = this.operations;
    const n = mass.length;
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += (mass[i] as number) * (weights[i] as number);
    return this.answer(sum, sum * (error + (n + 8) * U) * 1.01 + (n + 2) * LEAST_DOUBLE);
  }

  variance(t: number): boolean {
    this.mean(t);
    const { value: centre, error: off } = this;
    const { mass, error } = this.law(t);
    const { weights, largest } = this.operations;
    const n = mass.length;
    let squares = 0;
    let absolute = 0;
    let total = 0;
    for (let i = 0; i < n; i += 1) {
      const m = mass[i] as number;
      const away = (weights[i] as number) - centre;
      const part = m * Math.abs(away);
      total += m;
      absolute += part;
      squares += part * Math.abs(away);
    }
    // The weights have a relative error of up to 2u, which has the effect of an error of the centre on each difference.
    const shift = off + largest * 3 * U;
    const bound = squares * (error + (n + 8) * U) + shift * (2 * absolute + shift * total);
    // A loss of η is multiplied by a distance of at most `largest + centre`, or by `shift`, which is smaller.
    const lost = (4 * n + 4) * LEAST_DOUBLE * (1 + largest + centre);
    return this.answer(squares, bound * 1.01 + lost);
  }
}

/** The filter of a case, or undefined if doubles cannot represent its start. */
export function discreteFilter(instance: DiscreteInstance, loop: Loop): FilterModel | undefined {
  try {
    return new DiscreteFilter(instance, loop);
  } catch (error) {
    if (error instanceof NotRepresentableError) return undefined;
    throw error;
  }
}
