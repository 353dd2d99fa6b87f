/**
 * The field F that a rule of a user gets: the field of the run, which refuses everything that is not its number.
 *
 * Candidates are objects `{ w, users }`. Without the refusal `F.compare(a, b)` on two candidates would be 0 in doubles, and best-of-K written
 * with it would keep the first candidate. The error names the value and the remedy.
 */
import { WithoutMasses } from '../../../models';
import { type Field, InputError } from '../../../theory';
import { safely } from '../foreign-value';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What to give in place of a value that is no number of the field. */
function remedyFor(value: unknown, operation: string): string {
  if (Array.isArray(value)) return ', a list; give one of its numbers';
  if (isObject(value) && 'w' in value)
    return `, a candidate; it is an object { w, users }: give its weight, as in F.${operation}(${operation === 'compare' ? 'a.w, b.w' : 'a.w, …'})`;
  if (typeof value === 'number') return ', a JavaScript number; write F.of(1, 2) for 0.5, F.of(3) for 3';
  if (value === undefined)
    return '; look for an index beyond the end of a list, or a property that does not exist (p and pRef of candidates need needs: { masses: true })';
  return ', which is no number of the field F';
}

/** A candidate as its author knows it, without the name of its class. */
const shownAs = (value: unknown): unknown =>
  value instanceof WithoutMasses ? { w: value.w as unknown, users: value.users } : value;

const refused = (operation: string, value: unknown, remedy = remedyFor(value, operation)): InputError =>
  new InputError(`F.${operation} is given ${safely(shownAs(value))}${remedy}`);

function guarded<T>(field: Field<T>): Field<T> {
  const number = (operation: string, value: T): void => {
    if (!field.owns(value)) throw refused(operation, value);
  };
  const binary =
    (operation: 'add' | 'sub' | 'mul' | 'div'): Field<T>[typeof operation] =>
    (a, b) => {
      number(operation, a);
      number(operation, b);
      return field[operation](a, b);
    };
  const whole = (operation: string, value: number): void => {
    if (!Number.isSafeInteger(value)) throw refused(operation, value, '; give whole numbers, as in F.of(1, 2) for 0.5');
  };
  return {
    owns: (value) => field.owns(value),
    of: (numerator, denominator = 1) => {
      whole('of', numerator);
      whole('of', denominator);
      return field.of(numerator, denominator);
    },
    add: binary('add'),
    sub: binary('sub'),
    mul: binary('mul'),
    div: binary('div'),
    pow: (a, n) => {
      number('pow', a);
      if (typeof n === 'number' ? !Number.isFinite(n) : !field.owns(n))
        throw refused('pow', n, ' as the exponent; give a number, or a number of the field such as F.of(1, 3)');
      return field.pow(a, n);
    },
    exp: (a) => {
      number('exp', a);
      return field.exp(a);
    },
    log: (a) => {
      number('log', a);
      return field.log(a);
    },
    sqrt: (a) => {
      number('sqrt', a);
      return field.sqrt(a);
    },
    sum: (terms) => {
      if (!Array.isArray(terms))
        throw refused('sum', terms, ', which is no list; give a list of numbers, as in F.sum([a, b])');
      for (const term of terms) {
        if (!field.owns(term)) {
          const candidates = isObject(term) && 'w' in term;
          throw candidates
            ? refused('sum', term, ', a candidate; it is an object { w, users }: F.sum(candidates.map(({ w }) => w))')
            : refused('sum', term);
        }
      }
      return field.sum(terms);
    },
    compare: (a, b) => {
      number('compare', a);
      number('compare', b);
      return field.compare(a, b);
    },
  };
}

const known = new WeakMap<object, unknown>();

/** The field that a rule gets in place of the field of the run. One object for each field. */
export function ruleField<T>(field: Field<T>): Field<T> {
  const before = known.get(field) as Field<T> | undefined;
  const made = before ?? guarded(field);
  known.set(field, made);
  return made;
}
