/**
 * The filter below the ladder: claims about means and variances, decided in doubles with a running error bound.
 *
 * A claim of expectations and variances of w, scalars and arithmetic is compiled once into a short program. Running it
 * takes a few dozen floating-point operations and allocates no objects. Each value carries a bound on its absolute
 * error, which every operation updates (Higham, *Accuracy and Stability of Numerical Algorithms*, section 3.3;
 * Shewchuk's filters) by the rounding model of `../arithmetic/rounding-model.ts`. If the sides of a claim differ by
 * more than their errors, the claim is certified. Otherwise the ladder decides it. The filter never refutes a claim;
 * only the ladder finds counterexamples.
 *
 * Main definitions: `compileFilter`, `FilterModel`, `runFilter`.
 */
import {
  type Interval,
  LEAST_DOUBLE,
  Q,
  UNIT_ROUNDOFF,
  conversionError,
  exactArithmetic,
  exactOf,
  rationalOf,
} from '../arithmetic';
import { NoLimitError, UndefinedValueError } from '../errors';
import { limitOf } from './at-infinity';
import { speaksOfK } from './parts';
import type { ModelScalarName } from './names';
import { type Claim, type Expression, type Law, argumentsOf } from './tree';
import { expectation, pRef, variance } from './words';

/**
 * The values that a filter asks a model for. Each method stores its answer in `value` and `error`, with |value − truth|
 * ≤ error, and returns false if the model has no answer.
 */
export interface FilterModel {
  value: number;
  error: number;
  /** The last round. */
  readonly rounds: number;
  /** The scalar of this name. */
  scalar(name: ModelScalarName): boolean;
  /** `E_{p_t}[w]`; t = `REFERENCE` stands for p_ref. */
  mean(t: number): boolean;
  /** `Var_{p_t}(w)`. */
  variance(t: number): boolean;
}

/** The value of t that stands for p_ref. */
export const REFERENCE = -1;

type Instruction =
  | { readonly op: 'number'; readonly value: number; readonly error: number }
  | { readonly op: 'scalar'; readonly name: ModelScalarName }
  | { readonly op: 'round' }
  /** At K = ∞ the number stands in place of the next `skip` instructions. */
  | { readonly op: 'at infinity'; readonly value: number; readonly error: number; readonly skip: number }
  | { readonly op: 'mean' | 'variance'; readonly fromT: boolean; readonly offset: number }
  | { readonly op: 'negate' | '+' | '-' | '*' | '/' | 'square' };

/** A compiled claim: a program that leaves both sides of the claim on the stack. */
export interface ClaimFilter {
  readonly program: readonly Instruction[];
}

/** A certified claim: its slack divided by its larger side in absolute value, and enclosures of both sides. */
export interface Certificate {
  readonly margin: number;
  readonly left: Interval;
  readonly right: Interval;
}

const U = UNIT_ROUNDOFF;
const TINY = LEAST_DOUBLE;
/** Computing a bound takes at most eight operations; this factor covers their relative errors. */
const UP = 1 + 16 * U;
const DEPTH = 32;
/** The ladder decides claims with more instructions. */
const LONGEST_PROGRAM = 1000;

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

/** Compiles the power 2 or 3 to multiplications. */
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

/** The limit at K = ∞ of an expression of numbers and K, unless its value there is what the instructions give. */
function limitAtInfinity(e: Expression): Q.Rational | undefined {
  if (!isOfNumbersAndK(e) || !speaksOfK(e)) return undefined;
  const exponent = (power: Expression): number =>
    power.kind === 'number' && power.value.den === 1n ? Number(power.value.num) : refuse();
  try {
    const limit = limitOf(e, { arithmetic: exactArithmetic, value: (part) => exactOf(numberOf(part)), exponent });
    return limit.diverges ? undefined : rationalOf(limit.value);
  } catch (error) {
    // No limit: the instructions give ∞ or NaN, and the claim is unknown there.
    if (error instanceof NoLimitError || error instanceof UndefinedValueError) return undefined;
    throw error;
  }
}

function isOfNumbersAndK(e: Expression): boolean {
  switch (e.kind) {
    case 'number':
      return true;
    case 'name':
      return e.name === 'K';
    case 'definition':
      return isOfNumbersAndK(e.body);
    case 'negate':
      return isOfNumbersAndK(e.of);
    case 'binary':
      return isOfNumbersAndK(e.left) && isOfNumbersAndK(e.right);
    default:
      return false;
  }
}

/** The value of an expression of numbers alone. */
function numberOf(e: Expression): Q.Rational {
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'definition':
      return numberOf(e.body);
    case 'negate':
      return Q.neg(numberOf(e.of));
    case 'binary': {
      const [a, b] = [numberOf(e.left), numberOf(e.right)];
      if (e.op === '^') return Q.pow(a, Number(b.num / b.den));
      return { '+': Q.add, '-': Q.sub, '*': Q.mul, '/': Q.div }[e.op](a, b);
    }
    default:
      return refuse();
  }
}

