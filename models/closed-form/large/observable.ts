/** Observables of a large model: functions of the weight, with an enclosure for every class of atoms. `w` is exact. */
import {
  type Anchored,
  type Interval,
  type ObservableAlgebra,
  type Relation,
  TiedValuesError,
  anchoredArithmetic,
  applyOperator,
  doubleArithmetic as D,
  fromInterval,
} from '../../../theory';

/** `lo ≤ f ≤ hi` in every class. For exact values, `lo` and `hi` are the same array. */
export interface Observable {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** Whether the values are exact doubles. */
export const isExact = ({ lo, hi }: Observable): boolean => lo === hi;

const at = ({ lo, hi }: Observable, i: number): Interval => ({ lo: lo[i] as number, hi: hi[i] as number });

/** An observable from its enclosure in every class. */
export function tabulate(n: number, value: (i: number) => Interval): Observable {
  const [lo, hi] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i += 1) {
    const enclosure = value(i);
    lo[i] = enclosure.lo;
    hi[i] = enclosure.hi;
  }
  return { lo, hi };
}

/** Pointwise arithmetic over the weights of the classes. @param classOf the position of the class of an atom */
export function observableAlgebra(
  weight: Float64Array,
  classOf: (atom: number) => number,
): ObservableAlgebra<Anchored, Observable> {
  const n = weight.length;
  const w: Observable = { lo: weight, hi: weight };
  return {
    named: (name) => (name === 'w' ? w : tabulate(n, (i) => D.log(at(w, i)))),
    constant: (value) => {
      const enclosure = anchoredArithmetic.enclose(value);
      return tabulate(n, () => enclosure);
    },
    negate: (a) => tabulate(n, (i) => D.neg(at(a, i))),
    binary: (op, a, b) => tabulate(n, (i) => applyOperator(D, op, at(a, i), at(b, i))),
    power: (a, exponent) => (exponent === 1 ? a : tabulate(n, (i) => D.pow(at(a, i), exponent))),
    call: (fn, [a, b = a]) => tabulate(n, (i) => fn.apply(D, at(a, i), at(b, i))),
    at: (a, atom) => fromInterval(at(a, classOf(atom))),
  };
}

/** Marks by 1 the classes where a comparison holds. @throws TiedValuesError if an enclosure is too wide to decide */
export function eventOf(relation: Relation, left: Observable, right: Observable): Uint8Array {
  return Uint8Array.from(left.lo, (_, i) => {
    const { truth } = D.decide(relation, at(left, i), at(right, i));
    if (truth === 'unknown') throw new TiedValuesError('an event whose atoms this arithmetic cannot tell apart');
    return truth === 'true' ? 1 : 0;
  });
}
