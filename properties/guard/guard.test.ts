/** The guard on real runs: it passes on the recorded loops and fails on another update. */
import { describe, expect, it } from '@jest/globals';
import { type LuceRule, type Loop, curatedLoop, finite, loopOf } from '../../models';
import { statementOf } from '../../theory';
import type { Baseline, GuardDiff } from '../results';
import { IN_TURN, type SearchRunner } from '../search';
import { parseBaseline, serialiseBaseline } from '../results/schemas';
import { compareWithBaseline, guardExitCode } from './compare';
import { withRecordedWitnesses } from './recorded-witness';
import { type SnapshotOptions, baselineOf, takeSnapshot, updatedBaseline } from './snapshot';

/** The weights are off by 1/1000. */
const offByLittle: LuceRule = { kind: 'luce', score: ({ w }, F) => F.add(w, F.of(1, 1000)) };
const changed: Loop = {
  ...curatedLoop,
  curate: (ops, law, candidates) => finite(ops).choose(law, offByLittle, candidates),
};

/** The same rule, written in another way. */
const rewritten: Loop = {
  ...curatedLoop,
  curate: (ops, law, candidates) =>
    finite(ops).choose(law, { kind: 'luce', score: ({ w }, F) => F.mul(F.of(2), w) }, candidates),
};

const SETTINGS = { tolerance: 0.1, every: { loops: false, statements: false } };
const STATEMENTS = ['step-cost', 'k2-tanh'].map(statementOf);

const look = async (loop: Loop, seed: number, options: SnapshotOptions = {}) =>
  (await takeSnapshot({ loops: [{ loop }], statements: STATEMENTS, cases: 4, seed, ...options })).snapshot;

const recorded = async (loop: Loop, seed: number, options?: SnapshotOptions): Promise<Baseline> =>
  parseBaseline(serialiseBaseline(baselineOf(await look(loop, seed, options), SETTINGS)));

const kinds = ({ regressions }: GuardDiff): string[] =>
  regressions.map((change) => (change.kind === 'update' ? change.kind : `${change.statement}: ${change.kind}`));

describe('the guard', () => {
  const seeds = Array.from({ length: 20 }, (_, i) => 1000 + 37 * i);

  it.each(seeds)('with seed %d is green without a change, and red once the weights are off by 1/1000', async (seed) => {
    const baseline = await recorded(curatedLoop, seed);
    const same = compareWithBaseline(baseline, await look(curatedLoop, seed));
    expect(same).toMatchObject({ regressions: [], improvements: [], added: [], unchanged: 2 });
    expect(guardExitCode(same)).toBe(0);
    const other = compareWithBaseline(baseline, await look(changed, seed));
    expect(kinds(other)).toContain('update');
    expect(guardExitCode(other)).toBe(1);
  });

  it('records a conjecture as open, on a built-in loop and on one of the user', async () => {
    const statements = [statementOf('monotone-with-real-data')];
    const loops = [{ loop: curatedLoop }, { loop: { ...curatedLoop, id: 'mine' } }];
    const { snapshot } = await takeSnapshot({ loops, statements, cases: 60, seed: 1 });
    expect(snapshot.cells.map(({ loop, verdict }) => [loop, verdict])).toEqual([
      ['curated', 'open'],
      ['mine', 'open'],
    ]);
  });

  it('records where each cell was searched', async () => {
    const { cells } = await recorded(curatedLoop, 1);
    const domains = Object.fromEntries(cells.map(({ statement, domain }) => [statement, domain]));
    expect(domains['k2-tanh']?.K).toEqual({ least: 2, greatest: 2 });
    expect(domains['step-cost']?.atoms?.least).toBeGreaterThanOrEqual(2);
  });

  it('is green for the same rule written in another way', async () => {
    const diff = compareWithBaseline(await recorded(curatedLoop, 1), await look(rewritten, 1));
    expect(kinds(diff)).toEqual([]);
  });

  it('has its searches run by a runner of the caller, with the same snapshot', async () => {
    const asked: string[] = [];
    const runner: SearchRunner = {
      ...IN_TURN,
      run: (task, spec) => {
        asked.push(task.statement);
        return IN_TURN.run(structuredClone(task), spec);
      },
    };
    expect(await look(curatedLoop, 1, { runner })).toEqual(await look(curatedLoop, 1));
    expect(asked).toEqual(['step-cost', 'k2-tanh']);
  });

  it('names what another rule refutes, with its witness', async () => {
    const options = { cases: 40 };
    const diff = compareWithBaseline(
      await recorded(curatedLoop, 5, options),
      await look({ ...loopOf('uniform-choice'), id: 'curated' }, 5, options),
    );
    expect(kinds(diff)).toEqual(['update', 'k2-tanh: verdict']);
    expect(diff.regressions[1]).toMatchObject({ before: { verdict: 'holds' }, after: { verdict: 'refuted' } });
    const [, refuted] = diff.regressions;
    expect(refuted?.kind === 'verdict' && refuted.after.witness?.claim).toContain('tanh');
  });

  it('compares no margins under another seed, and all else', async () => {
    const baseline = await recorded(curatedLoop, 1);
    const diff = compareWithBaseline(baseline, await look(curatedLoop, 2));
    expect(diff).toMatchObject({ regressions: [], improvements: [] });
    expect(diff.marginsNotCompared).toContain('the seed is 2');
    expect(kinds(compareWithBaseline(baseline, await look(changed, 2)))).toContain('update');
  });
});

