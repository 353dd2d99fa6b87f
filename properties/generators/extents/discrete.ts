/** The extents of one discrete instance. */
import type { DiscreteInstance } from '../../../models/closed-form/discrete';
import { Q, type Rational } from '../../../theory';
import type { Extents } from '../../results';
import { type Mutable, mergeExtents, only } from './merge';
import { lambdaRange, nearestDouble, ratioOf } from './nearest-double';

/** Doubles of equal rationals are closer than this; of closer doubles the rationals are compared. */
const CLOSE = 1 - 2 ** -48;

interface Spread {
  readonly least: number;
  readonly greatest: number;
  /** Whether several are the largest. */
  readonly tied: boolean;
}

function spreadOf(w: readonly Rational[]): Spread {
  let least = Infinity;
  let greatest = 0;
  let tied = false;
  let top: Rational | undefined;
  for (const weight of w) {
    const value = nearestDouble(weight);
    if (value < least) least = value;
    if (value >= greatest * CLOSE) {
      // Well above the largest so far, or so close to it that only the rationals tell.
      const order = top === undefined || value * CLOSE > greatest ? 1 : Q.compare(weight, top);
      if (order > 0) {
        top = weight;
        tied = false;
      } else if (order === 0) tied = true;
      if (value > greatest) greatest = value;
    }
  }
  return { least, greatest, tied };
}

function weightsOf({ w }: Pick<DiscreteInstance, 'w'>): Extents {
  const { least, greatest } = spreadOf(w);
  return { weights: { least, greatest }, weightRatio: only(ratioOf(greatest, least)) };
}

export function discreteExtents({
  p0,
  w,
  K,
  lambda,
  rounds,
  users,
  prompts,
  wTrue,
  samples,
}: DiscreteInstance): Extents {
  const { least, greatest, tied } = spreadOf(w);
  let leastMass = Infinity;
  let greatestMass = 0;
  let massZero = false;
  for (const mass of p0) {
    const value = nearestDouble(mass);
    if (value === 0) massZero = true;
    else if (value < leastMass) leastMass = value;
    if (value > greatestMass) greatestMass = value;
  }
  const extents: Mutable<Extents> = {
    atoms: only(w.length),
    K: only(K),
    rounds: only(rounds),
    weights: { least, greatest },
    weightRatio: only(ratioOf(greatest, least)),
    lambda: lambdaRange(lambda),
    masses: { least: leastMass, greatest: greatestMass },
  };
  // One by one: spreading them conditionally costs as much as all the rest, in every case.
  if (users) extents.users = only(users.length);
  if (prompts) extents.prompts = only(new Set(prompts).size);
  if (samples) extents.samples = only(samples.size);
  if (massZero) extents.massZero = true;
  if (tied) extents.ties = true;
  if (!users && !wTrue) return extents;
  return [...(users ?? []).slice(1), ...(wTrue ? [{ w: wTrue }] : [])].map(weightsOf).reduce(mergeExtents, extents);
}
