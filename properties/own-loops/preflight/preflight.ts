/**
 * The preflight tests whether a loop is a loop at all, before any search.
 *
 * The rule is tried on a few hundred inputs, in doubles and in exact rationals, twice each. It must return K (or n) numbers of the
 * field, at least 0 with sum 1, the same at every call and in both fields, and must not change its input. The first violation is the
 * defect.
 */
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { Loop } from '../../../models';
import {
  type Enclosed,
  NotRepresentableError,
  Q,
  type Rational,
  enclosureField,
  numberField,
  rationalField,
} from '../../../theory';
import { definedRule } from '../define';
import { messageOf } from '../foreign-value';
import { TimeLimitError, within } from '../time-limit';
import type { LoopDefect } from '../../results';
import { loopDefect } from './preflight-laws';
import { type Called, type Probe, eachProbe } from './probe';
import { OVER_THE_FIELD, TOLERANCE, type Wrong, isWrong, numbersOf, wrongDoubles, wrongRationals } from './rule-result';

export interface PreflightOptions {
  /** Number of random inputs, after the given ones. @defaultValue 200 */
  readonly inputs?: number;
  /** @defaultValue 20240709 */
  readonly seed?: number;
  /** Milliseconds after which a call of a rule counts as hanging. @defaultValue 10000 */
  readonly patience?: number;
}

export interface Preflight {
  /** The first defect, if there is one. */
  readonly defects: readonly LoopDefect[];
  /** Remarks on the loop that are no defects. */
  readonly notes: readonly string[];
}

export const DEFAULT_PATIENCE = 10_000;

/** Number of repeated pairs of calls that distinguish a random rule from a difference between fields. */
const AGAIN = 10;

const IRRATIONAL =
  'it is irrational on some weights: there inequalities are decided in enclosures, and two sides that are equal stay undecided';

/** Digits of the enclosures in which an irrational rule is tried. */
const DIGITS = 40;
const ORDER =
  'the choice depends on the order of the candidates; they are drawn i.i.d., so the law averages over the orders';

/** Examines one rule on its inputs. */
class Examination<I> {
  readonly notes = new Set<string>();
  /** Results on the given inputs, which are tried again at the end to detect a rule that remembers earlier calls. */
  private readonly known = new Map<I, readonly unknown[]>();
  /** The input being tried. */
  private current: I | undefined;
  private began = 0;

  constructor(private readonly probe: Probe<I>) {}

  /** The values of two calls in one field, or their fault. */
  private values(input: I, exact: boolean): readonly unknown[] | Wrong {
    const asked = this.probe.asked(input);
    const once = (): Called => (exact ? this.probe.call(input, rationalField) : this.probe.call(input, numberField));
    const first = once();
    const numbers = numbersOf(first.value, asked, exact ? rationalField : undefined);
    if (!isDeepStrictEqual(first.arguments.before, first.arguments.after)) {
      const message = 'it changes the list or the numbers it is given; work on a copy, such as [...candidates].sort(…)';
      return { kind: 'mutates its input', message };
    }
    if (isWrong(numbers)) return numbers;
    const again = numbersOf(once().value, asked, exact ? rationalField : undefined);
    const earlier = exact ? undefined : this.known.get(input);
    if (!exact) this.known.set(input, numbers);
    if (isWrong(again) || [again, earlier ?? again].some((other) => !isDeepStrictEqual([...numbers], [...other]))) {
      const message =
        'two calls with the same input give different numbers; make it a pure function, chance is in the probabilities';
      return { kind: 'not deterministic', message };
    }
    return numbers;
  }

  private inDoubles(input: I): readonly number[] | Wrong {
    try {
      const values = this.values(input, false);
      return isWrong(values)
        ? values
        : (wrongDoubles(values as number[], this.probe.asked(input)) ?? (values as number[]));
    } catch (error) {
      return { kind: 'throws', message: `it throws: ${messageOf(error)}` };
    }
  }

  private inRationals(input: I): readonly Rational[] | Wrong | 'irrational' {
    try {
      const values = this.values(input, true);
      return isWrong(values)
        ? values
        : (wrongRationals(values as Rational[], this.probe.asked(input)) ?? (values as Rational[]));
    } catch (error) {
      if (error instanceof NotRepresentableError) return 'irrational';
      // The doubles passed, so the formula is right and its arithmetic is wrong.
      const message = `on exact rationals it throws: ${messageOf(error)}; ${OVER_THE_FIELD}`;
      return { kind: 'works with JS numbers only', message };
    }
  }

  /** The middles of enclosures; undefined where they do not tell numbers apart. */
  private inEnclosures(input: I): readonly Rational[] | Wrong | undefined {
    const F = enclosureField(DIGITS);
    try {
      const values = numbersOf(this.probe.call(input, F).value, this.probe.asked(input), F);
      if (isWrong(values)) return values;
      return (values as Enclosed[]).map((value) => {
        const { lo, hi } = F.ends(value);
        return Q.div(Q.add(lo, hi), Q.of(2));
      });
    } catch (error) {
      if (error instanceof NotRepresentableError) return undefined;
      const message = `in enclosures it throws: ${messageOf(error)}; ${OVER_THE_FIELD}`;
      return { kind: 'works with JS numbers only', message };
    }
  }

