/**
 * Divergences of two laws on listed atoms, given by their masses p and q.
 *
 * Rényi: `D_α(p‖q) = log Σ p^α q^{1−α} / (α − 1)`, α > 0; KL(p‖q) at α = 1, `log sup p/q` at α = ∞ (van Erven and Harremoës, IEEE Trans. Inf.
 * Theory 60, 2014). It is +∞ if α ≥ 1 and q misses an atom of p, and if the supports are disjoint.
 * Hellinger distance: `√(1 − Σ √(pq))`, in [0, 1]. Jensen–Shannon: `½ KL(p‖m) + ½ KL(q‖m)`, m = (p + q)/2, in [0, log 2].
 */
import { type Arithmetic, Q } from '../../arithmetic';
import { NotRepresentableError, UndefinedValueError } from '../../errors';
import type { Weighed } from './support';

type Laws<T> = readonly [readonly Weighed<T>[], readonly Weighed<T>[]];

/** The masses of an atom under both laws; undefined for 0. */
type Pair<T> = readonly [T | undefined, T | undefined];

function pairsOf<T>([left, right]: Laws<T>): readonly Pair<T>[] {
  const [p, q] = [left, right].map((law) => new Map(law.map(({ atom, mass }) => [atom, mass])));
  const atoms = new Set([...left, ...right].map(({ atom }) => atom));
  return [...atoms].map((atom) => [p?.get(atom), q?.get(atom)]);
}

/** The pairs of which neither mass is 0. */
const common = <T>(pairs: readonly Pair<T>[]): (readonly [T, T])[] =>
  pairs.flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [[a, b] as const]));

const half = <T>(A: Arithmetic<T>): T => A.fromRational(Q.of(1, 2));

export function hellinger<T>(A: Arithmetic<T>, laws: Laws<T>): T {
  const one = A.fromRational(Q.one);
  const pairs = pairsOf(laws);
  if (pairs.every(([a, b]) => a === b)) return A.fromRational(Q.zero);
  const affinity = A.sum(common(pairs).map(([a, b]) => A.sqrt(A.mul(a, b))));
  // The affinity is at most 1, by the inequality of Cauchy and Schwarz; its enclosure may end above.
  return A.sqrt(A.max(A.fromRational(Q.zero), A.sub(one, affinity)));
}

/** `Σ a log(2a/(a + b))` over the atoms of the first law. */
function toMiddle<T>(A: Arithmetic<T>, pairs: readonly Pair<T>[]): T {
  const two = A.fromRational(Q.of(2));
  return A.sum(
    pairs.flatMap(([a, b]) => {
      if (a === undefined) return [];
      return [A.mul(a, b === undefined ? A.log(two) : A.log(A.div(A.mul(two, a), A.add(a, b))))];
    }),
  );
}

export function jensenShannon<T>(A: Arithmetic<T>, laws: Laws<T>): T {
  const pairs = pairsOf(laws);
  const mirrored = pairs.map(([a, b]): Pair<T> => [b, a]);
  return A.mul(half(A), A.add(toMiddle(A, pairs), toMiddle(A, mirrored)));
}

/** `a^α b^{1−α}`. Powers of whole numbers are exact. */
function mixedPower<T>(A: Arithmetic<T>, [a, b]: readonly [T, T], order: T): T {
  const { lo, hi } = A.enclose(order);
  if (lo === hi && Number.isInteger(lo)) return A.mul(A.pow(a, lo), A.pow(b, 1 - lo));
  const exponent = A.add(A.mul(order, A.log(a)), A.mul(A.sub(A.fromRational(Q.one), order), A.log(b)));
  return A.exp(exponent);
}

/** The largest order of which powers are written out. */
const MAX_ORDER = 1000;

function checkOrder<T>(A: Arithmetic<T>, order: T): 'one' | 'infinite' | 'below' | 'above' {
  const [zero, one] = [A.fromRational(Q.zero), A.fromRational(Q.one)];
  const is = (relation: '<' | '<=' | '==' | '>', b: T): boolean => A.decide(relation, order, b).truth === 'true';
  if (is('<=', zero)) throw new UndefinedValueError('a Rényi divergence of an order that is not above 0');
  if (is('==', one)) return 'one';
  if (A.enclose(order).lo === Infinity) return 'infinite';
  if (is('<', one)) return 'below';
  if (!is('>', one)) throw new NotRepresentableError('an order that this rung cannot tell from 1');
  if (A.enclose(order).hi > MAX_ORDER)
    throw new NotRepresentableError(`a Rényi divergence of an order above ${MAX_ORDER}`);
  return 'above';
}

export function renyi<T>(A: Arithmetic<T>, laws: Laws<T>, order: T): T {
  const kind = checkOrder(A, order);
  const pairs = pairsOf(laws);
  const shared = common(pairs);
  const misses = pairs.some(([a, b]) => a !== undefined && b === undefined);
  if (shared.length === 0 || (misses && kind !== 'below')) return A.infinity;
  if (kind === 'one') return A.sum(shared.map(([a, b]) => A.mul(a, A.log(A.div(a, b)))));
  if (kind === 'infinite') return A.log(shared.map(([a, b]) => A.div(a, b)).reduce((a, b) => A.max(a, b)));
  const sum = A.sum(shared.map((pair) => mixedPower(A, pair, order)));
  return A.div(A.log(sum), A.sub(order, A.fromRational(Q.one)));
}
