import { expect, it, test } from '@jest/globals';
import { loopOf } from '../../../models/loops';
import type { ConjectureQuestion } from '../../results';
import { conjecture } from '../conjecture';
import { conjectureInProcess } from './in-process';

const question = (claim: string): ConjectureQuestion => ({
  claim,
  given: [],
  where: {},
  loop: 'curated',
  model: 'discrete',
  seed: 3,
});

it.each([
  ['false', 'E(p[1], w) - E(p[0], w) >= (1 - 1/K)*Var(p[0], w)'],
  ['open', 'E(p[1], w) >= E(p[0], w)'],
])('a claim that is %s has the same result as on threads', async (_name, claim) => {
  const options = { budget: 60_000, cases: 300 };
  const alone = await conjectureInProcess(question(claim), loopOf('curated'), options);
  expect(alone).toEqual(await conjecture(question(claim), options));
});

test('it reports the cases so far, and a signal ends it', async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const result = await conjectureInProcess(question('E(p[1], w) >= E(p[0], w)'), loopOf('curated'), {
    budget: 60_000,
    signal: controller.signal,
    onCases: (cases) => {
      seen.push(cases);
      if (cases > 100) controller.abort();
    },
  });
  expect(result.verdict).toBe('incomplete');
  expect(result.reason).toBe('interrupted');
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});
