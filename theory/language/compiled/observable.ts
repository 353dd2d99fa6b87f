/** The codes of functions of the atom. */
import { unanswerable } from '../../errors';
import type { NamedObservable } from '../names';
import { exponentOf } from '../operators';
import { sortOf } from '../sort';
import type { Evaluator, Expression, ObservableCode } from '../tree';
import { log } from '../words';
import type { Codes } from './codes';

/** The true weights, or those of a user. */
function weightsOf(name: 'w_true' | 'r_true' | 'w_u' | 'r_u'): ObservableCode {
  if (name === 'w_u' || name === 'r_u') return (at) => at.user(name);
  return (at) => at.model.trueWeights?.() ?? unanswerable(`this model has one reward, so no ${name}`);
}

/** The code of a function of the atom that has a name. */
export function namedCode(name: NamedObservable): ObservableCode {
  if (name === 'w' || name === 'r') return (at) => at.model.observables.named(name);
  const weights = weightsOf(name);
  if (name === 'w_true' || name === 'w_u') return weights;
  return (at) => at.model.observables.call(log, [weights(at)]);
}

/** The code of a number as a constant function. */
function constantCode(e: Expression, codes: Codes): ObservableCode {
  const scalar = codes.scalar(e);
  return (at) => at.model.observables.constant(scalar(at));
}

function callCode({ word, args }: Expression & { kind: 'call' }, codes: Codes): ObservableCode {
  const [a, b] = args.map((arg) => codes.observable(arg)) as [ObservableCode, ObservableCode?];
  if (b === undefined) return (at) => at.model.observables.call(word, [a(at)]);
  return (at) => at.model.observables.call(word, [a(at), b(at)]);
}

function binaryCode(e: Expression & { kind: 'binary' }, codes: Codes): ObservableCode {
  const { op } = e;
  const left = codes.observable(e.left);
  if (op === '^') {
    const exponent = codes.integer(e.right);
    return (at) => at.model.observables.power(left(at), exponentOf(exponent(at)));
  }
  const right = codes.observable(e.right);
  return (at) => at.model.observables.binary(op, left(at), right(at));
}

function indicatorCode(e: Expression & { kind: 'indicator' }, codes: Codes): ObservableCode {
  const event = codes.event(e.event);
  return (at) =>
    at.model.indicator?.(event(at)) ??
    unanswerable('this model has no indicators; take P(law, event) for the mean of one');
}

/** The code by the parts of the expression. */
function pointwiseCode(e: Expression, codes: Codes): ObservableCode {
  switch (e.kind) {
    case 'observable':
      return namedCode(e.name);
    case 'function': {
      const { word } = e;
      const [a, b, c, d] = codes.arguments(word, e.args);
      return (at) => word.evaluate(at, a, b, c, d);
    }
    case 'indicator':
      return sortOf(e) === 'scalar' ? constantCode(e, codes) : indicatorCode(e, codes);
    case 'negate': {
      const of = codes.observable(e.of);
      return (at) => at.model.observables.negate(of(at));
    }
    case 'binary':
      return binaryCode(e, codes);
    case 'call':
      return callCode(e, codes);
    default:
      return constantCode(e, codes);
  }
}

/** The code of an expression as a function of the atom. At K = ∞ a number has its limit. */
export function observableCode(e: Expression, codes: Codes): ObservableCode {
  const pointwise = pointwiseCode(e, codes);
  if (sortOf(e) === 'observable') return pointwise;
  const constant = constantCode(e, codes);
  return <T, L, O, V>(at: Evaluator<T, L, O, V>) => (at.atInfinity ? constant(at) : pointwise(at));
}
