/** Rounds against the last snapshot, beside values of a sum over ordered pairs in Python's `fractions`. */
import { describe, expect, it } from '@jest/globals';
import { InputError, Q, type Rational, UnanswerableError } from '../../theory';
import { ExactLawOperations } from '../closed-form/discrete/laws/exact-law';
import { loopOf } from './catalogue';
import { type Lambda, step } from './loop';

type Masses = readonly Rational[];
const rationals = (text: string): Masses => text.split(',').map(Q.parse);
const shown = (masses: Masses): string => masses.map((mass) => Q.format(Q.reduce(mass))).join(',');

const operations = new ExactLawOperations(rationals('1,2,4'));
const loop = loopOf('last-snapshot');

/** p_1 … p_3. */
function rounds(lambda: Lambda): readonly string[] {
  const history: [Masses, ...Masses[]] = [rationals('1/2,1/3,1/6')];
  const reference = (): Masses => rationals('1/4,1/2,1/4');
  while (history.length <= 3)
    history.push(step(loop, operations, { history, reference, candidates: 2, lambda, epsilon: Q.zero }));
  return history.slice(1).map(shown);
}

describe('the last snapshot as opponent', () => {
  it('without real data', () => {
    expect(rounds('infinity')).toEqual([
      '71/180,10/27,127/540',
      '611/1800,1853/4860,13573/48600',
      '34632623/131220000,3067849/7873200,136369681/393660000',
    ]);
  });

  it('with real data, λ = 2', () => {
    expect(rounds(Q.of(2))).toEqual([
      '187/540,67/162,389/1620',
      '397/1350,9511/21870,14819/54675',
      '155212913/664301250,72649849/159432300,1238283797/3985807500',
    ]);
  });

  it('does not say what a choice among draws of one law keeps', () => {
    expect(() => loop.curate(operations, rationals('1/2,1/4,1/4'), 2)).toThrow(UnanswerableError);
  });

  it('has no mutant, which would replace a part that the step does not use', () => {
    expect(() => loopOf('prefer-worst:last-snapshot')).toThrow(InputError);
  });
});
