/** What a worker thread does for a conjecture: one phase of one round, asked for and answered by plain data. */
import * as fc from 'fast-check';
import { type Instance, caseOf, encodeInstance } from '../../models';
import { parseClaim } from '../../theory';
import { checkCase, type ExactSides, exactSides } from '../checker';
import {
  finish,
  takeApart,
  exploreChunk,
  cancelledBy,
  caseRunner,
  type SearchSpec,
  type SearchOutcome,
  type PortableError,
  type Exploration,
} from '../search';
import { openLoop } from '../own-loops';
import { type Conjecture, type ConjectureQuestion, readConjecture, roundSpec } from './question';
import { scaledInstance } from './scaled-weights';

export interface Round {
  readonly question: ConjectureQuestion;
  readonly round: number;
  readonly cases: number;
}

/** Characters of a side; longer fractions are no help to a reader. */
const LONGEST = 300;

export interface Finished {
  readonly outcome: SearchOutcome;
  /** Both sides of the counterexample. */
  readonly sides: ExactSides | undefined;
}

/** How often each of the conditions was satisfied, in their order, among the draws of a sample. */
export interface GivenCounts {
  readonly drawn: number;
  readonly satisfied: readonly number[];
}

/** The phases, with what each answers. */
export interface Phases {
  /** Answers once the thread has loaded what it needs. */
  readonly ready: { readonly asks: { readonly kind: 'ready' }; readonly answers: 'ready' };
  readonly explore: {
    readonly asks: { readonly kind: 'explore'; readonly of: Round; readonly chunk: number };
    readonly answers: Exploration;
  };
  readonly finish: {
    readonly asks: { readonly kind: 'finish'; readonly of: Round; readonly explored: Exploration };
    readonly answers: Finished;
  };
  readonly givens: {
    readonly asks: { readonly kind: 'givens'; readonly of: Round };
    readonly answers: GivenCounts;
  };
}

export interface ConjectureTask {
  readonly phase: Phases[keyof Phases]['asks'];
  /** The word that ends the search, see `stop.ts`. */
  readonly stop: SharedArrayBuffer;
  /** A word that counts the cases begun. */
  readonly begun: SharedArrayBuffer;
}

export type Reply = { readonly answer: Phases[keyof Phases]['answers'] } | { readonly error: PortableError };

/** The round this thread last had a part in; what is compiled for its claim is kept with it. */
let last: { readonly key: string; readonly spec: SearchSpec } | undefined;

function specOf(of: Round): SearchSpec {
  const key = JSON.stringify(of);
  if (last?.key !== key) last = { key, spec: roundSpec(of.question, of.round, of.cases) };
  return last.spec;
}

/** An outcome about instances as the question speaks of them. */
function asAsked(outcome: SearchOutcome, { scaling }: Conjecture): SearchOutcome {
  if (scaling === undefined) return outcome;
  const scaled = <F extends { readonly instance: Instance }>(found: F | undefined): F | undefined =>
    found && { ...found, instance: scaledInstance(found.instance, scaling.top) };
  return { ...outcome, tightest: scaled(outcome.tightest), counterexample: scaled(outcome.counterexample) };
}

async function finished(spec: SearchSpec, question: ConjectureQuestion, explored: Exploration): Promise<Finished> {
  const asked = readConjecture(question);
  const outcome = asAsked(await finish(spec, explored), asked);
  const found = outcome.counterexample;
  if (found === undefined) return { outcome, sides: undefined };
  const subject = caseOf(found.instance, spec.loop);
  if (asked.scaling && checkCase(subject, [asked.claim]).status !== 'refuted')
    throw new Error(
      `a counterexample is none once its weights are scaled: ${JSON.stringify(encodeInstance(found.instance))}`,
    );
  return { outcome, sides: exactSides(subject, asked.claim.claim, found.finding, LONGEST) };
}

function countGivens(spec: SearchSpec, question: ConjectureQuestion): GivenCounts {
  const { genotypes, decode } = caseRunner(spec);
  const { given, scaling } = readConjecture(question);
  const conditions = given.map((claim) => ({
    spec: { id: 'given', says: '', claim: claim.source },
    claim,
    when: undefined,
    requires: [],
  }));
  const drawn = fc.sample(genotypes, { numRuns: spec.cases, seed: spec.seed });
  const cases = drawn.map((genotype) => {
    const instance = decode(genotype);
    return caseOf(scaling ? scaledInstance(instance, scaling.top) : instance, spec.loop);
  });
  const satisfied = conditions.map(
    (condition) => cases.filter((subject) => checkCase(subject, [condition]).status === 'holds').length,
  );
  return { drawn: cases.length, satisfied };
}

async function answer({ phase, stop, begun }: ConjectureTask): Promise<Phases[keyof Phases]['answers']> {
  if (phase.kind === 'ready') {
    parseClaim('K > 0'); // The library that reads texts is loaded with the first.
    return 'ready';
  }
  await openLoop(phase.of.question.loop);
  const stopped = cancelledBy(stop);
  const counter = new Int32Array(begun);
  // Asked before every case: what is counted here and has no end in the tally is the case that takes too long.
  const counted = (): boolean => {
    Atomics.add(counter, 0, 1);
    return stopped();
  };
  const spec = { ...specOf(phase.of), stopped: counted };
  switch (phase.kind) {
    case 'explore':
      return exploreChunk(spec, phase.chunk);
    case 'finish':
      return finished(spec, phase.of.question, phase.explored);
    case 'givens':
      return countGivens(spec, phase.of.question);
  }
}

export default async function work(task: ConjectureTask): Promise<Reply> {
  try {
    return { answer: await answer(task) };
  } catch (error) {
    return { error: takeApart(error) };
  }
}
