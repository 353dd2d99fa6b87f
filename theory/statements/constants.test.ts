import { describe, expect, it } from '@jest/globals';
import { constantsRows } from './constants';
import { STATEMENTS, statementOf } from './registry';
import type { Constants, Statement } from './statement';

const compared: (Statement & { constants: Constants })[] = STATEMENTS.flatMap((statement) =>
  statement.constants === undefined ? [] : [{ ...statement, constants: statement.constants }],
);

/** The enclosures at a point of the grid. */
function at(id: 'theorem-2.3' | 'theorem-2.4', K: number, value: string) {
  const { constants } = statementOf(id);
  if (constants === undefined) throw new Error(`${id} has no constants`);
  const [row] = constantsRows({ ...constants, values: [value], candidates: [K] });
  return { own: row?.own[0], best: row?.best[0] };
}

describe('the constants beside the best known', () => {
  it('are those of theorem 2.4 at λ = 0.9 and K = 2', () => {
    const { own, best } = at('theorem-2.4', 2, '9/10');
    expect(own?.lo).toBeCloseTo(Math.log(10), 10);
    expect(best?.lo).toBeCloseTo(1 + (0.1 / 1.8) * Math.log(0.1 / 1.9) - Math.log(1.9), 10);
    expect(best?.hi).toBeCloseTo(0.195, 2);
  });

  it('are no bounds beyond the threshold, and for the best alone near it', () => {
    const { own, best } = at('theorem-2.4', 2, '999999999999/1000000000000');
    expect(own?.lo).toBeGreaterThan(27);
    expect(best?.lo).toBeLessThanOrEqual(1 - Math.log(2));
    expect(best?.hi).toBeLessThan(0.31);
    const beyond = at('theorem-2.4', 3, '1');
    expect([beyond.own?.hi, beyond.best?.hi]).toEqual([Infinity, Infinity]);
  });

  it('are (1 + λ)² apart for theorem 2.3', () => {
    const { own, best } = at('theorem-2.3', 2, '3');
    expect((best?.lo ?? NaN) / (own?.lo ?? NaN)).toBeCloseTo(16, 10);
  });

  it.each(compared.map((statement) => [statement.id, statement] as const))(
    'are never worse for %s',
    (_, { constants }) => {
      const rows = constantsRows(constants);
      expect(rows.map(({ K }) => K)).toEqual(constants.candidates);
      for (const { own, best } of rows) {
        own.forEach((one, i) => {
          const other = best[i] ?? { lo: NaN, hi: NaN };
          expect(constants.better === 'larger' ? other.hi >= one.lo : other.lo <= one.hi).toBe(true);
        });
      }
    },
  );
});
