/** A large λ reaches every model as it is: its numbers differ from those of a smaller one in the third digit. */
import { describe, expect, it } from '@jest/globals';
import { type Instance, caseOf, decodeInstance, encodeInstance, loopOf } from '../../models';
import { parseClaim } from '../../theory';
import { checkCase } from './checker';

const shared = { lambda: '1000000', epsilon: '0', rounds: 1 };
const even = ['1/2', '1/2'];
const gaussian = { share: '1', precision: [['1']], mean: ['0'] };

/** `E[w]` after one round: (E_ref[w] + 10^6 E_c[w])/1000001, where c is the curated law. */
const CASES: readonly [string, object, number][] = [
  // Two even atoms with weights 1 and 3, K = 2: E_ref[w] = 2, E_c[w] = 3/8 + 3 · 5/8.
  ['discrete', { model: 'discrete', p0: even, w: ['1', '3'], pRef: even, q: even, K: 2, ...shared }, 2250002 / 1000001],
  [
    'large-discrete',
    {
      model: 'large-discrete',
      atoms: [
        { mass: 1, weight: 1 },
        { mass: 1, weight: 3 },
      ],
      K: 2,
      lambda: '1000000',
      rounds: 1,
    },
    2250002 / 1000001,
  ],
  // w = e^{−3x²/2} under N(0, 1), K = ∞: E_ref[w] = 1/2, and c = N(0, 1/4) has E_c[w] = √(4/7).
  [
    'gaussian',
    {
      model: 'gaussian',
      start: [gaussian],
      reference: [gaussian],
      q: gaussian,
      reward: { kind: 'quadratic', b: '0', A: [['3']], c: ['0'] },
      K: 'inf',
      ...shared,
    },
    (0.5 + 1e6 * Math.sqrt(4 / 7)) / 1000001,
  ],
];

describe('λ = 10^6 on every model that has λ', () => {
  it.each(CASES)('%s', (_model, json, mean) => {
    const instance: Instance = decodeInstance(json);
    expect(decodeInstance(encodeInstance(instance))).toEqual(instance);
    const sources = [
      'lambda == 1000000',
      'eta == 1000000/1000001',
      `E(p[1], w) >= ${(mean * (1 - 1e-12)).toFixed(15)}`,
      `E(p[1], w) <= ${(mean * (1 + 1e-12)).toFixed(15)}`,
    ];
    for (const source of sources) {
      const claim = { spec: { id: 'a', says: '', claim: source }, claim: parseClaim(source), when: undefined };
      const verdict = checkCase(caseOf(instance, loopOf('curated')), [{ ...claim, requires: [] }]);
      expect([source, verdict.status]).toEqual([source, 'holds']);
    }
  });
});
