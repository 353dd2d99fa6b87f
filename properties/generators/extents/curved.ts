/** The extents of one curved family. */
import type { CurvedInstance } from '../../../models/closed-form/curved';
import type { Extents } from '../../results';
import { only } from './merge';
import { lambdaRange } from './nearest-double';

export const curvedExtents = ({ center, lambda, rounds }: CurvedInstance): Extents => ({
  atoms: only(center.length),
  rounds: only(rounds),
  lambda: lambdaRange(lambda),
});
