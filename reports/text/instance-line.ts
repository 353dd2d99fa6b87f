/** An instance on one line, in fractions. */
import { type InstanceJson, instanceText } from '../../properties/results';

const vector = (values: readonly string[]): string => `(${values.join(', ')})`;

/** The masses and weights of a discrete instance with K and λ; all values of another instance. */
export function instanceLine(instance: InstanceJson): string {
  if (instance.model !== 'discrete') return instanceText(instance, 'p_ref q');
  const { p0, w, prompts, wTrue, pRef, K, lambda } = instance;
  return [
    `p_0 = ${vector(p0)}`,
    `w = ${vector(w)}`,
    ...(prompts ? [`prompts = ${vector(prompts.map(String))}`] : []),
    ...(wTrue ? [`w_true = ${vector(wTrue)}`] : []),
    `K = ${K === 'inf' ? '∞' : K}`,
    ...(lambda === 'inf' ? [] : [`λ = ${lambda}`, `p_ref = ${vector(pRef)}`]),
  ].join(', ');
}
