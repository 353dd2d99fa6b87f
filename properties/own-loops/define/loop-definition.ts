/** The definition of a loop, `defineLoop({ … })`: its fields, and the errors of malformed ones. */
import * as z from 'zod';
import {
  BUILT_IN_LOOPS,
  LEARNERS_OF_LAWS,
  type LawLearnerId,
  LOOPS,
  MIXTURES,
  type MixtureId,
  MUTANTS,
} from '../../../models';
import { InputError } from '../../../theory';
import { MOST_USERS } from '../../generators';
import { messageOf, safely } from '../foreign-value';
import type { ChooseRule, ScoreRule } from './rules';
import type { StepRule } from './whole-step';

/**
 * The definition of a loop: exactly one of `choose`, `score`, `choice` and `step` gives the rule.
 * @example
 * const definition: LoopDefinition = { id: 'mine', choice: 'w[1]/sum(w)', learner: 'finite-sample' };
 * const loop = defineLoop(definition);
 */
export interface LoopDefinition {
  /** Letters, digits and hyphens; not the id of a built-in loop. */
  readonly id: string;
  /** One line that says what the loop does. @defaultValue the id */
  readonly title?: string;
  /** Probabilities in the order of the candidates: K numbers of at least 0 with sum 1. */
  readonly choose?: ChooseRule;
  /** A number above 0; also gives the limit K = ∞. */
  readonly score?: ScoreRule;
  /** The probability that the first of K i.i.d. candidates is kept, as an expression; or `'best'`, the best of K with ties at random. */
  readonly choice?: string;
  /** The masses of p_{t+1}. */
  readonly step?: StepRule;
  /**
   * How many of the K candidates are kept, m: one after another by the rule, each among those that are left. The next model learns all of them. The rule is asked
   * about K − m + 1 to K candidates; not allowed with `step`. @defaultValue 1
   */
  readonly keep?: number;
  /**
   * The limit of `choose` or `choice` as K → ∞: `'best'`, the law conditioned on the best atoms, or the score s of the tilt `p·s/E_p[s]`.
   * @defaultValue not defined for K = ∞
   */
  readonly limit?: 'best' | ScoreRule;
  /**
   * The masses of the law that the candidates of a round are drawn from, such as an average of earlier models (`needs.past`); not allowed with `step`.
   * @defaultValue p_t, the newest model
   */
  readonly source?: StepRule;
  /** Id of the mixture, which adds other data to the curated data; not allowed with `step`. @defaultValue 'real-data' */
  readonly mixture?: MixtureId;
  /** Id of the learner, which fits the mixture; not allowed with `step`. @defaultValue 'exact-fit' */
  readonly learner?: LawLearnerId;
  readonly needs?: {
    /** The K for which the loop is defined; for `score` and `step` also `'infinity'`, K = ∞ alone. @defaultValue 1 to 64 for `choose` and `choice`, else every K */
    readonly candidates?: { readonly min?: number; readonly max?: number } | 'infinity';
    /** The loop is defined without real data only, λ = ∞: statements about other λ do not apply. @defaultValue every λ */
    readonly lambda?: 'infinity';
    /** Number of users, each with a reward; the first has w. @defaultValue one reward */
    readonly users?: number;
    /** Roots of weights occur. @defaultValue false, or whether `choice` has a root */
    readonly squares?: true;
    /** `choose`, `score` or `limit` depends on the masses `p` and `pRef` of candidates. @defaultValue false: on their weights alone */
    readonly masses?: true;
    /** `step` or `source` sees the laws before p_t: `true` for all of them, m for the last m (1 to 10). @defaultValue none */
    readonly past?: true | number;
    /**
     * Atoms are answers to several prompts, of fixed masses. The candidates of a choice answer one prompt, drawn by its mass: within every prompt its law has a round of its own. A `step`
     * or a `source` sees the prompt of each atom. @defaultValue one law and no prompts
     */
    readonly prompts?: true;
    /** The loop is defined if p_ref gives every atom mass, as `log p_ref` asks. @defaultValue any p_ref */
    readonly pRef?: 'positive';
  };
  /** The update in plain text. */
  readonly formula?: string;
  /** Source of the loop. */
  readonly reference?: string;
}

