/** The atoms of a finite space without their masses: the weights that rules see, the users with their shares, the targets of errors. */
import { Q, type Rational, UnanswerableError } from '../../../../theory';
import { type ErrorTarget, type Weighed, WithoutMasses } from '../../../loops';
import { withMassesOfPrompts } from '../prompts';

/** One of several users: their share of the choices, and their weights. */
export interface UserOfInstance {
  /** The share, in [0, 1]; the shares of all users sum to 1. */
  readonly share: Rational;
  /** The weights > 0, one per atom. */
  readonly w: readonly Rational[];
}

/** Draws a sample of `size` points from the law: the count of each atom. */
export type Draw<L> = (law: L, size: number, seed: number) => readonly number[];

export interface AtomOptions<L> {
  /** @defaultValue one reward */
  readonly users?: readonly UserOfInstance[] | undefined;
  /** @defaultValue i.i.d. draws from the seed's stream */
  readonly draw?: Draw<L> | undefined;
  /** The masses of the real data, for rules that depend on them. @defaultValue unknown */
  readonly reference?: readonly Rational[] | undefined;
  /** The prompt that each atom answers. @defaultValue there are no prompts */
  readonly prompts?: readonly number[] | undefined;
}

/** The masses of atoms, for rules that depend on them. */
interface MassesOfAtoms {
  /** Lower ends of the masses under the law that candidates are drawn from. */
  readonly lo: readonly Rational[];
  /** Upper ends; the same list where the masses are exact. */
  readonly hi: readonly Rational[];
  /** The masses under the law of the real data. */
  readonly pRef: readonly Rational[];
}

/** The atoms as rules see them. */
export interface WeighedAtoms {
  readonly each: readonly Weighed<Rational>[];
  readonly shares: readonly Rational[];
  /** The prompt that each of them answers, if there are prompts. */
  readonly prompts?: readonly number[] | undefined;
  /** For each atom, whether it has the largest w among the atoms where `charged` is true. */
  readonly bestOf: (charged: readonly boolean[]) => readonly boolean[];
  /** Their masses; absent for rules that depend on weights alone. */
  readonly masses?: MassesOfAtoms;
}

/** One object per list of weights, so that caches can use it as a key. */
const known = new WeakMap<
  readonly Rational[],
  { readonly users: readonly UserOfInstance[] | undefined; readonly atoms: WeighedAtoms }
>();

export function weighedAtoms(
  w: readonly Rational[],
  users?: readonly UserOfInstance[],
  prompts?: readonly number[],
): WeighedAtoms {
  const before = known.get(w);
  if (before !== undefined && before.users === users && before.atoms.prompts === prompts) return before.atoms;
  const atoms: WeighedAtoms = {
    each: w.map((weight, i) => {
      const ofUsers = (users ?? []).map((user) => user.w[i] ?? Q.one);
      return new WithoutMasses(weight, ofUsers, prompts?.[i]);
    }),
    shares: (users ?? []).map(({ share }) => share),
    prompts,
    bestOf: (charged) => {
      const top = w.reduce<Rational | undefined>(
        (best, weight, i) => (charged[i] && (best === undefined || Q.compare(weight, best) > 0) ? weight : best),
        undefined,
      );
      return w.map((weight, i) => charged[i] === true && top !== undefined && Q.equals(weight, top));
    },
  };
  known.set(w, { users, atoms });
  return atoms;
}

const common = new WeakMap<readonly Rational[], readonly Rational[]>();

/** The weights over one denominator, cached: every rung of a case asks for them. */
export function commonWeights(w: readonly Rational[]): readonly Rational[] {
  const shared = common.get(w) ?? Q.overOneDenominator(w);
  common.set(w, shared);
  return shared;
}

/** The positions of the atoms by weight, the largest weight first; atoms of the same weight share a list. */
export function byWeight(w: readonly Rational[]): readonly (readonly number[])[] {
  const order = w.map((_, i) => i).sort((i, j) => Q.compare(w[j] as Rational, w[i] as Rational));
  const levels: number[][] = [];
  for (const i of order) {
    const level = levels.at(-1);
    if (level && Q.equals(w[level[0] as number] as Rational, w[i] as Rational)) level.push(i);
    else levels.push([i]);
  }
  return levels;
}

/**
 * The masses on n atoms of the law that a fit is contaminated with. Where there are prompts it gives them the masses that they have; of a point mass the other
 * prompts have the real data.
 */
export function targetLaw(
  target: ErrorTarget,
  n: number,
  { prompts, reference }: Pick<AtomOptions<never>, 'prompts' | 'reference'> = {},
): readonly Rational[] {
  const plain = Array.from({ length: n }, (_, i) =>
    target === 'uniform' ? Q.of(1, n) : i === target ? Q.one : Q.zero,
  );
  if (prompts === undefined) return plain;
  if (reference === undefined)
    throw new UnanswerableError('a fit with errors within prompts whose masses are not known');
  return withMassesOfPrompts(plain, reference, prompts);
}

const TWO_TO_53 = 2 ** 53;

/** A uniform number in [0, 1), which is a multiple of 2^-53, as an exact rational. */
export const exactUniform = (uniform: number): Rational => Q.of(BigInt(uniform * TWO_TO_53), BigInt(TWO_TO_53));
