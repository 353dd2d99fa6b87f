/**
 * The filter below the ladder: claims about means and variances, decided in doubles with a running error bound.
 *
 * A claim of expectations and variances of w, scalars and arithmetic is compiled once into a short program. Running it costs a few
 * dozen floating-point operations and no objects: each value carries a bound on its absolute error, updated with every operation
 * (Higham, *Accuracy and Stability of Numerical Algorithms*, section 3.3; Shewchuk's filters). When both sides are further apart
 * than their errors, the claim is certified there; otherwise it is unknown, and the ladder is asked. The filter never refutes: the ladder
 * shows every counterexample.
 *
 * Main definitions: `compileFilter`, `FilterModel`, `runFilter`.
 */
import { type Interval, Q } from '../arithmetic';
import type { ScalarName } from './names';
import { type Claim, type Expression, type Law, argumentsOf } from './tree';
import { expectation, pRef, variance } from './words';

/** What a model answers to a filter. Each question leaves its answer in `value` and `error`, with |value − truth| ≤ error. */
export interface FilterModel {
  value: number;
  error: number;
  /** Last round. */
  readonly rounds: number;
  /** False when the model has no answer. */
  scalar(name: Exclude<ScalarName, 't'>): boolean;
  /** `E_{p_t}[w]`; `REFERENCE` stands for the real data. */
  mean(t: number): boolean;
  /** `Var_{p_t}(w)`. */
  variance(t: number): boolean;
}

/** The round of p_ref. */
export const REFERENCE = -1;

type Instruction =
  | { readonly op: 'number'; readonly value: number; readonly error: number }
  | { readonly op: 'scalar'; readonly name: Exclude<ScalarName, 't'> }
  | { readonly op: 'round' }
  | { readonly op: 'mean' | 'variance'; readonly fromT: boolean; readonly offset: number }
  | { readonly op: 'negate' | '+' | '-' | '*' | '/' | 'square' };

/** A compiled claim: leaves left − right, or right − left, such that the claim holds where it is positive. */
export interface ClaimFilter {
  readonly program: readonly Instruction[];
}

/** What a filter found: the slack of a claim relative to its larger side, and enclosures of both sides. */
export interface Certificate {
  readonly margin: number;
  readonly left: Interval;
  readonly right: Interval;
}

const U = 2 ** -53;
const TINY = Number.MIN_VALUE;
const DEPTH = 32;

class NotFilterable extends Error {
  override readonly name = 'NotFilterable';
}

function refuse(): never {
  throw new NotFilterable();
}

function lawRound(law: Law): { readonly fromT: boolean; readonly offset: number } {
  if (law.kind === 'round') return { fromT: law.fromT, offset: law.offset };
  if (argumentsOf(law, pRef)) return { fromT: false, offset: REFERENCE };
  return refuse();
}

/** A small whole exponent, unrolled. */
function compilePower(base: Expression, exponent: Expression, into: Instruction[]): void {
  if (exponent.kind !== 'number' || exponent.value.den !== 1n) refuse();
  const n = Number(exponent.value.num);
  if (n === 2) {
    compile(base, into);
    into.push({ op: 'square' });
  } else if (n === 3) {
    compile(base, into);
    into.push({ op: 'square' });
    compile(base, into);
    into.push({ op: '*' });
  } else refuse();
}

function compile(e: Expression, into: Instruction[]): void {
  switch (e.kind) {
    case 'number': {
      const value = Q.toNumber(e.value);
      into.push({
        op: 'number',
        value,
        error: Number.isInteger(value) && e.value.den === 1n ? 0 : 2 * U * Math.abs(value),
      });
      return;
    }
    case 'name':
      into.push(e.name === 't' ? { op: 'round' } : { op: 'scalar', name: e.name });
      return;
    case 'definition':
      compile(e.body, into);
      return;
    case 'negate':
      compile(e.of, into);
      into.push({ op: 'negate' });
      return;
    case 'binary':
      if (e.op === '^') {
        compilePower(e.left, e.right, into);
        return;
      }
      compile(e.left, into);
      compile(e.right, into);
      into.push({ op: e.op });
      return;
    case 'scalar': {
      const mean = argumentsOf(e, expectation);
      const [law, of] = mean ?? argumentsOf(e, variance) ?? refuse();
      if (of.kind !== 'observable' || of.name !== 'w') refuse();
      into.push({ op: mean ? 'mean' : 'variance', ...lawRound(law) });
      return;
    }
    default:
      refuse();
  }
}

/** Values on the stack at once. */
function stackDepth(program: readonly Instruction[]): number {
  let depth = 0;
  let most = 0;
  for (const { op } of program) {
    if (op === '+' || op === '-' || op === '*' || op === '/') depth -= 1;
    else if (op !== 'negate' && op !== 'square') depth += 1;
    most = Math.max(most, depth);
  }
  return most;
}

