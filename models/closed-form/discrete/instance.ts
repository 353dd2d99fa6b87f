/**
 * One discrete instance. All its numbers are exact rationals.
 *
 * Shapes: `p0`, `w`, `pRef`, `q` have one entry per atom (n ≥ 1 atoms). Domain: masses ≥ 0 with sum 1, `w > 0`, K a whole
 * number ≥ 1 or ∞, λ ≥ 0 or ∞, 0 ≤ ε < 1.
 */
import { InputError, Q, type Rational } from '../../../theory';
import type { Candidates, ErrorTarget, Lambda } from '../../loops';
import { checkTotal } from '../shared';
import type { AtomOptions, UserOfInstance } from './laws/atoms';
import { differingPrompt } from './prompts';

/** A loop on a finite space, with rational numbers. */
export interface DiscreteInstance {
  readonly model: 'discrete';
  readonly p0: readonly Rational[];
  readonly w: readonly Rational[];
  readonly pRef: readonly Rational[];
  readonly q: readonly Rational[];
  readonly K: Candidates;
  readonly lambda: Lambda;
  /** The bound that the instance declares for w; by default the largest w. */
  readonly wMax?: Rational;
  /** The fitting error per round, in total variation. */
  readonly epsilon: Rational;
  /** The targets of the fitting errors, in turn from round to round: at least one. @defaultValue the first atom in every round */
  readonly errorTowards?: readonly ErrorTarget[];
  readonly rounds: number;
  /** The users, each with their own weights; those of the first are w. Absent if there is only one reward. */
  readonly users?: readonly UserOfInstance[];
  /** The prompt that each atom answers, a whole number from 0; p_0, p_ref and q give every prompt the same mass. Absent if there is one law and no prompts. */
  readonly prompts?: readonly number[];
  /** The true weights, which no choice sees; absent if w is the one reward. */
  readonly wTrue?: readonly Rational[];
  /** The number n ≥ 1 of points that a finite-sample learner fits per round, and the seed of the run that draws them. */
  readonly samples?: { readonly size: number; readonly seed: number };
}

/** What the parts of a loop may see of an instance besides its weights. */
export const seenIn = ({
  users,
  pRef,
  prompts,
}: DiscreteInstance): Pick<AtomOptions<never>, 'users' | 'reference' | 'prompts'> => ({
  users,
  reference: pRef,
  prompts,
});

function checkLaw(name: string, law: readonly Rational[], n: number): void {
  if (law.length !== n) {
    throw new InputError(`${name} has ${law.length} entries but w has ${n}; give one mass per atom`);
  }
  const negative = law.find((mass) => mass.num < 0n);
  if (negative) throw new InputError(`${name} has the negative entry ${Q.format(negative)}; masses are at least 0`);
  checkTotal(name, law);
}

/** Checks K: a whole number of at least 1, or Infinity. @throws InputError naming the value. */
function checkCandidates(K: number): void {
  if (K !== Infinity && (!Number.isInteger(K) || K < 1)) {
    throw new InputError(`K = ${K} is not a number of candidates; give a whole number of at least 1, or inf`);
  }
}

function checkUsers(users: readonly UserOfInstance[], w: readonly Rational[]): void {
  checkLaw(
    'the list of shares of the users',
    users.map(({ share }) => share),
    users.length,
  );
  for (const user of users) {
    if (user.w.length !== w.length)
      throw new InputError(`a user has ${user.w.length} weights but w has ${w.length}; give one per atom`);
    const bad = user.w.find((weight) => weight.num <= 0n);
    if (bad) throw new InputError(`a user has the weight ${Q.format(bad)}; weights are e^r and so greater than 0`);
  }
  const [first] = users;
  if (first && !first.w.every((weight, i) => Q.equals(weight, w[i] ?? Q.zero)))
    throw new InputError('the weights of the first user are not w; the statements are about that user');
}

function checkTrueWeights(wTrue: readonly Rational[], n: number): void {
  if (wTrue.length !== n)
    throw new InputError(`w_true has ${wTrue.length} entries but w has ${n}; give one weight per atom`);
  const bad = wTrue.find((weight) => weight.num <= 0n);
  if (bad) throw new InputError(`w_true has the entry ${Q.format(bad)}; weights are e^r and so greater than 0`);
}

function checkSamples({ size, seed }: NonNullable<DiscreteInstance['samples']>): void {
  if (!Number.isInteger(size) || size < 1)
    throw new InputError(`n = ${size} is not a number of samples; give a whole number of at least 1`);
  if (!Number.isSafeInteger(seed)) throw new InputError(`the seed ${seed} is not a whole number`);
}

function checkPrompts(prompts: readonly number[], { w, p0, pRef, q }: DiscreteInstance): void {
  if (prompts.length !== w.length)
    throw new InputError(`prompts has ${prompts.length} entries but w has ${w.length}; give the prompt of each atom`);
  const bad = prompts.find((prompt) => !Number.isSafeInteger(prompt) || prompt < 0);
  if (bad !== undefined) throw new InputError(`prompts has the entry ${bad}; give whole numbers from 0`);
  for (const [name, law] of [
    ['the real-data law (ref)', pRef],
    ['q', q],
  ] as const) {
    const prompt = differingPrompt(p0, law, prompts);
    if (prompt !== undefined)
      throw new InputError(
        `${name} gives prompt ${prompt} another mass than p; prompts come from one fixed distribution, so scale its answers`,
      );
  }
}

function checkErrorTargets(targets: readonly ErrorTarget[], n: number): void {
  if (targets.length === 0)
    throw new InputError('errorTowards is empty; give the target of each error, or leave the field out');
  const bad = targets.find(
    (target) => target !== 'uniform' && !(Number.isInteger(target) && target >= 0 && target < n),
  );
  if (bad !== undefined)
    throw new InputError(`errorTowards has the entry ${bad}; give an atom from 0 to ${n - 1}, or "uniform"`);
}

/** Returns the instance if every entry is in its domain. @throws InputError naming the first value that is not. */
export function checkDiscreteInstance(instance: DiscreteInstance): DiscreteInstance {
  const { p0, w, pRef, q, K, lambda, epsilon, rounds, wMax } = instance;
  const n = w.length;
  if (n === 0) throw new InputError('w has no entries; give the weight of at least one atom');
  const bad = w.find((weight) => weight.num <= 0n);
  if (bad) throw new InputError(`w has the entry ${Q.format(bad)}; weights are e^r and so greater than 0`);
  checkLaw('p', p0, n);
  checkLaw('the real-data law (ref)', pRef, n);
  checkLaw('q', q, n);
  checkCandidates(K);
  if (lambda !== 'infinity' && lambda.num < 0n) {
    throw new InputError(`lambda = ${Q.format(lambda)} is negative; give a number of at least 0, or inf`);
  }
  if (wMax && wMax.num <= 0n) throw new InputError(`the declared w_max ${Q.format(wMax)} is not greater than 0`);
  if (epsilon.num < 0n || Q.compare(epsilon, Q.one) >= 0) {
    throw new InputError(`the fitting error ${Q.format(epsilon)} is not in [0, 1)`);
  }
  if (!Number.isInteger(rounds) || rounds < 0)
    throw new InputError(`${rounds} is not a number of rounds; give 0, 1, 2, …`);
  if (instance.errorTowards) checkErrorTargets(instance.errorTowards, n);
  if (instance.users) checkUsers(instance.users, w);
  if (instance.prompts) checkPrompts(instance.prompts, instance);
  if (instance.wTrue) checkTrueWeights(instance.wTrue, n);
  if (instance.samples) checkSamples(instance.samples);
  return instance;
}