/** Exactly one of these gives the rule. */
export const WAYS = ['choose', 'score', 'choice', 'step'] as const;
export const LARGEST_K = 64;
/** Learners that fit exactly on finite spaces, and so keep the masses of prompts. */
const KEEPING_PROMPTS: ReadonlySet<LawLearnerId> = new Set<LawLearnerId>(['exact-fit', 'maximum-likelihood']);
/** The most earlier laws that are counted: a search goes two rounds further at least. */
const LONGEST_PAST = 10;

const REMEDY = 'see "Your own loop" in docs/variants.md of curated-loops';
const functionOf = (what: string) => z.custom<never>((value) => typeof value === 'function', { error: what });
const wholeNumber = (min: number, max: number) =>
  z
    .int({ error: `a whole number from ${min} to ${max}` })
    .min(min, { error: `at least ${min}` })
    .max(max, { error: `at most ${max}` });
const isCountOfLaws = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LONGEST_PAST;
const line = (most: number) =>
  z
    .string({ error: 'a text' })
    .min(1, { error: 'a text that is not empty' })
    .max(most, { error: `at most ${most} characters` })
    .regex(/^[^\n\r]*$/, { error: 'one line' });

const schema = z.strictObject({
  id: z
    .string({ error: 'a text of letters, digits and hyphens' })
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/, { error: 'up to 60 letters, digits and hyphens, a letter first' }),
  title: line(200).optional(),
  choose: functionOf('a function (candidates, F, pool) => probabilities').optional(),
  score: functionOf('a function ({ w }, F) => score').optional(),
  choice: line(2000).optional(),
  step: functionOf('a function (p, { w, pRef, K, lambda, t }, F) => masses').optional(),
  source: functionOf('a function (p, { w, pRef, past, t }, F) => masses').optional(),
  keep: wholeNumber(1, LARGEST_K).optional(),
  limit: z.union([z.literal('best'), functionOf('')], { error: "'best' or a function ({ w }, F) => score" }).optional(),
  mixture: z.enum([...MIXTURES.keys()], { error: `one of ${[...MIXTURES.keys()].join(', ')}` }).optional(),
  learner: z
    .enum([...LEARNERS_OF_LAWS.keys()], { error: `one of ${[...LEARNERS_OF_LAWS.keys()].join(', ')}` })
    .optional(),
  needs: z
    .strictObject({
      candidates: z
        .strictObject(
          { min: wholeNumber(1, LARGEST_K).optional(), max: wholeNumber(1, LARGEST_K).optional() },
          { error: "{ min, max }, or 'infinity' for K = ∞ alone" },
        )
        .optional(),
      lambda: z.literal('infinity', { error: "'infinity', or left out" }).optional(),
      users: wholeNumber(2, MOST_USERS).optional(),
      squares: z.literal(true, { error: 'true, or left out' }).optional(),
      masses: z.literal(true, { error: 'true, or left out' }).optional(),
      past: z
        .custom<true | number>((value) => value === true || isCountOfLaws(value), {
          error: `true for all laws before p, or a whole number from 1 to ${LONGEST_PAST} for the last ones`,
        })
        .optional(),
      prompts: z.literal(true, { error: 'true, or left out' }).optional(),
      pRef: z.literal('positive', { error: "'positive', or left out" }).optional(),
    })
    .optional(),
  formula: line(1000).optional(),
  reference: line(1000).optional(),
});

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);