/** The filter of a claim, or undefined for a claim about more than means, variances and scalars. */
export function compileFilter(claim: Claim): ClaimFilter | undefined {
  if (claim.relation === '==' || claim.atoms.length > 0) return undefined;
  const program: Instruction[] = [];
  try {
    compile(claim.left, program);
    compile(claim.right, program);
  } catch (error) {
    if (error instanceof NotFilterable) return undefined;
    throw error;
  }
  return stackDepth(program) <= DEPTH ? { program } : undefined;
}

const values = new Float64Array(DEPTH);
const errors = new Float64Array(DEPTH);

/** One arithmetic instruction on the top of the stack, at `top`. */
function apply(op: 'negate' | '+' | '-' | '*' | '/' | 'square', top: number): void {
  const under = op === 'negate' || op === 'square' ? top : top - 1;
  const a = values[under] as number;
  const b = values[top] as number;
  const ea = errors[under] as number;
  const eb = errors[top] as number;
  let value: number;
  let error: number;
  switch (op) {
    case 'negate':
      value = -a;
      error = ea;
      break;
    case '+':
      value = a + b;
      error = ea + eb + Math.abs(value) * U;
      break;
    case '-':
      value = a - b;
      error = ea + eb + Math.abs(value) * U;
      break;
    case '*':
    case 'square':
      value = a * b;
      error = Math.abs(a) * eb + Math.abs(b) * ea + ea * eb + Math.abs(value) * U + TINY;
      break;
    case '/':
      value = a / b;
      // A divisor that may be 0 has no enclosure: NaN ends in "unknown".
      error = Math.abs(b) > eb ? (ea + Math.abs(value) * eb) / (Math.abs(b) - eb) + Math.abs(value) * U + TINY : NaN;
      break;
  }
  values[under] = value;
  errors[under] = error;
}

/** Leaves both sides in the first two places of the stack; false when the model has no answer. */
function execute({ program }: ClaimFilter, model: FilterModel, t: number): boolean {
  let top = -1;
  for (const instruction of program) {
    switch (instruction.op) {
      case 'number':
        top += 1;
        values[top] = instruction.value;
        errors[top] = instruction.error;
        break;
      case 'round':
        top += 1;
        values[top] = t;
        errors[top] = 0;
        break;
      case 'scalar':
        if (!model.scalar(instruction.name)) return false;
        top += 1;
        values[top] = model.value;
        errors[top] = model.error;
        break;
      case 'mean':
      case 'variance': {
        const round = instruction.fromT ? t + instruction.offset : instruction.offset;
        if (round > model.rounds || !model[instruction.op](round)) return false;
        top += 1;
        values[top] = model.value;
        errors[top] = model.error;
        break;
      }
      case 'negate':
      case 'square':
        apply(instruction.op, top);
        break;
      default:
        apply(instruction.op, top);
        top -= 1;
    }
  }
  return true;
}

/** Errors of error bounds: they are themselves sums of at most a hundred rounded terms. */
const SAFETY = 1 + 1e-12;

/** Slack of the claim that ran last, in the direction in which it holds, and a bound on its error. */
function slackOf({ relation }: Claim): number {
  const difference = (values[0] as number) - (values[1] as number);
  return relation === '>=' || relation === '>' ? difference : -difference;
}

const slackError = (slack: number): number =>
  ((errors[0] as number) + (errors[1] as number) + Math.abs(slack) * U) * SAFETY;

/** An enclosure of one side of the claim that ran last. */
function sideOf(i: 0 | 1): Interval {
  const value = values[i] as number;
  const radius = (errors[i] as number) * SAFETY;
  const outward = Math.abs(value) * U + TINY;
  return { lo: value - radius - 2 * outward, hi: value + radius + 2 * outward };
}

/**
 * Whether a claim certainly holds in round t with a slack above 0: undefined where that is unknown, a certificate where the margin is
 * below a bound, else 'holds', which costs no objects.
 */
export function runFilter(
  claim: Claim,
  filter: ClaimFilter,
  model: FilterModel,
  t: number,
  below = Infinity,
): Certificate | 'holds' | undefined {
  if (!execute(filter, model, t)) return undefined;
  const slack = slackOf(claim);
  // Also false for NaN, and an infinite side has no margin.
  if (!(slack > slackError(slack) && slack < Infinity)) return undefined;
  const margin = slack / Math.max(Math.abs(values[0] as number), Math.abs(values[1] as number));
  return margin < below ? { margin, left: sideOf(0), right: sideOf(1) } : 'holds';
}

/** Whether a claim certainly holds in round t; exact numbers may be equal. */
export function certainlyHolds(claim: Claim, filter: ClaimFilter, model: FilterModel, t: number): boolean {
  if (!execute(filter, model, t)) return false;
  const slack = slackOf(claim);
  const error = slackError(slack);
  const strict = claim.relation === '>' || claim.relation === '<';
  return slack > error || (!strict && slack === 0 && error === 0);
}
