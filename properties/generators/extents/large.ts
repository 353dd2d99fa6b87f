/** The extents of one instance of a large finite space. */
import { type LargeInstance, classesOf, sizeOf } from '../../../models/closed-form/large';
import type { Extents } from '../../results';
import { only } from './merge';
import { lambdaRange, ratioOf } from './nearest-double';

export function largeExtents(instance: LargeInstance): Extents {
  const { total, top, bottom, ties, ofAtoms } = classesOf(instance);
  return {
    atoms: only(sizeOf(instance)),
    K: only(instance.K),
    rounds: only(instance.rounds),
    weights: { least: bottom, greatest: top },
    weightRatio: only(ratioOf(top, bottom)),
    lambda: lambdaRange(instance.lambda),
    masses: { least: ofAtoms.least / total, greatest: ofAtoms.greatest / total },
    ...(ofAtoms.zero ? { massZero: true } : {}),
    ...(ties ? { ties } : {}),
  };
}
