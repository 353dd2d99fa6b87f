/** The table of the checks of a part. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditCheck } from '../../../properties/results';
import { checksHtml } from './checks';
import { rowsOf, tablesIn } from './read-page.testing';

describe('a check in many rounds', () => {
  /** Rounds 1 to 20 of a check that is refuted in round 7, undecided up to round 9, and holds from then on. */
  const verdictAt = (t: number): AuditCheck['verdict'] => (t === 7 ? 'refuted' : t < 10 ? 'undecided' : 'holds');
  let markup = '';
  beforeAll(() => {
    const checks = Array.from({ length: 20 }, (_, i): AuditCheck => {
      const slack = { estimate: i, lo: i - 1, hi: i + 1 };
      return {
        section: 'pools',
        id: 'fair',
        says: 'so',
        verdict: verdictAt(i + 1),
        rung: 'statistical',
        t: i + 1,
        slack,
        pools: 9,
        alpha: 0,
      };
    });
    markup = checksHtml(checks, 'Are they fair?')?.markup ?? '';
  });

  test('has a row for each round in which it is refuted, and counts the others', () => {
    const [short = ''] = tablesIn(markup, 'checks');
    expect(rowsOf(short).map((cells) => cells.slice(0, 3))).toEqual([
      ['fair so'],
      ['7', '✗ refuted', '6 [5, 7]'],
      ['…', '? undecided', 'in 8 rounds: 1–6, 8–9'],
      ['…', '✓ holds', 'in 11 rounds: 10–20'],
    ]);
  });

  test('has every round in a fold', () => {
    const fold = /<details data-fold open>\s*<summary>Every round of 1 check<[^]*?<\/details>/.exec(markup)?.[0] ?? '';
    const shown = rowsOf(tablesIn(fold, 'checks')[0] ?? '').slice(1);
    expect(shown.map(([t, verdict]) => [t, verdict?.slice(2)])).toEqual(
      Array.from({ length: 20 }, (_, i) => [String(i + 1), verdictAt(i + 1)]),
    );
  });
});
