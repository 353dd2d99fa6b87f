/**
 * What is given about w_max, met by construction: w is only known up to a factor, so where `w_max == c` is given, the claim is asked of
 * the weights `c w/w_max` in place of w. A loop whose laws do not change with the factor has the same rounds for both.
 *
 * The claim is rewritten (`w` becomes `w c/w_max`, `w_max` becomes `c`, rewards are shifted by the logarithm), and a case that is shown
 * is scaled, so that the claim as it was written can be decided on it.
 */
import { type DiscreteInstance, discreteRungs } from '../../models/closed-form/discrete';
import type { Instance } from '../../models/closed-form';
import type { Loop } from '../../models/loops';
import {
  type AnyInterpretation,
  type Claim,
  type Event,
  type Expression,
  InputError,
  Q,
  type Rational,
  log,
} from '../../theory';

/** The expressions in which w occurs without others inside. */
type Leaf = Extract<Expression, { readonly kind: 'name' | 'observable' | 'at' | 'draw' | 'draw-statistic' | 'drawn' }>;

const LEAVES: readonly string[] = ['name', 'observable', 'at', 'draw', 'draw-statistic', 'drawn'];

const isLeaf = (node: object): node is Leaf =>
  'kind' in node && typeof node.kind === 'string' && LEAVES.includes(node.kind);

const isTop = (e: Expression): boolean => e.kind === 'name' && e.name === 'w_max';

/** The value of a number or a fraction of numbers. */
function valueOf(e: Expression): Rational | undefined {
  if (e.kind === 'number') return e.value;
  if (e.kind !== 'binary' || e.op !== '/' || e.left.kind !== 'number' || e.right.kind !== 'number') return undefined;
  return e.right.value.num === 0n ? undefined : Q.reduce(Q.div(e.left.value, e.right.value));
}

/** The number c > 0 of a condition `w_max == c`. */
function topIn({ relation, left, right }: Claim): Rational | undefined {
  if (relation !== '==') return undefined;
  const other = isTop(left) ? right : isTop(right) ? left : undefined;
  const value = other && valueOf(other);
  return value && value.num > 0n ? value : undefined;
}

const numberOf = (value: Rational): Expression => ({ kind: 'number', value, text: Q.format(value) });

function scaledLeaf(leaf: Leaf, top: Rational): Expression {
  const largest: Expression = { kind: 'name', name: 'w_max' };
  const factor: Expression = { kind: 'binary', op: '/', left: numberOf(top), right: largest };
  const shift: Expression = { kind: 'call', word: log, args: [factor] };
  const scaled: Expression = { kind: 'binary', op: '*', left: leaf, right: factor };
  const shifted: Expression = { kind: 'binary', op: '+', left: leaf, right: shift };
  switch (leaf.kind) {
    case 'name':
      if (leaf.name === 'w_max') return numberOf(top);
      if (leaf.name === 'r_max') return { kind: 'call', word: log, args: [numberOf(top)] };
      if (leaf.name === 'w_min' || leaf.name === 'w_next') return scaled;
      return leaf.name === 'r_min' ? shifted : leaf;
    case 'observable':
    case 'at':
    case 'drawn':
      return leaf.name === 'w' ? scaled : leaf.name === 'r' ? shifted : leaf;
    case 'draw':
      return scaled;
    case 'draw-statistic':
      return leaf.word.name === 'var' ? { kind: 'binary', op: '*', left: scaled, right: factor } : scaled;
  }
}

/** Whether a node compares two draws of w, or of r: the factor does not change which is greater. */
function isOrder(node: object): boolean {
  const { kind, left, right } = node as Partial<Extract<Event, { kind: 'where' }>>;
  return kind === 'where' && left?.kind === 'drawn' && right?.kind === 'drawn' && left.name === right.name;
}

/** A tree of the same shape with every leaf put in its scaled form. */
function rewritten<T>(node: T, top: Rational): T {
  if (typeof node !== 'object' || node === null) return node;
  if (isLeaf(node)) return scaledLeaf(node, top) as T;
  if (isOrder(node)) return node;
  if (Array.isArray(node)) return node.map((part: unknown) => rewritten(part, top)) as T;
  const parts = Object.entries(node).map(([key, part]: [string, unknown]) => [
    key,
    key === 'word' ? part : rewritten(part, top),
  ]);
  return Object.fromEntries(parts) as T;
}

/** The claim about `c w/w_max`, as one about w. */
export function scaledClaim(claim: Claim, top: Rational): Claim {
  return { ...claim, left: rewritten(claim.left, top), right: rewritten(claim.right, top) };
}

/** The instance with its weights multiplied such that the largest is `top`. */
export function scaledInstance(instance: Instance, top: Rational): DiscreteInstance {
  if (instance.model !== 'discrete') throw new InputError(`weights of ${instance.model} models are not scaled`);
  const largest = instance.w.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
  return { ...instance, w: instance.w.map((weight) => Q.reduce(Q.div(Q.mul(weight, top), largest))) };
}

const law = (...numerators: number[]): Rational[] => {
  const total = numerators.reduce((a, b) => a + b);
  return numerators.map((numerator) => Q.of(numerator, total));
};

const PROBES: readonly DiscreteInstance[] = [1, 2, 3, Infinity].map((K) => ({
  model: 'discrete',
  p0: law(3, 2, 1),
  w: [Q.of(1), Q.of(2), Q.of(5)],
  pRef: law(1, 1, 2),
  q: law(1, 2, 1),
  K,
  lambda: Q.of(1, 3),
  epsilon: Q.zero,
  rounds: 2,
}));

/** Exact masses after two rounds, told apart by comparing them. */
function massesOf(
  instance: DiscreteInstance,
  loop: Loop,
): { readonly rung: AnyInterpretation; readonly masses: unknown[] } {
  const rung = discreteRungs(instance, loop)[1]?.();
  if (rung === undefined) throw new InputError('discrete models have an exact rung');
  return { rung, masses: instance.w.flatMap((_, atom) => [1, 2].map((t) => rung.mass(rung.round(t), atom))) };
}

/** Whether the laws of a loop stay the same when all weights are multiplied by one number: tried on a few instances. */
function isScaleFree(loop: Loop): boolean {
  const { min = 1, max = Infinity, infinite = true } = loop.needs?.candidates ?? {};
  const probes = PROBES.filter(({ K }) => (K === Infinity ? infinite : min <= K && K <= max));
  try {
    if (probes.length === 0) return false;
    return probes.every((probe) => {
      const { rung, masses } = massesOf(probe, loop);
      const scaled = massesOf(scaledInstance(probe, Q.of(3, 7)), loop);
      return masses.every((mass, i) => rung.arithmetic.decide('==', mass, scaled.masses[i]).truth === 'true');
    });
  } catch {
    return false; // A loop that cannot be tried is searched as it is.
  }
}

/** The number that w_max is to be, where that is given and scaling makes it so for all loops of the question. */
export function topGiven(
  given: readonly Claim[],
  loops: readonly Loop[],
): { readonly top: Rational; readonly by: Claim } | undefined {
  const found = given.flatMap((by) => {
    const top = topIn(by);
    return top === undefined ? [] : [{ top, by }];
  })[0];
  return found !== undefined && loops.every(isScaleFree) ? found : undefined;
}
