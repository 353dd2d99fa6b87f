/** The operations in plain TypeScript. */
import type { Primitives } from '../primitives';
import { activate, activateOnly } from './activation';
import { adam, residual, transpose } from './descent';
import { accumulate, affine, pullBack } from './products';

/** The operations on a memory. */
export const plainPrimitives = (m: Float32Array): Primitives => ({
  affine: (x, rows, inputs, panels, out) => affine(m, x, rows, inputs, panels, out),
  pullBack: (g, rows, inputs, panels, out) => pullBack(m, g, rows, inputs, panels, out),
  accumulate: (x, rows, inputs, g, panels) => accumulate(m, x, rows, inputs, g, panels),
  activate: (z, slope, n) => activate(m, z, slope, n),
  activateOnly: (z, n) => activateOnly(m, z, n),
  residual: (y, rows, outputs, target, scale) => residual(m, y, rows, outputs, target, scale),
  adam: (part, rates) => adam(m, part, rates),
  transpose: (panel, inputs, into, apart) => transpose(m, panel, inputs, into, apart),
});