describe('a recorded witness under another seed', () => {
  const uniform = loopOf('uniform-choice');

  it('that still refutes is there, though the search missed it', async () => {
    const baseline = await recorded(uniform, 5, { cases: 40 });
    const blind = { ...(await look(uniform, 6, { cases: 40 })) };
    const missed = {
      ...blind,
      cells: blind.cells.map(({ witness: _w, ...cell }) => ({ ...cell, verdict: 'holds' as const })),
    };
    expect(kinds(compareWithBaseline(baseline, missed))).toEqual(['k2-tanh: verdict']);
    expect(kinds(compareWithBaseline(baseline, withRecordedWitnesses(missed, baseline, [uniform])))).toEqual([]);
  });

  it('that does not refute any more has vanished', async () => {
    const baseline = await recorded({ ...uniform, id: 'curated' }, 5, { cases: 40 });
    const seen = withRecordedWitnesses(await look(curatedLoop, 6, { cases: 40 }), baseline, [curatedLoop]);
    expect(kinds(compareWithBaseline(baseline, seen))).toEqual(['update', 'k2-tanh: verdict']);
  });

  it('does not count under the seed of the baseline: there the search must find it', async () => {
    const baseline = await recorded(uniform, 5, { cases: 40 });
    const { cells, ...rest } = baseline;
    const missed = {
      ...rest,
      cells: cells.map(({ witness: _w, ...cell }) => ({ ...cell, verdict: 'holds' as const })),
    };
    expect(kinds(compareWithBaseline(baseline, withRecordedWitnesses(missed, baseline, [uniform])))).toHaveLength(1);
  });
});

describe('an accepted change', () => {
  it('replaces the part that was run, and leaves the rest', async () => {
    const loops = [{ loop: 'curated' }, { loop: 'uniform-choice' }] as const;
    const { snapshot } = await takeSnapshot({ loops, statements: STATEMENTS, cases: 4, seed: 3 });
    const baseline = baselineOf(snapshot, SETTINGS);
    const seen = await look(changed, 3, { statements: [statementOf('step-cost'), statementOf('lemma-2.2')] });
    const scope = { loops: new Set(['curated']), statements: new Set(['step-cost', 'lemma-2.2']) };
    const updated = updatedBaseline(baseline, seen, scope, 0.2);
    expect(updated.tolerance).toBe(0.2);
    expect(updated.cells.map(({ loop, statement }) => `${statement} ${loop}`)).toEqual([
      'step-cost curated',
      'step-cost uniform-choice',
      'k2-tanh curated',
      'k2-tanh uniform-choice',
      'lemma-2.2 curated',
    ]);
    expect(updated.loops.map(({ id }) => id)).toEqual(['curated', 'uniform-choice']);
    expect(updated.loops[0]?.fingerprint).toEqual(seen.loops[0]?.fingerprint);
    expect(updated.loops[1]).toEqual(baseline.loops[1]);
    expect(parseBaseline(serialiseBaseline(updated))).toEqual(updated);
  });

  it('of everything leaves out what has vanished', async () => {
    const baseline = await recorded(curatedLoop, 3);
    const other = await look(loopOf('uniform-choice'), 3);
    const updated = updatedBaseline(baseline, other, {}, 0.1);
    expect(updated.loops.map(({ id }) => id)).toEqual(['uniform-choice']);
    expect(updated.cells).toHaveLength(2);
  });
});
