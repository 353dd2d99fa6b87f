/** Two coupled models as plain JSON: rationals as `"a/b"` in lowest terms. */
import * as z from 'zod';
import { InputError, Q, type Rational } from '../../../theory';
import { type CoupledInstance, checkCoupledInstance } from '../coupled';

const vector = z.array(z.string());

const schema = z.strictObject({
  model: z.literal('coupled'),
  map: z.array(vector),
  slope: vector,
  trueSlope: vector,
  means: z.tuple([vector, vector]),
  rounds: z.number(),
});

/** An instance as plain JSON: rationals as `"a/b"` in lowest terms. */
export type CoupledJson = z.infer<typeof schema>;

const write = (values: readonly Rational[]): string[] => values.map(Q.format);
const read = (values: readonly string[]): Rational[] => values.map((value) => Q.reduce(Q.parse(value)));

export function encodeCoupled({ model, map, slope, trueSlope, means, rounds }: CoupledInstance): CoupledJson {
  return {
    model,
    map: map.map(write),
    slope: write(slope),
    trueSlope: write(trueSlope),
    means: [write(means[0]), write(means[1])],
    rounds,
  };
}

/** Reads an instance back. @throws InputError naming the first entry that is missing or outside its domain. */
export function decodeCoupled(json: unknown): CoupledInstance {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') ?? '';
    throw new InputError(
      `not an instance of two coupled models${path ? ` at ${path}` : ''}: ${issue?.message ?? 'unknown shape'}`,
    );
  }
  const { map, slope, trueSlope, means, ...rest } = parsed.data;
  return checkCoupledInstance({
    ...rest,
    map: map.map(read),
    slope: read(slope),
    trueSlope: read(trueSlope),
    means: [read(means[0]), read(means[1])],
  });
}
