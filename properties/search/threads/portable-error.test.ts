import { describe, expect, it } from '@jest/globals';
import { ClaimError, ContradictionError, InputError, UnanswerableError } from '../../../theory';
import { putTogether, takeApart } from './portable-error';

const travelled = (thrown: unknown): Error => putTogether(structuredClone(takeApart(thrown)));

class Custom extends Error {
  override readonly name = 'Custom';
  readonly code = 'E_CUSTOM';
}

describe('an error that travels between threads', () => {
  it.each<[string, Error, readonly (new (...of: never) => Error)[]]>([
    ['InputError', new InputError('K = 0'), [InputError, Error]],
    ['ClaimError', new ClaimError('unknown name q', 'q > 0'), [ClaimError, InputError]],
    ['ContradictionError', new ContradictionError('a bound is violated', { K: 2 }), [ContradictionError]],
    ['UnanswerableError', new UnanswerableError('no answer'), [UnanswerableError]],
    ['TypeError', new TypeError('not a function'), [TypeError]],
    ['RangeError', new RangeError('Maximum BigInt size exceeded'), [RangeError]],
  ])('%s keeps its class, message and stack', (name, error, classes) => {
    const again = travelled(error);
    for (const each of classes) expect(again).toBeInstanceOf(each);
    expect(again).toMatchObject({ name, message: error.message, stack: error.stack });
  });

  it('keeps its other strings and numbers', () => {
    expect(travelled(new ClaimError('unknown name q', 'q > 0'))).toMatchObject({ source: 'q > 0' });
  });

  it('of a class unknown here keeps its name', () => {
    const again = travelled(new Custom('odd'));
    expect(again).toBeInstanceOf(Error);
    expect(again).toMatchObject({ name: 'Custom', message: 'odd', code: 'E_CUSTOM' });
  });

  it('that is not an Error becomes one', () => {
    expect(travelled('a text')).toMatchObject({ name: 'Error', message: 'a text' });
  });
});
