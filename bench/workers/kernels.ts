/**
 * Our kernels in the benchmark: the three steps that the micro rows measure.
 *
 * `open` copies its arguments and does the work that a run of many steps does once; `step` is timed. A step that is `undefined` is
 * not implemented, and its rows say so.
 */
import { curateFinite } from '../../models/closed-form/certified';
import { curationStep, createKernels } from '../../models/kernels';
import '../../models/kernels/node';

export interface Opened {
  readonly step: () => void;
  /** The law after the steps so far. */
  readonly law: () => Float64Array;
}

export interface Certified extends Opened {
  /** Proven bound on the relative error of every mass. */
  readonly error: () => number;
}

/** K = ∞: every `step` replaces the law by `p·w/Σp·w`; `law` is normalised. */
export type OpenTilt = (p: Float64Array, w: Float64Array) => Opened;

/** Finite K: every `step` computes `p·H^K` from the same p; `law` returns it. */
export type OpenFiniteK = (p: Float64Array, w: Float64Array, K: number) => Opened;

/** The step at finite K with a proven error bound. */
export type OpenCertified = (p: Float64Array, w: Float64Array, K: number) => Certified;

export const openTilt: OpenTilt | undefined = (p, w) => {
  const n = p.length;
  const kernels = createKernels({ length: n, vectors: 2 });
  const [law, weights] = kernels.vectors;
  law?.set(p);
  weights?.set(w);
  let sum = 1;
  return {
    step: () => {
      sum = kernels.tilt(0, 1, 0, 1 / sum);
    },
    law: () => Float64Array.from(law ?? [], (mass) => mass / sum),
  };
};

export const openFiniteK: OpenFiniteK | undefined = (p, w, K) => {
  const out = new Float64Array(p.length);
  return {
    step: () => {
      if (curationStep(p, w, out, K) === undefined) throw new RangeError('weights over too many binades');
    },
    law: () => out,
  };
};

export const openCertified: OpenCertified | undefined = (mass, scores, K) => {
  const problem = { mass, massError: 0, scores, scoreError: 0, K };
  let curated = curateFinite(problem);
  return {
    step: () => {
      curated = curateFinite(problem);
    },
    law: () => curated.mass,
    error: () => curated.error,
  };
};
