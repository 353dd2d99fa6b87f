/** Compares the exact update with an independent enumeration in Python (`fixtures/discrete_steps.py`), digit by digit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Q } from '../../../theory';
import { decimalOf } from '../../../theory/arithmetic';
import { type TrajectoryPoint, type Value, trajectory } from '../trajectories';

interface FixtureRound {
  readonly t: number;
  readonly p: readonly string[];
  readonly H: readonly string[];
  readonly E: string;
  readonly Var: string;
  readonly KL_ref: string;
}

interface Fixture {
  readonly name: string;
  readonly p: readonly string[];
  readonly w: readonly string[];
  readonly K: number | 'inf';
  readonly lambda: string;
  readonly ref: readonly string[] | null;
  readonly steps: number;
  readonly rounds: readonly FixtureRound[];
}

const fixtures = JSON.parse(readFileSync(join(__dirname, '../fixtures/discrete-steps.json'), 'utf8')) as Fixture[];

function run({ p, w, K, lambda, ref, steps }: Fixture): TrajectoryPoint[] {
  return trajectory({
    p: p.map(Q.parse),
    values: { kind: 'w', entries: w.map(Q.parse) },
    K: K === 'inf' ? Infinity : K,
    lambda: lambda === 'inf' ? 'infinity' : Q.parse(lambda),
    ref: ref?.map(Q.parse),
    steps,
  });
}

const exact = (value: Value): string => (value.kind === 'rational' ? Q.format(value.value) : 'not a rational');

/** Expects the fixture's 45 digits to lie within one unit of their last place of the enclosure. */
function expectEnclosed(value: Value, decimal: string): void {
  if (value.kind === 'rational') {
    expect(Q.format(value.value)).toBe(decimal);
    return;
  }
  const lo = decimalOf(value.value.lo, 60, 'down');
  const hi = decimalOf(value.value.hi, 60, 'up');
  if (decimal === 'Infinity') {
    expect(lo.toString()).toBe('Infinity');
    return;
  }
  const unit = hi.abs().times('1e-44');
  expect(lo.minus(unit).lessThanOrEqualTo(decimal)).toBe(true);
  expect(hi.plus(unit).greaterThanOrEqualTo(decimal)).toBe(true);
  expect(hi.minus(lo).lessThanOrEqualTo(unit.plus('1e-48'))).toBe(true);
}

describe('the exact trajectory agrees with the independent enumeration', () => {
  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
    const points = run(fixture);
    expect(points).toHaveLength(fixture.rounds.length);
    for (const [t, expected] of fixture.rounds.entries()) {
      const point = points[t] as TrajectoryPoint;
      expect(point.p.map(exact)).toEqual(expected.p);
      expect(point.H.map(exact)).toEqual(expected.H);
      expect([exact(point.E), exact(point.Var)]).toEqual([expected.E, expected.Var]);
      expectEnclosed(point.KL_ref, expected.KL_ref);
    }
  });
});
