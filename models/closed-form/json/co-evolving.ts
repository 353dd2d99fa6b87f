/** Loops whose preference moves as plain JSON: rationals as `"a/b"` in lowest terms, K and λ as numbers or `"inf"`. */
import * as z from 'zod';
import { InputError, Q, type Rational } from '../../../theory';
import { type CoEvolvingInstance, checkCoEvolvingInstance } from '../co-evolving';

const vector = z.array(z.string());

const schema = z.strictObject({
  model: z.literal('co-evolving'),
  features: z.array(vector),
  p0: vector,
  pRef: vector,
  q: vector,
  preferences: z.tuple([vector, vector]),
  tau: z.string(),
  beta: z.string(),
  K: z.union([z.number(), z.literal('inf')]),
  lambda: z.string(),
  rounds: z.number(),
});

/** An instance as plain JSON: rationals as `"a/b"` in lowest terms, K and λ as numbers or `"inf"`. */
export type CoEvolvingJson = z.infer<typeof schema>;

const write = (values: readonly Rational[]): string[] => values.map(Q.format);
const read = (values: readonly string[]): Rational[] => values.map(Q.parse);

export function encodeCoEvolving(instance: CoEvolvingInstance): CoEvolvingJson {
  const { model, features, p0, pRef, q, preferences, tau, beta, K, lambda, rounds } = instance;
  return {
    model,
    features: features.map(write),
    p0: write(p0),
    pRef: write(pRef),
    q: write(q),
    preferences: [write(preferences[0]), write(preferences[1])],
    tau: Q.format(tau),
    beta: Q.format(beta),
    K: K === Infinity ? 'inf' : K,
    lambda: lambda === 'infinity' ? 'inf' : Q.format(lambda),
    rounds,
  };
}

/** Reads an instance back. @throws InputError naming the first entry that is missing or outside its domain. */
export function decodeCoEvolving(json: unknown): CoEvolvingInstance {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new InputError(
      `not an instance of a loop whose preference moves${path ? ` at ${path}` : ''}: ${issue?.message ?? 'unknown shape'}`,
    );
  }
  const { model, features, p0, pRef, q, preferences, tau, beta, K, lambda, rounds } = parsed.data;
  return checkCoEvolvingInstance({
    model,
    features: features.map(read),
    p0: read(p0),
    pRef: read(pRef),
    q: read(q),
    preferences: [read(preferences[0]), read(preferences[1])],
    tau: Q.parse(tau),
    beta: Q.parse(beta),
    K: K === 'inf' ? Infinity : K,
    lambda: lambda === 'inf' ? 'infinity' : Q.parse(lambda),
    rounds,
  });
}
