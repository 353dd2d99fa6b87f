/** The extents of one loop whose preference moves. */
import type { CoEvolvingInstance } from '../../../models/closed-form/co-evolving';
import type { Extents } from '../../results';
import { only } from './merge';
import { lambdaRange } from './nearest-double';

export const coEvolvingExtents = ({ features, preferences, K, lambda, rounds }: CoEvolvingInstance): Extents => ({
  dimensions: only(preferences[0].length),
  atoms: only(features.length),
  K: only(K),
  rounds: only(rounds),
  lambda: lambdaRange(lambda),
});
