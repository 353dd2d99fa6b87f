/** Discrete instances as plain JSON: rationals as `"a/b"` in lowest terms, K and λ as numbers or `"inf"`. */
import * as z from 'zod';
import { InputError, Q, type Rational } from '../../../theory';
import { type DiscreteInstance, checkDiscreteInstance } from '../discrete';

const law = z.array(z.string());

const discreteSchema = z.object({
  model: z.literal('discrete'),
  p0: law,
  w: law,
  pRef: law,
  q: law,
  K: z.union([z.number(), z.literal('inf')]),
  lambda: z.string(),
  wMax: z.string().optional(),
  epsilon: z.string(),
  errorTowards: z.array(z.union([z.number(), z.literal('uniform')])).optional(),
  rounds: z.number(),
  users: z.array(z.object({ share: z.string(), w: law })).optional(),
  prompts: z.array(z.number()).optional(),
  wTrue: law.optional(),
  samples: z.object({ size: z.number(), seed: z.number() }).optional(),
});

export type DiscreteJson = z.infer<typeof discreteSchema>;

const write = (values: readonly Rational[]): string[] => values.map(Q.format);
const read = (values: readonly string[]): Rational[] => values.map(Q.parse);

export function encodeDiscrete(instance: DiscreteInstance): DiscreteJson {
  const { p0, w, pRef, q, K, lambda, wMax, epsilon, errorTowards, rounds, users, prompts, wTrue, samples } = instance;
  return {
    model: 'discrete',
    p0: write(p0),
    w: write(w),
    pRef: write(pRef),
    q: write(q),
    K: K === Infinity ? 'inf' : K,
    lambda: lambda === 'infinity' ? 'inf' : Q.format(lambda),
    ...(wMax ? { wMax: Q.format(wMax) } : {}),
    epsilon: Q.format(epsilon),
    ...(errorTowards ? { errorTowards: [...errorTowards] } : {}),
    rounds,
    ...(users ? { users: users.map((user) => ({ share: Q.format(user.share), w: write(user.w) })) } : {}),
    ...(prompts ? { prompts: [...prompts] } : {}),
    ...(wTrue ? { wTrue: write(wTrue) } : {}),
    ...(samples ? { samples: { size: samples.size, seed: samples.seed } } : {}),
  };
}

/** Reads a discrete instance back. @throws InputError naming the first entry that is missing or outside its domain. */
export function decodeDiscrete(input: unknown): DiscreteInstance {
  const parsed = discreteSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `not a discrete instance: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown shape'}`,
    );
  }
  const json = parsed.data;
  return checkDiscreteInstance({
    model: 'discrete',
    p0: read(json.p0),
    w: read(json.w),
    pRef: read(json.pRef),
    q: read(json.q),
    K: json.K === 'inf' ? Infinity : json.K,
    lambda: json.lambda === 'inf' ? 'infinity' : Q.parse(json.lambda),
    ...(json.wMax === undefined ? {} : { wMax: Q.parse(json.wMax) }),
    epsilon: Q.parse(json.epsilon),
    ...(json.errorTowards ? { errorTowards: json.errorTowards } : {}),
    rounds: json.rounds,
    ...(json.users ? { users: json.users.map((user) => ({ share: Q.parse(user.share), w: read(user.w) })) } : {}),
    ...(json.prompts ? { prompts: json.prompts } : {}),
    ...(json.wTrue ? { wTrue: read(json.wTrue) } : {}),
    ...(json.samples ? { samples: json.samples } : {}),
  });
}
