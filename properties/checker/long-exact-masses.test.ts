/** Equal sides behind a round whose exact masses are long: no enclosure tells that they are equal, so the exact numbers must be affordable. */
import { describe, expect, it } from '@jest/globals';
import { caseOf, decodeInstance, loopOf } from '../../models';
import { parseClaim } from '../../theory';
import { checkCase } from './checker';

/** A model refitted to one or two samples of its own may be left with one atom, on which every choice is the same. */
const CASES = [
  {
    p0: ['1/16', '8/16', '7/16'],
    w: ['1/100000', '9/1000000000000000000', '3/5000000000000000'],
    samples: { size: 2, seed: 0 },
  },
  {
    p0: ['900000000000000/900000000000160', '100/900000000000160', '60/900000000000160'],
    w: ['1/2500', '2000000000', '1/5'],
    samples: { size: 1, seed: 886 },
  },
];

describe('a claim of equal sides after 53 candidates of three weights', () => {
  it.each(CASES)('is decided: $p0', ({ p0, w, samples }) => {
    const json = { model: 'discrete', p0, w, pRef: p0, q: p0, K: 53, lambda: 'inf', epsilon: '0', rounds: 1, samples };
    const claim = parseClaim('E(curate(p[t]), w) >= E(curate(p[t], K - 1), w)');
    const spec = { id: 'a', says: '', claim: 'E(curate(p[t]), w) >= E(curate(p[t], K - 1), w)' };
    const subject = caseOf(decodeInstance(json), loopOf('finite-sample'));
    expect(checkCase(subject, [{ spec, claim, when: undefined, requires: [] }]).status).toBe('holds');
  });
});
