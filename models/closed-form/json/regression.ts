/** Regressions as plain JSON: σ² as `"a/b"` in lowest terms. */
import * as z from 'zod';
import { InputError, Q } from '../../../theory';
import { type RegressionInstance, checkRegressionInstance } from '../regression';

const schema = z.strictObject({
  model: z.literal('regression'),
  d: z.number(),
  n: z.number(),
  sigma2: z.string(),
  data: z.enum(['accumulate', 'replace']),
  rounds: z.number(),
});

/** An instance as plain JSON: σ² as `"a/b"` in lowest terms. */
export type RegressionJson = z.infer<typeof schema>;

export function encodeRegression({ model, d, n, sigma2, data, rounds }: RegressionInstance): RegressionJson {
  return { model, d, n, sigma2: Q.format(sigma2), data, rounds };
}

/** Reads an instance back. @throws InputError naming the first entry that is missing or outside its domain. */
export function decodeRegression(json: unknown): RegressionInstance {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new InputError(
      `not an instance of a regression${path ? ` at ${path}` : ''}: ${issue?.message ?? 'unknown shape'}`,
    );
  }
  return checkRegressionInstance({ ...parsed.data, sigma2: Q.parse(parsed.data.sigma2) });
}
