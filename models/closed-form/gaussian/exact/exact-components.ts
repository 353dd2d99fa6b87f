/**
 * The Gaussians of one case, which are exact and so the same on every rung: each is computed once.
 *
 * The rungs of a case share one object of this class. It computes components from their parameters, tilts, maximum-likelihood fits,
 * moments of the reward and divergences (`component.ts`).
 */
import { Q, type Rational, UndefinedValueError } from '../../../../theory';
import {
  type Component,
  type Evidence,
  componentWithMean,
  evidence,
  klDivergence,
  momentMatch,
  rewardMoment,
  tilt,
} from './component';
import type { GaussianComponent } from '../instance';
import { Atom, type Laurent, multipleOf, productOf } from './laurent';
import { PairTable } from './pair-table';
import type { NaturalReward } from './reward';

/** The tilt of a Gaussian by `w^k`. */
export class Tilt {
  private known: Evidence | undefined;
  private knownForm: Laurent | undefined;

  /** @param steps tilts that lead to the same Gaussian one after the other; none for a tilt in one step */
  constructor(
    private readonly of: Component,
    readonly component: Component,
    private readonly reward: NaturalReward,
    private readonly k: number,
    private readonly steps: readonly Tilt[],
  ) {}

  /** `E_N[w^k]` by its name; that of several steps is the product of theirs, `E_N[w²] = E_N[w]·E_{N·w}[w]`. */
  get form(): Laurent {
    this.knownForm ??=
      this.steps.length === 0
        ? multipleOf(new Atom(true), Q.one)
        : this.steps.map(({ form }) => form).reduce(productOf);
    return this.knownForm;
  }

  /** `E_N[w^k]`. */
  get evidence(): Evidence {
    this.known ??= evidence(this.of, this.component, this.reward, this.k);
    return this.known;
  }
}

export class ExactComponents {
  private readonly given = new Map<GaussianComponent, Component>();
  private readonly tilts = new PairTable<Component, number, Tilt | 'none'>();
  private readonly fits = new Map<string, Component>();
  private readonly moments = new PairTable<Component, 0 | 1 | 2, Rational>();
  private readonly divergences = new PairTable<Component, Component, ReturnType<typeof klDivergence>>();

  constructor(readonly reward: NaturalReward) {}

  /** The Gaussian that an instance gives. @throws UndefinedValueError if its precision is not positive definite */
  of(component: GaussianComponent): Component {
    const known = this.given.get(component) ?? existing(componentWithMean(component.precision, component.mean));
    this.given.set(component, known);
    return known;
  }

  /** The law `∝ N·w^k`, or undefined if it does not exist. */
  tilted(component: Component, k: number): Tilt | undefined {
    const found = this.tilts.at(component, k, () => {
      if (k === 2) return this.tiltedTwice(component) ?? 'none';
      const target = tilt(component, this.reward, k);
      return target === undefined ? 'none' : new Tilt(component, target, this.reward, k, []);
    });
    return found === 'none' ? undefined : found;
  }

  /** The second tilt exists only if the first does, since their precisions lie on a line. The loop goes through both. */
  private tiltedTwice(component: Component): Tilt | undefined {
    const first = this.tilted(component, 1);
    const second = first && this.tilted(first.component, 1);
    return second && new Tilt(component, second.component, this.reward, 2, [first, second]);
  }

  /** The Gaussian with the mean and covariance of `Σ shares_i N_i`; shares must sum to 1. */
  fitted(components: readonly Component[], shares: readonly Rational[]): Component {
    const key = components.map((component, i) => `${component.key} ${Q.format(shares[i] as Rational)}`).join(',');
    const known = this.fits.get(key) ?? existing(momentMatch(components, shares));
    this.fits.set(key, known);
    return known;
  }

  /** `E_N[r^j]`. */
  rewardMoment(component: Component, j: 0 | 1 | 2): Rational {
    return this.moments.at(component, j, () => rewardMoment(component, this.reward, j));
  }

  /** `KL(p‖q) = rational + ½ log ratio`. */
  klDivergence(p: Component, q: Component): ReturnType<typeof klDivergence> {
    return this.divergences.at(p, q, () => klDivergence(p, q));
  }
}

function existing(component: Component | undefined): Component {
  if (component === undefined) throw new UndefinedValueError('a Gaussian whose precision is not positive definite');
  return component;
}
