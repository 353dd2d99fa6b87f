/**
 * For tests: loops whose choice sees the masses of the candidates, as people write them, with the expected weight after one round from
 * p_0 = (1/2, 1/3, 1/6) and p_ref = (4/5, 1/10, 1/10), w = (1, 2, 4), K = 3, λ = ∞.
 */
import type { CheckedVerdict } from '../../results';
import type { LoopDefinition } from '../define';

const masses: LoopDefinition['needs'] = { masses: true };
const anchored: LoopDefinition['needs'] = { masses: true, pRef: 'positive' };

export const LOOPS_ON_MASSES: readonly (readonly [LoopDefinition, string, CheckedVerdict])[] = [
  [
    {
      id: 'sharpened',
      title: 'the choice of what the model finds likely, p²',
      score: ({ p }, F) => F.pow(p, 2),
      needs: masses,
    },
    '814343/575586',
    'refuted',
  ],
  [
    {
      id: 'kl-best-of-n',
      title: 'best of n by r − ½ log p/p_ref',
      choose: (all, F) => {
        // The order of w √(p_ref/p) is that of its square.
        const values = all.map(({ w, p, pRef }) => F.mul(F.mul(w, w), F.div(pRef, p)));
        const best = values.map((value) => values.every((other) => F.compare(value, other) >= 0));
        return best.map((is) => F.of(is ? 1 : 0, best.filter(Boolean).length));
      },
      needs: { ...anchored, candidates: { min: 1, max: 3 } },
    },
    '497/216',
    'refuted',
  ],
  [
    {
      id: 'kl-luce',
      title: 'softmax of r − ½ log p/p_ref',
      score: ({ w, p, pRef }, F) => F.mul(w, F.pow(F.div(pRef, p), 0.5)),
      needs: anchored,
    },
    '2.055259206966',
    'refuted',
  ],
  [
    {
      id: 'novelty',
      title: 'Luce by w with the novelty bonus −log p',
      score: ({ w, p }, F) => F.sub(w, F.log(p)),
      needs: masses,
    },
    '2.150242603702',
    'refuted',
  ],
];
