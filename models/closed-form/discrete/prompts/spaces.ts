/** The answers to each prompt, as spaces of their own. */
import { Q, type Rational } from '../../../../theory';
import type { UserOfInstance } from '../laws/atoms';

/** The atoms that answer one prompt. */
export interface PromptSpace {
  /** The prompt, once for each. */
  readonly prompts: readonly number[];
  /** Their positions among all atoms. */
  readonly positions: readonly number[];
  readonly w: readonly Rational[];
  readonly users: readonly UserOfInstance[] | undefined;
  /** The law of the real data given the prompt. */
  readonly reference: readonly Rational[] | undefined;
}

/** A space whose atoms answer prompts. */
interface PromptedSpace {
  readonly w: readonly Rational[];
  readonly users: readonly UserOfInstance[] | undefined;
  readonly reference: readonly Rational[] | undefined;
  /** The prompt that each atom answers. */
  readonly prompts: readonly number[];
}

/** The law given the atoms at some positions; without mass there it stays so. */
function given(law: readonly Rational[], positions: readonly number[]): readonly Rational[] {
  const masses = positions.map((i) => law[i] ?? Q.zero);
  const total = Q.sum(masses);
  return total.num === 0n ? masses : Q.reduceAll(masses.map((mass) => Q.div(mass, total)));
}

function split({ w, users, reference, prompts }: PromptedSpace): readonly PromptSpace[] {
  const labels = [...new Set(prompts)].sort((a, b) => a - b);
  return labels.map((prompt) => {
    const positions = prompts.flatMap((label, i) => (label === prompt ? [i] : []));
    const among = <V>(values: readonly V[]): V[] => positions.map((i) => values[i] as V);
    return {
      prompts: positions.map(() => prompt),
      positions,
      w: among(w),
      users: users?.map((user) => ({ ...user, w: among(user.w) })),
      reference: reference && given(reference, positions),
    };
  });
}

/** One list per list of prompts: tables are kept with the weights, and every rung of a case asks for them. */
const known = new WeakMap<readonly number[], { readonly of: PromptedSpace; readonly spaces: readonly PromptSpace[] }>();

/** The spaces of the prompts, in the order of their numbers. */
export function promptSpaces(of: PromptedSpace): readonly PromptSpace[] {
  const before = known.get(of.prompts);
  if (before?.of.w === of.w && before.of.users === of.users && before.of.reference === of.reference)
    return before.spaces;
  const spaces = split(of);
  known.set(of.prompts, { of, spaces });
  return spaces;
}
