/** The codes of whole numbers: exponents, numbers of candidates, rounds. */
import { UnanswerableError } from '../../errors';
import { integerPower } from '../operators';
import type { Evaluator, Expression, IntegerCode } from '../tree';
import type { Codes } from './codes';

/** The value of a scalar that is a whole number in every model that has it. */
function whole<T, L, O, V>({ arithmetic, model }: Evaluator<T, L, O, V>, name: 'n' | 'd'): bigint {
  const { lo, hi } = arithmetic.enclose(model.scalar(name));
  return BigInt(Math.round((lo + hi) / 2));
}

function nameCode({ name }: Expression & { kind: 'name' }): IntegerCode {
  if (name === 'n' || name === 'd') return (at) => whole(at, name);
  return name === 't' ? (at) => BigInt(at.t) : (at) => BigInt(at.model.candidates());
}

function binaryCode({ op, left, right }: Expression & { kind: 'binary' }, codes: Codes): IntegerCode {
  const [a, b] = [codes.integer(left), codes.integer(right)];
  switch (op) {
    case '^':
      return (at) => integerPower(a(at), b(at));
    case '+':
      return (at) => a(at) + b(at);
    case '-':
      return (at) => a(at) - b(at);
    default:
      return (at) => a(at) * b(at);
  }
}

export function integerCode(e: Expression, codes: Codes): IntegerCode {
  switch (e.kind) {
    case 'number': {
      const value = e.value.num / e.value.den;
      return () => value;
    }
    case 'name':
      return nameCode(e);
    case 'definition':
      return codes.integer(e.body);
    case 's':
      return (at) => BigInt(at.s());
    case 'negate': {
      const of = codes.integer(e.of);
      return (at) => -of(at);
    }
    case 'binary':
      return binaryCode(e, codes);
    default:
      return () => {
        throw new UnanswerableError('an exponent that is not an integer expression');
      };
  }
}
