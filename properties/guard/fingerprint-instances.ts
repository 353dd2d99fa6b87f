/**
 * The twelve instances on which an update is fingerprinted: laws with and without ties, a rare best atom, an atom without mass, with
 * and without real data, with a fitting error. All weights are squares, so that their roots are exact.
 *
 * They are part of the baseline's format: every change here changes all fingerprints and requires a new version of the format.
 */
import type { Candidates, Lambda, Loop, Sampling } from '../../models';
import { withMassesOfPrompts } from '../../models/closed-form/discrete';
import { Q, type Rational } from '../../theory';

interface FingerprintUser {
  readonly share: Rational;
  readonly w: readonly Rational[];
}

export interface FingerprintInstance {
  readonly p0: readonly Rational[];
  readonly w: readonly Rational[];
  readonly pRef: readonly Rational[];
  readonly lambda: Lambda;
  readonly epsilon: Rational;
  readonly K: Candidates;
  /** The prompt that each atom answers, if the loop has prompts. */
  readonly prompts: readonly number[] | undefined;
  /** Empty when the loop has a single reward. */
  readonly users: readonly FingerprintUser[];
  readonly sampling: Sampling | undefined;
}

/** p_0, w, p_ref, λ, ε. */
const DOZEN: readonly (readonly [string, string, string, string, string])[] = [
  ['1/2 1/2', '1 4', '1/3 2/3', 'inf', '0'],
  ['1/3 2/3', '4 1', '1/2 1/2', '1', '0'],
  ['9/10 1/10', '1 9', '3/4 1/4', '1/2', '0'],
  ['1/2 1/2', '1 9/4', '1/4 3/4', '3', '1/10'],
  ['1/3 1/3 1/3', '1 4 9', '1/2 1/4 1/4', 'inf', '0'],
  ['1/2 1/3 1/6', '1 4 4', '1/3 1/3 1/3', 'inf', '0'],
  ['1/2 1/4 1/4', '9 1/4 1', '1/5 2/5 2/5', '2', '0'],
  ['98/100 1/100 1/100', '1 1 25', '1/3 1/3 1/3', 'inf', '0'],
  ['1/5 3/5 1/5', '1/9 1 4', '1/2 1/3 1/6', '0', '0'],
  ['1/2 1/2 0', '1 4 16', '1/4 1/4 1/2', '1', '0'],
  ['1/4 1/4 1/4 1/4', '1 4 9 16', '1/10 2/10 3/10 4/10', 'inf', '0'],
  ['1/10 2/10 3/10 4/10', '4 4 1 9/16', '1/4 1/4 1/4 1/4', '1/3', '1/20'],
];

const SAMPLE_SIZES = [5, 8, 13] as const;

const law = (text: string): readonly Rational[] => text.split(' ').map(Q.parse);

/** The K among 2, 3, 4 and ∞ for which the loop is defined; if it is defined for none of them, the nearest K. */
function candidatesOf({ needs }: Loop): readonly Candidates[] {
  const { min, max, infinite } = needs?.candidates ?? { min: 1, max: Infinity, infinite: true };
  const finite = [2, 3, 4].filter((K) => K >= min && K <= max);
  const all = infinite ? [...finite, Infinity] : finite;
  return all.length > 0 ? all : [Math.max(min, Math.min(max, 2))];
}

/** The users that the loop needs. User u has the weights w, shifted cyclically by u atoms. */
function usersOf({ needs }: Loop, w: readonly Rational[]): readonly FingerprintUser[] {
  if (needs?.users === undefined) return [];
  const { count, shares } = needs.users;
  const all = Q.of((count * (count + 1)) / 2);
  return Array.from({ length: count }, (_, user) => ({
    share: shares?.[user] ?? Q.div(Q.of(user + 1), all),
    w: w.map((weight, i) => w[(i + user) % w.length] ?? weight),
  }));
}

/** The twelve instances, adapted to the domain of the loop. */
export function fingerprintInstances(loop: Loop): readonly FingerprintInstance[] {
  const candidates = candidatesOf(loop);
  return DOZEN.map(([p0, weights, pRef, lambda, epsilon], i) => {
    const w = law(weights);
    const [start, real] = [law(p0), law(pRef)];
    const prompts = loop.needs?.prompts && w.map((_, at) => at % 2);
    return {
      p0: start,
      w,
      pRef: prompts ? withMassesOfPrompts(real, start, prompts) : real,
      prompts,
      lambda: lambda === 'inf' || loop.needs?.synthetic ? 'infinity' : Q.parse(lambda),
      epsilon: Q.parse(epsilon),
      K: candidates[i % candidates.length] ?? 2,
      users: usersOf(loop, w),
      sampling: loop.needs?.samples ? { size: SAMPLE_SIZES[i % SAMPLE_SIZES.length] ?? 5, seed: i } : undefined,
    };
  });
}
