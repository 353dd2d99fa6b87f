import { describe, expect, it, test } from '@jest/globals';
import { type Loop, loopOf } from '../../../models';
import { Q, STATEMENTS, learnedClaims, statementOf } from '../../../theory';
import { type AskedSetting, askedClaim } from './asked';

const setting = (more: Partial<AskedSetting> = {}): AskedSetting => ({
  scalars: { K: 4, lambda: Q.of(1, 4), top: 1, epsilon: Q.of(1, 50), rounds: 2 },
  startsElsewhere: false,
  ...more,
});

const synthetic = setting().scalars;

/** Why a claim is not asked of a loop; undefined if it is. */
function reasonOf(statement: string, claim: string, more: Partial<AskedSetting>): string | undefined {
  const found = statementOf(statement);
  const spec = learnedClaims(found).find(({ id }) => id === claim);
  if (spec === undefined) throw new Error(`${statement} has no claim ${claim} about learned models`);
  const asked = askedClaim(found, spec, setting(more));
  return 'notApplicable' in asked ? asked.notApplicable : undefined;
}

/** All claims about learned models that speak of λ, by statement. */
const ABOUT_LAMBDA = [
  ['theorem-2.3', 'a'],
  ['theorem-2.4', 'c'],
  ['theorem-2.4', 'd'],
  ['selection-response', 'b'],
  ['selection-response', 'c'],
  ['event-bound', 'f'],
  ['event-bound', 'g'],
] as const;

describe('a claim on λ', () => {
  it.each(ABOUT_LAMBDA)('%s (%s) is not asked of loops that have no constant λ', (statement, claim) => {
    const reason = (id: string): string | undefined => reasonOf(statement, claim, { loop: loopOf(id) });
    expect(reason('accumulate')).toBe(
      'it speaks of a constant λ, and the share of new data is 1/(t + 2), not λ/(1 + λ)',
    );
    expect(reason('luce+fully-synthetic+exact-fit')).toMatch('the loop mixes in no real data, whatever λ is');
    expect(reason('waning-schedule')).toBe('it speaks of a constant λ, and here λ_t = λ/(t + 1)');
    for (const id of ['curated', 'best-of-K', 'finite-sample', 'real-share-low']) expect(reason(id)).toBeUndefined();
  });

  it('is every claim about learned models that names λ or η', () => {
    const named = STATEMENTS.flatMap((statement) =>
      learnedClaims(statement)
        .filter(({ claim }) => /\b(lambda|eta)\b/.test(claim))
        .map(({ id }) => [statement.id, id] as const),
    );
    // Those of theorem-2.2 need K = 1.
    expect(named.filter(([id]) => id !== 'theorem-2.2').sort()).toEqual([...ABOUT_LAMBDA].sort());
    const ofK1 = { scalars: { ...synthetic, K: 1 }, loop: loopOf('accumulate') };
    expect(reasonOf('theorem-2.2', 'g', ofK1)).toMatch('it speaks of a constant λ');
  });
});

describe('a claim on the choice', () => {
  it.each([
    'best-of-K',
    'uniform-choice',
    'heterogeneous-users',
    'accumulate',
    'accumulated-batches',
    'waning-schedule',
  ])('is asked of %s, which may refute it', (id) => {
    expect(reasonOf('lemma-2.2', 'b', { loop: loopOf(id), accumulates: id === 'accumulated-batches' })).toBeUndefined();
  });
});

describe('a learner that fits the points of all rounds', () => {
  const more = { loop: loopOf('accumulated-batches'), accumulates: true };

  test('is asked nothing that compares models', () => {
    const of = { ...more, scalars: { ...synthetic, lambda: 'infinity' as const } };
    for (const claim of ['i', 'j'])
      expect(reasonOf('theorem-2.1', claim, of)).toMatch(/fitted here to the points of all/);
    expect(reasonOf('theorem-2.3', 'a', more)).toMatch(/fitted here to the points of all rounds so far/);
  });

  test('is asked what its newest batch must obey', () => {
    expect(reasonOf('selection-response', 'b', more)).toBeUndefined();
    expect(reasonOf('event-bound', 'g', more)).toBeUndefined();
  });
});

test('the steps of a loop’s part are those of the paper’s loop, and no others are asked for them', () => {
  const found = statementOf('theorem-2.1');
  const spec = learnedClaims(found).find(({ id }) => id === 'j');
  if (spec === undefined) throw new Error('theorem-2.1 has lost its claim j');
  const steps = (follows: boolean): number =>
    askedClaim(found, spec, setting({ scalars: { ...synthetic, lambda: 'infinity' }, follows })).parts?.steps.length ??
    0;
  expect([steps(true), steps(false)]).toEqual([1, 0]);
});

test('a loop of which nothing is known is asked everything in the domain', () => {
  for (const [statement, claim] of ABOUT_LAMBDA) expect(reasonOf(statement, claim, {})).toBeUndefined();
});

test('a statement about one loop is asked of no other', () => {
  const only = {
    ...statementOf('lemma-2.2'),
    domain: { ...statementOf('lemma-2.2').domain, onlyLoop: true as const, loop: 'best-of-K' },
  };
  const [spec] = learnedClaims(only);
  if (spec === undefined) throw new Error('lemma-2.2 has lost its claims');
  const asked = (loop: Loop) => askedClaim(only, spec, setting({ loop }));
  expect(asked(loopOf('curated'))).toMatchObject({ notApplicable: 'it speaks of the loop best-of-K only' });
  expect(asked(loopOf('best-of-K'))).not.toHaveProperty('notApplicable');
});
