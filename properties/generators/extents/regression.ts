/** The extents of one linear regression. */
import type { RegressionInstance } from '../../../models/closed-form/regression';
import type { Extents } from '../../results';
import { only } from './merge';

export const regressionExtents = ({ d, n, rounds }: RegressionInstance): Extents => ({
  dimensions: only(d),
  points: only(n),
  rounds: only(rounds),
});
