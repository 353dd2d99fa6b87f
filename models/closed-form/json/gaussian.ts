/**
 * A Gaussian instance as plain JSON, for replay files and logs.
 *
 * Rationals are strings `"a/b"` in lowest terms (decimals are read too), K is a number or `"inf"`, and λ a string or
 * `"inf"`. Decoding inverts encoding. Invalid JSON is refused with the path of the offending entry.
 */
import * as z from 'zod';
import { InputError, Q, type Rational } from '../../../theory';
import { type GaussianComponent, type GaussianInstance, type GaussianReward, checkGaussianInstance } from '../gaussian';

interface ComponentJson {
  readonly share: string;
  readonly precision: readonly (readonly string[])[];
  readonly mean: readonly string[];
}

type RewardJson =
  | {
      readonly kind: 'quadratic';
      readonly b: string;
      readonly A: readonly (readonly string[])[];
      readonly c: readonly string[];
    }
  | { readonly kind: 'linear'; readonly b: string; readonly slope: readonly string[] };

export interface GaussianInstanceJson {
  readonly model: 'gaussian' | 'mixture';
  readonly start: readonly ComponentJson[];
  readonly reference: readonly ComponentJson[];
  readonly q: ComponentJson;
  readonly reward: RewardJson;
  readonly K: number | 'inf';
  readonly lambda: string;
  readonly epsilon: string;
  readonly rounds: number;
  readonly samples?: { readonly size: number };
}

const rational = z.string().transform((text, context): Rational => {
  try {
    return Q.parse(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
const vector = z.array(rational);
const matrix = z.array(vector);
const component = z.strictObject({ share: rational, precision: matrix, mean: vector });
const reward = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quadratic'), b: rational, A: matrix, c: vector }),
  z.strictObject({ kind: z.literal('linear'), b: rational, slope: vector }),
]);
const instance = z.strictObject({
  model: z.enum(['gaussian', 'mixture']),
  start: z.array(component),
  reference: z.array(component),
  q: component,
  reward,
  K: z.union([z.number(), z.literal('inf').transform(() => Infinity)]),
  lambda: z.union([z.literal('inf').transform(() => 'infinity' as const), rational]),
  epsilon: rational,
  rounds: z.number(),
  samples: z.strictObject({ size: z.number() }).exactOptional(),
});

const encodeVector = (x: readonly Rational[]): string[] => x.map(Q.format);
const encodeMatrix = (a: GaussianComponent['precision']): string[][] => a.map(encodeVector);

function encodeComponent({ share, precision, mean }: GaussianComponent): ComponentJson {
  return { share: Q.format(share), precision: encodeMatrix(precision), mean: encodeVector(mean) };
}

function encodeReward(r: GaussianReward): RewardJson {
  switch (r.kind) {
    case 'quadratic':
      return { kind: r.kind, b: Q.format(r.b), A: encodeMatrix(r.A), c: encodeVector(r.c) };
    case 'linear':
      return { kind: r.kind, b: Q.format(r.b), slope: encodeVector(r.slope) };
  }
}

/** An instance as JSON: strings, numbers, arrays and objects only. */
export function encodeGaussianInstance(value: GaussianInstance): GaussianInstanceJson {
  return {
    model: value.model,
    start: value.start.map(encodeComponent),
    reference: value.reference.map(encodeComponent),
    q: encodeComponent(value.q),
    reward: encodeReward(value.reward),
    K: value.K === Infinity ? 'inf' : value.K,
    lambda: value.lambda === 'infinity' ? 'inf' : Q.format(value.lambda),
    epsilon: Q.format(value.epsilon),
    rounds: value.rounds,
    ...(value.samples ? { samples: { size: value.samples.size } } : {}),
  };
}

/** Reads an instance back and checks it. @throws InputError naming the path and the fault. */
export function decodeGaussianInstance(json: unknown): GaussianInstance {
  const parsed = instance.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new InputError(
      `a Gaussian case is not well formed${path ? ` at ${path}` : ''}: ${issue?.message ?? 'unknown'}`,
    );
  }
  return checkGaussianInstance(parsed.data);
}
