/** Curved families as plain JSON: rationals as `"a/b"` in lowest terms, λ as a text or `"inf"`. */
import * as z from 'zod';
import { InputError, Q, type Rational } from '../../../theory';
import { type CurvedInstance, checkCurvedInstance } from '../curved';

const vector = z.array(z.string());

const schema = z.strictObject({
  model: z.literal('curved'),
  center: vector,
  alpha: vector,
  beta: vector,
  pRef: vector,
  reach: z.string(),
  theta: z.string(),
  lambda: z.string(),
  rounds: z.number(),
});

/** An instance as plain JSON: rationals as `"a/b"` in lowest terms, λ as a text or `"inf"`. */
export type CurvedJson = z.infer<typeof schema>;

const write = (values: readonly Rational[]): string[] => values.map(Q.format);
const read = (values: readonly string[]): Rational[] => values.map(Q.parse);

export function encodeCurved(instance: CurvedInstance): CurvedJson {
  const { model, center, alpha, beta, pRef, reach, theta, lambda, rounds } = instance;
  return {
    model,
    center: write(center),
    alpha: write(alpha),
    beta: write(beta),
    pRef: write(pRef),
    reach: Q.format(reach),
    theta: Q.format(theta),
    lambda: lambda === 'infinity' ? 'inf' : Q.format(lambda),
    rounds,
  };
}

/** Reads an instance back. @throws InputError naming the first entry that is missing or outside its domain. */
export function decodeCurved(json: unknown): CurvedInstance {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new InputError(
      `not an instance of a curved family${path ? ` at ${path}` : ''}: ${issue?.message ?? 'unknown shape'}`,
    );
  }
  const { center, alpha, beta, pRef, reach, theta, lambda, ...others } = parsed.data;
  return checkCurvedInstance({
    ...others,
    center: read(center),
    alpha: read(alpha),
    beta: read(beta),
    pRef: read(pRef),
    reach: Q.parse(reach),
    theta: Q.parse(theta),
    lambda: lambda === 'inf' ? 'infinity' : Q.parse(lambda),
  });
}
