/** Rounds of a loop that remembers all its models, against values of a sum over ordered pairs in Python's `fractions`. */
import { describe, expect, it } from '@jest/globals';
import { Q, type Rational } from '../../../theory';
import { ExactLawOperations } from '../../closed-form/discrete/laws/exact-law';
import { loopOf } from '../catalogue';
import { type Lambda, type Loop, limitOf, step } from '../loop';

type Masses = readonly Rational[];
const rationals = (text: string): Masses => text.split(',').map(Q.parse);
const shown = (masses: Masses): string => masses.map((mass) => Q.format(Q.reduce(mass))).join(',');

const START = rationals('1/2,1/3,1/6');
const REFERENCE = rationals('1/4,1/2,1/4');
const operations = new ExactLawOperations(rationals('1,2,4'));

/** p_0 … p_rounds at K = 2. */
function rounds(loop: Loop, count: number, lambda: Lambda, reference = REFERENCE): readonly Masses[] {
  const history: [Masses, ...Masses[]] = [START];
  while (history.length <= count)
    history.push(
      step(loop, operations, { history, reference: () => reference, candidates: 2, lambda, epsilon: Q.zero }),
    );
  return history;
}

const loop = loopOf('average-of-past');

describe('candidates from the average of past models', () => {
  it.each<[string, Lambda, readonly string[]]>([
    ['without real data', 'infinity', ['71/180,10/27,127/540', '1987867/5832000,33307/87480,4870999/17496000']],
    [
      'with real data, λ = 2',
      Q.of(2),
      [
        '187/540,67/162,389/1620',
        '23295883/78732000,256199/590490,63828751/236196000',
        '1014799530954818003/3765727153080000000,312526641713189/706073841202500,3252356598964521991/11297181459240000000',
      ],
    ],
  ])('%s', (_name, lambda, expected) => {
    expect(rounds(loop, expected.length, lambda).slice(1).map(shown)).toEqual(expected);
  });

  it('are kept as from the models of the loop accumulate, whose real data is the start', () => {
    const accumulated = rounds(loopOf('accumulate'), 3, 'infinity', START);
    const kept = accumulated.map((law) => operations.curate(law, { candidates: 2, power: 1 }));
    expect(rounds(loop, 4, 'infinity').slice(1).map(shown)).toEqual(kept.map(shown));
  });

  it('do not lead to the known limit of the newest model’s loop', () => {
    expect(limitOf(loopOf('curated'))).toBeDefined();
    expect(limitOf(loop)).toBeUndefined();
  });
});
