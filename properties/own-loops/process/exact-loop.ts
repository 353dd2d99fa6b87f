/**
 * The loop of a process that gives exact numbers: a rule of choice by `choose`, or a whole round by `step`.
 *
 * Numbers pass as fractions, so the loop is searched in exact rationals, like a loop of `defineLoop`.
 */
import type { Loop } from '../../../models';
import { type Field, InputError, NotRepresentableError, Q, type Rational, exactRational } from '../../../theory';
import { type Candidate, type LoopDefinition, defineLoop, numberIn } from '../define';
import type { Ask } from './blocking';
import type { ExactHello, Message } from './protocol';

/** Answers that are kept. When there are so many, all are forgotten. */
const MOST_KEPT = 200_000;
/** Lists of weights on which a rule that declares itself symmetric is asked in another order too. */
const SYMMETRY_TRIALS = 200;

const isRational = (value: unknown): value is Rational =>
  typeof value === 'object' && value !== null && 'num' in value && 'den' in value && typeof value.num === 'bigint';

/** A number of a field as a fraction. @throws NotRepresentableError for an enclosure */
function exactly(value: unknown): Rational {
  if (typeof value === 'number') return exactRational(value);
  if (isRational(value)) return Q.reduce(value);
  throw new NotRepresentableError('a number that no fraction gives, which a process cannot be asked about');
}

const textOf = (value: unknown): string => Q.format(exactly(value));

/** Answers to questions, kept once `remember` was called. */
class Memory {
  private readonly kept = new Map<string, readonly Rational[]>();
  private remembers = false;

  remember(): void {
    this.remembers = true;
  }

  of(key: string, ask: () => readonly string[]): readonly Rational[] {
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const answer = ask().map(Q.parse);
    if (this.remembers) {
      if (this.kept.size >= MOST_KEPT) this.kept.clear();
      this.kept.set(key, answer);
    }
    return answer;
  }
}

/** A candidate in fractions. The masses are told to a rule that declares them. */
interface AskedCandidate {
  readonly w: Rational;
  readonly p?: Rational;
  readonly pRef?: Rational;
}

const inOrder = (a: AskedCandidate, b: AskedCandidate): number =>
  Q.compare(a.w, b.w) || Q.compare(a.p ?? Q.zero, b.p ?? Q.zero) || Q.compare(a.pRef ?? Q.zero, b.pRef ?? Q.zero);

/** The message about some candidates. */
function questionOf(candidates: readonly AskedCandidate[]): Extract<Message, { type: 'choose' }> {
  const texts = (values: readonly (Rational | undefined)[]): readonly string[] =>
    values.flatMap((value) => (value === undefined ? [] : [Q.format(value)]));
  const [p, real] = [texts(candidates.map((each) => each.p)), texts(candidates.map((each) => each.pRef))];
  const weights = texts(candidates.map(({ w }) => w));
  return { type: 'choose', weights, ...(p.length > 0 ? { p, p_ref: real } : {}) };
}

/** A rule of choice that asks the process once for each list of candidates, or each multiset if it is symmetric. */
class ProcessChoice {
  private trials = 0;

  constructor(
    private readonly ask: Ask,
    private readonly memory: Memory,
    private readonly symmetric: boolean,
  ) {}

  probabilities(candidates: readonly AskedCandidate[]): readonly Rational[] {
    if (!this.symmetric) return this.asked(candidates);
    const places = [...candidates.entries()].sort(([, a], [, b]) => inOrder(a, b));
    const ordered = places.map(([, candidate]) => candidate);
    const sorted = this.asked(ordered);
    if (sorted.length !== candidates.length) return sorted;
    this.tryReversed(ordered, sorted);
    const back = [...sorted];
    places.forEach(([i], place) => {
      back[i] = sorted[place] ?? Q.zero;
    });
    return back;
  }

  private asked(candidates: readonly AskedCandidate[]): readonly Rational[] {
    const question = questionOf(candidates);
    return this.memory.of(JSON.stringify(question), () => this.ask(question).probabilities);
  }

  private tryReversed(candidates: readonly AskedCandidate[], probabilities: readonly Rational[]): void {
    if (this.trials >= SYMMETRY_TRIALS) return;
    this.trials += 1;
    const other = [...this.asked([...candidates].reverse())].reverse();
    if (probabilities.every((probability, i) => Q.equals(probability, other[i] ?? Q.zero))) return;
    throw new InputError(
      `it declares itself symmetric, and its probabilities depend on the order of the weights ${candidates.map(({ w }) => Q.format(w)).join(', ')}; ` +
        'take "symmetric" out of its answer to hello',
    );
  }
}

/** A loop, and what lets it keep answers. */
export interface ExactLoop {
  readonly loop: Loop;
  /** From now on an answer is kept: before, a rule that answers differently the second time is noticed. */
  readonly remember: () => void;
}

/** The loop that a process describes in its answer to `hello`. @throws InputError for an id that is taken */
export function exactLoop(hello: ExactHello, ask: Ask): ExactLoop {
  const { id, title = id, candidates, lambda } = hello;
  const memory = new Memory();
  const { min, max } = candidates ?? {};
  const range = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const needs = {
    ...(candidates === undefined ? {} : { candidates: range }),
    ...(lambda === undefined ? {} : { lambda: 'infinity' as const }),
  };
  const about = { id, title };
  const definition: LoopDefinition =
    hello.kind === 'rule'
      ? {
          ...about,
          choose: chooseBy(new ProcessChoice(ask, memory, hello.symmetric === true), hello.masses === true),
          needs: {
            ...needs,
            ...(hello.masses === true ? { masses: true } : {}),
            ...(hello.p_ref === undefined ? {} : { pRef: hello.p_ref }),
          },
        }
      : { ...about, needs, step: stepBy(ask, memory) };
  return { loop: defineLoop(definition), remember: () => memory.remember() };
}

const chooseBy =
  (choice: ProcessChoice, masses: boolean): NonNullable<LoopDefinition['choose']> =>
  <T>(candidates: readonly Candidate<T>[], F: Field<T>): readonly T[] => {
    const asked = candidates.map((each): AskedCandidate => {
      const w = exactly(each.w);
      return masses ? { w, p: exactly(each.p), pRef: exactly(each.pRef) } : { w };
    });
    return choice.probabilities(asked).map((probability) => numberIn(F, probability));
  };

function stepBy(ask: Ask, memory: Memory): NonNullable<LoopDefinition['step']> {
  return (p, { w, pRef, K, lambda, t }, F) => {
    const message = {
      type: 'step' as const,
      p: p.map(textOf),
      w: w.map(textOf),
      p_ref: pRef.map(textOf),
      K: K === Infinity ? ('inf' as const) : K,
      lambda: lambda === 'infinity' ? ('inf' as const) : textOf(lambda),
      t,
    };
    return memory.of(JSON.stringify(message), () => ask(message).p).map((mass) => numberIn(F, mass));
  };
}
