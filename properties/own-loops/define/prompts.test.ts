/** Loops of one's own with prompts: what rules see of them, what is refused, and cases that a search makes of them. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type DiscreteInstance, checkDiscreteInstance, discreteRungs } from '../../../models';
import { Q } from '../../../theory';
import { STATEMENTS } from '../../../theory/statements';
import { generatorOf } from '../../generators';
import { commonDomain } from '../../search';
import { preflight } from '../preflight';
import { proveLoop } from '../prove';
import { defineLoop } from './define-loop';
import type { LoopDefinition } from './loop-definition';

const needs: LoopDefinition['needs'] = { prompts: true };
const luce = defineLoop({ id: 'within', score: ({ w }) => w, needs });

const INSTANCE: DiscreteInstance = {
  model: 'discrete',
  p0: [Q.of(1, 2), Q.of(1, 3), Q.of(1, 6)],
  w: [Q.of(1), Q.of(2), Q.of(4)],
  pRef: [Q.of(1, 3), Q.of(1, 3), Q.of(1, 3)],
  q: [Q.of(1, 3), Q.of(1, 3), Q.of(1, 3)],
  K: 2,
  lambda: 'infinity',
  epsilon: Q.zero,
  rounds: 1,
  prompts: [0, 1, 0],
};

describe('a loop with prompts', () => {
  it.each([1, 2])('tells a step and a source the prompt of each atom, on rung %d', (rung) => {
    const seen: (readonly number[])[] = [];
    const rule: LoopDefinition['step'] = (p, { prompts }) => {
      seen.push(prompts);
      return p;
    };
    for (const loop of [
      defineLoop({ id: 'by-step', step: rule, needs }),
      defineLoop({ id: 'by-source', score: ({ w }) => w, source: rule, needs }),
    ])
      discreteRungs(INSTANCE, loop)[rung]?.().round(1);
    expect(seen).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
  });

  it.each<[string, Partial<LoopDefinition>]>([
    ['a score', { score: ({ w, prompt }, F) => (prompt === 0 ? w : F.of(1)) }],
    [
      'a score that sees masses',
      { score: ({ p, prompt }, F) => (prompt === 0 ? p : F.of(1)), needs: { masses: true } },
    ],
    [
      'a choice',
      { choose: (all, F) => all.map(({ prompt }) => F.div(F.of(1 + prompt), F.of((1 + prompt) * all.length))) },
    ],
    ['a step', { step: (p, { prompts }) => (prompts.length === p.length ? p : []) }],
  ])('%s that reads prompts undeclared is refused, with the remedy', (_name, rule) => {
    const [defect] = preflight(defineLoop({ id: 'undeclared', ...rule })).defects;
    expect(defect?.kind).toBe('throws');
    expect(defect?.message).toContain('add needs: { prompts: true }');
    const declared = defineLoop({ id: 'declared', ...rule, needs: { ...rule.needs, prompts: true } });
    expect(preflight(declared, { inputs: 30 }).defects).toEqual([]);
  });

  it('learns exactly, since a fit to samples or a temperature changes the masses of prompts', () => {
    for (const learner of ['finite-sample', 'half-temperature'] as const)
      expect(() => defineLoop({ id: 'mine', choice: 'best', learner, needs })).toThrow(
        `the learner ${learner} fits one law, and so changes the masses of prompts`,
      );
    expect(defineLoop({ id: 'mine', choice: 'best', learner: 'maximum-likelihood', needs }).needs?.prompts).toBe(true);
  });

  it('that is a step is remarked on where it changes the masses of prompts', () => {
    const still = defineLoop({ id: 'still', step: (p) => p, needs });
    const even = defineLoop({ id: 'even', step: (p, _about, F) => p.map(() => F.of(1, p.length)), needs });
    expect(preflight(still, { inputs: 40 })).toEqual({ defects: [], notes: [] });
    expect(preflight(even, { inputs: 40 })).toEqual({
      defects: [],
      notes: [expect.stringContaining('it changes the masses of the prompts')],
    });
  });

  it('is tested only, not proved', () => {
    expect(proveLoop(luce, STATEMENTS.slice(0, 3)).notRational).toBe('a loop with several prompts');
  });
});

describe('cases of a loop with prompts', () => {
  const { genotypes, decode } = generatorOf('discrete');
  const domains = STATEMENTS.flatMap((statement) => {
    const common = commonDomain(statement, luce);
    return common.fits ? [[statement.id, common.domain] as const] : [];
  });

  it.each(domains)('are instances, of %s', (_id, domain) => {
    const instances = fc.sample(genotypes(domain), { numRuns: 60, seed: 3 }).map((genes) => decode(genes, domain));
    for (const instance of instances) {
      if (instance.model !== 'discrete') throw new Error('no discrete instance');
      expect(checkDiscreteInstance(instance).prompts).toHaveLength(instance.w.length);
    }
  });

  it('are about most statements that are about one law', () => {
    expect(domains.length).toBeGreaterThan(30);
  });
});
