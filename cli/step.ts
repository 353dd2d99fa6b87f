/** `step`: the exact update of the curated loop, round by round. */
import { type TrajectoryInput, type TrajectoryPoint, type Value, checkDiscreteInstance, trajectory } from '../models';
import { InputError, NotRepresentableError, Q, type Rational } from '../theory';
import { readCandidates, readInteger, readLambda, readRationals } from './options';
import { textTable } from './table';

export interface StepCommandOptions {
  readonly p: string;
  readonly w?: string;
  readonly r?: string;
  readonly K: string;
  readonly lambda?: string;
  readonly ref?: string;
  readonly steps: string;
  readonly json?: boolean;
}

/** Significant digits of a printed decimal. */
const SHOWN_DIGITS = 30;

/** Rewards of a larger size would leave the range in which e^r is a useful number. */
const LARGEST_REWARD = Q.of(10_000);

function readInput(options: StepCommandOptions): TrajectoryInput {
  const p = readRationals('--p', options.p);
  if ((options.w === undefined) === (options.r === undefined)) {
    throw new InputError('give the weights by --w or the rewards by --r, one of the two');
  }
  const values =
    options.w !== undefined
      ? ({ kind: 'w', entries: readRationals('--w', options.w) } as const)
      : ({ kind: 'r', entries: readRationals('--r', options.r ?? '') } as const);
  const lambda = options.lambda === undefined ? 'infinity' : readLambda(options.lambda);
  const ref = options.ref === undefined ? undefined : readRationals('--ref', options.ref);
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

/** The domain checks of a discrete instance, on weights that stand in for e^r where rewards are given. */
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

type JsonValue = string | { readonly decimal: string; readonly enclosure: readonly [string, string] };

function json(value: Value): JsonValue {
  if (value.kind === 'rational') return Q.format(value.value);
  const { lo, hi } = value.value;
  return { decimal: lo.toSignificantDigits(SHOWN_DIGITS).toString(), enclosure: [lo.toString(), hi.toString()] };
}

/** KL is a decimal with an enclosure even where it is rational (0 or ∞). */
function enclosed(value: Value): JsonValue {
  if (value.kind === 'enclosure') return json(value);
  const text = Q.format(value.value);
  return { decimal: text, enclosure: [text, text] };
}

function pointJson({ t, p, H, E, Var, KL_ref }: TrajectoryPoint): object {
  return { t, p: p.map(json), H: H.map(json), E: json(E), Var: json(Var), KL_ref: enclosed(KL_ref) };
}

function text(value: Value): string {
  if (value.kind === 'enclosure') return value.value.lo.toSignificantDigits(10).toString();
  const fraction = Q.format(value.value);
  return fraction.length <= 24 ? fraction : `≈ ${Number(Q.toNumber(value.value).toPrecision(10))}`;
}

export function stepCommand(options: StepCommandOptions): number {
  const input = readInput(options);
  let points: TrajectoryPoint[];
  try {
    points = trajectory(input);
  } catch (error) {
    if (!(error instanceof NotRepresentableError)) throw error;
    throw new InputError(
      `${error.message}: with K = ${input.K} exact masses grow like K^t; take fewer than ${input.steps} steps`,
    );
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify(points.map(pointJson), null, 2)}\n`);
    return 0;
  }
  const header = ['t', 'p', 'H', 'E[w]', 'Var(w)', options.ref === undefined ? 'KL(p‖p_0)' : 'KL(p‖p_ref)'];
  const rows = points.map(({ t, p, H, E, Var, KL_ref }) => [
    String(t),
    p.map(text).join(', '),
    H.map(text).join(', '),
    text(E),
    text(Var),
    text(KL_ref),
  ]);
  process.stdout.write(`${textTable(header, rows)}\n`);
  return 0;
}
