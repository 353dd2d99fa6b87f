import { describe, expect, it } from '@jest/globals';
import { type Loop } from '../../../models';
import { InputError, statementOf } from '../../../theory';
import type { CheckedCell } from '../../results';
import { checkCell } from '../check';
import { defineLoop } from '../define';
import { disagreement } from '../testing/describe-loop';
import { describeLoop } from './jest';

const capped = defineLoop({
  id: 'capped',
  title: 'Luce choice by weights cut off at 3',
  score: ({ w }, F) => (F.compare(w, F.of(3)) > 0 ? F.of(3) : w),
});

// The suite itself: its tests pass because the expected guarantees are kept and lost.
describeLoop(capped, {
  cases: 60,
  expect: {
    'lemma-2.2': 'refuted',
    'tv-lipschitz': 'holds',
    'theorem-2.4': 'holds',
    'wright-fisher': 'not applicable',
  },
});

const EFFORT = { cases: 40, seed: 1 };

describe('describeLoop', () => {
  it.each<[string, () => void, string]>([
    [
      'an unknown statement',
      // @ts-expect-error: a typo does not compile.
      () => describeLoop(capped, { expect: { 'lemma-9': 'holds' } }),
      'there is no statement "lemma-9"; known are lemma-2.1',
    ],
    [
      'an unknown verdict',
      () => describeLoop(capped, { expect: { 'lemma-2.2': 'fails' as 'refuted' } }),
      "'fails'; the verdicts are holds, refuted",
    ],
    ['what is no loop', () => describeLoop({} as Loop), 'is not a loop; make one by defineLoop'],
    [
      'an option that it does not have',
      // @ts-expect-error: a typo does not compile.
      () => describeLoop(capped, { case: 60 }),
      'describeLoop has no option "case"; did you mean cases? the options are expect, cases, seed, timeout, runner',
    ],
    ['no number of cases', () => describeLoop(capped, { cases: -1 }), 'cases -1 is not a whole number'],
  ])('refuses %s at once', (_what, call, message) => {
    expect(call).toThrow(InputError);
    expect(call).toThrow(message);
  });

  const cellOf = (id: string, loop: Loop): Promise<CheckedCell> =>
    checkCell(statementOf(id), loop, { ...EFFORT, stopped: () => false });

  it('fails with the smallest counterexample in fractions', async () => {
    const message = disagreement(await cellOf('lemma-2.2', capped), 'holds', EFFORT);
    expect(message).toContain(
      'lemma-2.2 on capped is: refuted (smallest counterexample below); it was expected to be: holds',
    );
    expect(message).toContain('at t = 0: left 1/10, right 1/8 (exact)');
    expect(message).toContain('p_0 = (1/2, 1/2), w = (2, 4), K = 2, λ = ∞');
    expect(message).toMatch(/^ {2}domain: discrete, n .*, \d+ cases?$/m);
    expect(message).toMatch(
      /^ {2}replay: npx curated-loops check FILE --only lemma-2\.2 --cases 40 --seed 1 {3}where FILE exports the loop capped$/m,
    );
  });

  it('fails if an expected counterexample is not found', async () => {
    expect(disagreement(await cellOf('tv-lipschitz', capped), 'refuted', EFFORT)).toContain(
      'it was expected to be: refuted',
    );
  });

  it('takes an open conjecture for open, and never for one that holds', async () => {
    const open = await cellOf('monotone-with-real-data', capped);
    expect(open.verdict).toBe('open');
    expect(disagreement(open, undefined, EFFORT)).toBeUndefined();
    expect(disagreement(open, 'open', EFFORT)).toBeUndefined();
    expect(disagreement(open, 'holds', EFFORT)).toContain(
      'is: open (a conjecture that no case refutes and nobody has proved',
    );
    expect(disagreement(open, 'holds', EFFORT)).toContain('it was expected to be: holds');
  });

  it('fails what stays undecided unless it is expected, and nothing else', async () => {
    // The root of 2 is irrational, though it cancels.
    const rooted = await cellOf(
      'lemma-2.2',
      defineLoop({ id: 'rooted', score: ({ w }, F) => F.mul(w, F.sqrt(F.of(2))) }),
    );
    expect(disagreement(rooted, undefined, EFFORT)).toContain('it must be decided');
    expect(disagreement(rooted, 'undecided', EFFORT)).toBeUndefined();
    expect(disagreement(await cellOf('lemma-2.2', capped), undefined, EFFORT)).toBeUndefined();
  });
});
