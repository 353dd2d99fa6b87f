/**
 * The Gaussians of one case, which are exact and so the same on every rung: each is computed once.
 *
 * The rungs of a case share one object of this class. It computes components from their parameters, maximum-likelihood fits and moments of
 * the reward (`component.ts`).
 */
import { Q, type Rational, UndefinedValueError } from '../../../theory';
import { type Component, componentWithMean, momentMatch, rewardMoment } from './component';
import type { GaussianComponent } from './instance';
import type { Matrix, Vector } from './linear-algebra';
import type { NaturalReward } from './reward';

export class ExactComponents {
  private readonly given = new Map<GaussianComponent, Component>();
  private readonly fits = new Map<string, Component>();
  private readonly moments = new Map<Component, Map<0 | 1 | 2, Rational>>();

  constructor(private readonly reward: NaturalReward) {}

  /** The Gaussian that an instance gives. @throws UndefinedValueError if its precision is not positive definite */
  of(component: GaussianComponent): Component {
    const known = this.given.get(component) ?? withMean(component);
    this.given.set(component, known);
    return known;
  }

  /** The Gaussian with the mean and covariance of `Σ shares_i N_i`; shares must sum to 1. */
  fitted(components: readonly Component[], shares: Vector): Component {
    const key = components.map((component, i) => `${component.key} ${Q.format(shares[i] as Rational)}`).join(',');
    const known = this.fits.get(key) ?? withMean(momentMatch(components, shares));
    this.fits.set(key, known);
    return known;
  }

  /** `E_N[r^j]`. */
  rewardMoment(component: Component, j: 0 | 1 | 2): Rational {
    const ofComponent = this.moments.get(component) ?? new Map<0 | 1 | 2, Rational>();
    this.moments.set(component, ofComponent);
    const known = ofComponent.get(j) ?? rewardMoment(component, this.reward, j);
    ofComponent.set(j, known);
    return known;
  }
}

function withMean({ precision, mean }: { readonly precision: Matrix; readonly mean: Vector }): Component {
  const component = componentWithMean(precision, mean);
  if (component === undefined) throw new UndefinedValueError('a Gaussian whose precision is not positive definite');
  return component;
}
