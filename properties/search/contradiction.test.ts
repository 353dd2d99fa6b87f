/** What becomes of a search whose arithmetics contradict each other: planted by a loop that is another one in doubles. */
import { describe, expect, it } from '@jest/globals';
import { type Loop, loopOf } from '../../models';
import { isContradiction, statementOf } from '../../theory';
import { runCell } from '../matrix';
import { verify } from '../verify';
import { meaningOf } from './meaning';
import type { SearchOutcome } from './outcome';
import { IN_TURN, type SearchRunner, search } from './search';
import { type SearchSpec, variantSpec } from './search-task';

const curated = loopOf('curated');
const lemma22 = statementOf('lemma-2.2');

/** The loop of the paper, which keeps the worse candidate where laws are of this kind. */
const lying = (id: string, inDoubles: boolean): Loop => ({
  ...curated,
  id,
  curate: (operations, law, candidates) => {
    const isDouble = typeof law === 'object' && law !== null && 'error' in law;
    return isDouble === inDoubles
      ? operations.curate(law, { candidates, power: -1 })
      : curated.curate(operations, law, candidates);
  },
});

const LOOPS = [
  ['refuted in doubles, holds exactly', lying('wrong-in-doubles', true)],
  ['holds in doubles, refuted exactly', lying('wrong-exactly', false)],
] as const;

async function outcomeOn(loop: Loop): Promise<SearchOutcome> {
  const spec = variantSpec(lemma22, loop, { cases: 300, seed: 1 }) as SearchSpec;
  return search(spec);
}

describe.each(LOOPS)('a claim that %s', (_, loop) => {
  it('is undecided, and the reason names the loop, the claims and the instance to send', async () => {
    const outcome = await outcomeOn(loop);
    const { status, reason = '' } = meaningOf(outcome);
    expect(status).toBe('undecided');
    expect(reason).toContain('internal contradiction: the arithmetics contradict each other');
    expect(reason).toContain('please send this input');
    for (const part of [`"loop":"${loop.id}"`, '"claims":[[', '"instance":{"model":"discrete"'])
      expect(reason).toContain(part);
    expect(outcome.cases.run).toBeGreaterThan(0);
  });

  it('makes a cell of a matrix undecided for that reason', async () => {
    const cell = await runCell(lemma22, loop, { cases: 300, seed: 1 });
    expect(cell.verdict).toBe('undecided');
    expect(cell.counterexample).toBeUndefined();
    expect(isContradiction(cell.reason)).toBe(true);
  });
});

describe('a run of verify', () => {
  /** Contradicts itself in one kind of search. */
  const contradicting = (kind: 'cell' | 'mutant' | 'hypothesis'): SearchRunner => ({
    ...IN_TURN,
    run: async (task, spec) => {
      const outcome = await IN_TURN.run(task, spec);
      if (task.statement !== lemma22.id || task.sought.kind !== kind) return outcome;
      const { undecidedBecause } = await outcomeOn(LOOPS[0][1]);
      return { ...outcome, undecidedBecause };
    },
  });

  it.each(['cell', 'mutant', 'hypothesis'] as const)('keeps its other results after one in a %s', async (kind) => {
    const { statements } = await verify({
      statements: [lemma22, statementOf('k2-tanh')],
      models: ['discrete'],
      cases: 250,
      seed: 3,
      runner: contradicting(kind),
    });
    const [first, second] = statements;
    expect(first?.verdict).not.toBe('holds');
    expect(first?.cells[0]?.status).toBe('undecided');
    expect(isContradiction(first?.cells[0]?.reason)).toBe(true);
    expect(second?.verdict).toBe('holds');
  });
});
