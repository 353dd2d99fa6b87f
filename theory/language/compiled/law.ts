/** The codes of laws and of events about the atom. */
import { unanswerable } from '../../errors';
import { type Evaluator, type Event, type EventCode, type Law, type LawCode, argumentsOf } from '../tree';
import { curate, keptLaw, next } from '../words';
import type { Codes } from './codes';

type Round = Law & { kind: 'round' | 'round at s' };

/** The number of a round. */
function roundNumber({ kind, offset, ...law }: Round): <T, L, O, V>(at: Evaluator<T, L, O, V>) => number {
  if (kind === 'round at s') return (at) => at.s() + offset;
  return 'fromT' in law && law.fromT ? (at) => at.t + offset : () => offset;
}

function otherModel<T, L, O, V>({ model }: Evaluator<T, L, O, V>, loop: string): typeof model {
  return model.under?.(loop) ?? unanswerable(`this model knows the loop under test only, not ${loop}`);
}

/** The law that another loop makes: its round, or its choice or round from a law of the loop under test. */
function otherLawCode({ loop, of }: Law & { kind: 'under' }, codes: Codes): LawCode {
  const kept = argumentsOf(of, curate);
  if (kept) {
    const law = codes.law(kept[0]);
    const among = kept[1] && codes.integer(kept[1]);
    return (at) => keptLaw(otherModel(at, loop), law(at), among?.(at));
  }
  const after = argumentsOf(of, next);
  if (after) {
    const law = codes.law(after[0]);
    return (at) => otherModel(at, loop).next?.(law(at)) ?? unanswerable(`${loop} does not start from any law`);
  }
  if (of.kind === 'law' || of.kind === 'under')
    return (at) => {
      otherModel(at, loop);
      return unanswerable('a law of two loops');
    };
  const number = roundNumber(of);
  return (at) => {
    const other = otherModel(at, loop);
    return other.round(at.existing(number(at)));
  };
}

export function lawCode(law: Law, codes: Codes): LawCode {
  switch (law.kind) {
    case 'under':
      return otherLawCode(law, codes);
    case 'law': {
      const { word } = law;
      const [a, b, c, d] = codes.arguments(word, law.args);
      return (at) => word.evaluate(at, a, b, c, d);
    }
    default: {
      const number = roundNumber(law);
      return (at) => at.model.round(at.existing(number(at)));
    }
  }
}

export function eventCode(event: Event, codes: Codes): EventCode {
  if (event.kind === 'event') {
    const { word } = event;
    const [a, b, c, d] = codes.arguments(word, event.args);
    return (at) => word.evaluate(at, a, b, c, d);
  }
  const { relation } = event;
  const [left, right] = [codes.observable(event.left), codes.observable(event.right)];
  return (at) => at.model.where(relation, left(at), right(at));
}
