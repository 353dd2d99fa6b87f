/**
 * A choice within prompts: the K candidates answer one prompt x, which is drawn by its mass, and one of them is kept,
 *
 *     c(a) = p(x) · (p(·|x) H^K_{p(·|x)})(a)   for every answer a to x .
 *
 * The masses of the prompts stay what they are, and every prompt has a loop of its own.
 *
 * Source: the choice of Ferbach et al. 2024, section 2, after the best-of-n policies of Beirami et al. 2024, arXiv:2401.01879, which answer one prompt.
 */
import { finite } from '../loop';
import { type ChoicePart, MOST_GROWTH } from './choice-part';

/** The choice, made among answers to one prompt. Its limit, on the best answers to each prompt, is not told. */
export function perPrompt({ id, title, formula, reference, needs = {}, curate }: ChoicePart): ChoicePart {
  return {
    id,
    title: `${title}, all of them answers to one prompt`,
    formula: `Σ_x p(x) (${formula} of p(·|x))`,
    reference,
    needs: { ...needs, growth: Math.min(needs.growth ?? MOST_GROWTH, MOST_GROWTH), prompts: true },
    curate: (ops, law, candidates) =>
      finite(ops).withinPrompts(law, (answers, given) => curate(answers, given, candidates)),
  };
}
