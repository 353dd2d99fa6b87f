/** Samples come from the moving average of the models (after Polyak): q_0 = p_0, q_t = (q_{t−1} + p_t)/2. */
import { defineLoop } from 'curated-loops';

export default defineLoop({
  id: 'polyak',
  title: 'Luce choice among candidates of the moving average of all models',
  score: ({ w }) => w,
  source: (p, { past }, F) =>
    [...past, p].reduce((average, law) => law.map((mass, i) => F.div(F.add(average[i] ?? F.of(0), mass), F.of(2)))),
  needs: { past: true },
});
