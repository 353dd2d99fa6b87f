/**
 * Our side of the planted violation: the shipped search finds a case that violates the false bound, shrinks it, and decides it once more.
 */
import { curatedLoop } from '../../models/loops';
import { search } from '../../properties/search';
import { PLANTED } from '../properties';
import { type Answers, numberOf } from './request';
import { timed } from './timed';

export const ANSWERS: Answers = {
  run: async (request) => {
    const { domain, claims } = PLANTED;
    const [cases, seed] = [numberOf(request, 'cases'), numberOf(request, 'seed')];
    const spec = { model: 'discrete', domain, loop: curatedLoop, claims, cases, targeted: 0, seed } as const;
    const { result, seconds } = await timed(() => search(spec));
    const instance = result.counterexample?.instance;
    if (instance?.model !== 'discrete') throw new Error('the planted violation was not found');
    const { p0, w, K } = instance;
    const atoms = p0.map(({ num }, i) => [Number(num), Number(w[i]?.num)]);
    return { seconds, witness: JSON.stringify({ atoms, K }), n: atoms.length, K };
  },
};
