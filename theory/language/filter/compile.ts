/**
 * Compiles claims for the filter below the ladder: claims of expectations and variances of w and r, divergences, scalars and
 * arithmetic.
 *
 * Such a claim becomes a short program. Running it takes a few dozen floating-point operations and allocates no objects.
 */
import { Q, conversionError, exactArithmetic, exactOf, rationalOf } from '../../arithmetic';
import { NoLimitError, UndefinedValueError } from '../../errors';
import { limitOf } from '../at-infinity';
import type { ModelScalarName } from '../names';
import { speaksOfK } from '../parts';
import { type Claim, type Expression, type Law, argumentsOf } from '../tree';
import { expectation, kl, pRef, q, sqrt, variance } from '../words';
import { type FilterQuestion, type FilterWord, OTHER, REFERENCE } from './model';
import { type ClaimFilter, DEPTH, type Instruction, type RoundOf } from './program';

/** The ladder decides claims with more instructions. */
const LONGEST_PROGRAM = 1000;

class NotFilterable extends Error {
  override readonly name = 'NotFilterable';
}

function refuse(): never {
  throw new NotFilterable();
}

function lawRound(law: Law): RoundOf {
  if (law.kind === 'round') return { fromT: law.fromT, offset: law.offset };
  if (argumentsOf(law, pRef)) return { fromT: false, offset: REFERENCE };
  if (argumentsOf(law, q)) return { fromT: false, offset: OTHER };
  return refuse();
}

/** The whole number of an expression of numbers alone. */
function wholeNumber(e: Expression): number {
  if (e.kind !== 'number' || e.value.den !== 1n) return refuse();
  return Number(e.value.num);
}

const isRound = (e: Expression): boolean => e.kind === 'name' && e.name === 't';

/** The exponent `t`, `t + n` or `t - n`. */
function exponentFromT(e: Expression): RoundOf | undefined {
  if (isRound(e)) return { fromT: true, offset: 0 };
  if (e.kind !== 'binary' || !isRound(e.left) || (e.op !== '+' && e.op !== '-')) return undefined;
  const offset = wholeNumber(e.right);
  return { fromT: true, offset: e.op === '+' ? offset : -offset };
}

/** Compiles the powers 2 and 3 to multiplications, and powers with the exponent t to an instruction of their own. */
function compilePower(base: Expression, exponent: Expression, into: Instruction[]): void {
  const fromT = exponentFromT(exponent);
  compile(base, into);
  if (fromT !== undefined) {
    into.push({ op: 'power', ...fromT });
    return;
  }
  const n = wholeNumber(exponent);
  if (n !== 2 && n !== 3) refuse();
  into.push({ op: 'square' });
  if (n === 2) return;
  compile(base, into);
  into.push({ op: '*' });
}

/** The limit at K = ∞ of an expression of numbers and K, unless its value there is what the instructions give. */
function limitAtInfinity(e: Expression): Q.Rational | undefined {
  if (!isOfNumbersAndK(e) || !speaksOfK(e)) return undefined;
  try {
    const limit = limitOf(e, {
      arithmetic: exactArithmetic,
      value: (part) => exactOf(numberOf(part)),
      exponent: wholeNumber,
    });
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

/** The question that a word asks the model. */
function questionOf(e: Expression & { kind: 'scalar' }): Instruction {
  const laws = argumentsOf(e, kl);
  if (laws) return { op: 'KL', left: lawRound(laws[0]), right: lawRound(laws[1]) };
  const mean = argumentsOf(e, expectation);
  const [law, of] = mean ?? argumentsOf(e, variance) ?? refuse();
  if (of.kind !== 'observable') return refuse();
  const moment = mean ? 'mean' : 'variance';
  if (of.name === 'w') return { op: moment, ...lawRound(law) };
  return of.name === 'r' ? { op: `${moment} of r`, ...lawRound(law) } : refuse();
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
    case 'call':
      if (e.word !== sqrt) refuse();
      compile(e.args[0] as Expression, into);
      into.push({ op: 'sqrt' });
      return;
    case 'scalar':
      into.push(questionOf(e));
      return;
    default:
      refuse();
  }
}

const IN_PLACE: ReadonlySet<Instruction['op']> = new Set(['negate', 'square', 'sqrt', 'power', 'at infinity']);

/** The most values on the stack at once. */
function stackDepth(program: readonly Instruction[]): number {
  let depth = 0;
  let most = 0;
  for (const { op } of program) {
    if (op === '+' || op === '-' || op === '*' || op === '/') depth -= 1;
    else if (!IN_PLACE.has(op)) depth += 1;
    most = Math.max(most, depth);
  }
  return most;
}

/** The instruction with the fields of all instructions: V8 reads fields of objects of one shape several times faster. */
function inOneShape(instruction: Instruction): Instruction {
  const all: { readonly op: unknown } & Partial<
    Record<'value' | 'error' | 'name' | 'skip' | 'fromT' | 'offset' | 'left' | 'right', unknown>
  > = instruction;
  const { value, error, name, skip, fromT, offset, left, right } = all;
  return { op: instruction.op, value, error, name, skip, fromT, offset, left, right } as Instruction;
}

/** The numbers that a loop is given. */
const SETTINGS: ReadonlySet<ModelScalarName> = new Set<ModelScalarName>(['K', 'lambda', 'eta', 'epsilon', 'n']);

const WORDS: ReadonlySet<string> = new Set<FilterWord>(['mean', 'variance', 'mean of r', 'variance of r', 'KL']);

/**
 * The filter of a claim or a condition. Undefined for those about atoms, and about more than means, variances, divergences and
 * scalars.
 */
export function compileFilter(claim: Claim): ClaimFilter | undefined {
  if (claim.atoms.length > 0) return undefined;
  const program: Instruction[] = [];
  try {
    compile(claim.left, program);
    compile(claim.right, program);
  } catch (error) {
    if (error instanceof NotFilterable) return undefined;
    throw error;
  }
  if (stackDepth(program) > DEPTH) return undefined;
  const words = new Set(program.map(({ op }) => op).filter((op): op is FilterWord => WORDS.has(op)));
  const questions: readonly FilterQuestion[] = claim.relation === '==' ? [...words, '=='] : [...words];
  const isOfSettings = words.size === 0 && program.every((each) => each.op !== 'scalar' || SETTINGS.has(each.name));
  return { program: program.map(inOneShape), questions, isOfSettings };
}
