/** What a case may cost. K and the number of rounds are lowered until a decision is affordable; they stay inside the domain. */
import { type DiscreteInstance, multisetCount } from '../../../models/closed-form/discrete';
import { type SearchDomain, Q, type Rational } from '../../../theory';

/** Multisets of K candidates. A sum over more would be slow, and too long for the rung that decides what doubles cannot. */
const MOST_MULTISETS = 1_500;
/** Orders of K candidates that a rule is asked about, where it may depend on the order. */
const MOST_ORDERS = 600;
/** Bits of the masses of the last round, where equalities must be decided. */
const MOST_BITS = 3_000;
/** Largest K^rounds there, unless the domain says less. */
const MOST_GROWTH = 130;

const bitsOf = (whole: bigint): number => whole.toString(16).length * 4;

/** The largest number up to the wanted one that fits, but at least `least`. */
function lowered(wanted: number, least: number, fits: (candidate: number) => boolean): number {
  let candidate = wanted;
  while (candidate > least && !fits(candidate)) candidate -= 1;
  return candidate;
}

/** Largest K^rounds: where exact masses must stay short, or where the loop makes masses fall like p^K. */
const mostGrowth = ({ exact, growth = exact === true ? MOST_GROWTH : Infinity }: SearchDomain): number => growth;

/** What the cost of a case depends on, besides K and the rounds. */
type Sized = Pick<DiscreteInstance, 'p0' | 'w' | 'users'> & Partial<Pick<DiscreteInstance, 'pRef' | 'lambda'>>;

/** Bits of exact masses after so many rounds of K candidates: an estimate from above in all but odd cases. */
function exactBits({ p0, w, users, pRef = [], lambda = 'infinity' }: Sized): (K: number, rounds: number) => number {
  const mass = bitsOf((Q.reduceAll(p0)[0] as Rational).den);
  const scores = Q.reduceAll(users ? users.flatMap((user) => user.w) : w).map(({ num }) => num);
  const largest = scores.reduce((a, b) => (a > b ? a : b));
  const score = bitsOf(largest) + 4;
  const real = lambda === 'infinity' ? 0 : bitsOf(Q.reduceAll(pRef)[0]?.den ?? 1n) + bitsOf(lambda.num + lambda.den);
  const choices = users?.length ?? 1;
  return (K, rounds) => {
    if (K === Infinity || K === 1) return mass + rounds * (choices * score + real);
    // The sums of K weights divide a common multiple of all numbers up to the largest; or there are few of them.
    const sums = Math.min(multisetCount(w.length, K) * score, 1.5 * K * Number(largest));
    let bits = mass;
    for (let t = 0; t < rounds; t += 1) {
      // Users may choose one after the other.
      for (let choice = 0; choice < choices; choice += 1) bits = K * bits + sums;
      bits += real;
    }
    return bits;
  };
}

/** Whether exact masses stay short enough after so many rounds of K candidates, if the domain needs exact ones. */
function staysShort(sized: Sized, { exact = false }: SearchDomain): (K: number, rounds: number) => boolean {
  if (!exact) return () => true;
  const bits = exactBits(sized);
  return (K, rounds) => bits(K, rounds) <= MOST_BITS;
}

/** The largest number of atoms up to the wanted one for which the least K of the domain is affordable. */
export function affordableAtoms({ candidates, orders = false }: SearchDomain, wanted: number, least: number): number {
  const { min, infinite } = candidates;
  if (infinite === 'always') return wanted;
  return lowered(wanted, least, (n) => multisetCount(n, min) <= MOST_MULTISETS && (!orders || n ** min <= MOST_ORDERS));
}

/** The largest affordable K up to the wanted one; of the domain. */
export function affordableCandidates(sized: Sized, wanted: number, domain: SearchDomain): number {
  if (wanted === Infinity || wanted === 1) return wanted;
  const n = sized.w.length;
  const { orders = false } = domain;
  const growth = mostGrowth(domain);
  const isShort = staysShort(sized, domain);
  return lowered(
    wanted,
    Math.max(1, domain.candidates.min),
    (K) => multisetCount(n, K) <= MOST_MULTISETS && (!orders || n ** K <= MOST_ORDERS) && K <= growth && isShort(K, 1),
  );
}

/** The largest affordable number of rounds up to that of the instance. */
export function affordableRounds(instance: DiscreteInstance, domain: SearchDomain): number {
  const { K, rounds } = instance;
  const growth = mostGrowth(domain);
  const isShort = staysShort(instance, domain);
  return lowered(rounds, 1, (t) => (K === Infinity || K ** t <= growth) && isShort(K, t));
}

/** Multisets over all rounds of a usual case, such as two rounds of 3 candidates among 5 atoms. */
const USUAL_MULTISETS = 50;

/** The number of multisets that all rounds enumerate; at K = ∞, of atoms. In units of a usual case. */
export function costOf({ w, K, rounds }: Pick<DiscreteInstance, 'w' | 'K' | 'rounds'>): number {
  return (rounds * (K === Infinity ? w.length : multisetCount(w.length, K))) / USUAL_MULTISETS;
}
