/**
 * Large instances as plain JSON: masses and weights as numbers, which JSON represents without loss; λ as `"a/b"` or
 * `"inf"`.
 */
import * as z from 'zod';
import { InputError, Q } from '../../../theory';
import { type LargeInstance, MASS_FAMILIES, WEIGHT_FAMILIES, checkLargeInstance } from '../large';

const largeSchema = z.strictObject({
  model: z.literal('large-discrete'),
  atoms: z.array(z.strictObject({ mass: z.number(), weight: z.number() })),
  more: z
    .strictObject({
      count: z.number(),
      masses: z.enum(MASS_FAMILIES),
      weights: z.enum(WEIGHT_FAMILIES),
      seed: z.number(),
    })
    .optional(),
  K: z.union([z.number(), z.literal('inf')]),
  lambda: z.string(),
  rounds: z.number(),
});

export type LargeJson = z.infer<typeof largeSchema>;

export function encodeLarge({ model, atoms, more, K, lambda, rounds }: LargeInstance): LargeJson {
  return {
    model,
    atoms: atoms.map(({ mass, weight }) => ({ mass, weight })),
    ...(more ? { more: { ...more } } : {}),
    K: K === Infinity ? 'inf' : K,
    lambda: lambda === 'infinity' ? 'inf' : Q.format(lambda),
    rounds,
  };
}

/** Reads a large instance back. @throws InputError naming the first entry that is missing, unknown or outside its domain. */
export function decodeLarge(input: unknown): LargeInstance {
  const parsed = largeSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `not a large discrete instance: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown shape'}`,
    );
  }
  const { more, K, lambda, ...rest } = parsed.data;
  return checkLargeInstance({
    ...rest,
    ...(more ? { more } : {}),
    K: K === 'inf' ? Infinity : K,
    lambda: lambda === 'inf' ? 'infinity' : Q.parse(lambda),
  });
}
