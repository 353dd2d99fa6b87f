/** The extents of one instance of a large finite space; its atoms are written out once per instance. */
import { type LargeInstance, atomsOf } from '../../../models/closed-form/large';
import type { Extents } from '../../results';
import { only } from './merge';
import { lambdaRange, ratioOf } from './nearest-double';

export function largeExtents(instance: LargeInstance): Extents {
  const { mass, total, weight, top, bottom } = atomsOf(instance);
  let [least, greatest, massZero] = [Infinity, 0, false];
  for (const m of mass) {
    if (m === 0) massZero = true;
    else if (m < least) least = m;
    if (m > greatest) greatest = m;
  }
  return {
    atoms: only(mass.length),
    K: only(instance.K),
    rounds: only(instance.rounds),
    weights: { least: bottom, greatest: top },
    weightRatio: only(ratioOf(top, bottom)),
    lambda: lambdaRange(instance.lambda),
    masses: { least: least / total, greatest: greatest / total },
    ...(massZero ? { massZero } : {}),
    ...(weight.indexOf(top) === weight.lastIndexOf(top) ? {} : { ties: true }),
  };
}
