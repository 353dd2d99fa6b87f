/** The compiler of claims: every part becomes a function of where it is evaluated, once for all claims of a search. */
import { UndefinedValueError } from '../../errors';
import { type LimitContext, limitOf } from '../at-infinity';
import { exponentOf } from '../operators';
import { speaksOfK } from '../parts';
import { sortOf } from '../sort';
import type {
  Argument,
  ArgumentCode,
  AtomName,
  Evaluator,
  Event,
  EventCode,
  Expression,
  IntegerCode,
  Law,
  LawCode,
  ObservableCode,
  ScalarCode,
  Sort,
} from '../tree';
import type { Codes } from './codes';
import { integerCode } from './integer';
import { Places } from './keep';
import { eventCode, lawCode } from './law';
import { observableCode } from './observable';
import { plainCode } from './scalar';

export class Compiler implements Codes {
  private readonly kept = new Places();
  private readonly scalars = new Map<Expression, ScalarCode>();
  private readonly plains = new Map<Expression, ScalarCode>();

  /** The number of places of kept values so far. */
  get places(): number {
    return this.kept.count;
  }

  scalar(e: Expression): ScalarCode {
    const code = this.scalars.get(e) ?? this.kept.keeping(e, this.withLimit(e));
    this.scalars.set(e, code);
    return code;
  }

  /** The code of an expression which gives its limit at K = ∞ where it is undefined: ∞/∞, ∞ − ∞ or 0·∞. */
  private withLimit(e: Expression): ScalarCode {
    const plain = this.plain(e);
    if (!speaksOfK(e)) return plain;
    return <T, L, O, V>(at: Evaluator<T, L, O, V>): T => {
      if (!at.atInfinity) return plain(at);
      try {
        return plain(at);
      } catch (error) {
        if (!(error instanceof UndefinedValueError)) throw error;
        return limitOf(e, this.limits(at)).value;
      }
    };
  }

  private plain(e: Expression): ScalarCode {
    const code = this.plains.get(e) ?? plainCode(e, this);
    this.plains.set(e, code);
    return code;
  }

  private limits<T, L, O, V>(at: Evaluator<T, L, O, V>): LimitContext<T> {
    return {
      arithmetic: at.arithmetic,
      value: (e) => this.plain(e)(at),
      exponent: (e) => exponentOf(this.integer(e)(at)),
    };
  }

  /** Whether an expression is infinite because K is, if this is its value. */
  diverges<T, L, O, V>(e: Expression, value: T, at: Evaluator<T, L, O, V>): boolean {
    if (!at.atInfinity || !speaksOfK(e) || at.arithmetic.isFinite?.(value) === true) return false;
    const { lo, hi } = at.arithmetic.enclose(value);
    return (lo === Infinity || hi === -Infinity) && limitOf(e, this.limits(at)).diverges;
  }

  observable(e: Expression): ObservableCode {
    return this.kept.keepingObservable(e, observableCode(e, this));
  }

  integer(e: Expression): IntegerCode {
    return integerCode(e, this);
  }

  law(law: Law): LawCode {
    return this.kept.keeping(law, lawCode(law, this));
  }

  event(event: Event): EventCode {
    return eventCode(event, this);
  }

  arguments({ takes }: { readonly takes: readonly Sort[] }, args: readonly Argument[]): readonly ArgumentCode[] {
    return args.map((argument, i) => this.argument(argument, takes[i] as Sort));
  }

  private argument(argument: Argument, sort: Sort): ArgumentCode {
    switch (sort) {
      case 'law':
        return this.law(argument as Law);
      case 'event':
        return this.event(argument as Event);
      case 'atom':
      case 'bound atom':
        return argument as AtomName;
      case 'expression':
        return this.functionOfAtom(argument as Expression);
      case 'integer':
      case 'candidates?':
      case 'round':
        return argument && this.integer(argument as Expression);
      case 'number':
      case 'of an atom':
      case 'of a user':
        return this.scalar(argument as Expression);
      default: {
        const average = argument as { readonly of: Expression };
        return { ...average, of: this.scalar(average.of) };
      }
    }
  }

  private functionOfAtom(tree: Expression): ArgumentCode {
    const observable = this.observable(tree);
    if (tree.kind !== 'indicator' || sortOf(tree) !== 'observable') return { tree, observable };
    return { tree, observable, event: this.event(tree.event) };
  }
}
