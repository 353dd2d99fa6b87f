/**
 * States of a loop whose preference moves: a law on the atoms, with the preference by which it is curated, in any arithmetic.
 *
 * Curation depends on differences of rewards alone, so weights are relative to that of the first atom with mass: `e^{τ⟨v, φ(x) − φ(x_1)⟩}`. Atoms of one feature have exactly the weight 1 then, and
 * laws on such atoms stay rational. The law of the kept one of K is a sum over the multisets c of K draws,
 *
 *     pH(x) = Σ_c K!/Π c_y! · Π p(y)^{c_y} · c_x w(x)/Σ_y c_y w(y) .
 */
import { type Arithmetic, Q, type Rational, dot, unanswerable } from '../../../theory';
import { type Masses, forEachSample } from '../discrete';
import type { Choice, Faults, LawOperations } from '../../loops';
import { curatedShare } from '../shared';
import type { CoEvolvingInstance } from './instance';

/** A law, with a preference unless it stands for data alone. */
export interface State<T> extends Masses<T> {
  readonly preference?: readonly T[];
}

/** The preference of a state. @throws UnanswerableError for a law of data */
export function preferenceOf<T>({ preference }: State<T>): readonly T[] {
  return preference ?? unanswerable('a preference of a law of data; p[t], q and next(law) have one');
}

export class StateOperations<T> implements LawOperations<State<T>>, Faults<State<T>> {
  private readonly zero: T;
  private readonly one: T;
  private readonly features: readonly (readonly T[])[];

  constructor(
    private readonly A: Arithmetic<T>,
    private readonly instance: CoEvolvingInstance,
  ) {
    this.zero = A.fromRational(Q.zero);
    this.one = A.fromRational(Q.one);
    this.features = instance.features.map((entries) => entries.map((entry) => A.fromRational(entry)));
  }

  /** The law of these masses. */
  law(masses: readonly Rational[], preference?: readonly Rational[]): State<T> {
    const converted = (values: readonly Rational[]): readonly T[] => values.map((value) => this.A.fromRational(value));
    return {
      masses: converted(masses),
      massless: masses.map(({ num }) => num === 0n),
      ...(preference ? { preference: converted(preference) } : {}),
    };
  }

  /** `τ⟨v, φ(x) − φ(y)⟩`, or undefined where the features are the same. */
  private advantage(state: State<T>, x: number, y: number): T | undefined {
    const { A, instance } = this;
    const [left, right] = [instance.features[x] ?? [], instance.features[y] ?? []];
    const differences = left.map((entry, k) => Q.reduce(Q.sub(entry, right[k] as Rational)));
    if (differences.every(({ num }) => num === 0n)) return undefined;
    const scaled = differences.map((difference) => A.fromRational(Q.mul(instance.tau, difference)));
    return dot(A, scaled, preferenceOf(state));
  }

  /** The weights to the power, over that of the first atom with mass. Those of atoms without mass count as 1. */
  private relativeWeights(state: State<T>, power: -1 | 1): readonly T[] {
    const first = state.massless.indexOf(false);
    return state.massless.map((massless, x) => {
      const advantage = massless ? undefined : this.advantage(state, x, first);
      if (advantage === undefined) return this.one;
      return this.A.exp(power === 1 ? advantage : this.A.neg(advantage));
    });
  }

  /** `e^{±τ⟨v, φ(x)⟩}`. */
  private weight(state: State<T>, x: number, power: -1 | 1): T {
    const { A } = this;
    const reward = A.mul(
      A.fromRational(this.instance.tau),
      dot(A, preferenceOf(state), this.features[x] as readonly T[]),
    );
    return A.exp(power === 1 ? reward : A.neg(reward));
  }

  private tilted({ masses, massless }: State<T>, weights: readonly T[]): readonly T[] {
    const { A } = this;
    const products = masses.map((mass, x) => (massless[x] ? this.zero : A.mul(mass, weights[x] as T)));
    const total = A.sum(products);
    return products.map((product) => A.div(product, total));
  }

  private keptOf(state: State<T>, weights: readonly T[], K: number): readonly T[] {
    const { A } = this;
    const terms: T[][] = weights.map(() => []);
    forEachSample(A, state, K, (counts, likely) => {
      const shares = counts.map((count, x) =>
        count === 0 ? this.zero : A.mul(A.fromRational(Q.of(count)), weights[x] as T),
      );
      const each = A.div(likely, A.sum(shares));
      counts.forEach((count, x) => {
        if (count > 0) terms[x]?.push(A.mul(each, shares[x] as T));
      });
    });
    return terms.map((of) => A.sum(of));
  }

  curate(state: State<T>, { candidates, power }: Choice): State<T> {
    if (power === 0 || candidates === 1) return state;
    const weights = this.relativeWeights(state, power);
    const masses = candidates === Infinity ? this.tilted(state, weights) : this.keptOf(state, weights, candidates);
    return { ...state, masses };
  }

  curateUnnormalised(state: State<T>, choice: Choice): State<T> {
    const { A } = this;
    const { candidates, power } = choice;
    if (power === 0 || candidates === 1) return state;
    if (candidates === Infinity)
      return { ...state, masses: state.masses.map((mass, x) => A.mul(mass, this.weight(state, x, power))) };
    const kept = this.curate(state, choice);
    return { ...kept, masses: kept.masses.map((mass) => A.div(mass, A.fromRational(Q.of(candidates)))) };
  }

  favour({ masses, ...rest }: State<T>): State<T> {
    const { A } = this;
    const last = masses.length - 1;
    const total = A.add(this.one, masses[last] as T);
    const doubled = masses.map((mass, x) => (x === last ? A.add(mass, mass) : mass));
    return { ...rest, masses: doubled.map((mass) => A.div(mass, total)) };
  }

  mix(reference: State<T>, synthetic: State<T>, lambda: Rational | 'infinity'): State<T> {
    const { A } = this;
    if (lambda === 'infinity') return synthetic;
    if (lambda.num === 0n) return reference;
    const eta = curatedShare(lambda);
    const [real, curated] = [A.fromRational(Q.sub(Q.one, eta)), A.fromRational(eta)];
    return {
      ...synthetic,
      masses: synthetic.masses.map((mass, x) => A.add(A.mul(real, reference.masses[x] as T), A.mul(curated, mass))),
      massless: synthetic.massless.map((massless, x) => massless && (reference.massless[x] as boolean)),
    };
  }

  fit(state: State<T>): State<T> {
    return state;
  }

  misfit(): State<T> {
    return unanswerable('a loop whose preference moves is fitted exactly; take epsilon = 0');
  }

  /** The law, with the preference after the round that made it: `(1 − β) v + β Σ_x p'(x) φ(x)`. */
  moved({ masses, massless }: State<T>, before: readonly T[]): State<T> {
    const { A } = this;
    const beta = A.fromRational(this.instance.beta);
    const kept = A.fromRational(Q.sub(Q.one, this.instance.beta));
    const preference = before.map((entry, k) => {
      const mean = dot(
        A,
        masses,
        this.features.map((features) => features[k] as T),
      );
      return A.add(A.mul(kept, entry), A.mul(beta, mean));
    });
    return { masses, massless, preference };
  }
}
