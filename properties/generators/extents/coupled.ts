/** The extents of two coupled models. */
import type { CoupledInstance } from '../../../models/closed-form/coupled';
import type { Extents } from '../../results';
import { only } from './merge';

export const coupledExtents = ({ slope, rounds }: CoupledInstance): Extents => ({
  dimensions: only(slope.length),
  rounds: only(rounds),
});
