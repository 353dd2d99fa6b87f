/** The face of `theory/language/at-infinity/`: limits at K = ∞. */
export { type LimitContext, limitOf } from './limits';
