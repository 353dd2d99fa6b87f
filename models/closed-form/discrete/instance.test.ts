/** Every entry of an instance has its domain; the message about one outside names the value and the remedy. */
import { describe, expect, it } from '@jest/globals';
import { InputError, Q, type Rational } from '../../../theory';
import { type DiscreteInstance, checkDiscreteInstance } from './instance';

const parse = (text: string): Rational[] => text.split(',').map(Q.parse);

const instance: DiscreteInstance = {
  model: 'discrete',
  p0: parse('1/2,1/2'),
  w: parse('1,2'),
  pRef: parse('1/4,3/4'),
  q: parse('0,1'),
  K: 2,
  lambda: Q.of(1),
  epsilon: Q.zero,
  rounds: 1,
};
const user = (share: string, w: string) => ({ share: Q.parse(share), w: parse(w) });

describe('an instance is refused', () => {
  it.each<[string, Partial<DiscreteInstance>]>([
    ['w has no entries; give the weight of at least one atom', { w: [] }],
    ['w has the entry 0; weights are e^r and so greater than 0', { w: parse('1,0') }],
    ['w has the entry -1/2; weights are e^r and so greater than 0', { w: parse('-1/2,1') }],
    ['p has 1 entries but w has 2; give one mass per atom', { p0: parse('1') }],
    ['p has the negative entry -1/2; masses are at least 0', { p0: parse('3/2,-1/2') }],
    ['p sums to 5/6, not 1; divide the masses by their sum', { p0: parse('1/2,1/3') }],
    ['the real-data law (ref) has 3 entries but w has 2; give one mass per atom', { pRef: parse('1,0,0') }],
    ['q sums to 2, not 1; divide the masses by their sum', { q: parse('1,1') }],
    ['K = 0 is not a number of candidates; give a whole number of at least 1, or inf', { K: 0 }],
    ['K = 1.5 is not a number of candidates; give a whole number of at least 1, or inf', { K: 1.5 }],
    ['K = -Infinity is not a number of candidates; give a whole number of at least 1, or inf', { K: -Infinity }],
    ['lambda = -1/2 is negative; give a number of at least 0, or inf', { lambda: Q.of(-1, 2) }],
    ['the declared w_max 0 is not greater than 0', { wMax: Q.zero }],
    ['the declared w_max -1 is not greater than 0', { wMax: Q.of(-1) }],
    ['the fitting error -1/9 is not in [0, 1)', { epsilon: Q.of(-1, 9) }],
    ['the fitting error 1 is not in [0, 1)', { epsilon: Q.one }],
    ['-1 is not a number of rounds; give 0, 1, 2, …', { rounds: -1 }],
    ['0.5 is not a number of rounds; give 0, 1, 2, …', { rounds: 0.5 }],
    ['errorTowards is empty; give the target of each error, or leave the field out', { errorTowards: [] }],
    ['errorTowards has the entry 2; give an atom from 0 to 1, or "uniform"', { errorTowards: [0, 2] }],
    ['errorTowards has the entry -1; give an atom from 0 to 1, or "uniform"', { errorTowards: [-1] }],
    ['errorTowards has the entry 0.5; give an atom from 0 to 1, or "uniform"', { errorTowards: ['uniform', 0.5] }],
    [
      'the list of shares of the users sums to 3/4, not 1; divide the masses by their sum',
      { users: [user('1/2', '1,2'), user('1/4', '2,1')] },
    ],
    ['a user has 1 weights but w has 2; give one per atom', { users: [user('1/2', '1,2'), user('1/2', '2')] }],
    [
      'a user has the weight 0; weights are e^r and so greater than 0',
      { users: [user('1/2', '1,2'), user('1/2', '2,0')] },
    ],
    [
      'a user has the weight -3; weights are e^r and so greater than 0',
      { users: [user('1/2', '1,2'), user('1/2', '-3,1')] },
    ],
    ['the weights of the first user are not w; the statements are about that user', { users: [user('1', '1,3')] }],
    ['n = 0 is not a number of samples; give a whole number of at least 1', { samples: { size: 0, seed: 1 } }],
    ['n = 1.5 is not a number of samples; give a whole number of at least 1', { samples: { size: 1.5, seed: 1 } }],
    ['the seed 0.5 is not a whole number', { samples: { size: 1, seed: 0.5 } }],
  ])('%s', (message, difference) => {
    const check = (): unknown => checkDiscreteInstance({ ...instance, ...difference });
    expect(check).toThrow(InputError);
    expect(check).toThrow(new InputError(message));
  });
});

it.each<[string, Partial<DiscreteInstance>]>([
  ['as it is', {}],
  ['one candidate', { K: 1 }],
  ['infinitely many candidates', { K: Infinity }],
  ['real data only', { lambda: Q.zero }],
  ['no real data', { lambda: 'infinity' }],
  ['no round', { rounds: 0 }],
  ['a declared bound', { wMax: Q.of(1, 9) }],
  ['a fitting error towards atoms', { epsilon: Q.of(8, 9), errorTowards: [0, 1, 'uniform'] }],
  ['users', { users: [user('0', '1,2'), user('1', '3,1')] }],
  ['one sample of seed −1', { samples: { size: 1, seed: -1 } }],
])('an instance at the edge of its domain is accepted: %s', (_name, difference) => {
  const whole = { ...instance, ...difference };
  expect(checkDiscreteInstance(whole)).toBe(whole);
});