/** Whether the instructions for a quotient of functions of K give ∞/∞ at K = ∞. */
const dividesByK = (e: Expression & { kind: 'binary' }): boolean =>
  e.op === '/' && speaksOfK(e.left) && speaksOfK(e.right);

function compileBinary(e: Expression & { kind: 'binary' }, op: '+' | '-' | '*' | '/', into: Instruction[]): void {
  const limit = dividesByK(e) ? limitAtInfinity(e) : undefined;
  const part: Instruction[] = limit === undefined ? into : [];
  compile(e.left, part);
  compile(e.right, part);
  part.push({ op });
  if (limit === undefined) return;
  const value = Q.toNumber(limit);
  into.push({ op: 'at infinity', value, error: conversionError(limit, value), skip: part.length }, ...part);
}

function compile(e: Expression, into: Instruction[]): void {
  if (into.length > LONGEST_PROGRAM) refuse();
  switch (e.kind) {
    case 'number': {
      const value = Q.toNumber(e.value);
      into.push({ op: 'number', value, error: conversionError(e.value, value) });
      return;
    }
    case 'name':
      if (e.name === 'inf') refuse();
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
      compileBinary(e, e.op, into);
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

/** The most values on the stack at once. */
function stackDepth(program: readonly Instruction[]): number {
  let depth = 0;
  let most = 0;
  for (const { op } of program) {
    if (op === '+' || op === '-' || op === '*' || op === '/') depth -= 1;
    else if (op !== 'negate' && op !== 'square' && op !== 'at infinity') depth += 1;
    most = Math.max(most, depth);
  }
  return most;
}

/**
 * The filter of a claim. Undefined for equations, claims about atoms and claims about more than means, variances and
 * scalars.
 */
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

/** Runs an arithmetic instruction on the operands at the top of the stack. */
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
      error = (ea + eb + Math.abs(value) * U) * UP;
      break;
    case '-':
      value = a - b;
      error = (ea + eb + Math.abs(value) * U) * UP;
      break;
    case '*':
    case 'square':
      value = a * b;
      // Each of five products, including that of the value, may lose η, and 5η ≤ 3 TINY.
      error = (Math.abs(a) * eb + Math.abs(b) * ea + ea * eb + Math.abs(value) * U) * UP + 3 * TINY;
      break;
    case '/':
      value = a / b;
      // |a/b| is at most |value| + TINY, up to a factor. If the divisor may be 0, the error is NaN, and the claim stays
      // undecided.
      error =
        Math.abs(b) > eb
          ? ((ea + (Math.abs(value) + TINY) * eb + TINY) / (Math.abs(b) - eb) + Math.abs(value) * U) * UP + 2 * TINY
          : NaN;
      break;
  }
  values[under] = value;
  errors[under] = error;
}

/** Leaves both sides in the first two places of the stack. Returns false if the model has no answer. */
function execute({ program }: ClaimFilter, model: FilterModel, t: number): boolean {
  let top = -1;
  for (let next = 0; next < program.length; next += 1) {
    const instruction = program[next] as Instruction;
    switch (instruction.op) {
      case 'at infinity':
        if (!model.scalar('K')) return false;
        if (model.value !== Infinity) break;
        top += 1;
        values[top] = instruction.value;
        errors[top] = instruction.error;
        next += instruction.skip;
        break;
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

/** Covers the rounding of the sums of bounds in the functions below. */
const SAFETY = 1 + 1e-12;

/** The slack of the claim that ran last: positive if the claim holds strictly. */
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
 * Decides whether a claim certainly holds in round t with positive slack. Returns undefined if that is unknown, a
 * certificate if the margin is less than `below`, and else 'holds', which allocates no object.
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
  // The comparison is also false for NaN. An infinite side has no margin.
  if (!(slack > slackError(slack) && slack < Infinity)) return undefined;
  const margin = slack / Math.max(Math.abs(values[0] as number), Math.abs(values[1] as number));
  return margin < below ? { margin, left: sideOf(0), right: sideOf(1) } : 'holds';
}

/** Whether a claim certainly holds in round t. Equal exact sides satisfy ≤ and ≥. */
export function certainlyHolds(claim: Claim, filter: ClaimFilter, model: FilterModel, t: number): boolean {
  if (!execute(filter, model, t)) return false;
  const slack = slackOf(claim);
  const error = slackError(slack);
  const strict = claim.relation === '>' || claim.relation === '<';
  return slack > error || (!strict && slack === 0 && error === 0);
}
