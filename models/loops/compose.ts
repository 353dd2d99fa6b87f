/**
 * Composes a loop from three parts: `p_{t+1} = learner(mixture(choice(p_t)))`. Any combination runs. A fourth part, a source, may draw the candidates from
 * earlier models too.
 *
 * The loop needs all that its parts need: values of K and models that every part allows, and users.
 */
import type { ChoicePart } from './choices';
import type { LearnerPart } from './learners';
import { type Loop, type Needs, type StepParts, newest } from './loop';
import type { MixturePart } from './mixtures';
import type { SourcePart } from './sources';

/** The parts of a loop. */
export interface Parts {
  /** The law of the candidates. @defaultValue the newest model, p_t */
  readonly source?: SourcePart;
  readonly choice: ChoicePart;
  readonly mixture: MixturePart;
  readonly learner: LearnerPart;
}

type CandidateNeeds = NonNullable<Needs['candidates']>;

function bothCandidates(a: CandidateNeeds | undefined, b: CandidateNeeds | undefined): CandidateNeeds | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { min: Math.max(a.min, b.min), max: Math.min(a.max, b.max), infinite: a.infinite && b.infinite };
}

function bothModels(a: Needs['models'], b: Needs['models']): Needs['models'] {
  return a === undefined || b === undefined ? (a ?? b) : a.filter((model) => b.includes(model));
}

/** Combines two needs. */
function bothNeeds(a: Needs, b: Needs): Needs {
  const candidates = bothCandidates(a.candidates, b.candidates);
  const models = bothModels(a.models, b.models);
  const users = a.users ?? b.users;
  const growth = Math.min(a.growth ?? Infinity, b.growth ?? Infinity);
  const rounds = Math.max(a.rounds ?? 0, b.rounds ?? 0);
  const memory = a.memory ?? b.memory;
  const ownMixture = a.ownMixture ?? b.ownMixture;
  const schedule = a.schedule ?? b.schedule;
  return {
    ...(candidates ? { candidates } : {}),
    ...(models ? { models } : {}),
    ...(users ? { users } : {}),
    ...(growth < Infinity ? { growth } : {}),
    ...(rounds > 0 ? { rounds } : {}),
    ...(memory === undefined ? {} : { memory }),
    ...((a.exact ?? b.exact) ? { exact: true } : {}),
    ...((a.orders ?? b.orders) ? { orders: true } : {}),
    ...((a.samples ?? b.samples) ? { samples: true } : {}),
    ...((a.squares ?? b.squares) ? { squares: true } : {}),
    ...((a.masses ?? b.masses) ? { masses: true } : {}),
    ...((a.prompts ?? b.prompts) ? { prompts: true } : {}),
    ...((a.positiveReference ?? b.positiveReference) ? { positiveReference: true } : {}),
    ...((a.synthetic ?? b.synthetic) ? { synthetic: true } : {}),
    ...(ownMixture === undefined ? {} : { ownMixture }),
    ...(schedule === undefined ? {} : { schedule }),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The loop of its parts; `about` overrides its default id and title. */
export function composeLoop(
  { source, choice, mixture, learner }: Parts,
  about: Partial<Pick<Loop, 'id' | 'title'>> = {},
): Loop {
  const parts = [choice, mixture, learner];
  const all = source ? [source, ...parts] : parts;
  const step: StepParts = {
    source: source ? source.source : (_ops, round) => newest(round),
    curate: (ops, law, candidates) => choice.curate(ops, law, candidates),
    learn: (ops, curated, round) => learner.fit(ops, mixture.mix(ops, curated, round), round),
  };
  const { limit: rule } = choice;
  const endKnown = rule && !source && mixture.syntheticAtInfinity && learner.exactOnAtoms;
  const origin = source ? `p = ${source.formula};  ` : '';
  return {
    id: parts.map(({ id }) => id).join('+'),
    title: capital([...parts, ...(source ? [source] : [])].map(({ title }) => title).join(', ')),
    formula: `${origin}c = ${choice.formula};  D = ${mixture.formula};  ${learner.formula}`,
    reference: [...new Set(all.map(({ reference }) => reference))].join('; '),
    needs: all.map(({ needs }) => needs ?? {}).reduce(bothNeeds),
    ...about,
    ...step,
    ...(endKnown ? { limit: { rule, of: step } } : {}),
  };
}
