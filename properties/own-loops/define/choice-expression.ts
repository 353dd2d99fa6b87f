/**
 * A rule of choice written as an expression: the probability that the first of K i.i.d. candidates is kept.
 *
 *     keep(k) = f(w_k; sum(w), mean(w), var(w), K) ,      such as w[1]/sum(w)
 *
 * The parser of the claim language reads the text as the inside of `E_draws(p[0], …)`, and this file evaluates the tree; no text is
 * run as code. Allowed are + − * / ^, numbers, K, w[1], sum(w), mean(w), var(w) (the population variance, as in `E_draws`), min, max
 * and sqrt. Every candidate takes the first place in turn, so the rule does not depend on their order.
 */
import type { KeepRule, LuceRule } from '../../../models';
import { ClaimError, type Expression, type Field, InputError, Q, parseClaim, rationalField } from '../../../theory';
import { numberIn } from './exact-number';

/** Larger powers are slow in exact arithmetic. */
const LARGEST_EXPONENT = 64;

const ALLOWED = 'allowed are + - * / ^, numbers, K, w[1], sum(w), mean(w), var(w), min, max and sqrt';

/** The input of an expression: the weights of all candidates, and that of the candidate in the first place. */
interface Draws<T> {
  readonly field: Field<T>;
  readonly first: T;
  readonly weights: readonly T[];
}

class ChoiceExpression {
  constructor(private readonly text: string) {}

  refuse(problem: string): never {
    throw new InputError(`choice "${this.text.slice(0, 160)}": ${problem}; ${ALLOWED}`);
  }

  /** The tree of the text, which has allowed parts only. */
  read(): Expression {
    const claim = this.parsed();
    // A text that closes the bracket early, such as "1) + (1", does not parse as a single average.
    const of = claim.left.kind === 'scalar' ? claim.left.args[1] : undefined;
    if (typeof of !== 'object' || !('distinguished' in of) || claim.right.kind !== 'number' || claim.relation !== '>=')
      return this.refuse('is not one expression');
    this.check(of.of);
    return of.of;
  }

  private parsed(): ReturnType<typeof parseClaim> {
    // The comment would swallow the rest of the claim.
    if (this.text.includes('#')) this.refuse('has a comment');
    try {
      return parseClaim(`E_draws(p[0], ${this.text}) >= 0`);
    } catch (error) {
      if (!(error instanceof ClaimError)) throw error;
      return this.refuse(error.message.replace(/ \(in the claim [^]*$/, ''));
    }
  }

  private check(e: Expression): void {
    switch (e.kind) {
      case 'number':
      case 'draw-statistic':
        return;
      case 'draw':
        if (e.index !== 0) this.refuse('w[2] is no function of the candidate; for K = 2 write sum(w) - w[1]');
        return;
      case 'name':
        if (e.name !== 'K') this.refuse(`${e.name} is not known to who chooses`);
        return;
      case 'negate':
        this.check(e.of);
        return;
      case 'binary':
        this.check(e.left);
        this.check(e.right);
        return;
      case 'call':
        if (!['min', 'max', 'sqrt'].includes(e.word.name)) this.refuse(`${e.word.name} has no exact value`);
        e.args.forEach((arg) => this.check(arg));
        return;
      default:
        this.refuse(
          `a part of it (${'word' in e ? e.word.name : e.kind}) is about laws or atoms, not about candidates`,
        );
    }
  }

  evaluate<T>(e: Expression, draws: Draws<T>): T {
    const { field: F, weights, first } = draws;
    const of = (part: Expression): T => this.evaluate(part, draws);
    const mean = (values: readonly T[]): T => F.div(F.sum(values), F.of(values.length));
    switch (e.kind) {
      case 'number':
        return numberIn(F, e.value);
      case 'name':
        return F.of(weights.length);
      case 'draw':
        return first;
      case 'draw-statistic': {
        if (e.word.name === 'sum') return F.sum(weights);
        const centre = mean(weights);
        return e.word.name === 'mean' ? centre : mean(weights.map((w) => F.pow(F.sub(w, centre), 2)));
      }
      case 'negate':
        return F.sub(F.of(0), of(e.of));
      case 'binary':
        switch (e.op) {
          case '+':
            return F.add(of(e.left), of(e.right));
          case '-':
            return F.sub(of(e.left), of(e.right));
          case '*':
            return F.mul(of(e.left), of(e.right));
          case '/':
            return F.div(of(e.left), of(e.right));
          case '^':
            return this.power(F, of(e.left), this.exponent(e.right, weights.length));
        }
        break;
      case 'call': {
        const [a, b] = e.args.map(of) as [T, T];
        if (e.word.name === 'sqrt') return F.sqrt(a);
        return F.compare(a, b) < 0 === (e.word.name === 'min') ? a : b;
      }
      default:
        return this.refuse('is not a rule of choice');
    }
  }

  private power<T>(F: Field<T>, base: T, exponent: number): T {
    return exponent < 0 ? F.div(F.of(1), F.pow(base, -exponent)) : F.pow(base, exponent);
  }

  /** The value of an exponent; the parser ensures that it consists of whole numbers and K. */
  private exponent(e: Expression, K: number): number {
    const ones = Array.from({ length: K }, () => Q.one);
    const value = Q.toNumber(this.evaluate(e, { field: rationalField, first: Q.one, weights: ones }));
    if (Math.abs(value) > LARGEST_EXPONENT)
      this.refuse(`the exponent ${value} is beyond ${LARGEST_EXPONENT} in absolute value`);
    return value;
  }
}

/** Whether a root occurs; roots are exact on squares only. */
function hasRoot(e: Expression): boolean {
  switch (e.kind) {
    case 'call':
      return e.word.name === 'sqrt' || e.args.some(hasRoot);
    case 'binary':
      return hasRoot(e.left) || hasRoot(e.right);
    case 'negate':
      return hasRoot(e.of);
    default:
      return false;
  }
}

export interface ParsedChoice {
  readonly rule: KeepRule;
  readonly roots: boolean;
  /** The same rule as a score, where the expression is that of Luce's choice by w. */
  readonly luce?: LuceRule;
}

/** Whether the tree is `w[1]/sum(w)`. Two trees that say the same need not be alike, so no other expression is taken for it. */
const isLuce = (e: Expression): boolean =>
  e.kind === 'binary' &&
  e.op === '/' &&
  e.left.kind === 'draw' &&
  e.left.index === 0 &&
  e.right.kind === 'draw-statistic' &&
  e.right.word.name === 'sum';

const LUCE: LuceRule = { kind: 'luce', score: ({ w }) => w };

/** The rule given by an expression. @throws InputError for any other text; the message says what is allowed */
export function choiceExpression(text: string): ParsedChoice {
  const reader = new ChoiceExpression(text);
  const expression = reader.read();
  const rule: KeepRule = {
    kind: 'keep',
    symmetric: true,
    keep: (candidates, field) => {
      const weights = candidates.map(({ w }) => w);
      return weights.map((first) => reader.evaluate(expression, { field, first, weights }));
    },
  };
  return { rule, roots: hasRoot(expression), ...(isLuce(expression) ? { luce: LUCE } : {}) };
}