/** The first fault of a definition, on one line. */
function problemOf(definition: unknown, { issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return 'is not well formed';
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const fields =
      where === 'needs'
        ? ['candidates', 'lambda', 'users', 'squares', 'masses', 'past', 'prompts', 'pRef']
        : where === ''
          ? Object.keys(schema.shape)
          : ['min', 'max'];
    const unknown = issue.keys.map((key) => `"${key}"`).join(', ');
    return `unknown field ${unknown}${where === '' ? '' : ` in ${where}`}; the fields are ${fields.join(', ')}`;
  }
  if (where === '') return `takes an object with an id and one of ${WAYS.join(', ')}, not ${safely(definition)}`;
  const expected =
    issue.code === 'invalid_type' && issue.expected === 'object' && where === 'needs' ? 'an object' : issue.message;
  const value = valueAt(definition, issue.path);
  return `${where} ${value === undefined ? 'is missing' : `is ${safely(value)}`}; give ${expected}`;
}

/** The error that refuses a definition. */
export const refusal = (problem: string): InputError => new InputError(`defineLoop: ${problem}; ${REMEDY}`);

/** Whether `replay` gives the id another meaning. */
function isTaken(id: string): boolean {
  return Object.hasOwn(LOOPS, id) || Object.hasOwn(MUTANTS, id) || BUILT_IN_LOOPS.some((loop) => loop.id === id);
}

/** The definition without `needs.candidates: 'infinity'`, which the schema of a range does not describe. */
function withoutInfinity(input: unknown): unknown {
  const needs: unknown = valueAt(input, ['needs']);
  if (valueAt(needs, ['candidates']) !== 'infinity') return input;
  return { ...(input as object), needs: { ...(needs as object), candidates: undefined } };
}

function problemWith(input: unknown): string | undefined {
  try {
    const parsed = schema.safeParse(withoutInfinity(input));
    return parsed.success ? undefined : problemOf(input, parsed.error);
  } catch (error) {
    return `the definition cannot be read (${messageOf(error)}); give a plain object`;
  }
}

/** The checked definition. @throws InputError naming the fault and the remedy */
export function checkedDefinition(input: unknown): LoopDefinition {
  const problem = problemWith(input);
  if (problem !== undefined) throw refusal(problem);
  const definition = input as LoopDefinition;
  const { id, limit, mixture, learner, needs, step, source, score, choose } = definition;
  if (isTaken(id)) throw refusal(`the id "${id}" is that of a built-in loop; choose another`);
  const ways = WAYS.filter((way) => definition[way] !== undefined);
  if (ways.length !== 1) {
    const found = ways.length === 0 ? 'none of them' : ways.join(' and ');
    throw refusal(`give exactly one of ${WAYS.join(', ')}; "${id}" has ${found}`);
  }
  if (step !== undefined && (mixture ?? learner) !== undefined)
    throw refusal('step is the whole update: leave out mixture and learner, or give the choice alone');
  if (step !== undefined && definition.keep !== undefined)
    throw refusal('step is the whole update: leave out keep, or give the choice alone');
  if (step !== undefined && source !== undefined)
    throw refusal('step is the whole update: leave out source, or give the choice alone');
  if (needs?.past !== undefined && (step ?? source) === undefined)
    throw refusal(
      'needs.past is for step and source; a choice sees the candidates of one round: say by source which law they come from',
    );
  if (needs?.prompts && learner !== undefined && !KEEPING_PROMPTS.has(learner))
    throw refusal(
      `the learner ${learner} fits one law, and so changes the masses of prompts; with needs.prompts leave it out, or give ${[...KEEPING_PROMPTS].join(' or ')}`,
    );
  if (limit !== undefined && (step ?? score) !== undefined)
    throw refusal('limit is for choose and choice; score and step have K = ∞ already');
  if (needs?.masses && (choose ?? score) === undefined && typeof limit !== 'function')
    throw refusal(
      'needs.masses is for choose, score and limit; a step sees p and pRef, and choice has no word for masses',
    );
  const { candidates = {} } = needs ?? {};
  if (candidates === 'infinity' && (step ?? score) === undefined)
    throw refusal(
      "needs.candidates 'infinity' is for score and step; choose and choice are about whole K, and their limit gives K = ∞",
    );
  const { min = 1, max = LARGEST_K } = candidates === 'infinity' ? {} : candidates;
  if (min > max) throw refusal(`needs.candidates goes from ${min} to ${max}; give min ≤ max`);
  return definition;
}
