/**
 * Our side of the planted violation: fast-check finds a case that violates the false bound, and the suite shrinks it.
 *
 * The cases have the same shape as the peer's.
 */
import * as fc from 'fast-check';
import { descent } from '../../properties/generators';
import { PLANTED } from '../properties';
import { type Answers, numberOf } from './request';

export const ANSWERS: Answers = {
  run: (request) => {
    const { genotypes, holds, decode } = PLANTED;
    const start = performance.now();
    const details = fc.check(fc.property(genotypes, holds), {
      numRuns: numberOf(request, 'cases'),
      seed: numberOf(request, 'seed'),
      endOnFailure: true,
    });
    if (details.counterexample === null) throw new Error('the planted violation was not found');
    let [genes] = details.counterexample;
    for (const { value } of descent(genotypes, genes, (candidate) => !holds(candidate))) genes = value;
    const seconds = (performance.now() - start) / 1000;
    const { p0, w, K } = decode(genes);
    const atoms = p0.map(({ num }, i) => [Number(num), Number(w[i]?.num)]);
    return { seconds, witness: JSON.stringify({ atoms, K }), n: atoms.length, K };
  },
};
