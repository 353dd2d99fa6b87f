/**
 * A line of a trace as a schema, for other programs: `docs/trace.schema.json` is made of it by `npm run trace-schema`.
 *
 * The reader checks pools by hand (`parse-pool.ts`), which is faster, and more: a schema of one line does not see the lines before it.
 */
import * as z from 'zod';
import { traceHeaderSchema } from './header';

const value = z.union([z.number(), z.string(), z.boolean(), z.null()]);

const poolSchema = z
  .strictObject({
    round: z.int().min(1),
    pool: z.union([z.string(), z.int()]).describe('id of the pool, unique in its round'),
    candidates: z
      .array(z.object({ kept: z.boolean().optional() }).catchall(value))
      .min(1)
      .describe('traits of each candidate: numbers, classes as texts, truth values, null where there is none'),
    kept: z
      .union([z.array(z.int().nonnegative()), z.array(z.boolean())])
      .optional()
      .describe(
        'numbers of the kept candidates, from 0, or a truth value of each; in place of the field of the candidates',
      ),
  })
  .describe('a pool');

const round = z.int().nonnegative().describe('the model after this round; 0 is before the loop');
const trait = z.string().min(1).describe('name of the trait');
const n = z.int().positive().describe('number of samples behind it');

const meanSchema = z.strictObject({ round, measure: trait, mean: z.number(), n }).describe('a mean');

const samplesSchema = z
  .strictObject({
    round,
    measure: trait,
    samples: z.union([z.array(z.union([z.number(), z.boolean()])).min(1), z.array(z.string()).min(1)]),
  })
  .describe('samples');

const sharesSchema = z
  .strictObject({
    round,
    shares: trait,
    values: z.record(z.string(), z.number().nonnegative()).describe('share of each class; their sum is 1'),
    n: n.optional(),
  })
  .describe('shares of classes');

/** A line after the header. */
export const traceRecordSchema = z.union([poolSchema, meanSchema, samplesSchema, sharesSchema]);

/** The JSON Schema of a line: the header in the first line, a record in the others. */
export function traceJsonSchema(): object {
  return {
    $id: 'curated-loops-trace-1',
    title: 'A line of a curated-loops trace, version 1: the first is the header, the others are records',
    ...z.toJSONSchema(z.union([traceHeaderSchema.describe('the header'), traceRecordSchema]), { io: 'input' }),
  };
}
