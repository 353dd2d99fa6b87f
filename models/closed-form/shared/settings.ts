/** The numbers of a loop that do not depend on the model: K, λ, η, ε and n. */
import { type Arithmetic, NoLimitError, Q, type Rational, type ScalarName, unanswerable } from '../../../theory';
import type { Candidates, ErrorTarget, Lambda } from '../../loops';

/** The settings of the loop in an instance of any model. */
export interface Settings {
  readonly K: Candidates;
  readonly lambda: Lambda;
  /** The fitting error per round, in total variation. @defaultValue 0 */
  readonly epsilon?: Rational;
  /** The targets of the fitting errors, in turn from round to round. @defaultValue the first atom in every round */
  readonly errorTowards?: readonly ErrorTarget[];
  /** The number of points that a learner fits per round. */
  readonly samples?: { readonly size: number };
}

export type SettingName = Extract<ScalarName, 'K' | 'lambda' | 'eta' | 'epsilon' | 'n'>;

const NAMES: ReadonlySet<ScalarName> = new Set<SettingName>(['K', 'lambda', 'eta', 'epsilon', 'n']);

export const isSetting = (name: ScalarName): name is SettingName => NAMES.has(name);

/** `η = λ/(1 + λ)`, the share of curated data; 1 for λ = ∞. */
export function curatedShare(lambda: Lambda): Rational {
  return lambda === 'infinity' ? Q.one : Q.div(lambda, Q.add(Q.one, lambda));
}

/** The value of K. @throws NoLimitError if K = ∞ */
export function finiteCandidates({ K }: Settings): number {
  if (K === Infinity) throw new NoLimitError('a number of candidates is asked for, and K is infinite');
  return K;
}

/** The value of a setting in an arithmetic. @throws UnanswerableError for n of an instance without samples */
export function setting<T>(A: Arithmetic<T>, name: SettingName, { K, lambda, epsilon, samples }: Settings): T {
  switch (name) {
    case 'K':
      return K === Infinity ? A.infinity : A.fromRational(Q.of(K));
    case 'lambda':
      return lambda === 'infinity' ? A.infinity : A.fromRational(lambda);
    case 'eta':
      return A.fromRational(curatedShare(lambda));
    case 'epsilon':
      return A.fromRational(epsilon ?? Q.zero);
    case 'n':
      return samples === undefined
        ? unanswerable('n belongs to learners that fit finite samples')
        : A.fromRational(Q.of(samples.size));
  }
}
