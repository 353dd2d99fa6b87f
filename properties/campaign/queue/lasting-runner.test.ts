import { expect, it } from '@jest/globals';
import { ThreadDeathError } from '../../search';
import type { UnitRunner } from '../run';
import { answerOf, planOf, unitsOf } from './campaign.testing';
import { openLastingRunner } from './lasting-runner';

it('gives the units after the death of a thread new threads, once', async () => {
  const opened: number[] = [];
  const closed: number[] = [];
  const open = (): Promise<UnitRunner> => {
    const number = opened.push(opened.length);
    const answer: UnitRunner['answer'] = (unit) =>
      number === 1 ? Promise.reject(new ThreadDeathError(new Error('no memory'))) : Promise.resolve(answerOf(unit));
    return Promise.resolve({ answer, atOnce: 2, close: () => Promise.resolve(void closed.push(number)) });
  };
  const [unit] = unitsOf(planOf(1));
  if (unit === undefined) throw new Error('a plan of one unit');
  const runner = await openLastingRunner(open);
  const both = await Promise.allSettled([runner.answer(unit), runner.answer(unit)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await runner.answer(unit)).toEqual(answerOf(unit));
  await runner.close();
  expect({ opened: opened.length, closed }).toEqual({ opened: 2, closed: [1, 2] });
});
