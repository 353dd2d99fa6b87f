/**
 * The answers of a loop whose preference moves to a claim's questions: masses and divergences of laws, and distances of the preferences that go with them. `p[t]`, `q` and `next(law)` are states, with
 * a preference. Functions of the atom are refused, as the weight of an atom changes from round to round.
 *
 * Weights are exponentials of rationals only in the first round, so most claims are decided by enclosures; laws on atoms of one feature are rational.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type Interpretation,
  type ModelScalarName,
  type ObservableAlgebra,
  Q,
  bigArithmetic,
  doubleArithmetic,
  exactArithmetic,
  noObservables,
} from '../../../theory';
import { divergence } from '../discrete';
import { type Loop, step } from '../../loops';
import { finiteCandidates, isSetting, refused, setting } from '../shared';
import type { CoEvolvingInstance } from './instance';
import { type State, StateOperations, preferenceOf } from './states';

const refusedHere = (question: string): (() => never) =>
  refused(`a loop whose preference moves is asked for masses, divergences and preferences, not for ${question}`);

class CoEvolvingInterpretation<T> implements Interpretation<T, State<T>, never, never> {
  readonly rounds: number;
  readonly observables: ObservableAlgebra<T, never> = noObservables(refusedHere('functions of the atom'));
  private readonly operations: StateOperations<T>;
  private readonly states: [State<T>, ...State<T>[]];
  private readonly reference: State<T>;
  private readonly other: State<T>;
  /** The states after one round from a state: claims ask for the same ones again. */
  private readonly known = new Map<State<T>, State<T>>();

  constructor(
    private readonly instance: CoEvolvingInstance,
    private readonly loop: Loop,
    readonly arithmetic: Arithmetic<T>,
  ) {
    const { p0, pRef, q, preferences, rounds } = instance;
    this.rounds = rounds;
    this.operations = new StateOperations(arithmetic, instance);
    this.states = [this.operations.law(p0, preferences[0])];
    this.reference = this.operations.law(pRef);
    this.other = this.operations.law(q, preferences[1]);
  }

  expectation = refusedHere('expectations');
  variance = refusedHere('variances');
  given = refusedHere('events');
  bestAtoms = refusedHere('the best atoms');
  where = refusedHere('events');
  probability = refusedHere('events');
  curationFactor = refusedHere('curation factors');
  draws = refusedHere('draws');

  atoms(): number {
    return this.instance.features.length;
  }

  candidates(): number {
    return finiteCandidates(this.instance);
  }

  scalar(name: ModelScalarName): T {
    const { arithmetic: A, instance } = this;
    if (name === 'n') return refusedHere(name)();
    if (isSetting(name)) return setting(A, name, instance);
    switch (name) {
      case 'd':
        return A.fromRational(Q.of(instance.preferences[0].length));
      case 'tau':
        return A.fromRational(instance.tau);
      case 'beta':
        return A.fromRational(instance.beta);
      default:
        return refusedHere(name)();
    }
  }

  /** The state after a history. */
  private after(history: readonly [State<T>, ...State<T>[]]): State<T> {
    const { instance, loop, operations } = this;
    const law = step(loop, operations, {
      history,
      reference: () => this.reference,
      candidates: instance.K,
      lambda: instance.lambda,
      epsilon: Q.zero,
    });
    return operations.moved(law, preferenceOf(history[history.length - 1] as State<T>));
  }

  round(t: number): State<T> {
    while (this.states.length <= t) this.states.push(this.after(this.states));
    return this.states[t] as State<T>;
  }

  named(name: 'p_ref' | 'p_star' | 'q'): State<T> {
    if (name === 'p_star') return refusedHere('the best atoms')();
    return name === 'q' ? this.other : this.reference;
  }

  next(state: State<T>): State<T> {
    const after = this.known.get(state) ?? this.after([state]);
    this.known.set(state, after);
    return after;
  }

  curate(state: State<T>): State<T> {
    return this.loop.curate(this.operations, state, this.instance.K);
  }

  tilt(state: State<T>): State<T> {
    return this.operations.curate(state, { candidates: Infinity, power: 1 });
  }

  divergence(kind: Parameters<AnyInterpretation['divergence']>[0], left: State<T>, right: State<T>): T {
    return divergence(this.arithmetic, kind, left, right);
  }

  mass({ masses }: State<T>, atom: number): T {
    return masses[atom] as T;
  }

  preferenceDistance(left: State<T>, right: State<T>): T {
    const { arithmetic: A } = this;
    const other = preferenceOf(right);
    return A.sum(preferenceOf(left).map((entry, k) => A.abs(A.sub(entry, other[k] as T))));
  }
}

/** Digits of the enclosures in high precision. */
const DIGITS = 50;

/** The rungs of a loop whose preference moves, cheapest first; the second is exact where the numbers are rational. */
export function coEvolvingRungs(instance: CoEvolvingInstance, loop: Loop): (() => AnyInterpretation)[] {
  return [
    () => new CoEvolvingInterpretation(instance, loop, doubleArithmetic),
    () => new CoEvolvingInterpretation(instance, loop, exactArithmetic),
    () => new CoEvolvingInterpretation(instance, loop, bigArithmetic(DIGITS)),
  ];
}
