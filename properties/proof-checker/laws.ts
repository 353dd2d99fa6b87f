/**
 * The laws and weights of one case of a certificate, as exact values.
 *
 * *Weights* are sorted: the point of rank i has weight `a1 + … + a_i`, and `c + a1 + … + a_i` with any number of atoms if the claim
 * mentions w_min. With n atoms the points are the atoms, `w_min = w_1` and `w_max = w_n`. With any number of atoms the points are
 * the draws, and the atoms x and y of the claim, which are not drawn; `w_min = c`, and `w_max` is the largest of their weights plus b.
 *
 * *Laws* are densities h, with mass `base_i h_i` at point i. With n atoms the base is 1, with any number it is the mass p_i of p_0.
 * The law of the kept one of M candidates has density `h_i · E[M w_i/(w_i + S)]`, S the sum of M − 1 draws; with infinitely many
 * `h_i w_i/E[w]`. The next law is `(p_ref + lambda·curate(p))/(1 + lambda)`, and `curate(p)` on synthetic data.
 */
import { Polynomials } from './polynomials';
import { refuse } from './refusal';
import { type Value, Values } from './values';

/** What a certificate fixes for all its claims. */
export interface Header {
  readonly K: number | 'infinity';
  readonly atoms: number | 'any';
  readonly data: 'synthetic' | 'real' | 'stable';
  readonly start: 'free' | 'reference';
}

/** What a case fixes: the round, the ranks of the claim's atoms, and the number of draws (null with a fixed number of atoms). */
export interface Choice {
  readonly t: number;
  readonly atoms: Readonly<Record<string, number>>;
  readonly draws: number | null;
}

/** A point with its rank among the weights; `place` counts the drawn ones, and is −1 for an atom of the claim that is not drawn. */
export interface Point {
  readonly rank: number;
  readonly place: number;
  readonly base: Value;
  readonly weight: Value;
}

/** The density of a law relative to the base masses at all points, by rank. */
export type Law = readonly Value[];

/** Several draws: the probability of getting them in any order, and their weights. */
interface Sample {
  readonly probability: Value;
  readonly weights: readonly Value[];
}

const names = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);

/** Number of weights: atoms, or draws and atoms of the claim. */
const pointCount = ({ atoms }: Header, choice: Choice) =>
  atoms === 'any' ? (choice.draws ?? 0) + Object.keys(choice.atoms).length : atoms;

/** The variables of a case in their order; `text` is the claim with its definitions, for the words that it mentions. */
export function variablesOf(header: Header, choice: Choice, text: string): string[] {
  const { atoms, data, start } = header;
  const mentioned = (word: string, variables: string[]) => (new RegExp(`\\b${word}\\b`).test(text) ? variables : []);
  const weights = names('a', pointCount(header, choice));
  const lambda = { synthetic: [], real: ['l'], stable: ['y'] }[data];
  if (atoms === 'any') return [...weights, ...mentioned('w_min', ['c']), ...mentioned('w_max', ['b']), ...lambda];
  const reference = data !== 'synthetic' && start === 'free' ? names('r', atoms) : [];
  return [...names('p', atoms), ...reference, ...mentioned('q', names('q', atoms)), ...weights, ...lambda];
}

export class Laws {
  readonly values: Values;
  /** The points with a mass. */
  readonly points: readonly Point[];
  private readonly everywhere: readonly Point[];
  /** The atoms of the claim by their names. */
  readonly atoms: ReadonlyMap<string, Point>;
  /** λ; undefined if it is infinite. */
  readonly lambda: Value | undefined;
  private readonly rounds: Law[] = [];

  constructor(
    private readonly header: Header,
    private readonly choice: Choice,
    private readonly variables: readonly string[],
  ) {
    const { draws, atoms } = choice;
    this.values = new Values(new Polynomials(variables), draws ?? 0);
    let drawn = 0;
    const all = Array.from({ length: pointCount(header, choice) }, (_, i): Point => {
      const extra = draws !== null && Object.values(atoms).includes(i + 1);
      const place = extra ? -1 : drawn++;
      const base = draws === null || extra ? this.values.one : this.values.mass(place);
      return { rank: i + 1, place, base, weight: this.weight(i + 1) };
    });
    this.everywhere = all;
    this.points = all.filter(({ place }) => place >= 0);
    this.atoms = new Map(
      Object.entries(atoms).map(([name, rank]) => [name, all[rank - 1] ?? refuse(`atom ${name} has no rank ${rank}`)]),
    );
    this.lambda = this.lambdaOf();
  }

  private lambdaOf(): Value | undefined {
    const { K, data } = this.header;
    if (data === 'synthetic') return undefined;
    if (data === 'real') return this.variable('l');
    if (K === 'infinity' || K < 2) return refuse('stable data need a finite K of at least 2');
    const y = this.variable('y');
    const { values } = this;
    return values.over(y, values.times(values.constant(BigInt(K - 1)), values.sum([values.one, y])));
  }

  /** The sum of variables. */
  private variable(...summands: readonly string[]): Value {
    const { fractions } = this.values;
    return this.values.scalar(fractions.fraction(fractions.sumOf(summands)));
  }

