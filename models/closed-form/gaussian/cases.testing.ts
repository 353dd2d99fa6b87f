/** Small hand-written instances for the tests of this folder. Numbers are text, and ";" separates the rows of a matrix. */
import { Q, type Rational } from '../../../theory';
import { type GaussianComponent, type GaussianInstance, type GaussianReward, checkGaussianInstance } from './instance';
import type { Matrix } from './exact/linear-algebra';
import { type Whole, rationalOf } from './exact/whole';

const vector = (text: string): Rational[] => text.trim().split(/\s+/).map(Q.parse);
const matrix = (text: string): Matrix => text.split(';').map(vector);

/** The rationals that whole numbers over one denominator stand for, as text. */
export const quotients = (entries: readonly Whole[], den: Whole): string[] =>
  entries.map((num) => Q.format(rationalOf({ num, den })));

export function component(precision: string, mean: string, share = '1'): GaussianComponent {
  return { share: Q.parse(share), precision: matrix(precision), mean: vector(mean) };
}

export function quadratic(b: string, A: string, c: string): GaussianReward {
  return { kind: 'quadratic', b: Q.parse(b), A: matrix(A), c: vector(c) };
}

export function linear(b: string, slope: string): GaussianReward {
  return { kind: 'linear', b: Q.parse(b), slope: vector(slope) };
}

/** A fully synthetic instance with K = ∞, 5 rounds and p_0 = p_ref, changed as given. */
export function instanceOf(
  start: readonly GaussianComponent[],
  reward: GaussianReward,
  rest: Partial<GaussianInstance> = {},
): GaussianInstance {
  const [first] = start as [GaussianComponent];
  return checkGaussianInstance({
    model: start.length === 1 ? 'gaussian' : 'mixture',
    start,
    reference: start,
    q: { ...first, share: Q.one, mean: first.mean.map((m) => Q.add(m, Q.one)) },
    reward,
    K: Infinity,
    lambda: 'infinity',
    epsilon: Q.zero,
    rounds: 5,
    ...rest,
  });
}

const BOWL = quadratic('1/3', '1 1/4; 1/4 2', '1/2 1/3');
const PAIR = [component('2 1/2; 1/2 1', '1 -1', '1/3'), component('1 0; 0 3', '3 -4', '2/3')];

/** One case of each kind. */
const CASES: Readonly<Record<string, GaussianInstance>> = {
  line: instanceOf([component('2', '-1/2')], quadratic('1/3', '3', '1')),
  plane: instanceOf([component('2 1/2; 1/2 1', '1 -1')], BOWL),
  space: instanceOf(
    [component('2 1/2 0; 1/2 1 -1/4; 0 -1/4 3', '1 -1 2')],
    quadratic('-1/2', '1 1 0; 1 1 0; 0 0 1/2', '1/2 1/3 0'),
  ),
  linear: instanceOf([component('2 1/2; 1/2 1', '1 -1')], linear('1/5', '1 -1/2')),
  mixture: instanceOf(PAIR, BOWL),
  real: instanceOf([component('2 1/2; 1/2 1', '1 -1')], BOWL, { lambda: Q.of(1, 2) }),
  realMixture: instanceOf(PAIR, BOWL, { lambda: Q.of(2) }),
};

export function caseNamed(name: string): GaussianInstance {
  const found = CASES[name];
  if (found === undefined) throw new Error(`no case ${name}; known are ${Object.keys(CASES).join(', ')}`);
  return found;
}
