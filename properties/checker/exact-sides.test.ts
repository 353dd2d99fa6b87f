import { describe, expect, it } from '@jest/globals';
import { NotRepresentableError, UnanswerableError, UndefinedValueError, parseClaim } from '../../theory';
import { exactSides } from './exact-sides';
import { type Answers, type FakeRung, fakeCase } from './fake-case.testing';

const NOWHERE = { t: 0, atoms: {} };
const LONGEST = 20;

function sidesOf(claim: string, answers: FakeRung['answers'], at = NOWHERE): unknown {
  const { subject } = fakeCase({
    rounds: 1,
    rungs: [
      { in: 'doubles', answers: {} },
      { in: 'exact', answers },
    ],
  });
  return exactSides(subject, parseClaim(claim), at, LONGEST);
}

describe('the exact sides of a claim', () => {
  it.each<[string, string, Answers, object]>([
    ['fractions', 'K/6 >= d', { K: '4', d: '-1/2' }, { left: '2/3', right: '-1/2' }],
    ['whole numbers', 'K >= 2', { K: '4' }, { left: '4', right: '2' }],
    ['infinities', 'K >= -K', { K: 'inf' }, { left: '∞', right: '-∞' }],
    ['powers', 'K^2/9 >= 1', { K: '4' }, { left: '16/9', right: '1' }],
    ['logarithms', '1/2 - log(K)/3 >= log(1)', { K: '3' }, { left: '1/2 - 1/3*log(3)', right: '0' }],
    [
      'logarithms of one number',
      'log(K) + log(K)/2 >= log(K) - log(K)',
      { K: '3' },
      { left: '3/2*log(3)', right: '0' },
    ],
  ])('are %s: %s', (_name, claim, answers, sides) => {
    expect(sidesOf(claim, answers)).toEqual(sides);
  });

  it('are those of the round and the atom', () => {
    const answers = { 'E p[0]': '1', 'E p[1]': '2', 'p[1](0)': '1/3' };
    expect(sidesOf('E(p[t], w) >= p[t](x)', answers, { t: 1, atoms: { x: 0 } })).toEqual({ left: '2', right: '1/3' });
  });

  it.each<[string, string, FakeRung['answers']]>([
    ['one side has no exact form', 'exp(1/K) >= 1', { K: '3' }],
    ['a sum of logarithms is too long', 'log(K) + log(d) + log(K*d) >= 1', { K: '123456789', d: '5' }],
    ['the left side is too long', 'K >= 1', { K: '123456789012345678901' }],
    ['the right side is too long', '1 >= K', { K: '123456789012345678901' }],
    ['exact numbers cannot hold a side', 'K >= 1', { K: new NotRepresentableError('too long') }],
    ['a side is undefined', 'K >= 1', { K: new UndefinedValueError('0/0') }],
    ['the model has no answer', 'K >= 1', { K: new UnanswerableError('no K') }],
    ['the rung cannot be built', 'K >= 1', new NotRepresentableError('beyond')],
  ])('are missing where %s', (_name, claim, answers) => {
    expect(sidesOf(claim, answers)).toBeUndefined();
  });

  it('are missing where the case has no second rung', () => {
    const { subject } = fakeCase({ rungs: [{ in: 'doubles', answers: { K: '4' } }] });
    expect(exactSides(subject, parseClaim('K >= 2'), NOWHERE, LONGEST)).toBeUndefined();
  });

  it('are missing where the second rung encloses', () => {
    const { subject } = fakeCase({
      rungs: [
        { in: 'doubles', answers: {} },
        { in: 'high precision', answers: { K: '4' } },
      ],
    });
    expect(exactSides(subject, parseClaim('K >= 2'), NOWHERE, LONGEST)).toBeUndefined();
  });

  it('pass on an error of the model', () => {
    expect(() => sidesOf('K >= 1', { K: new RangeError('a bug') })).toThrow('a bug');
  });
});
