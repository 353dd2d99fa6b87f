/**
 * A learned run as an interpretation of the claim language, at any rung.
 *
 * The scalars are known exactly (K, λ, the supremum of w, the declared resolution ε). Laws, observables and events are references
 * (`law.ts`). The rung answers a question, by a term of an affine form or by an enclosure from draws.
 */
import {
  type Arithmetic,
  type Interpretation,
  type Interval,
  Q,
  type Rational,
  UnanswerableError,
  point,
} from '../../../theory';
import type { Lambda } from '../../../models';
import {
  A_STAR,
  type DrawnLaw,
  type LearnedEvent,
  type LearnedLaw,
  type LearnedObservable,
  eventWhere,
  noAtoms,
  observablesOf,
} from './law';
import type { Question } from './question';

/** The known numbers of a learned run. */
export interface LearnedScalars {
  readonly K: number;
  readonly lambda: Lambda;
  /** Supremum of w. */
  readonly top: number;
  /** Whether w is the same everywhere: then every function of w is known. @defaultValue false */
  readonly constant?: boolean | undefined;
  /** Declared resolution ε, for comparisons up to an error. */
  readonly epsilon: Rational;
  readonly rounds: number;
}

export type LearnedInterpretation<T> = Interpretation<T, LearnedLaw, LearnedObservable, LearnedEvent>;

/** How a rung answers. */
export interface Answers<T> {
  readonly arithmetic: Arithmetic<T>;
  readonly fromInterval: (value: Interval) => T;
  readonly toInterval: (value: T) => Interval;
  readonly ask: (question: Question) => T;
  readonly divergence: LearnedInterpretation<T>['divergence'];
}

const NO_SECOND = 'there is no second law q here';
const unknown = (what: string): never => {
  throw new UnanswerableError(what);
};

function drawn(law: LearnedLaw): DrawnLaw {
  if (law.kind === 'given' || law.kind === 'binned') return unknown('laws are conditioned or binned last, and once');
  return law;
}

function roundOf(law: LearnedLaw, what: string): number {
  return law.kind === 'round' ? law.t : unknown(`${what} of a law that is not a round's model`);
}

/** The answer where w is constant; undefined if it depends on draws. A function of w other than w itself would be rounded. */
function answerOfConstant(question: Question, { top, constant = false }: LearnedScalars): number | undefined {
  if (!constant) return undefined;
  switch (question.kind) {
    case 'expectation':
      return question.of.key === 'w' ? top : undefined;
    case 'variance':
      return 0;
    case 'probability':
      return question.event.at(top, true) ? 1 : 0;
    case 'bin':
      return undefined;
  }
}

export function learnedInterpretation<T>(scalars: LearnedScalars, answers: Answers<T>): LearnedInterpretation<T> {
  const { K, lambda, top, epsilon, rounds } = scalars;
  const { arithmetic: A, fromInterval, toInterval } = answers;
  const ask = (question: Question): T => {
    const known = answerOfConstant(question, scalars);
    return known === undefined ? answers.ask(question) : fromInterval(point(known));
  };
  const given = (law: LearnedLaw, event: LearnedEvent): LearnedLaw => ({ kind: 'given', of: drawn(law), event });
  return {
    arithmetic: A,
    rounds,
    atoms: noAtoms,
    observables: observablesOf(top, toInterval),
    scalar: (name) => {
      switch (name) {
        case 'K':
          return fromInterval(point(K));
        case 'lambda':
          return lambda === 'infinity' ? A.infinity : A.fromRational(lambda);
        case 'eta':
          return A.fromRational(lambda === 'infinity' ? Q.one : Q.div(lambda, Q.add(Q.one, lambda)));
        case 'w_max':
          return fromInterval(point(top));
        case 'r_max':
          return A.log(fromInterval(point(top)));
        case 'epsilon':
          return A.fromRational(epsilon);
        case 'w_min':
        case 'w_next':
        case 'r_min':
        case 'D':
        case 'd':
        case 'M_0':
        case 'n':
        case 'sigma2':
        case 'radius':
        case 'tau':
        case 'beta':
        case 'curvature':
        case 'information':
        case 'reach':
          return unknown(`${name} is not known of a learned model`);
      }
    },
    candidates: () => K,
    round: (t) => ({ kind: 'round', t }),
    named: (name) => {
      switch (name) {
        case 'p_ref':
          return { kind: 'reference' };
        case 'p_star':
          return given({ kind: 'round', t: 0 }, A_STAR);
        case 'q':
          return unknown(NO_SECOND);
      }
    },
    curate: (law) => ({ kind: 'curate', t: roundOf(law, 'the kept candidates') }),
    train: (law) => ({ kind: 'train', t: roundOf(law, 'the training data') }),
    binned: (law) => (law.kind === 'binned' ? law : { kind: 'binned', of: law }),
    tilt: () => unknown('K = ∞ cannot be sampled'),
    given,
    bestAtoms: () => A_STAR,
    where: eventWhere,
    expectation: (law, of) => ask({ kind: 'expectation', law, of }),
    variance: (law, of) => ask({ kind: 'variance', law, of }),
    probability: (law, event) => ask({ kind: 'probability', law, event }),
    divergence: answers.divergence,
    mass: noAtoms,
    curationFactor: noAtoms,
    draws: () => unknown('an expectation over K draws; ask of the kept candidates'),
  };
}
