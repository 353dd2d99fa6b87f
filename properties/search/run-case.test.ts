import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Statement, statementOf } from '../../theory';
import { caseRunner } from './run-case';
import { searchSpec } from './search-task';

describe('the cases without a hypothesis', () => {
  // The domain of the drop has instances of both kinds: K from 1 to 6, and K ≥ 4 or not.
  const statement: Statement = {
    ...statementOf('lemma-2.2'),
    id: 'planted',
    hypotheses: [
      {
        id: 'h',
        says: 'K ≥ 4',
        formal: 'K >= 4',
        drop: {
          how: 'any K',
          domain: { candidates: { min: 1, max: 6, infinite: 'sometimes' } },
          expect: 'none',
          because: 'the lemma holds for every K',
        },
      },
    ],
  };
  const sought = { kind: 'hypothesis', id: 'h' } as const;
  const spec = searchSpec(statement, { statement: 'planted', sought, cases: 300, seed: 1 });
  const { genotypes, run } = caseRunner(spec);
  const ran = fc.sample(genotypes, { numRuns: 300, seed: 5 }).map((genotype) => run(genotype));
  const satisfied = ran.map(({ instance }) => 'K' in instance && instance.K >= 4);

  it('violate it, all that count; the others are discarded', () => {
    expect(ran.map(({ verdict }) => verdict.status === 'discarded')).toEqual(satisfied);
    expect(satisfied.filter(Boolean).length).toBeGreaterThan(30);
    expect(satisfied.filter((one) => !one).length).toBeGreaterThan(30);
  });

  it('say why they are discarded', () => {
    const discarded = ran.find(({ verdict }) => verdict.status === 'discarded');
    expect(discarded?.verdict).toEqual({
      status: 'discarded',
      reason: 'the instance satisfies the dropped hypothesis',
    });
  });
});
