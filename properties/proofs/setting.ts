/**
 * The variables of a proof, and the model that they make.
 *
 * Weights are sorted, `w_1 ≤ w_2 ≤ …`, and written as sums of the variables `a_i ≥ 0`: any weights are of that form, after the atoms were
 * renamed. Masses are `p_i/(p_1 + … + p_n)` with `p_i ≥ 0`. λ is a variable l ≥ 0, or `y/((K − 1)(1 + y))` with y ≥ 0 where λ(K − 1) < 1.
 */
import { type Claim, Q, type ScalarName, evaluate, mentionedWords, unanswerable } from '../../theory';
import { type Loop } from '../../models/loops';
import {
  type Algebra,
  DrawsRing,
  type DrawsValue,
  type OrInfinite,
  INFINITE_K,
  SymbolicInterpretation,
  type SymbolicProblem,
  rationalArithmetic,
} from '../../models/symbolic';
import type { RationalFunction, VariableGroup } from './polynomials';

/** What all cases of a proof share. */
export interface Setting {
  readonly loop: Loop;
  /** K, a whole number or `Infinity`. */
  readonly candidates: number;
  /** The number of atoms, or `any`. */
  readonly atoms: number | 'any';
  /** `synthetic`: λ = ∞; `real`: any λ ≥ 0; `stable`: λ(K − 1) < 1. */
  readonly data: 'synthetic' | 'real' | 'stable';
  /** `reference`: p_0 = p_ref. */
  readonly start: 'free' | 'reference';
}

/** One assignment of the bound variables of a claim. */
export interface ProofCase {
  readonly t: number;
  /** The positions of x and y among the sorted atoms (from 1), or their ranks among the sorted points; `sup`: the atom of a supremum. */
  readonly atoms: Readonly<Partial<Record<'x' | 'y' | 'sup', number>>>;
  /** The number of draws, for any number of atoms. */
  readonly draws: number | null;
}

const names = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);

/** The number of sorted points of a case: atoms, or draws with the atoms that the claim names. */
function pointsOf({ atoms }: Setting, { draws, atoms: named }: ProofCase): number {
  return atoms === 'any' ? (draws ?? 0) + Object.keys(named).length : atoms;
}

/** The variables of a case in order, by groups whose degrees are bounded together. */
export function variablesOf(setting: Setting, claim: Claim, at: ProofCase): readonly VariableGroup[] {
  const { atoms, data, start } = setting;
  const words = mentionedWords(claim);
  const weights = names('a', pointsOf(setting, at));
  const groups: VariableGroup[] = [];
  if (atoms === 'any') {
    if (words.has('w_min')) weights.push('c');
    if (words.has('w_max')) weights.push('b');
  } else {
    groups.push({ id: 'p', variables: names('p', atoms) });
    if (start === 'free' && data !== 'synthetic') groups.push({ id: 'r', variables: names('r', atoms) });
    if (words.has('q')) groups.push({ id: 'q', variables: names('q', atoms) });
  }
  groups.push({ id: 'a', variables: weights });
  if (data !== 'synthetic') groups.push({ id: 'l', variables: [data === 'real' ? 'l' : 'y'] });
  return groups;
}

function lambdaOf<C>(algebra: Algebra<C>, { data, candidates }: Setting): C | 'infinity' {
  if (data === 'synthetic') return 'infinity';
  if (data === 'real') return algebra.variable('l');
  const y = algebra.variable('y');
  const one = algebra.constant(Q.one);
  return algebra.div(y, algebra.mul(algebra.constant(Q.of(candidates - 1)), algebra.add(one, y)));
}

/** The sorted weights and the bounds that the claim mentions. */
function weightsOf<C>(algebra: Algebra<C>, setting: Setting, claim: Claim, at: ProofCase) {
  const words = mentionedWords(claim);
  const any = setting.atoms === 'any';
  let below = any && words.has('w_min') ? algebra.variable('c') : undefined;
  const bottom = below;
  const weights = names('a', pointsOf(setting, at)).map((name) => {
    const step = algebra.variable(name);
    below = below === undefined ? step : algebra.add(below, step);
    return below;
  });
  const top = weights[weights.length - 1] as C;
  const scalars: Partial<Record<ScalarName, C>> = any
    ? {
        ...(bottom === undefined ? {} : { w_min: bottom }),
        ...(words.has('w_max') ? { w_max: algebra.add(top, algebra.variable('b')) } : {}),
      }
    : { w_min: weights[0] as C, w_max: top };
  return { weights, scalars };
}

function masses<C>(algebra: Algebra<C>, letter: string, n: number): C[] {
  const each = names(letter, n).map((name) => algebra.variable(name));
  const total = each.reduce((a, b) => algebra.add(a, b));
  return each.map((mass) => algebra.div(mass, total));
}

/** Both sides of a claim as they are needed: their difference, and its degree in the masses of drawn atoms. */
interface Difference<C> {
  readonly value: C;
  readonly degree: number;
}

