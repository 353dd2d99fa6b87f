/**
 * Loops as users write them, each wrong in one corner only: for many atoms, for late rounds, for one number of candidates, for rare atoms, and so on.
 * In all other cases they are the loop of the paper.
 */
import type { KeepRule, Loop, LuceRule } from '../../../models';
import type { Field } from '../../../theory';
import { defineLoop } from '../define';
import type { StepContext, StepRule } from '../define/whole-step';

type Score = LuceRule['score'];
type Choose = KeepRule['keep'];

const greatest = <T>(values: readonly T[], F: Field<T>): T => values.reduce((a, b) => (F.compare(a, b) >= 0 ? a : b));
const least = <T>(values: readonly T[], F: Field<T>): T => values.reduce((a, b) => (F.compare(a, b) <= 0 ? a : b));

/** Whether a number equals one of 0 to 1000. */
function isSmallWhole<T>(value: T, F: Field<T>): boolean {
  let [below, above] = [0, 1000];
  while (below < above) {
    const middle = Math.ceil((below + above) / 2);
    if (F.compare(value, F.of(middle)) >= 0) below = middle;
    else above = middle - 1;
  }
  return F.compare(value, F.of(below)) === 0;
}

/** `n!/(k! (n − k)!)` */
const binomial = (n: number, k: number): bigint => (k === 0 ? 1n : (binomial(n - 1, k - 1) * BigInt(n)) / BigInt(k));

/** Splits a number that a double may be too short for. */
const HALF = 2n ** 50n;
const whole = <T>(value: bigint, F: Field<T>): T =>
  F.add(F.mul(F.of(Number(value / HALF)), F.of(Number(HALF))), F.of(Number(value % HALF)));

/** Calls `visit` with the probability and the total weight of every multiset of `draws` candidates. */
function everyDraw<T>(
  { p, w }: { readonly p: readonly T[]; readonly w: readonly T[] },
  draws: number,
  F: Field<T>,
  visit: (probability: T, weight: T) => void,
): void {
  const from = (atom: number, left: number, probability: T, weight: T): void => {
    const [mass, worth] = [p[atom], w[atom]];
    if (mass === undefined || worth === undefined) return;
    if (atom === p.length - 1) {
      visit(F.mul(probability, F.pow(mass, left)), F.add(weight, F.mul(F.of(left), worth)));
      return;
    }
    for (let count = 0; count <= left; count += 1) {
      const ways = F.mul(whole(binomial(left, count), F), F.pow(mass, count));
      from(atom + 1, left - count, F.mul(probability, ways), F.add(weight, F.mul(F.of(count), worth)));
    }
  };
  from(0, draws, F.of(1), F.of(0));
}

/** The law of the candidate that Luce's rule keeps: `p_i K E[w_i/(w_i + w(X_2) + … + w(X_K))]`. */
function kept<T>(p: readonly T[], { w, K }: Pick<StepContext<T>, 'w' | 'K'>, F: Field<T>): readonly T[] {
  if (K === Infinity) {
    const products = p.map((mass, i) => F.mul(mass, w[i] as T));
    const total = F.sum(products);
    return products.map((product) => F.div(product, total));
  }
  const factors = p.map(() => F.of(0));
  everyDraw({ p, w }, K - 1, F, (probability, weight) => {
    for (const [i, worth] of w.entries())
      factors[i] = F.add(factors[i] as T, F.div(F.mul(probability, worth), F.add(weight, worth)));
  });
  return p.map((mass, i) => F.mul(F.of(K), F.mul(mass, factors[i] as T)));
}

/** The step of the paper, which forgets to curate where `forgets` says so. */
function stepThat(forgets: <T>(p: readonly T[], about: StepContext<T>, F: Field<T>) => boolean): StepRule {
  return (p, about, F) => {
    const curated = forgets(p, about, F) ? p : kept(p, about, F);
    const real = F.sub(F.of(1), about.share);
    return curated.map((mass, i) => F.add(F.mul(about.share, mass), F.mul(real, about.pRef[i] as (typeof p)[number])));
  };
}

