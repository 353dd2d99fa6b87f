import { describe, expect, test } from '@jest/globals';
import { loopOf } from '../../../models';
import { statementOf } from '../../../theory';
import { parseMatrix, serialiseMatrix } from '../../results/schemas';
import { runLearnedMatrix } from './run-learned-matrix';

const lemma = statementOf('lemma-2.2');

describe('the matrix on learned models', () => {
  test('has a cell per statement and loop, with the decisions behind it, and can be read back', async () => {
    const results = await runLearnedMatrix({ loops: ['curated', 'prefer-worst'], statements: [lemma] });
    const [curated, worst] = results.cells;
    expect(curated).toMatchObject({ loop: 'curated', verdict: 'holds', agreement: 'as expected' });
    expect(worst).toMatchObject({ loop: 'prefer-worst', verdict: 'refuted', agreement: 'as expected' });
    for (const { slack } of curated?.learned ?? []) expect(Number(slack.lo)).toBeGreaterThanOrEqual(0);
    expect(worst?.learned?.some(({ slack }) => Number(slack.hi) < 0)).toBe(true);
    expect(parseMatrix(serialiseMatrix(results))).toEqual(results);
  });

  test('a loop that trained models cannot run is not applicable, and says why', async () => {
    const loop = loopOf('luce+real-data+half-temperature');
    const { cells } = await runLearnedMatrix({ loops: [loop], statements: [lemma] });
    expect(cells[0]).toMatchObject({ verdict: 'not applicable', agreement: 'as expected' });
    expect(cells[0]?.reason).toMatch(/\S/);
  });

  test('a run that is cut short is incomplete, and its cells are undecided', async () => {
    const signal = AbortSignal.abort();
    const { complete, cells } = await runLearnedMatrix({ loops: ['curated'], statements: [lemma], signal });
    expect(complete).toBe(false);
    expect(cells[0]).toMatchObject({ verdict: 'undecided', agreement: 'undecided' });
  });

  test.each([
    [
      'statements that say nothing of learned models',
      { statements: [statementOf('k2-tanh')] },
      'none of the statements',
    ],
    ['two loops with one id', { loops: ['curated', loopOf('curated')] }, 'there are two loops "curated"'],
  ])('refuses %s', async (_, options, message) => {
    await expect(runLearnedMatrix(options as Parameters<typeof runLearnedMatrix>[0])).rejects.toThrow(message);
  });
});
