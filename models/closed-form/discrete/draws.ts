/**
 * `E[f(w_1..w_K)]` over K i.i.d. draws, as a sum over multisets. The distinguished draws run over all ordered choices
 * from the multiset.
 */
import { type Arithmetic, type Draws, Q, UnanswerableError, dot } from '../../../theory';
import { type Chances, forEachSample, scaledBy } from './samples';

interface DrawCounts {
  readonly K: number;
  /** The number of the K draws that are kept in order. */
  readonly distinguished: number;
}

/** What a claim may ask of draws whose order does not matter. */
type Statistics<T> = Omit<Draws<T>, 'distinguished'>;

/** A multiset of draws. Its statistics are computed on first use. */
class Multiset<T> implements Statistics<T> {
  private knownSum: T | undefined;
  private knownVariance: T | undefined;

  /**
   * @param counts the count of each atom. @param whole 0, 1, …, K. @param multiples 0, 1, …, K times each weight
   */
  constructor(
    private readonly A: Arithmetic<T>,
    private readonly counts: readonly number[],
    private readonly w: readonly T[],
    private readonly whole: readonly T[],
    private readonly multiples: readonly (readonly T[])[],
  ) {}

  private overAtoms(term: (count: number, atom: number) => T): T {
    return this.A.sum(this.counts.flatMap((count, atom) => (count === 0 ? [] : [term(count, atom)])));
  }

  get sum(): T {
    this.knownSum ??= this.overAtoms((count, atom) => (this.multiples[atom] as readonly T[])[count] as T);
    return this.knownSum;
  }

  get mean(): T {
    return this.A.div(this.sum, this.whole.at(-1) as T);
  }

  /** Biased. */
  get variance(): T {
    const { A, w, whole, mean } = this;
    const square = (count: number, atom: number): T => A.mul(whole[count] as T, A.pow(A.sub(w[atom] as T, mean), 2));
    this.knownVariance ??= A.div(this.overAtoms(square), whole.at(-1) as T);
    return this.knownVariance;
  }
}

/** A multiset of draws, some of which are kept in order. */
class OrderedDraws<T> implements Draws<T> {
  constructor(
    private readonly all: Statistics<T>,
    readonly distinguished: readonly T[],
  ) {}

  get sum(): T {
    return this.all.sum;
  }

  get mean(): T {
    return this.all.mean;
  }

  get variance(): T {
    return this.all.variance;
  }
}

/** Calls `visit` with every ordered choice of so many draws, and with the number of ways in which it can be made. */
function forEachChoice<T>(
  counts: readonly number[],
  w: readonly T[],
  size: number,
  visit: (chosen: readonly T[], ways: number) => void,
): void {
  const left = [...counts];
  const choose = (chosen: readonly T[], ways: number): void => {
    if (chosen.length === size) return visit(chosen, ways);
    for (let i = 0; i < left.length; i += 1) {
      const count = left[i] as number;
      if (count === 0) continue;
      left[i] = count - 1;
      choose([...chosen, w[i] as T], ways * count);
      left[i] = count;
    }
  };
  choose([], 1);
}

/** A law from which draws are made. */
export interface DrawSource<T> {
  readonly chances: Chances<T>;
  /** The weights of its atoms. */
  readonly w: readonly T[];
  /** The statistics of draws with these counts of the atoms. */
  readonly statistics: (counts: readonly number[]) => Statistics<T>;
}

/** Draws from a law in any arithmetic. @param w the weights of its atoms */
export function drawsFrom<T>(A: Arithmetic<T>, chances: Chances<T>, w: readonly T[], K: number): DrawSource<T> {
  const whole = Array.from({ length: K + 1 }, (_, k) => A.fromRational(Q.of(k)));
  const multiples = w.map((weight) => whole.map((k) => A.mul(k, weight)));
  return { chances, w, statistics: (counts) => new Multiset(A, counts, w, whole, multiples) };
}

/** `E[f]` over K i.i.d. draws. @throws UnanswerableError if more draws are distinguished than there are */
export function expectationOverDraws<T>(
  A: Arithmetic<T>,
  { chances, w, statistics }: DrawSource<T>,
  { K, distinguished }: DrawCounts,
  f: (draws: Draws<T>) => T,
): T {
  if (distinguished > K) throw new UnanswerableError(`w[${distinguished}] needs K ≥ ${distinguished}`);
  const likely: T[] = [];
  const values: T[] = [];
  forEachSample(A, chances, K, (counts, chance) => {
    const drawn = statistics(counts);
    const ofOrders: T[] = [];
    forEachChoice(counts, w, distinguished, (chosen, ways) => {
      const value = f(new OrderedDraws(drawn, chosen));
      ofOrders.push(ways === 1 ? value : A.mul(A.fromRational(Q.of(ways)), value));
    });
    likely.push(chance);
    values.push(A.sum(ofOrders));
  });
  let orders = 1;
  for (let k = 0; k < distinguished; k += 1) orders *= K - k;
  const mean = scaledBy(A, chances, K, dot(A, likely, values));
  return orders === 1 ? mean : A.div(mean, A.fromRational(Q.of(orders)));
}
