/** `step`: computes the rounds of the curated loop, exactly, or certified in doubles when exact numbers are too expensive. */
import { checkDiscreteInstance } from '../../models/closed-form/discrete';
import {
  type CertifiedPoint,
  type TrajectoryInput,
  type TrajectoryPoint,
  certifiedTrajectory,
  trajectory,
} from '../../models/closed-form/trajectories';
import { textTable } from '../../reports/text-table';
import { Q, type Rational } from '../../theory/arithmetic';
import { InputError, NotRepresentableError } from '../../theory/errors';
import { readCandidates, readInteger, readLambda, readLaw, readVector } from '../input';
import { enclosedJsonOf, isLong, jsonOf, roundedUp, textOf, vectorText } from '../output';

interface StepCommandOptions {
  readonly p: string;
  readonly w?: string;
  readonly r?: string;
  readonly K: string;
  readonly lambda?: string;
  readonly ref?: string;
  readonly steps: string;
  readonly normalise?: boolean;
  readonly json?: boolean;
}

/** Largest |r|; beyond it e^r is not a useful number. */
const LARGEST_REWARD = Q.of(10_000);

function readInput(options: StepCommandOptions): TrajectoryInput {
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

type Point = TrajectoryPoint | CertifiedPoint;

function pointJson({ t, arithmetic, p, H, E, Var, KL_ref, gain }: Point): object {
  return {
    t,
    arithmetic,
    p: p.map(jsonOf),
    H: H.map(jsonOf),
    E: jsonOf(E),
    Var: jsonOf(Var),
    KL_ref: enclosedJsonOf(KL_ref),
    ...(gain ? { gain: jsonOf(gain) } : {}),
  };
}

/** Size of an output piece in characters; the text of all rounds may exceed the longest string. */
const PIECE = 2 ** 26;

/** Prints the rounds as one JSON array. */
function printJson(points: readonly Point[]): void {
  let piece = '[';
  points.forEach((point, i) => {
    const inArray = JSON.stringify([pointJson(point)], null, 2).slice('['.length, -'\n]'.length);
    piece += i === 0 ? inArray : `,${inArray}`;
    if (piece.length < PIECE) return;
    process.stdout.write(piece);
    piece = '';
  });
  process.stdout.write(`${piece}\n]\n`);
}

/** The notes on the numbers of the table. */
function notes(points: readonly Point[]): string[] {
  const error = Math.max(...points.map((point) => ('error' in point ? point.error : 0)));
  const certified =
    error > 0
      ? [`certified in doubles: every digit shown is certain; relative error of the masses ≤ ${roundedUp(error)}`]
      : [];
  const long = points.some(({ p }) => isLong(p)) ? ['--json prints every mass and every factor'] : [];
  return [...certified, ...long];
}

function printTable(points: readonly Point[], { ref, lambda }: TrajectoryInput): void {
  const gains = lambda === 'infinity' ? ['gain'] : [];
  const header = ['t', 'p', 'H', 'E[w]', 'Var(w)', ref === undefined ? 'KL(p‖p_0)' : 'KL(p‖p_ref)', ...gains];
  const rows = points.map(({ t, p, H, E, Var, KL_ref, gain }) => [
    String(t),
    vectorText(p),
    vectorText(H),
    ...[E, Var, KL_ref, ...(gain ? [gain] : [])].map(textOf),
  ]);
  process.stdout.write(`${[textTable(header, rows), ...notes(points)].join('\n')}\n`);
}

/** The rounds, exact if that is affordable, else certified. */
function pointsOf(input: TrajectoryInput): readonly Point[] {
  try {
    return trajectory(input);
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    if (input.values.kind === 'w') return certifiedTrajectory(input);
    throw new InputError(
      `${error.message}; give the weights e^r by --w in place of --r: with them step answers for any K and n`,
    );
  }
}

export function stepCommand(options: StepCommandOptions): number {
  const input = readInput(options);
  const points = pointsOf(input);
  if (options.json) printJson(points);
  else printTable(points, input);
  return 0;
}
