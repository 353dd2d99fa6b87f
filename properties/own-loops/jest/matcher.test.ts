import { describe, expect, it } from '@jest/globals';
import { type Loop, curatedLoop, loopOf } from '../../../models';
import { statementOf } from '../../../theory';
import './jest';
import { matchOf, searchLoop, toSatisfy } from '../testing/matcher';

/** An outsider's loop: of the K kept candidates, half are replaced by draws that nobody chose. */
const halfCurated: Loop = {
  ...curatedLoop,
  id: 'half-curated',
  title: 'half of the training data is uncurated',
  curate: (ops, law, candidates) => ops.mix(law, curatedLoop.curate(ops, law, candidates), { num: 1n, den: 1n }),
};

describe('expect(loop).toSatisfy', () => {
  it('passes the loop of the paper', async () => {
    await expect(curatedLoop).toSatisfy('lemma-2.2', { cases: 100 });
  });

  it('shows which guarantees a variant keeps and which it loses', async () => {
    await expect(halfCurated).toSatisfy('tv-lipschitz', { cases: 100 });
    await expect(halfCurated).not.toSatisfy('lemma-2.2', { cases: 100 });
  });

  it('fails a wrong loop with the smallest counterexample in the message', async () => {
    const { pass, message } = await toSatisfy(loopOf('prefer-worst'), 'lemma-2.2', { cases: 50 });
    expect(pass).toBe(false);
    const lines = message().split('\n  ');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^prefer-worst refutes lemma-2\.2 \(Reward climbs by the variance\);/);
    expect(lines[1]).toBe(`claim a: ${statementOf('lemma-2.2').claims[0]?.claim ?? 'missing'}`);
    expect(lines[2]).toMatch(/^at t = 0: left -?\d+\/\d+, right \d+\/\d+ \(exact\)$/);
    expect(lines[3]).toMatch(/^p_0 = \(1\/2, 1\/2\), w = \(1, 2\), K = 2/);
    expect(lines[4]).toMatch(/^domain: n .*, t [=≤] \d.*, \d+ cases?$/);
    expect(lines[5]).toBe(
      'replay: npx curated-loops matrix --loop prefer-worst --only lemma-2.2 --cases 50 --seed 20240709',
    );
  });

  it.each([3, 5])('rethrows an error of the loop, here for laws of %i atoms: such a case did not hold', async (n) => {
    const broken: Loop = {
      ...curatedLoop,
      id: 'broken',
      curate: (ops, law, candidates) => {
        const { mass = [] } = law as { readonly mass?: readonly number[] };
        if (mass.length === n) throw new TypeError(`no ${n} atoms`);
        return curatedLoop.curate(ops, law, candidates);
      },
    };
    await expect(toSatisfy(broken, 'lemma-2.2', { cases: 30 })).rejects.toThrow(`no ${n} atoms`);
  });

  it('reports a counterexample although simpler cases make the loop throw', async () => {
    const brittle: Loop = {
      ...loopOf('prefer-worst'),
      id: 'brittle',
      curate: (ops, law, candidates) => {
        const { mass = [] } = law as { readonly mass?: readonly number[] };
        if (mass.length === 2) throw new TypeError('two atoms');
        return loopOf('prefer-worst').curate(ops, law, candidates);
      },
    };
    const { pass, message } = await toSatisfy(brittle, 'lemma-2.2', { cases: 30, seed: 2 });
    expect(pass).toBe(false);
    expect(message()).toContain('brittle refutes lemma-2.2 (');
  });

  it('names the known statements when the id is unknown', async () => {
    // @ts-expect-error: a typo does not compile.
    await expect(toSatisfy(curatedLoop, 'lemma-9.9')).rejects.toThrow(
      'there is no statement "lemma-9.9"; did you mean lemma-2.1 or lemma-2.2? known are lemma-2.1',
    );
  });

  it('gives a loop the users that it needs, and reports a statement that does not apply', async () => {
    await expect(loopOf('heterogeneous-users')).toSatisfy('dominated-atoms', { cases: 60 });
    await expect(toSatisfy(curatedLoop, 'cover-potential')).rejects.toThrow(
      'does not apply to curated: the statement is about several users',
    );
  });

  it.each([
    [{ labels: [{ name: 'ties', share: 0, required: 0.1, met: false }] }, 'is weak: too few cases with: ties'],
    [
      { evidence: [{ claim: 'a', cases: 0, attained: 0, shortfall: 'no case satisfies what is needed for claim a' }] },
      'is weak: no case satisfies what is needed for claim a',
    ],
    [{ undecidedBecause: 'claim a: a root' }, 'is undecided: claim a: a root'],
    [{ cutShort: true }, 'is incomplete: '],
  ])('does not pass an outcome with %j', async (change, says) => {
    const searched = await searchLoop(curatedLoop, 'lemma-2.2', { cases: 20 });
    expect(matchOf(searched).pass).toBe(true);
    const { pass, message } = matchOf({ ...searched, outcome: { ...searched.outcome, ...change } });
    expect(pass).toBe(false);
    expect(message()).toContain(says);
  });

  it('says where it looked when it passes, and what the needs of the loop leave out', async () => {
    const { pass, message } = await toSatisfy(loopOf('pairwise-with-ties'), 'tv-lipschitz', { cases: 60 });
    expect(pass).toBe(true); // `not.toSatisfy` shows the message of a pass.
    expect(message()).toMatch(
      /\n {2}domain: n .*, K = 2, .*, \d+ cases?; the loop is declared for K 2 only, without K = 1/,
    );
  });

  it('says of an open conjecture that it is not refuted, not that it is satisfied', async () => {
    const { message } = await toSatisfy(curatedLoop, 'monotone-with-real-data', { cases: 30 });
    expect(message()).toContain(
      'curated does not refute monotone-with-real-data, which is an open conjecture, in 30 of 30',
    );
  });

  it('names the expected argument when it is not given a loop', async () => {
    const { pass, message } = await toSatisfy({}, 'lemma-2.2');
    expect(pass).toBe(false);
    expect(message()).toContain('expects a loop');
  });
});
