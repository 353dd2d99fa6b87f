/**
 * Runs compiled claims on a model.
 *
 * If the sides of a claim differ by more than their errors, the claim is certified. Otherwise the ladder decides it. The
 * filter never refutes a claim; only the ladder finds counterexamples. A condition, which says where a claim applies, may be
 * certainly false as well.
 *
 * Main definitions: `runFilter`, `conditionTruth`.
 */
import { type Interval, LEAST_DOUBLE, UNIT_ROUNDOFF } from '../../arithmetic';
import type { Claim } from '../tree';
import type { FilterModel } from './model';
import { applyBinary, applyPower, applyUnary, errors, names, values } from './operations';
import type { ClaimFilter, Instruction, Moment, RoundOf } from './program';

/** A certified claim: its slack divided by its larger side in absolute value, and enclosures of both sides. */
export interface Certificate {
  readonly margin: number;
  readonly left: Interval;
  readonly right: Interval;
}

const U = UNIT_ROUNDOFF;
const TINY = LEAST_DOUBLE;

const roundAt = ({ fromT, offset }: RoundOf, t: number): number => (fromT ? t + offset : offset);

/** Asks a model for a moment of the law of a round. */
function askMoment(moment: Moment, model: FilterModel, round: number): boolean {
  if (round > model.rounds) return false;
  switch (moment) {
    case 'mean':
      return model.mean(round);
    case 'variance':
      return model.variance(round);
    case 'mean of r':
      return model.meanOfReward?.(round) ?? false;
    case 'variance of r':
      return model.varianceOfReward?.(round) ?? false;
  }
}

function askDivergence(left: number, right: number, model: FilterModel): boolean {
  if (left > model.rounds || right > model.rounds) return false;
  return model.divergence?.(left, right) ?? false;
}

/** Asks a model for the number of an instruction that takes no operands. Returns false if it has no answer. */
function ask(instruction: Instruction, model: FilterModel, t: number): boolean {
  switch (instruction.op) {
    case 'scalar':
      return model.scalar(instruction.name);
    case 'KL':
      return askDivergence(roundAt(instruction.left, t), roundAt(instruction.right, t), model);
    case 'mean':
    case 'variance':
    case 'mean of r':
    case 'variance of r':
      return askMoment(instruction.op, model, roundAt(instruction, t));
    default:
      return false;
  }
}

const MOMENTS: readonly Moment[] = ['mean', 'variance', 'mean of r', 'variance of r'];

/** The name of the number that was answered: that of the moment and the law. */
function nameOf(instruction: Instruction, model: FilterModel, t: number): number {
  if (model.lawNumber === undefined) return 0;
  const moment = MOMENTS.indexOf(instruction.op as Moment);
  if (moment < 0) return 0;
  return model.lawNumber(roundAt(instruction as RoundOf & Instruction, t)) * MOMENTS.length + moment;
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
        names[top] = 0;
        next += instruction.skip;
        break;
      case 'number':
        top += 1;
        values[top] = instruction.value;
        errors[top] = instruction.error;
        names[top] = 0;
        break;
      case 'round':
        top += 1;
        values[top] = t;
        errors[top] = 0;
        names[top] = 0;
        break;
      case 'negate':
      case 'square':
      case 'sqrt':
        applyUnary(instruction.op, top);
        break;
      case '+':
      case '-':
      case '*':
      case '/':
        applyBinary(instruction.op, top);
        top -= 1;
        break;
      case 'power':
        if (!applyPower(top, roundAt(instruction, t))) return false;
        break;
      default:
        if (!ask(instruction, model, t)) return false;
        top += 1;
        values[top] = model.value;
        errors[top] = model.error;
        names[top] = nameOf(instruction, model, t);
    }
  }
  return true;
}

/** Covers the rounding of the sums of bounds in the functions below. */
const SAFETY = 1 + 1e-12;

/** The slack of the comparison that ran last: positive if it holds strictly. Of an equation it is the difference. */
function slackOf({ relation }: Claim): number {
  const difference = (values[0] as number) - (values[1] as number);
  return relation === '<=' || relation === '<' ? -difference : difference;
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

/** Whether both sides of the claim that ran last are equal numbers, by their names or both without an error. */
const areEqual = (): boolean =>
  (names[0] !== 0 && names[0] === names[1]) || (errors[0] === 0 && errors[1] === 0 && values[0] === values[1]);

/** Whether a relation holds between equal numbers. */
const admitsEquality = ({ relation }: Claim): boolean => relation === '<=' || relation === '>=' || relation === '==';

/**
 * Decides whether an inequality certainly holds in round t. Returns undefined if that is unknown, 'equal' if both sides are the
 * same moment of the same law, or both 0, a certificate if the margin is less than `below`, and else 'holds', which allocates no object.
 */
export function runFilter(
  claim: Claim,
  filter: ClaimFilter,
  model: FilterModel,
  t: number,
  below = Infinity,
): Certificate | 'holds' | 'equal' | 'equal to 0' | undefined {
  if (claim.relation === '==' || !execute(filter, model, t)) return undefined;
  const slack = slackOf(claim);
  if (slack === 0) {
    // Other equal numbers, such as K = 2 and 2, are left to the rungs, which say how sharp the equality is.
    if (!areEqual() || !admitsEquality(claim)) return undefined;
    if (values[0] === 0 && errors[0] === 0) return 'equal to 0';
    return names[0] === 0 ? undefined : 'equal';
  }
  // The comparison is also false for NaN. An infinite side has no margin.
  if (!(slack > slackError(slack) && slack < Infinity)) return undefined;
  const margin = slack / Math.max(Math.abs(values[0] as number), Math.abs(values[1] as number));
  return margin < below ? { margin, left: sideOf(0), right: sideOf(1) } : 'holds';
}

/**
 * The truth of a condition in round t, if that is certain. Sides without an error are compared as they are, so equal ones
 * satisfy =, ≤ and ≥, and infinite ones are compared as extended reals.
 */
export function conditionTruth(
  condition: Claim,
  filter: ClaimFilter,
  model: FilterModel,
  t: number,
): 'true' | 'false' | undefined {
  if (!execute(filter, model, t)) return undefined;
  if (areEqual()) return admitsEquality(condition) ? 'true' : 'false';
  const slack = slackOf(condition);
  // Without errors the sign of the difference is right, since subnormal differences are exact.
  const error = errors[0] === 0 && errors[1] === 0 ? 0 : slackError(slack);
  if (slack > error) return condition.relation === '==' ? 'false' : 'true';
  return slack < -error ? 'false' : undefined;
}
