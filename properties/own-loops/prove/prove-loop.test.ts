/** Rules that are rational functions, rules that are not, and claims that are false of a rule. */
import { describe, expect, it } from '@jest/globals';
import { curatedLoop } from '../../../models';
import { statementOf } from '../../../theory';
import { defineLoop } from '../define';
import { proofLines } from '../check/proof-text';
import { proveLoop } from './prove-loop';

const squares = defineLoop({ id: 'squares', score: ({ w }, F) => F.mul(w, w) });
const statements = (...ids: string[]) => ids.map(statementOf);
const FOREVER = 600_000;

describe('a rational rule', () => {
  it('has proofs of what is true of it, each with its extent', () => {
    const { proved, unproved } = proveLoop(squares, statements('lemma-2.2', 'theorem-2.3', 'theorem-2.4'), {
      candidates: [2, 3],
      time: FOREVER,
    });
    expect(proved).toEqual([
      { statement: 'lemma-2.2', claim: 'a', candidates: [2, 3], atoms: 'any', data: 'synthetic', rounds: 'every' },
      { statement: 'theorem-2.3', claim: 'a', candidates: [2, 3], atoms: 2, data: 'real', rounds: 2 },
      { statement: 'theorem-2.4', claim: 'b', candidates: [2, 3], atoms: 2, data: 'stable', rounds: 2 },
    ]);
    expect(unproved).toMatchObject([{ statement: 'theorem-2.4', claim: 'a', why: 'unsupported' }]);
  });

  it('may be a function that chooses, or an expression', () => {
    const rules = [
      defineLoop({
        id: 'chooses',
        choose: (candidates, F) => {
          const total = F.sum(candidates.map(({ w }) => w));
          return candidates.map(({ w }) => F.div(w, total));
        },
      }),
      defineLoop({ id: 'written', choice: 'w[1]/sum(w)' }),
      curatedLoop,
    ];
    for (const rule of rules) {
      const { proved } = proveLoop(rule, statements('lemma-2.2', 'step-identity'), {
        candidates: [2, 3],
        time: FOREVER,
      });
      expect(proved.map(({ statement, claim, candidates }) => [statement, claim, candidates])).toEqual([
        ['lemma-2.2', 'a', [2, 3]],
        ['step-identity', 'a', [2, 3]],
        ['step-identity', 'b', [2, 3]],
      ]);
    }
  });

  it('is tried for its own numbers of candidates only', () => {
    const three = defineLoop({ id: 'three', choice: 'w[1]/sum(w)', needs: { candidates: { min: 3, max: 3 } } });
    const { proved } = proveLoop(three, statements('lemma-2.2'), { time: FOREVER });
    expect(proved.map(({ candidates }) => candidates)).toEqual([[3]]);
  });
});

describe('nothing is proved', () => {
  it.each([
    ['lemma-2.2', defineLoop({ id: 'plus-one', score: ({ w }, F) => F.add(w, F.of(1)) })],
    ['lemma-2.2', defineLoop({ id: 'worst', score: ({ w }, F) => F.div(F.of(1), w) })],
    ['lemma-2.2', defineLoop({ id: 'uniform', choice: '1/K' })],
    ['step-identity', squares],
    ['step-sandwich', squares],
  ])('of what is false: %s of %j', (id, loop) => {
    const { proved, unproved } = proveLoop(loop, statements(id), { candidates: [2, 3], time: FOREVER });
    const falseClaims = id === 'step-sandwich' ? ['b'] : ['a'];
    expect(proved.filter(({ claim }) => falseClaims.includes(claim))).toEqual([]);
    expect(unproved.filter(({ claim }) => falseClaims.includes(claim))).toMatchObject([{ why: 'negative' }]);
  });

  it.each([
    [
      'compares',
      defineLoop({ id: 'a', score: ({ w }, F) => (F.compare(w, F.of(3)) > 0 ? F.of(3) : w) }),
      'compares numbers',
    ],
    ['takes roots', defineLoop({ id: 'b', score: ({ w }, F) => F.sqrt(w) }), 'takes roots'],
    ['takes maxima', defineLoop({ id: 'c', choice: 'max(w[1], w[1])/sum(w)' }), 'compares numbers'],
    ['has several users', defineLoop({ id: 'd', score: ({ w }) => w, needs: { users: 2 } }), 'several users'],
    [
      'throws',
      defineLoop({
        id: 'e',
        score: ({ w }) => {
          if (typeof w !== 'number') throw new Error('only doubles');
          return w;
        },
      }),
      'only doubles',
    ],
  ])('of a rule that %s, and it says so', (_, loop, reason) => {
    const proofs = proveLoop(loop, statements('lemma-2.2'), { candidates: [2] });
    expect(proofs).toEqual({ notRational: expect.stringContaining(reason), proved: [], unproved: [] });
    expect(proofLines(proofs)).toEqual([`not a rational function: tested only (${proofs.notRational ?? ''})`]);
  });

  it('after the time, or when it is stopped', () => {
    const asked = statements('lemma-2.2', 'theorem-2.3');
    for (const options of [{ time: -1 }, { stopped: () => true }]) {
      const { proved, unproved } = proveLoop(squares, asked, options);
      expect(proved).toEqual([]);
      expect(unproved.map(({ why }) => why)).toEqual(['budget', 'budget']);
    }
  });
});

describe('the lines of what is proved', () => {
  const of = (statement: string, claim: string, candidates: number[]) =>
    ({ statement, claim, candidates, atoms: 'any', data: 'synthetic', rounds: 'every' }) as const;

  it('name the claims where not all of a statement are proved for the same cases', () => {
    const lines = proofLines({
      proved: [of('one', 'a', [2, 3, 4, 5]), of('two', 'a', [2, 4]), of('two', 'b', [2, 4]), of('three', 'a', [2])],
      unproved: [
        { statement: 'three', claim: 'b', why: 'negative', reason: '' },
        { statement: 'one', claim: 'a', why: 'budget', reason: 'K = 6: too long' },
      ],
    });
    expect(lines).toEqual([
      'one: proved for your rule for K = 2…5, any number of atoms',
      'two: proved for your rule for K = 2, 4, any number of atoms',
      'three (claim a): proved for your rule for K = 2, any number of atoms',
      'tested only, no proof was found: three (b)',
    ]);
  });
});
