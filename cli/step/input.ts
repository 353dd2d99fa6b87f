/** Reads the input of `step` and checks its domain. */
import { checkDiscreteInstance } from '../../models/closed-form/discrete';
import type { TrajectoryInput } from '../../models/closed-form/trajectories';
import { Q, type Rational } from '../../theory/arithmetic';
import { InputError } from '../../theory/errors';
import { readCandidates, readInteger, readLambda, readLaw, readVector } from '../input';

/** The options of `step` that say what is computed, as texts. */
export interface StepOptions {
  readonly p: string;
  readonly w?: string;
  readonly r?: string;
  readonly K: string;
  readonly lambda?: string;
  readonly ref?: string;
  readonly steps: string;
  readonly normalise?: boolean;
}

/** Largest |r|; beyond it e^r is not a useful number. */
const LARGEST_REWARD = Q.of(10_000);

/** Reads the parameters of a trajectory. @throws InputError naming the first value outside its domain */
export function readStepInput(options: StepOptions): TrajectoryInput {
  const normalise = options.normalise === true;
  const p = readLaw('--p', 'p', options.p, normalise);
  if ((options.w === undefined) === (options.r === undefined)) {
    throw new InputError('give the weights by --w or the rewards by --r, one of the two');
  }
  const values =
    options.w !== undefined
      ? ({ kind: 'w', entries: readVector('--w', options.w) } as const)
      : ({ kind: 'r', entries: readVector('--r', options.r ?? '') } as const);
  const lambda = options.lambda === undefined ? 'infinity' : readLambda(options.lambda);
  const ref =
    options.ref === undefined ? undefined : readLaw('--ref', 'the real-data law (ref)', options.ref, normalise);
  if (lambda !== 'infinity' && ref === undefined) {
    throw new InputError(`--lambda ${options.lambda} mixes in real data; give its law by --ref, or leave --lambda out`);
  }
  const input = {
    p,
    values,
    K: readCandidates(options.K),
    lambda,
    ref,
    steps: readInteger('--steps', options.steps, 0),
  };
  checkInput(input);
  return input;
}

/** Checks the domain of the input as a discrete instance; if rewards are given, weights of 1 stand in for e^r. */
function checkInput({ p, values, K, lambda, ref, steps }: TrajectoryInput): void {
  const large =
    values.kind === 'r' ? values.entries.find((r) => Q.compare(Q.pow(r, 2), Q.pow(LARGEST_REWARD, 2)) > 0) : undefined;
  if (large) throw new InputError(`--r has the entry ${Q.format(large)}; rewards of up to ±10000 are accepted`);
  const w: readonly Rational[] = values.kind === 'w' ? values.entries : values.entries.map(() => Q.one);
  if (values.kind === 'r' && p.length !== w.length) {
    throw new InputError(`p has ${p.length} entries but r has ${w.length}; give one mass per atom`);
  }
  checkDiscreteInstance({
    model: 'discrete',
    p0: p,
    w,
    pRef: ref ?? p,
    q: p,
    K,
    lambda,
    epsilon: Q.zero,
    rounds: steps,
  });
}
