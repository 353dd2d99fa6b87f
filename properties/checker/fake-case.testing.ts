/**
 * Cases without a model: a table of answers for each rung, and a record of the questions.
 *
 * A question is written as in a claim: `K`, `E p[1]` (the mean of w in round 1), `p[1](0)` (the mass of the first atom). An answer is a
 * rational (`3`, `1/2`), `inf`, an enclosure (`[1, 2]`) or an error, which is thrown. A question without an answer is unanswerable.
 */
import {
  type AnyInterpretation,
  type Arithmetic,
  type FilterModel,
  type Interval,
  Q,
  UnanswerableError,
  bigArithmetic,
  doubleArithmetic,
  exactArithmetic,
} from '../../theory';
import { type Case, type DiscreteInstance, loopOf } from '../../models';

type Answer = string | Error;
export type Answers = Readonly<Record<string, Answer>>;

/** A rung: its arithmetic and its answers, or the error that building it throws. */
export interface FakeRung {
  readonly in: 'doubles' | 'exact' | 'high precision';
  readonly answers: Answers | Error;
}

export interface FakeCase {
  readonly rungs: readonly FakeRung[];
  /** The answers of the filter. @defaultValue the case has no filter */
  readonly filter?: Answers;
  /** Whether the filter takes the laws of all rounds for the same one. @defaultValue false */
  readonly sameLaws?: boolean;
  /** The rung of the settings alone. */
  readonly settings?: FakeRung;
  /** Last round. @defaultValue 0 */
  readonly rounds?: number;
  /** @defaultValue 1 */
  readonly atoms?: number;
}

const ENCLOSURE = /^\[(.+), (.+)\]$/;

function rationalAnswer<T>(A: Arithmetic<T>, text: string): T {
  return text === 'inf' ? A.infinity : A.fromRational(Q.parse(text));
}

/** The value of an answer; `between` makes an enclosure of two ends. */
function valueOf<T>(A: Arithmetic<T>, answer: Answer, between: (lo: T, hi: T) => T): T {
  if (answer instanceof Error) throw answer;
  const ends = ENCLOSURE.exec(answer);
  if (!ends) return rationalAnswer(A, answer);
  return between(rationalAnswer(A, ends[1] ?? ''), rationalAnswer(A, ends[2] ?? ''));
}

const exactHasNoEnclosures = (): never => {
  throw new Error('exact numbers have no enclosures; give one number');
};

function interpretationIn<T>(
  arithmetic: Arithmetic<T>,
  between: (lo: T, hi: T) => T,
  { rounds = 0, atoms = 1 }: FakeCase,
  answers: Answers,
  record: (question: string) => void,
): AnyInterpretation {
  const ask = (question: string): T => {
    record(question);
    const answer = answers[question];
    if (answer === undefined) throw new UnanswerableError(`what is ${question}?`);
    return valueOf(arithmetic, answer, between);
  };
  const answered: Partial<AnyInterpretation> = {
    arithmetic,
    rounds,
    atoms: () => atoms,
    observables: { named: (name: string) => name } as unknown as AnyInterpretation['observables'],
    scalar: (name) => ask(name),
    round: (t) => t,
    expectation: (t) => ask(`E p[${String(t)}]`),
    mass: (t, atom) => ask(`p[${String(t)}](${atom})`),
  };
  return answered as AnyInterpretation;
}

function interpretationOf(rung: FakeRung, fake: FakeCase, record: (question: string) => void): AnyInterpretation {
  const { answers } = rung;
  if (answers instanceof Error) throw answers;
  switch (rung.in) {
    case 'doubles': {
      const between = (lo: Interval, hi: Interval): Interval => ({ lo: lo.lo, hi: hi.hi });
      return interpretationIn(doubleArithmetic, between, fake, answers, record);
    }
    case 'exact':
      return interpretationIn(exactArithmetic, exactHasNoEnclosures, fake, answers, record);
    case 'high precision':
      return interpretationIn(bigArithmetic(30), (lo, hi) => ({ lo: lo.lo, hi: hi.hi }), fake, answers, record);
  }
}

/** A filter with a table of answers; it leaves other questions to the rungs. */
function filterOf(
  answers: Answers,
  { rounds = 0, sameLaws = false }: FakeCase,
  record: (question: string) => void,
): FilterModel {
  const ask = (question: string): boolean => {
    record(question);
    const answer = answers[question];
    if (answer === undefined) return false;
    const { lo, hi } = valueOf(doubleArithmetic, answer, (a, b) => ({ lo: a.lo, hi: b.hi }));
    filter.value = (lo + hi) / 2;
    filter.error = (hi - lo) / 2;
    return true;
  };
  const filter: FilterModel = {
    value: 0,
    error: 0,
    rounds,
    scalar: (name) => ask(name),
    mean: (t) => ask(`E p[${t}]`),
    variance: () => false,
    ...(sameLaws ? { lawNumber: () => 1 } : {}),
  };
  return filter;
}

const ONE_ATOM: DiscreteInstance = {
  model: 'discrete',
  p0: [Q.one],
  w: [Q.one],
  pRef: [Q.one],
  q: [Q.one],
  K: 1,
  lambda: 'infinity',
  epsilon: Q.zero,
  rounds: 0,
};

/** The case, with the questions asked so far and the place of each. */
export function fakeCase(fake: FakeCase): { readonly subject: Case; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const { rounds = 0, settings } = fake;
  const recordAt = (place: string) => (question: string) => {
    asked.push(`${place}: ${question}`);
  };
  const subject: Case = {
    instance: { ...ONE_ATOM, rounds },
    loop: loopOf('curated'),
    filter: () => fake.filter && filterOf(fake.filter, fake, recordAt('filter')),
    filterQuestions: ['mean', 'variance', '==', 'when'],
    settings: settings && (() => interpretationOf(settings, fake, recordAt('settings'))),
    rungs: fake.rungs.map((rung) => () => interpretationOf(rung, fake, recordAt(rung.in))),
  };
  return { subject, asked };
}
