/** The file of a plan. */
import * as z from 'zod';
import { BACKENDS } from '../../../models/learned/backends';
import { InputError, MODEL_KINDS } from '../../../theory';
import { type DocumentKind, countSchema, listOf, objectOf, readDocument, sha256Schema } from '../../results/schemas';
import { planId } from './make-plan';
import type { Plan } from './plan';

const modelSchema = z.enum(MODEL_KINDS);
const loopSchema = objectOf({
  id: z.string(),
  file: objectOf({ name: z.string(), sha256: sha256Schema }).exactOptional(),
});

const questionSchema = z.discriminatedUnion('kind', [
  objectOf({
    kind: z.literal('verify'),
    only: listOf(z.string()),
    models: listOf(modelSchema),
    learned: objectOf({ backend: objectOf({ name: z.enum(BACKENDS), reason: z.string() }) }).exactOptional(),
  }),
  objectOf({ kind: z.literal('matrix'), only: listOf(z.string()), loops: listOf(loopSchema) }),
]);

const named = <K extends string>(kind: K) => objectOf({ kind: z.literal(kind), id: z.string() });
const soughtSchema = z.discriminatedUnion('kind', [
  objectOf({ kind: z.literal('cell'), model: modelSchema }),
  named('hypothesis'),
  named('kept hypothesis'),
  named('mutant'),
  objectOf({ kind: z.literal('variant'), loop: z.string(), aim: z.enum(['all cases', 'a counterexample']) }),
]);

const searchSchema = objectOf({
  kind: z.literal('search'),
  search: objectOf({ statement: z.string(), sought: soughtSchema, cases: countSchema, seed: countSchema }),
  cases: z.int().positive(),
  blocksPerUnit: z.int().positive(),
  loopSha256: sha256Schema.exactOptional(),
});

const trialSchema = objectOf({
  kind: z.literal('trial'),
  name: z.string(),
  statements: listOf(z.string()),
  seed: countSchema,
  checks: countSchema,
  budget: objectOf({ alpha: z.number().positive().lt(1), checks: countSchema }),
});

const planSchema = objectOf({
  format: z.literal('curated-loops/campaign-plan'),
  version: z.literal(2),
  id: sha256Schema,
  fingerprint: objectOf({ version: z.string(), backend: z.string().exactOptional(), sha256: sha256Schema }),
  question: questionSchema,
  cases: z.int().positive(),
  seed: countSchema,
  tasks: listOf(z.discriminatedUnion('kind', [searchSchema, trialSchema])),
});

const PLAN: DocumentKind<Plan> = {
  format: 'curated-loops/campaign-plan',
  version: 2,
  schema: planSchema,
  origin: 'give a plan that `curated-loops campaign plan` wrote',
};

/** The plan in a JSON text. @throws InputError with one line: not a plan, or one that was changed after it was made */
export function parsePlan(text: string, name?: string): Plan {
  const plan = readDocument(text, PLAN, name);
  const id = planId(plan);
  if (id !== plan.id)
    throw new InputError(
      `${name ?? 'the plan'}: its id is ${plan.id}, and that of its content is ${id}: it was changed after it was made; make it again with \`curated-loops campaign plan\``,
    );
  return plan;
}

/** The text of a plan, with a final newline. */
export const serialisePlan = (plan: Plan): string => `${JSON.stringify(plan, null, 2)}\n`;