/** Luce's choice, which is uniform where `forgets` says so. */
function choiceThat(forgets: <T>(weights: readonly T[], F: Field<T>) => boolean): Choose {
  return (candidates, F) => {
    const weights = candidates.map(({ w }) => w);
    const total = F.sum(weights);
    return weights.map((w) => (forgets(weights, F) ? F.of(1, weights.length) : F.div(w, total)));
  };
}

/** How many of the values are the greatest. */
const ties = <T>(values: readonly T[], F: Field<T>): number => {
  const top = greatest(values, F);
  return values.filter((value) => F.compare(value, top) === 0).length;
};

const score = (id: string, rule: Score): Loop => defineLoop({ id, score: rule });
const step = (id: string, forgets: Parameters<typeof stepThat>[0]): Loop => defineLoop({ id, step: stepThat(forgets) });
const choose = (id: string, forgets: Parameters<typeof choiceThat>[0], max: number): Loop =>
  defineLoop({ id, choose: choiceThat(forgets), limit: ({ w }) => w, needs: { candidates: { max } } });

/** From where on a choice of the form of an expression is uniform: 0 below the K, 1 from it on. */
const from = (K: number): string => `min(1, max(0, K - ${K - 1}))`;

/** The loops by id. */
export const WRONG_LOOPS: readonly Loop[] = [
  score('negative-rewards-count-nothing', ({ w }, F) => (F.compare(w, F.of(1)) > 0 ? w : F.of(1))),
  score('ignores-weights-below-1', ({ w }, F) => (F.compare(w, F.of(1)) < 0 ? F.pow(w, 2) : w)),
  score('weight-of-5-halves', ({ w }, F) => (F.compare(w, F.of(5, 2)) === 0 ? F.of(2) : w)),
  score('whole-weights-only', ({ w }, F) => (F.compare(w, F.of(1000)) > 0 || isSmallWhole(w, F) ? w : F.of(1))),
  score('scale-ends-at-1e12', ({ w }, F) => (F.compare(w, F.of(1e12)) > 0 ? F.of(1e12) : w)),
  step('seven-atoms', (p) => p.length >= 7),
  step('fourth-round', (_p, { t }) => t >= 4),
  step('lambda-above-100', (_p, { lambda }, F) => lambda !== 'infinity' && F.compare(lambda, F.of(100)) > 0),
  step('ratio-above-1e12', (_p, { w }, F) => F.compare(greatest(w, F), F.mul(least(w, F), F.of(1e12))) > 0),
  step('rare-atom', (p, _about, F) =>
    p.some((mass) => F.compare(mass, F.of(0)) > 0 && F.compare(mass, F.of(1, 1e9)) < 0),
  ),
  step('three-best-atoms', (_p, { w }, F) => ties(w, F) >= 3),
  step('best-atom-without-mass', (p, { w }, F) => {
    const top = greatest(w, F);
    return p.every((mass, i) => F.compare(w[i] as typeof mass, top) < 0 || F.compare(mass, F.of(0)) === 0);
  }),
  step('nine-candidates-in-a-step', (_p, { K }) => K === 9),
  step('from-33-candidates-in-a-step', (_p, { K }) => K >= 33 && K !== Infinity),
  choose('nine-candidates', (weights) => weights.length === 9, 12),
  choose('three-best-candidates', (weights, F) => weights.length > 3 && ties(weights, F) === 3, 6),
  defineLoop({
    id: 'from-33-candidates',
    choice: `(1 - ${from(33)}) * w[1]/sum(w) + ${from(33)} / K`,
    limit: ({ w }) => w,
    needs: { candidates: { max: 64 } },
  }),
];

/** Whether λ is below 1/inverse. */
const isBelow = <T>(lambda: StepContext<T>['lambda'], inverse: number, F: Field<T>): boolean =>
  lambda !== 'infinity' && F.compare(F.mul(lambda, F.of(inverse)), F.of(1)) < 0;

/** Wrong only where two rare conditions meet, three best atoms and λ < 1e-6: random cases of default settings do not show it. */
export const WRONG_WHERE_TWO_MEET = step(
  'three-best-atoms-at-small-lambda',
  (_p, { w, lambda }, F) => ties(w, F) >= 3 && isBelow(lambda, 1e6, F),
);
