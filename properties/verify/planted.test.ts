/** Planted false claims are found, shrunk to the smallest case, and confirmed from the stored file alone. */
import { describe, expect, it } from '@jest/globals';
import { type Statement, statementOf } from '../../theory';
import { replayCounterexample } from '../search/counterexample';
import type { Counterexample, StatementResult } from '../results';
import { verify } from './verify';

const lemma22 = statementOf('lemma-2.2');

function planted(claim: string, difference: Partial<Statement> = {}): Statement {
  return {
    ...lemma22,
    id: 'planted',
    models: ['discrete'],
    claims: [{ id: 'a', says: 'planted', claim }],
    hypotheses: [],
    mutants: [],
    ...difference,
  };
}

async function verifyOne(statement: Statement): Promise<StatementResult> {
  const { statements } = await verify({ statements: [statement], models: ['discrete'], cases: 300, seed: 7 });
  return statements[0] as StatementResult;
}

describe('a planted falsehood', () => {
  it('lemma-2.2 with (K−1)/K replaced by 1 is refuted at n = 2, K = 2 with small integers, and replay confirms it', async () => {
    const result = await verifyOne(
      planted('E(p[t + 1], w) - E(p[t], w) >= Var(p[t], w)/w_max', {
        domain: { ...lemma22.domain, candidates: { min: 2, max: 6, infinite: 'sometimes' } },
      }),
    );
    expect(result.verdict).toBe('refuted');
    const counterexample = result.cells[0]?.counterexample as Counterexample;
    expect(counterexample.instance).toMatchObject({
      p0: ['1/2', '1/2'],
      w: ['1', '2'],
      K: 2,
      lambda: 'inf',
      rounds: 1,
    });
    const stored = JSON.parse(JSON.stringify(counterexample)) as Counterexample;
    expect(replayCounterexample(stored).status).toBe('refuted');
  });

  it('the true lemma holds on the very instance that refutes the false one', async () => {
    const result = await verifyOne(planted('E(p[t + 1], w) - E(p[t], w) >= Var(p[t], w)/w_max'));
    const counterexample = result.cells[0]?.counterexample as Counterexample;
    const mended = { ...counterexample, claim: lemma22.claims[0]?.claim ?? '' };
    expect(replayCounterexample(mended).status).toBe('holds');
  });

  it.each([
    ['a strict inequality that ties break', 'E(p[t + 1], w) > E(p[t], w)'],
    ['an identity off by one part in 10^30', 'E(p[t], w/w) == 1 + 1/10^30'],
    ['an identity that only logarithms refute', 'KL(tilt(p[t]), p[t]) == 2*KL(p[t], tilt(p[t]))'],
    ['monotone variance', 'Var(p[t + 1], w) <= Var(p[t], w)'],
    ['a curation factor bounded by K − 1', 'H(p[t], x)*K <= K*K - K'],
  ])('%s is refuted', async (_name, claim) => {
    const result = await verifyOne(
      planted(claim, { domain: { ...lemma22.domain, candidates: { min: 1, max: 6, infinite: 'never' } } }),
    );
    expect(result.verdict).toBe('refuted');
  });

  it('a claim that is undefined somewhere is undecided, never green', async () => {
    const result = await verifyOne(planted('1/Var(p[t], w) >= 0', { budget: { rounds: 1 } }));
    expect(result.verdict).toBe('undecided');
    expect(result.cells[0]?.reason).toContain('division by zero');
  });

  it('a claim whose undefined value would be hidden by an absolute value is undecided too', async () => {
    const result = await verifyOne(planted('abs(1/Var(p[t], w)) >= 0', { budget: { rounds: 1 } }));
    expect(result.verdict).toBe('undecided');
  });

  it('a claim to which the model has no answer is undecided, with the reason', async () => {
    const result = await verifyOne(planted('M_0 >= 0'));
    expect(result.verdict).toBe('undecided');
    expect(result.cells[0]?.reason).toContain('Gaussian');
  });

  it('a claim that never applies is not green', async () => {
    const result = await verifyOne(
      planted('w_max >= 0', { claims: [{ id: 'a', says: '', claim: 'w_max >= 0', when: 't > 100' }] }),
    );
    expect(result.verdict).toBe('incomplete');
    expect(result.cells[0]?.cases.run).toBe(0);
  });
});
