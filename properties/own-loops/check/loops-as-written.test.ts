/** The table of loops in `docs/variants.md`: their means are those of another program, their verdicts those of the suite. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { type DiscreteInstance, discreteRungs } from '../../../models';
import { type AnyInterpretation, Q, statementOf } from '../../../theory';
import { defineLoop } from '../define';
import { preflight } from '../preflight';
import { checkCell } from './check-loop';
import { START, WRITTEN } from './loops-as-written.testing';

const instance: Omit<DiscreteInstance, 'pRef'> = {
  model: 'discrete',
  ...{ p0: START, q: START, w: [Q.of(1), Q.of(2), Q.of(4)], K: 3, lambda: 'infinity', epsilon: Q.zero, rounds: 1 },
};
const TABLE = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'variants.md'), 'utf8');

function meanOn(rung: AnyInterpretation): unknown {
  return rung.expectation(rung.round(1), rung.observables.named('w'));
}

it.each(WRITTEN.map((written) => [written.definition.id, written] as const))(
  '%s',
  async (id, { definition, mean, verdict, pRef, prompts }) => {
    const loop = defineLoop(definition);
    expect(preflight(loop, { inputs: 20 }).defects).toEqual([]);
    const K = loop.needs?.candidates?.max === 0 ? Infinity : 3;
    const rungs = discreteRungs({ ...instance, pRef, K, ...(prompts ? { prompts } : {}) }, loop);
    // An irrational mean is known in enclosures: the third rung has 60 digits.
    const isExact = !mean.includes('.');
    const rung = rungs[isExact ? 1 : 2]?.();
    if (rung === undefined) throw new Error('no rung');
    const value = meanOn(rung);
    const { arithmetic: A } = rung;
    if (isExact) expect(A.decide('==', value, A.fromRational(Q.parse(mean))).truth).toBe('true');
    else expect(A.enclose(A.sub(value, A.fromRational(Q.parse(mean)))).lo).toBeGreaterThanOrEqual(-1e-12);
    if (!isExact) expect(A.enclose(A.sub(value, A.fromRational(Q.parse(mean)))).hi).toBeLessThan(1.1e-12);
    const cell = await checkCell(statementOf('lemma-2.2'), loop, { cases: 60, seed: 20240709, stopped: () => false });
    expect(cell.verdict).toBe(verdict);
    expect(TABLE).toMatch(new RegExp(`\\| \`${id}\` +\\| .* \\| ${mean}…? +\\| ${verdict} +\\|`));
  },
);
