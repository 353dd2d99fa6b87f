import { describe, expect, it } from '@jest/globals';
import type { Baseline, CellRecord, Snapshot, Witness } from '../results';
import { compareWithBaseline, guardExitCode } from './compare';

const WITNESS: Witness = {
  claim: 'E(p[t + 1], w) >= E(p[t], w)',
  instance: {
    model: 'discrete',
    p0: ['1/2', '1/2'],
    w: ['1', '2'],
    pRef: ['1/2', '1/2'],
    q: ['1/2', '1/2'],
    K: 2,
    lambda: 'inf',
    epsilon: '0',
    rounds: 1,
  },
  finding: { claim: 'a', t: 0, atoms: {}, left: { lo: 1, hi: 1 }, right: { lo: 2, hi: 2 }, rung: 'exact' },
};

const cell = (verdict: CellRecord['verdict'], more: Partial<CellRecord> = {}): CellRecord => ({
  loop: 'curated',
  statement: 'lemma-2.2',
  verdict,
  domain: { K: { least: 2, greatest: 6 } },
  ...(verdict === 'refuted' ? { witness: WITNESS } : {}),
  seed: 1,
  ...more,
});

const A = { sha256: 'a'.repeat(64), instances: 12 };
const B = { sha256: 'b'.repeat(64), instances: 12 };

const seen = (cells: readonly CellRecord[], more: Partial<Snapshot> = {}): Snapshot => ({
  seed: 1,
  cases: 300,
  loops: [{ id: 'curated', fingerprint: A }],
  cells,
  ...more,
});

const baseline = (cells: readonly CellRecord[]): Baseline => ({
  format: 'curated-loops/baseline',
  version: 2,
  tool: { version: '0' },
  tolerance: 0.1,
  every: { loops: true, statements: true },
  ...seen(cells),
});

type Outcome = 'regression' | 'improvement' | 'unchanged';

function outcomeOf(before: CellRecord, after: CellRecord, now: Partial<Snapshot> = {}, tolerance?: number): Outcome {
  const diff = compareWithBaseline(
    baseline([before]),
    seen([after], now),
    tolerance === undefined ? {} : { tolerance },
  );
  expect(guardExitCode(diff)).toBe(diff.regressions.length > 0 ? 1 : 0);
  expect(diff.regressions.length + diff.improvements.length + diff.unchanged).toBe(1);
  return diff.regressions.length > 0 ? 'regression' : diff.improvements.length > 0 ? 'improvement' : 'unchanged';
}

describe('verdicts', () => {
  it.each<[CellRecord['verdict'], CellRecord['verdict'], Outcome]>([
    ['holds', 'undecided', 'regression'],
    ['holds', 'refuted', 'regression'],
    ['undecided', 'refuted', 'regression'],
    ['holds', 'not applicable', 'regression'],
    ['undecided', 'not applicable', 'regression'],
    ['refuted', 'not applicable', 'regression'],
    ['refuted', 'holds', 'regression'],
    ['refuted', 'undecided', 'regression'],
    ['not applicable', 'refuted', 'regression'],
    ['open', 'refuted', 'regression'],
    ['open', 'undecided', 'regression'],
    ['open', 'not applicable', 'regression'],
    ['holds', 'open', 'regression'],
    ['open', 'holds', 'improvement'],
    ['undecided', 'open', 'improvement'],
    ['open', 'open', 'unchanged'],
    ['undecided', 'holds', 'improvement'],
    ['not applicable', 'holds', 'improvement'],
    ['not applicable', 'undecided', 'improvement'],
    ['holds', 'holds', 'unchanged'],
    ['undecided', 'undecided', 'unchanged'],
    ['refuted', 'refuted', 'unchanged'],
    ['not applicable', 'not applicable', 'unchanged'],
  ])('%s → %s: %s', (before, after, outcome) => {
    expect(outcomeOf(cell(before), cell(after))).toBe(outcome);
  });
});

describe('margins', () => {
  it.each<[number | undefined, number | undefined, Outcome]>([
    [0.5, 0.5, 'unchanged'],
    [0.5, 0.46, 'unchanged'],
    [0.5, 0.44, 'regression'],
    [0.5, 0.54, 'unchanged'],
    [0.5, 0.6, 'improvement'],
    [0.5, undefined, 'regression'],
    [undefined, 0.5, 'unchanged'],
    [undefined, undefined, 'unchanged'],
    [1e-12, 1e-13, 'regression'],
  ])('%p → %p: %s', (before, after, outcome) => {
    const withMargin = (margin: number | undefined) => cell('holds', margin === undefined ? {} : { margin });
    expect(outcomeOf(withMargin(before), withMargin(after))).toBe(outcome);
  });

  const [wide, narrow] = [cell('holds', { margin: 0.5 }), cell('holds', { margin: 0.1 })];

  it.each<[string, Partial<Snapshot>]>([
    ['seed', { seed: 2 }],
    ['cases', { cases: 100 }],
  ])('are not compared where the %s differ', (_what, now) => {
    expect(outcomeOf(wide, narrow, now)).toBe('unchanged');
  });

  it('have the tolerance that is asked for', () => {
    expect(outcomeOf(wide, narrow, {}, 0.9)).toBe('unchanged');
    expect(outcomeOf(wide, cell('holds', { margin: 0.49 }), {}, 0)).toBe('regression');
  });

  it('of refuted cells say nothing', () => {
    expect(outcomeOf(cell('refuted', { margin: 0.5 }), cell('refuted', { margin: 0.1 }))).toBe('unchanged');
  });
});

describe('cells and updates', () => {
  const other = cell('holds', { statement: 'k2-tanh' });

  it('that are not there any more are regressions', () => {
    const diff = compareWithBaseline(baseline([cell('holds'), other]), seen([other]));
    expect(diff.regressions).toMatchObject([{ kind: 'vanished', statement: 'lemma-2.2' }]);
  });

  it('that nobody asked for are not', () => {
    const scope = { statements: new Set(['k2-tanh']) };
    const diff = compareWithBaseline(baseline([cell('holds'), other]), seen([other]), { scope });
    expect(diff).toMatchObject({ regressions: [], unchanged: 1 });
  });

  it('that are new are listed and do not fail, whatever they are', () => {
    const refuted = cell('refuted', { statement: 'k2-tanh' });
    const diff = compareWithBaseline(baseline([cell('holds')]), seen([cell('holds'), refuted]));
    expect(diff).toMatchObject({ regressions: [], added: [refuted], unchanged: 1 });
    expect(guardExitCode(diff)).toBe(0);
  });

  it.each([
    ['another update', [{ id: 'curated', fingerprint: B }]],
    ['an update without a fingerprint', [{ id: 'curated' }]],
  ])('%s is a regression, though no verdict changed', (_what, loops) => {
    const diff = compareWithBaseline(baseline([cell('holds')]), seen([cell('holds')], { loops }));
    expect(diff.regressions).toMatchObject([{ kind: 'update', loop: 'curated', before: A }]);
    expect(diff.unchanged).toBe(1);
  });
});
