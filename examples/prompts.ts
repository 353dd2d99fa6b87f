/** Best-of-K within each of several prompts: K answers to one prompt are drawn, and the best of them is kept. */
import { defineLoop } from 'curated-loops';

export default defineLoop({
  id: 'best-per-prompt',
  title: 'best of K answers to one prompt, each prompt as often as before',
  choice: 'best',
  needs: { prompts: true },
});
