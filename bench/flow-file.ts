/**
 * The network, the points and the batch from which both sides of the flow rows start.
 *
 * A file of little-endian single-precision numbers: the parameters layer by layer (`W` row by row, then `b`), the points, the inputs of the
 * batch (noised point, then time), its targets.
 */
import type { Batch } from '../models/learned/networks';

/** Units from input to output, training points, rows of the batch on which the sides must agree. */
export const FLOW = { widths: [3, 128, 128, 128, 2], points: 8192, rows: 64 } as const;

export interface FlowFile {
  readonly widths: readonly number[];
  readonly parameters: Float32Array;
  /** Points of the plane. */
  readonly points: Float32Array;
  readonly batch: Batch;
}

/** The length of each part. */
export function sizesOf({
  widths,
  points,
  rows,
}: typeof FLOW): Record<'parameters' | 'points' | 'inputs' | 'targets', number> {
  const parameters = widths.slice(1).reduce((sum, outputs, l) => sum + ((widths[l] ?? NaN) + 1) * outputs, 0);
  return { parameters, points: 2 * points, inputs: 3 * rows, targets: 2 * rows };
}

export function flowFile(bytes: Uint8Array): FlowFile {
  const sizes = sizesOf(FLOW);
  const values = new Float32Array(Uint8Array.from(bytes).buffer);
  let at = 0;
  const next = (size: number): Float32Array => values.slice(at, (at += size));
  const [parameters, points] = [next(sizes.parameters), next(sizes.points)];
  const batch = { rows: FLOW.rows, inputs: next(sizes.inputs), targets: next(sizes.targets) };
  return { widths: FLOW.widths, parameters, points, batch };
}
