/** Default settings refute loops that are wrong in one corner of the domain only. */
import { describe, expect, it } from '@jest/globals';
import { statementOf } from '../../../theory';
import { checkLoop } from './check-loop';
import { WRONG_LOOPS, WRONG_WHERE_TWO_MEET } from './wrong-loops.testing';

/** For every loop two guarantees that refute it; for the one that goes wrong late also one about a single round. */
const REFUTED_BY: readonly (readonly [loop: string, statements: readonly string[]])[] = [
  ['negative-rewards-count-nothing', ['lemma-2.2', 'theorem-2.3']],
  ['ignores-weights-below-1', ['lemma-2.1', 'k2-tanh']],
  ['weight-of-5-halves', ['k2-tanh', 'step-identity']],
  ['whole-weights-only', ['lemma-2.2', 'tv-lipschitz']],
  ['scale-ends-at-1e12', ['lemma-2.2', 'odds-rate']],
  ['seven-atoms', ['lemma-2.2', 'theorem-2.3']],
  ['fourth-round', ['lemma-2.2', 'theorem-2.3', 'sharp-lemma-2.2']],
  ['lambda-above-100', ['theorem-2.3', 'sharp-theorem-2.3']],
  ['ratio-above-1e12', ['lemma-2.2', 'step-sandwich']],
  ['rare-atom', ['lemma-2.2', 'theorem-2.3']],
  ['three-best-atoms', ['lemma-2.2', 'theorem-2.3']],
  ['best-atom-without-mass', ['lemma-2.2', 'theorem-2.3']],
  ['nine-candidates-in-a-step', ['lemma-2.2', 'theorem-2.3']],
  ['from-33-candidates-in-a-step', ['lemma-2.2', 'theorem-2.3']],
  ['nine-candidates', ['lemma-2.2', 'theorem-2.3']],
  ['three-best-candidates', ['lemma-2.2', 'theorem-2.3']],
  ['from-33-candidates', ['lemma-2.2', 'theorem-2.3']],
];

const loopOf = (id: string) => {
  const loop = WRONG_LOOPS.find((each) => each.id === id);
  if (loop === undefined) throw new Error(`no loop ${id}`);
  return loop;
};

describe('a loop that is wrong in one corner of the domain', () => {
  it.each(REFUTED_BY)('%s is refuted by %j', async (id, statements) => {
    const { defects, cells, verdict } = await checkLoop(loopOf(id), { statements: statements.map(statementOf) });
    expect(defects).toEqual([]);
    expect(cells.map((cell) => [cell.statement, cell.verdict])).toEqual(statements.map((each) => [each, 'refuted']));
    expect(verdict).toBe('refuted');
  });

  it('is in the table above', () => {
    expect(REFUTED_BY.map(([id]) => id)).toEqual(WRONG_LOOPS.map(({ id }) => id));
  });
});

describe('a loop that is wrong where two rare conditions meet', () => {
  // Under this seed a climb from the tightest case alone does not refute it.
  it('is refuted by the hill climb', async () => {
    const { cells } = await checkLoop(WRONG_WHERE_TWO_MEET, { statements: [statementOf('sharp-theorem-2.3')] });
    expect(cells.map(({ verdict }) => verdict)).toEqual(['refuted']);
    expect(cells[0]?.counterexample?.foundBy).toBe('targeted');
  });
});
