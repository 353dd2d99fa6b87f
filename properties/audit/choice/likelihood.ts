/**
 * Likelihoods of families of rules, and their maxima.
 *
 * β is searched in units of one over the typical spread of rewards within a pool, over sixteen powers of two on each side of 0; a fit at the end of
 * that range is a rule that always keeps the best (or worst).
 */
import { type Choice, type Choices, forEachChoice } from './choices';
import { forEachValue } from './equal-choices';
import type { Family, Member, Parameters } from './families';

/** Largest |β| in units of one over the spread. */
export const LARGEST_BETA = 2 ** 9;
const STEPS = [...Array(16).keys()].map((i) => 2 ** (i - 6));
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Sum of the log-probabilities of all choices under a member. */
export function logLikelihood(choices: Choices, family: Family, parameters: Parameters): number {
  const { logProbability } = family.member(parameters);
  let sum = 0;
  forEachValue(choices, logProbability, (value) => {
    sum += value;
  });
  return sum;
}

/** The probability of each choice under a rule. */
export function probabilitiesOf(choices: Choices, { logProbability }: Member): Float64Array {
  const values = new Float64Array(choices.count);
  forEachValue(choices, logProbability, (value, i) => {
    values[i] = Math.exp(value);
  });
  return values;
}

/** Median over the pools of the range of rewards within a pool, of those with a range above 0; 1 if there is none. */
export function spreadOf(choices: Choices): number {
  const ranges: number[] = [];
  forEachChoice(choices, ({ of, from, size }: Choice) => {
    let [lo, hi] = [Infinity, -Infinity];
    for (let k = from; k < from + size; k += 1) {
      lo = Math.min(lo, of.rewards[k] as number);
      hi = Math.max(hi, of.rewards[k] as number);
    }
    if (hi > lo) ranges.push(hi - lo);
  });
  ranges.sort((a, b) => a - b);
  return ranges[Math.floor(ranges.length / 2)] ?? 1;
}

/** The largest value of a function that rises and then falls on [lo, hi], by golden section. */
function maximum(f: (x: number) => number, lo: number, hi: number, steps = 40) {
  let [a, b] = [lo, hi];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  for (let i = 0; i < steps; i += 1) {
    if (fc >= fd) {
      [b, d, fd] = [d, c, fc];
      c = b - GOLDEN * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + GOLDEN * (b - a);
      fd = f(d);
    }
  }
  return fc >= fd ? { at: c, value: fc } : { at: d, value: fd };
}

/** Log-likelihoods that differ by less are equal but for rounding. */
const EQUAL = 1e-9;

/** The β of greatest likelihood: a coarse grid, then a golden section. Where it stays equal to the end of the range, that end. */
export function bestBeta(f: (beta: number) => number, spread: number) {
  const grid = [...STEPS.map((s) => -s).reverse(), 0, ...STEPS].map((s) => s / spread);
  const values = grid.map(f);
  const top = values.reduce((best, value, i) => (value > (values[best] as number) ? i : best), 0);
  const inner = maximum(f, grid[Math.max(0, top - 1)] as number, grid[Math.min(grid.length - 1, top + 1)] as number);
  const ends = [0, grid.length - 1].map((i) => ({ at: grid[i] as number, value: values[i] as number }));
  return ends.find(({ value }) => value >= inner.value - EQUAL) ?? inner;
}

/** The lapse rate of greatest likelihood given the probabilities of each choice without and with a lapse: the log-likelihood is concave. */
export function bestLapse(rule: Float64Array, random: Float64Array) {
  const slope = (lapse: number): number => {
    let sum = 0;
    for (let i = 0; i < rule.length; i += 1) {
      const [p, u] = [rule[i] as number, random[i] as number];
      sum += (u - p) / ((1 - lapse) * p + lapse * u);
    }
    return sum;
  };
  const at = root(slope);
  let value = 0;
  for (let i = 0; i < rule.length; i += 1)
    value += Math.log((1 - at) * (rule[i] as number) + at * (random[i] as number));
  return { at, value };
}

/** Where a decreasing function on [0, 1] crosses 0; an end if it does not. */
function root(f: (x: number) => number): number {
  if (!(f(0) > 0)) return 0;
  if (!(f(1) < 0)) return 1;
  let [lo, hi] = [0, 1];
  for (let i = 0; i < 40; i += 1) {
    const middle = (lo + hi) / 2;
    if (f(middle) > 0) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}
