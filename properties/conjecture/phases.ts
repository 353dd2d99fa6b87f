/** The phases of one round of a conjecture: random cases, the end of the search, and the conditions counted alone. Plain functions. */
import * as fc from 'fast-check';
import { type Instance, caseOf, encodeInstance } from '../../models/closed-form';
import { type CheckedClaim, checkCase, exactSides } from '../checker';
import { ContradictionError } from '../../theory';
import type { ConjectureQuestion, ExactSides, GivenCounts } from '../results';
import { type Exploration, type SearchOutcome, type SearchSpec, blockPhases, finish, caseRunner } from '../search';
import { type Conjecture, roundSpec } from './question';
import { scaledInstance } from './scaled-weights';

/** One round, as plain data. */
export interface Round {
  readonly question: ConjectureQuestion;
  readonly round: number;
  readonly cases: number;
}

export interface Finished {
  readonly outcome: SearchOutcome;
  /** Both sides of the counterexample. */
  readonly sides: ExactSides | undefined;
}

/** The phases, with what each is asked and answers. */
export interface Phases {
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

/** An outcome about instances as the question speaks of them. */
function asAsked(outcome: SearchOutcome, { scaling }: Conjecture): SearchOutcome {
  if (scaling === undefined) return outcome;
  const scaled = <F extends { readonly instance: Instance }>(found: F | undefined): F | undefined =>
    found && { ...found, instance: scaledInstance(found.instance, scaling.top) };
  return { ...outcome, tightest: scaled(outcome.tightest), counterexample: scaled(outcome.counterexample) };
}

async function finished(spec: SearchSpec, asked: Conjecture, explored: Exploration): Promise<Finished> {
  const climbed = explored.failure || explored.cutShort ? explored : await blockPhases(spec).climb(0, explored);
  const outcome = asAsked(await finish(spec, climbed), asked);
  const found = outcome.counterexample;
  if (found === undefined) return { outcome, sides: undefined };
  const subject = caseOf(found.instance, spec.loop);
  const again = asked.scaling && checkCase(subject, [asked.claim]);
  if (again && again.status !== 'refuted') {
    const { message } =
      again.status === 'holds'
        ? new ContradictionError('a counterexample does not refute any more once its weights are scaled', {
            question: asked.question,
            instance: encodeInstance(found.instance),
          })
        : { message: `a case is refuted up to a factor of its weights, and with it ${again.status}: ${again.reason}` };
    return { outcome: { ...outcome, counterexample: undefined, undecidedBecause: message }, sides: undefined };
  }
  return { outcome, sides: exactSides(subject, asked.claim.claim, found.finding) };
}

function countGivens(spec: SearchSpec, { given, scaling }: Conjecture): GivenCounts {
  const { genotypes, decode } = caseRunner(spec);
  const conditions = given.map((claim): CheckedClaim => ({
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
    (condition) =>
      cases.filter((subject) => checkCase(subject, [condition], { as: 'condition' }).status === 'holds').length,
  );
  return { drawn: cases.length, satisfied };
}

/**
 * Runs a phase. What is compiled for a claim is kept with the `conjecture`.
 * @param stopped asked before every case
 */
export async function runPhase(
  conjecture: Conjecture,
  phase: Phases[keyof Phases]['asks'],
  stopped: () => boolean,
): Promise<Phases[keyof Phases]['answers']> {
  const spec = { ...roundSpec(conjecture, phase.of.round, phase.of.cases), stopped };
  switch (phase.kind) {
    case 'explore':
      return blockPhases(spec).explore(phase.chunk);
    case 'finish':
      return finished(spec, conjecture, phase.explored);
    case 'givens':
      return countGivens(spec, conjecture);
  }
}