  private weight(rank: number, ...more: readonly string[]): Value {
    const least = this.variables.includes('c') ? ['c'] : [];
    return this.variable(...least, ...names('a', rank), ...more);
  }

  extreme(which: 'w_min' | 'w_max'): Value {
    const count = pointCount(this.header, this.choice);
    if (this.header.atoms !== 'any') return this.weight(which === 'w_min' ? 1 : count);
    return which === 'w_min' ? this.variable('c') : this.weight(count, 'b');
  }

  /** p[n]. */
  round(n: number): Law {
    if (n < 0) refuse(`round ${n} is negative`);
    const known = this.rounds[n];
    if (known !== undefined) return known;
    const law = n === 0 ? this.free('p') : this.next(this.round(n - 1));
    this.rounds[n] = law;
    return law;
  }

  private next(law: Law): Law {
    const { values, lambda } = this;
    const curated = this.curate(law, this.header.K);
    if (lambda === undefined) return curated;
    const total = values.sum([values.one, lambda]);
    return this.reference().map((ref, i) =>
      values.over(values.sum([ref, values.times(lambda, curated[i] ?? values.zero)]), total),
    );
  }

  reference(): Law {
    if (this.header.start === 'reference') return this.round(0);
    if (this.header.data === 'synthetic') return refuse('p_ref is unknown on synthetic data with a free start');
    return this.free('r');
  }

  /** An arbitrary law: with n atoms masses over their sum; with any number only p_0, whose density is 1. */
  free(letter: 'p' | 'q' | 'r'): Law {
    const { values, points } = this;
    if (this.header.atoms !== 'any') {
      const masses = names(letter, points.length);
      const total = this.variable(...masses);
      return masses.map((mass) => values.over(this.variable(mass), total));
    }
    return letter === 'p'
      ? this.everywhere.map(() => values.one)
      : refuse('a second law needs a fixed number of atoms');
  }

  /** Σ base_i f(i), such as an expectation. */
  total(f: (point: Point) => Value): Value {
    if (this.points.length === 0) return this.values.vanishing(1);
    return this.values.sum(this.points.map((point) => this.values.times(point.base, f(point))));
  }

  expectation(law: Law, f: (point: Point) => Value): Value {
    return this.total((point) => this.values.times(this.density(law, point), f(point)));
  }

  density(law: Law, { rank }: Point): Value {
    return law[rank - 1] ?? refuse(`there is no point of rank ${rank}`);
  }

  /** The mass of an atom, which with n atoms is its density. */
  mass(law: Law, point: Point): Value {
    return this.header.atoms === 'any'
      ? refuse('the mass of an atom needs a fixed number of atoms')
      : this.density(law, point);
  }

  /** The ways of drawing `size` points; with any number of atoms distinct ones, since p_i² = 0, and none of the point `without`. */
  *samples(law: Law, size: number, without?: Point, from = 0): Generator<Sample> {
    const { values, points } = this;
    if (size === 0) yield { probability: values.one, weights: [] };
    for (const point of points.slice(from)) {
      if (this.header.atoms === 'any' && point === without) continue;
      const mass = values.times(point.base, this.density(law, point));
      let probability = values.one;
      for (let times = 1; times <= (this.header.atoms === 'any' ? Math.min(1, size) : size); times++) {
        // The number of orders: binomial(size, times), built up factor by factor.
        probability = values.times(
          values.times(probability, mass),
          values.constant(BigInt(size - times + 1), BigInt(times)),
        );
        for (const rest of this.samples(law, size - times, without, point.place + 1)) {
          const weights = [...Array.from({ length: times }, () => point.weight), ...rest.weights];
          yield { probability: values.times(probability, rest.probability), weights };
        }
      }
    }
  }

  /** An expectation over more draws than there are points: 0, but of its full degree, so that too few draws are noticed. */
  tooFew(law: Law, draws: number): Value {
    const [point] = this.points;
    const degree = point === undefined ? 1 : this.values.times(point.base, this.density(law, point)).degree;
    return this.values.vanishing(draws * degree);
  }

  /** The curation factor of a point: E over M − 1 draws of `M w/(w + their sum)`. */
  factor(law: Law, M: number | 'infinity', point: Point): Value {
    const { values } = this;
    if (M === 'infinity')
      return values.over(
        point.weight,
        this.expectation(law, ({ weight }) => weight),
      );
    if (M < 1) refuse(`${M} is no number of candidates`);
    const scaled = values.times(values.constant(BigInt(M)), point.weight);
    const samples = [...this.samples(law, M - 1, point)];
    if (samples.length === 0) return this.tooFew(law, M - 1);
    return values.sum(
      samples.map(({ probability, weights }) =>
        values.times(probability, values.over(scaled, values.sum([point.weight, ...weights]))),
      ),
    );
  }

  /** The law of the kept one of M candidates. */
  curate(law: Law, M: number | 'infinity'): Law {
    return this.everywhere.map((point) => this.values.times(this.density(law, point), this.factor(law, M, point)));
  }
}
