/** Points of the plane are better the further to the right they are, up to x = 1. */
import { defineReward } from 'curated-loops';

export default defineReward({
  id: 'right',
  title: 'min(x, 1)',
  reward: ([x = 0]) => Math.min(x, 1),
  top: 1,
});