  /** Whether doubles overflow where enclosures do not, as exponentials of large weights do. */
  private overflows(input: I): boolean {
    if (this.inRationals(input) !== 'irrational') return false;
    const enclosed = this.inEnclosures(input);
    if (enclosed && isWrong(enclosed)) return false;
    this.notes.add(IRRATIONAL);
    if (enclosed === undefined) return true; // It is too large to be written out; only ratios of scores matter.
    return wrongDoubles(enclosed.map(Q.toNumber), this.probe.asked(input)) === undefined;
  }

  judge(input: I): Wrong | undefined {
    this.current = input;
    this.began = performance.now();
    const doubles = this.inDoubles(input);
    if (isWrong(doubles)) return doubles.kind === 'not a number' && this.overflows(input) ? undefined : doubles;
    const rationals = this.inRationals(input);
    if (rationals === 'irrational') {
      this.notes.add(IRRATIONAL);
      const enclosed = this.inEnclosures(input);
      return enclosed && (isWrong(enclosed) ? enclosed : this.difference(doubles, enclosed));
    }
    if (isWrong(rationals)) return rationals;
    this.lookAtOrder(input, rationals);
    const remark = this.probe.remark?.(input, rationals);
    if (remark !== undefined) this.notes.add(remark);
    const different = this.difference(doubles, rationals);
    return different && (this.chance(input) ?? different);
  }

  /** Whether a rule that seems to differ between fields is random: two calls may agree by chance, twenty hardly ever do. */
  private chance(input: I): Wrong | undefined {
    for (let k = 0; k < AGAIN; k += 1) {
      const values = this.values(input, false);
      if (isWrong(values)) return values;
    }
    return undefined;
  }

  private difference(doubles: readonly number[], rationals: readonly Rational[]): Wrong | undefined {
    const at = doubles.findIndex((value, i) => {
      const exact = Q.toNumber(rationals[i] ?? Q.zero);
      return Math.abs(value - exact) > TOLERANCE * Math.max(1, Math.abs(exact));
    });
    if (at < 0) return undefined;
    const message =
      `number ${at + 1} is ${doubles[at] ?? NaN} in doubles and ${Q.format(Q.reduce(rationals[at] ?? Q.zero))} in exact ` +
      `rationals, where < and > on objects mean nothing; ${OVER_THE_FIELD}`;
    return { kind: 'differs between doubles and rationals', message };
  }

  private lookAtOrder(input: I, rationals: readonly Rational[]): void {
    if (this.probe.reversed === undefined || this.notes.has(ORDER)) return;
    try {
      const { value } = this.probe.call(this.probe.reversed(input), rationalField);
      const reversed = numbersOf(value, this.probe.asked(input), rationalField);
      if (isWrong(reversed)) return;
      const back = [...(reversed as Rational[])].reverse();
      if (!rationals.every((number, i) => Q.equals(number, back[i] ?? Q.zero))) this.notes.add(ORDER);
    } catch {
      // The reversed list is another input, which is tried separately.
    }
  }

  private defect(input: I, { kind, message }: Wrong): LoopDefect {
    return { kind, message, input: this.probe.inputs.json(input) };
  }

  /** The first defect on the given inputs, else a shrunk one on random inputs. */
  run({ inputs = 200, seed = 20240709, patience = DEFAULT_PATIENCE }: PreflightOptions): LoopDefect | undefined {
    try {
      return within(patience, () => this.onGiven() ?? this.onDrawn(inputs, seed) ?? this.onGiven());
    } catch (error) {
      if (!(error instanceof TimeLimitError)) throw error;
      return this.lateness(patience);
    }
  }

  private onGiven(): LoopDefect | undefined {
    for (const input of this.probe.inputs.given) {
      const wrong = this.judge(input);
      if (wrong) return this.defect(input, wrong);
    }
    return undefined;
  }

  private onDrawn(numRuns: number, seed: number): LoopDefect | undefined {
    let smallest: LoopDefect | undefined;
    const property = fc.property(this.probe.inputs.drawn, (input) => {
      const wrong = this.judge(input);
      if (wrong) smallest = this.defect(input, wrong);
      return wrong === undefined;
    });
    fc.check(property, { numRuns, seed });
    return smallest;
  }

  private lateness(patience: number): LoopDefect {
    const inCall = performance.now() - this.began;
    const seconds = patience / 1000;
    const message =
      inCall > patience / 4
        ? `it did not return within ${seconds} s; look for a loop that does not end`
        : `a few hundred calls take more than ${seconds} s; make the rule faster`;
    const input = this.current === undefined ? {} : this.probe.inputs.json(this.current);
    return { kind: 'hangs', message, input };
  }
}

/**
 * Tries the rule of a loop. For a loop that was not made by `defineLoop`, it tests whether a few rounds give probability laws.
 * A rule that does not return is ended, unless it waits inside a system call; `checkLoopFile` ends that too.
 */
export function preflight(loop: Loop, options: PreflightOptions = {}): Preflight {
  const defined = definedRule(loop);
  if (defined === undefined) {
    const defect = loopDefect(loop, options.patience ?? DEFAULT_PATIENCE);
    return { defects: defect ? [defect] : [], notes: [] };
  }
  const examined = eachProbe(defined, loop.needs ?? {}, {
    visit: (probe) => {
      const examination = new Examination(probe);
      return { defect: examination.run(options), notes: [...examination.notes] };
    },
  });
  const defects = examined.flatMap(({ defect }) => (defect ? [defect] : []));
  return { defects: defects.slice(0, 1), notes: examined.flatMap(({ notes }) => notes) };
}
