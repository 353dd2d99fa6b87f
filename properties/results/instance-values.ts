/** The values of a discrete instance besides its laws and weights, and the table of its users, as text for a witness. */
import type { InstanceJson } from './schemas';

type Discrete = Extract<InstanceJson, { readonly model: 'discrete' }>;

const targetText = (target: number | 'uniform'): string =>
  target === 'uniform' ? 'the uniform law' : `atom ${target}`;

/** Whether the witness shows p_ref: real data is mixed in, the loop used it otherwise, or the claim speaks of it. */
export const showsReference = ({ lambda }: Discrete, about: string, uses: true | undefined): boolean =>
  lambda !== 'inf' || uses === true || /\bp_ref\b/.test(about);

/** Named values such as `K = 2`, in the order of display. */
export function instanceValues(instance: Discrete): readonly string[] {
  const { K, lambda, wMax, epsilon, errorTowards, samples } = instance;
  return [
    `K = ${K === 'inf' ? '∞' : K}`,
    `λ = ${lambda === 'inf' ? '∞' : lambda}`,
    ...(wMax === undefined ? [] : [`declared w_max = ${wMax}`]),
    ...(epsilon === '0' ? [] : [`ε = ${epsilon}`]),
    ...(errorTowards === undefined ? [] : [`errors towards ${errorTowards.map(targetText).join(', ')} in turn`]),
    ...(samples === undefined ? [] : [`n = ${samples.size} samples with seed ${samples.seed}`]),
  ];
}

/** The rows of the table of users: the share of each, and their weights; none if there is one reward only. */
export function userRows({ users = [] }: Discrete): readonly string[] {
  const rows = [['share', 'w'], ...users.map(({ share, w }) => [share, `(${w.join(', ')})`])];
  const width = Math.max(...rows.map(([share = '']) => share.length));
  if (users.length === 0) return [];
  return rows.map(
    ([share = '', w = ''], i) => `${i === 0 ? 'user' : String(i).padEnd(4)}  ${share.padEnd(width)}  ${w}`,
  );
}