/** `left − right` of a claim in a case, with a fixed number of atoms. */
function differenceOnAtoms<C>(
  algebra: Algebra<C>,
  claim: Claim,
  setting: Setting,
  at: ProofCase,
  n: number,
): Difference<C> {
  const { weights, scalars } = weightsOf(algebra, setting, claim, at);
  const { start, data, loop, candidates } = setting;
  const arithmetic = rationalArithmetic<C>(algebra);
  const { x, y, sup } = at.atoms;
  const problem: SymbolicProblem<OrInfinite<C>> = {
    arithmetic,
    points: { weights, base: masses(algebra, 'p', n), repeats: true },
    loop,
    candidates,
    lambda: lambdaOf(algebra, setting),
    scalars,
    laws: {
      ...(start === 'free' && data !== 'synthetic' ? { reference: masses(algebra, 'r', n) } : {}),
      ...(mentionedWords(claim).has('q') ? { q: masses(algebra, 'q', n) } : {}),
    },
    ...(sup === undefined ? {} : { supremumAt: sup - 1 }),
  };
  const atoms = { ...(x === undefined ? {} : { x: x - 1 }), ...(y === undefined ? {} : { y: y - 1 }) };
  const { left, right } = evaluate(claim, new SymbolicInterpretation(problem), { t: at.t, atoms });
  return { value: finite(arithmetic.sub(finite(left), finite(right))), degree: 0 };
}

const finite = <V>(value: OrInfinite<V>): V => (value === INFINITE_K ? unanswerable('an infinite side') : value);

/** The coefficient of `p_1 ⋯ p_d` in `left − right` of a claim in a case, for any number of atoms. */
function differenceOnDraws<C>(
  algebra: Algebra<C>,
  claim: Claim,
  setting: Setting,
  at: ProofCase,
  d: number,
): Difference<C> {
  if (setting.start === 'free' && setting.data !== 'synthetic')
    return unanswerable('a law p_ref of its own, for any number of atoms');
  const ring = new DrawsRing(algebra, d);
  const { weights, scalars } = weightsOf(algebra, setting, claim, at);
  // The named points come after the draws, which take the other ranks.
  const named = (['x', 'y', 'sup'] as const).flatMap((name) => {
    const rank = at.atoms[name];
    return rank === undefined ? [] : [{ name, rank: rank - 1 }];
  });
  const ranks = [
    ...weights.map((_, i) => i).filter((i) => !named.some(({ rank }) => rank === i)),
    ...named.map(({ rank }) => rank),
  ];
  const position = new Map<string, number>(named.map(({ name }, i) => [name, d + i]));
  const arithmetic = rationalArithmetic(ring);
  const lambda = lambdaOf(algebra, setting);
  const sup = position.get('sup');
  const interpretation = new SymbolicInterpretation<OrInfinite<DrawsValue<C>>>({
    arithmetic,
    points: {
      weights: ranks.map((rank) => ring.scalar(weights[rank] as C)),
      base: Array.from({ length: d }, (_, i) => ring.mass(i)),
      repeats: false,
    },
    loop: setting.loop,
    candidates: setting.candidates,
    lambda: lambda === 'infinity' ? 'infinity' : ring.scalar(lambda),
    scalars: Object.fromEntries(Object.entries(scalars).map(([name, value]) => [name, ring.scalar(value)])),
    ...(sup === undefined ? {} : { supremumAt: sup }),
  });
  const [x, y] = [position.get('x'), position.get('y')];
  const atoms = { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
  const { left, right } = evaluate(claim, interpretation, { t: at.t, atoms });
  const difference = finite(arithmetic.sub(finite(left), finite(right)));
  const { degree } = difference.numerator;
  return { value: degree > d ? algebra.constant(Q.zero) : ring.coefficient(difference), degree };
}

function difference<C>(algebra: Algebra<C>, claim: Claim, setting: Setting, at: ProofCase): Difference<C> {
  if (setting.atoms === 'any') return differenceOnDraws(algebra, claim, setting, at, at.draws ?? 0);
  return differenceOnAtoms(algebra, claim, setting, at, setting.atoms);
}

/** The function that must be ≥ 0 (or 0, for an equality) in a case. */
export function functionOf(claim: Claim, setting: Setting, at: ProofCase): RationalFunction {
  return <C>(algebra: Algebra<C>): C => {
    const { value } = difference(algebra, claim, setting, at);
    return claim.relation === '<=' || claim.relation === '<' ? algebra.sub(algebra.constant(Q.zero), value) : value;
  };
}

/** The degree of a case in the masses of the drawn atoms, which is the number of draws that decides it. */
export function degreeOf<C>(algebra: Algebra<C>, claim: Claim, setting: Setting, at: ProofCase): number {
  return difference(algebra, claim, setting, at).degree;
}
