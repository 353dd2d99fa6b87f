/** The exact laws of a loop on a few atoms, for tests that draw from the loop. */
import { Q, type Rational } from '../../../theory';
import type { Lambda, Loop } from '../../loops';
import { discreteRungs } from './interpretation';
import type { DiscreteInstance } from './instance';

/** A loop on n atoms. */
export interface LoopOnAtoms {
  readonly loop: Loop;
  readonly start: readonly Rational[];
  readonly w: readonly Rational[];
  readonly reference?: readonly Rational[] | undefined;
  readonly K: number;
  readonly lambda?: Lambda;
  /** The weights of the users after the first. */
  readonly users?: readonly (readonly Rational[])[];
}

function instanceOf({
  loop,
  start,
  w,
  reference = start,
  K,
  lambda = 'infinity',
  users = [],
}: LoopOnAtoms): DiscreteInstance {
  const all = [w, ...users].map((weights, u, { length }) => ({
    w: weights,
    share: loop.needs?.users?.shares?.[u] ?? Q.of(1, length),
  }));
  return {
    model: 'discrete',
    p0: start,
    w,
    pRef: reference,
    q: start,
    K,
    lambda,
    epsilon: Q.zero,
    rounds: 3,
    ...(loop.needs?.users ? { users: all } : {}),
    samples: { size: 100, seed: 1 },
  };
}

/** The masses of the candidate kept in the first round, and of the model of round t, right to the last digits of a double. */
export function exactLaws(given: LoopOnAtoms): { readonly kept: number[]; readonly model: (t: number) => number[] } {
  const rung = discreteRungs(instanceOf(given), given.loop)[0]?.();
  if (rung === undefined) throw new Error('there is no arithmetic for these laws');
  const masses = (law: unknown): number[] =>
    given.start.map((_, i) => {
      const { lo, hi } = rung.arithmetic.enclose(rung.mass(law, i));
      return (lo + hi) / 2;
    });
  return { kept: masses(rung.curate(rung.round(0))), model: (t) => masses(rung.round(t)) };
}
