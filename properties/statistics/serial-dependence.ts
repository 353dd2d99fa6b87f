/**
 * Are draws independent? An exact test of draws at a distance from each other, for any law.
 *
 * Take four draws a, b, c, d of which c comes a lag after a, and d after b. If the draws are i.i.d., exchanging c and d changes no probability. So for a
 * symmetric kernel s the number `Z = s(a, c) + s(b, d) − s(a, d) − s(b, c)` has the law of −Z, and quadruples without a common draw are independent: among
 * those with Z ≠ 0 the number of positive ones is binomial with p = ½. Two kernels are tested:
 *
 * - `s = [same point]` finds a sampler that repeats points, such as one that ignores its seed. A law with atoms repeats points too, but at no lag more often
 *   than at another;
 * - `s = score · score`, hence `Z = (a − b)(c − d)`, finds dependence of draws that are near each other, such as those of a Markov chain.
 *
 * The tail of the binomial law is bounded by Chernoff, `P(X ≥ k) ≤ e^{−n KL(k/n ‖ ½)}`, so the test errs at most as often as stated. The number of draws may
 * depend on the draws: prefixes whose lengths double have an error probability each, half of that before, and the longest one that is there is tested. Draws that repeat each other at
 * random distances are exchangeable, that is, i.i.d. given a random law, and not found.
 *
 * Source: sign tests under exchangeability, Hoeffding 1952, Ann. Math. Statist. 23; Chernoff 1952, Ann. Math. Statist. 23.
 */
export interface DrawColumns {
  /** A number that is the same for the same point, and another one for others. */
  readonly identity: Float64Array;
  /** A number of the point, such as its weight. */
  readonly score: Float64Array;
}

export interface SerialOptions {
  /** Lags to look at, whole numbers of at least 1. The lag at which most points repeat is looked at too. */
  readonly lags: readonly number[];
  /** Length of the first prefix. */
  readonly first: number;
  /** Bound on the probability that independent draws are found dependent, in (0, 1). */
  readonly alpha: number;
}

/** Evidence that draws are not independent. */
export interface SerialDependence {
  readonly lag: number;
  readonly kind: 'repeats' | 'correlation';
  /** Draws that equal the draw a lag before. */
  readonly repeated: number;
  /** Number of draws looked at. */
  readonly of: number;
}

/** Number of positive Z, and of those that are not 0. */
interface Signs {
  readonly positive: number;
  readonly count: number;
}

/** `log P(X ≥ k)` for X binomial with n trials and p = ½, at most. */
export function logUpperTail({ positive: k, count: n }: Signs): number {
  if (2 * k <= n) return 0;
  const share = k / n;
  const entropy = share === 1 ? 0 : -share * Math.log(share) - (1 - share) * Math.log1p(-share);
  return -n * (Math.LN2 - entropy);
}

/**
 * The signs of Z over quadruples of the first n ≥ 2 lag draws that have no draw in common. A pair is met with one that lies about half of the draws later, so
 * that nearness matters within pairs only, and half a lag off its grid: else Z is 0 where points recur with the period of the lag.
 * @param z of the four positions a, b, c, d
 */
function signs(n: number, lag: number, z: (a: number, b: number, c: number, d: number) => number): Signs {
  // Pairs (i, i + lag) for i in [0, lag), [2 lag, 3 lag), …
  const first = (pair: number): number => 2 * lag * Math.floor(pair / lag) + (pair % lag);
  const half = Math.floor((lag * Math.floor(n / (2 * lag))) / 2);
  let [positive, count] = [0, 0];
  for (let pair = 0; pair < half; pair += 1) {
    const [a, b] = [first(pair), first(half + ((pair + (lag >> 1)) % half))];
    const value = z(a, b, a + lag, b + lag);
    if (value !== 0) count += 1;
    if (value > 0) positive += 1;
  }
  return { positive, count };
}

const same = (x: Float64Array, i: number, j: number): number => (x[i] === x[j] ? 1 : 0);

const repeats =
  (x: Float64Array) =>
  (a: number, b: number, c: number, d: number): number =>
    same(x, a, c) + same(x, b, d) - same(x, a, d) - same(x, b, c);

const products =
  (x: Float64Array) =>
  (a: number, b: number, c: number, d: number): number =>
    ((x[a] as number) - (x[b] as number)) * ((x[c] as number) - (x[d] as number));

/** The lag between a point and its next repetition that occurs most often among the first n; undefined without repetition. */
function commonestLag(identity: Float64Array, n: number): number | undefined {
  // The last position of each point, in a table with open addressing, which is faster than a Map of half a million numbers.
  const size = 2 ** Math.ceil(Math.log2(2 * n));
  const last = new Int32Array(size).fill(-1);
  const words = new Uint32Array(identity.buffer, identity.byteOffset, 2 * identity.length);
  const slotOf = (i: number): number => {
    const word = Math.imul((words[2 * i] as number) ^ Math.imul(words[2 * i + 1] as number, 0x85ebca6b), 0x9e3779b1);
    return (word ^ (word >>> 15)) & (size - 1);
  };
  const counts = new Int32Array(n);
  let [lag, most]: [number | undefined, number] = [undefined, 0];
  for (let i = 0; i < n; i += 1) {
    const point = identity[i] as number;
    let slot = slotOf(i);
    for (let before = last[slot] as number; before >= 0; before = last[slot] as number) {
      if (identity[before] === point) {
        const count = ((counts[i - before] as number) += 1);
        if (count > most) [lag, most] = [i - before, count];
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
    last[slot] = i;
  }
  return lag;
}

function evidence({ identity }: DrawColumns, n: number, lag: number, kind: SerialDependence['kind']): SerialDependence {
  let repeated = 0;
  for (let i = lag; i < n; i += 1) repeated += same(identity, i, i - lag);
  return { lag, kind, repeated, of: n - lag };
}

function inPrefix(draws: DrawColumns, n: number, { lags, alpha }: SerialOptions): SerialDependence | undefined {
  const { identity, score } = draws;
  const tested = [...new Set(lags)].filter((lag) => 2 * lag <= n);
  // Half of α for the given lags, with two kernels, the second in both directions; half for the commonest of all lags below n.
  const ofLag = Math.log(alpha / (6 * Math.max(1, tested.length)));
  const ofAny = Math.log(alpha / (2 * n));
  for (const lag of tested)
    if (logUpperTail(signs(n, lag, repeats(identity))) <= ofLag) return evidence(draws, n, lag, 'repeats');
  const common = commonestLag(identity, n);
  if (common !== undefined && 2 * common <= n && logUpperTail(signs(n, common, repeats(identity))) <= ofAny)
    return evidence(draws, n, common, 'repeats');
  for (const lag of tested) {
    const { positive, count } = signs(n, lag, products(score));
    const larger = Math.max(positive, count - positive);
    if (logUpperTail({ positive: larger, count }) <= ofLag) return evidence(draws, n, lag, 'correlation');
  }
  return undefined;
}

/** Evidence against the independence of draws; undefined if there is none. @param count number of draws in the columns that are there */
export function serialDependence(
  draws: DrawColumns,
  count: number,
  { first, alpha, ...options }: SerialOptions,
): SerialDependence | undefined {
  if (count < first) return undefined;
  const doublings = Math.floor(Math.log2(count / first));
  return inPrefix(draws, first * 2 ** doublings, { ...options, first, alpha: alpha / 2 ** (doublings + 1) });
}
