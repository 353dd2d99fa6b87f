/**
 * Parts of an instance that some loops need besides a law and weights: users, finite samples, a fixed point to start from. The genome has
 * genes for them only where the domain asks for them, so that the cases of other domains stay the same.
 */
import { type DiscreteInstance, withMassesOfPrompts } from '../../../models/closed-form/discrete';
import type { ErrorTarget } from '../../../models/loops';
import { type SearchDomain, Q, type Rational } from '../../../theory';
import { type Field, choice, odd, range } from '../genome/genome-layout';
import { lawOf } from '../whole-ratio';

const SHARES = ['share0', 'share1', 'share2', 'share3'] as const;
const LIKES = ['likes1', 'likes2', 'likes3'] as const;

/** The true weight of an atom, where the domain has a second reward. */
const TRULY = 'truly';

/** The prompt that an atom answers, where there are prompts. */
const PROMPT = 'prompt';
/** The most prompts of a case. */
const MOST_PROMPTS = 3;

/** Users beyond this number have no genes. */
export const MOST_USERS = SHARES.length;
const MOST_SAMPLES = 3;
/** The fixed point is stable with λ at this many steps below the edge. */
const EDGE = 20;

export type OptionalHead = (typeof SHARES)[number] | 'size' | 'draws' | 'edge' | 'towards' | 'atom' | 'truth';
export type OptionalAtom = (typeof LIKES)[number] | typeof TRULY | typeof PROMPT;

/** Reads genes by name. A gene that the domain did not ask for must not be read. */
export interface Genes {
  readonly head: (name: OptionalHead) => number;
  readonly atom: (index: number, name: OptionalAtom) => number;
}

/** Fields that are there where the domain asks for them, and are read nowhere else. */
type Asked<N extends string> = Readonly<Record<N, Field>>;

const fields = (names: readonly string[], field: Field): Readonly<Record<string, Field>> =>
  Object.fromEntries(names.map((name) => [name, field]));

/** The fields of the head that the domain asks for. */
export function optionalHead({
  users,
  samples,
  fit,
  reference = 'any',
  secondReward,
}: SearchDomain): Asked<OptionalHead> {
  return {
    ...(users && users.shares === undefined ? fields(SHARES.slice(0, users.count), range(1, 9)) : {}),
    ...(samples ? { size: range(1, MOST_SAMPLES), draws: range(0, 999) } : {}),
    ...(fit === 'exact' ? {} : { towards: odd(choice(TARGETS.length)), atom: range(0, 11) }),
    ...(reference === 'any' ? {} : { edge: range(1, reference === 'either' ? EDGE : EDGE - 1) }),
    ...(secondReward ? { truth: choice(TRUTHS.length) } : {}),
  } as Asked<OptionalHead>;
}

/** The fields of an atom that the domain asks for. */
export function optionalAtom({ users, secondReward, prompts }: SearchDomain): Asked<OptionalAtom> {
  const weights = [...(users ? LIKES.slice(0, users.count - 1) : []), ...(secondReward ? [TRULY] : [])];
  return {
    ...fields(weights, range(1, 9)),
    ...(prompts ? { [PROMPT]: choice(MOST_PROMPTS) } : {}),
  } as Asked<OptionalAtom>;
}

const extremes = (w: readonly Rational[]): { readonly top: Rational; readonly bottom: Rational } => ({
  top: w.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b)),
  bottom: w.reduce((a, b) => (Q.compare(a, b) <= 0 ? a : b)),
});

/** How the true weights depend on w and on weights of their own, the simplest first. */
const TRUTHS: readonly ((w: readonly Rational[], own: readonly Rational[]) => readonly Rational[])[] = [
  // Independent of w.
  (_, own) => own,
  // The better by w, the worse in truth.
  (w) => {
    const { top, bottom } = extremes(w);
    return Q.reduceAll(w.map((weight) => Q.div(Q.mul(top, bottom), weight)));
  },
  // In the order of w.
  (w) => Q.reduceAll(w.map((weight) => Q.mul(weight, weight))),
  // In the order of w up to its best atoms, which are the worst in truth: what only the proxy likes.
  (w) => {
    const { top, bottom } = extremes(w);
    return Q.reduceAll(w.map((weight) => (Q.equals(weight, top) ? Q.div(bottom, Q.of(2)) : weight)));
  },
];

/** The true weights, where the domain asks for them. */
export function trueWeightsOf(
  { secondReward }: SearchDomain,
  genes: Genes,
  w: readonly Rational[],
  weightOf: (digit: number, atom: number) => Rational,
): Pick<DiscreteInstance, 'wTrue'> {
  const truth = secondReward ? TRUTHS[genes.head('truth')] : undefined;
  if (truth === undefined) return {};
  return {
    wTrue: truth(
      w,
      w.map((_, i) => weightOf(genes.atom(i, TRULY), i)),
    ),
  };
}

/** The users: the first with w, the others with weights on the same scale. */
export function usersOf(
  { users }: SearchDomain,
  genes: Genes,
  w: readonly Rational[],
  weightOf: (digit: number, atom: number) => Rational,
): Pick<DiscreteInstance, 'users'> {
  if (users === undefined) return {};
  const shares = users.shares ?? lawOf(SHARES.slice(0, users.count).map(genes.head));
  return {
    users: shares.map((share, user) => {
      const gene = LIKES[user - 1];
      return { share, w: gene === undefined ? w : w.map((_, i) => weightOf(genes.atom(i, gene), i)) };
    }),
  };
}

/**
 * The instance with the prompts of its atoms: p_ref and q get the masses that p_0 gives the prompts.
 * @param drawn the number of atoms with genes; one that is added answers the prompt of the first
 */
export function withPrompts(
  instance: DiscreteInstance,
  { prompts: asked }: SearchDomain,
  genes: Genes,
  drawn: number,
): DiscreteInstance {
  if (!asked) return instance;
  const { p0, pRef, q } = instance;
  const labels = p0.map((_, i) => genes.atom(i < drawn ? i : 0, PROMPT));
  // Numbered in the order of the atoms.
  const order = [...new Set(labels)];
  const prompts = labels.map((label) => order.indexOf(label));
  return {
    ...instance,
    prompts,
    pRef: withMassesOfPrompts(pRef, p0, prompts),
    q: withMassesOfPrompts(q, p0, prompts),
  };
}

/** Three users with the weights (W, 1, 1/W), (1/W, W, 1) and (1, 1/W, W), W one more than the first weight; q and p_ref uniform. */
export function withCyclicUsers(instance: DiscreteInstance): DiscreteInstance {
  const W = Q.add(instance.w[0] ?? Q.one, Q.one);
  const [down, third] = [Q.inverse(W), Q.of(1, 3)];
  const likes = [
    [W, Q.one, down],
    [down, W, Q.one],
    [Q.one, down, W],
  ];
  const uniform = [third, third, third];
  // A start that misses an atom has it as its fourth; here it is the third.
  const [a = Q.zero, b = Q.zero, ...rest] = instance.p0;
  const total = Q.add(a, b);
  const p0 = rest.length > 1 ? Q.reduceAll([Q.div(a, total), Q.div(b, total), Q.zero]) : instance.p0;
  const [w = []] = likes;
  return { ...instance, p0, w, q: uniform, pRef: uniform, users: likes.map((each) => ({ share: third, w: each })) };
}

export function samplesOf({ samples }: SearchDomain, genes: Genes): Pick<DiscreteInstance, 'samples'> {
  return samples ? { samples: { size: genes.head('size'), seed: genes.head('draws') } } : {};
}

/** Where `left(x)/right(x)` is largest, with the larger left(x) if right(x) is 0. */
function mostAhead(left: readonly Rational[], right: readonly Rational[]): number {
  const ahead = (i: number, j: number): boolean => {
    const [pi, qi, pj, qj] = [left[i], right[i], left[j], right[j]] as [Rational, Rational, Rational, Rational];
    const order = Q.compare(Q.mul(pi, qj), Q.mul(pj, qi));
    return order > 0 || (order === 0 && Q.compare(pi, pj) > 0);
  };
  return left.reduce((most, _, i) => (ahead(i, most) ? i : most), 0);
}

/** The kinds of targets of the gene `towards`, the simplest first. */
const TARGETS: readonly ((
  instance: Pick<DiscreteInstance, 'p0' | 'pRef'>,
  atom: number,
) => readonly [ErrorTarget, ...ErrorTarget[]])[] = [
  () => [0],
  (_, atom) => [atom],
  () => ['uniform'],
  // Away from the real data: the deviation of p_0 has the same sign in every round.
  ({ p0, pRef }) => [mostAhead(p0, pRef)],
  // Away from it and back.
  ({ p0, pRef }) => [mostAhead(p0, pRef), mostAhead(pRef, p0)],
];

/** The targets of the fitting errors, where there are errors and the target is not the first atom in every round. */
export function errorTargetsOf(
  { fit }: SearchDomain,
  genes: Genes,
  instance: Pick<DiscreteInstance, 'p0' | 'pRef' | 'epsilon'>,
): Pick<DiscreteInstance, 'errorTowards'> {
  const kind = fit === 'exact' || instance.epsilon.num === 0n ? undefined : TARGETS[genes.head('towards')];
  if (kind === undefined) return {};
  const errorTowards = kind(instance, genes.head('atom') % instance.p0.length);
  return errorTowards.length === 1 && errorTowards[0] === 0 ? {} : { errorTowards };
}

/** The mean of w under q at every atom, among the answers to its prompt if there are prompts. */
function meansOf(q: readonly Rational[], w: readonly Rational[], prompts: readonly number[]): readonly Rational[] {
  const total = (values: readonly Rational[], prompt: number): Rational =>
    Q.sum(values.filter((_, i) => prompts[i] === prompt));
  const weighed = q.map((mass, i) => Q.mul(mass, w[i] as Rational));
  return prompts.map((prompt, i) => {
    const mass = total(q, prompt);
    return mass.num === 0n ? (w[i] as Rational) : Q.div(total(weighed, prompt), mass);
  });
}

/** `Σ_u s_u w_u(x)/E_q[w_u]` at every atom: what K = ∞ multiplies the masses of q by. */
function growthOf(q: readonly Rational[], { w, users, prompts }: DiscreteInstance): readonly Rational[] {
  const each = users ?? [{ share: Q.one, w }];
  const factors = each.map((user) => {
    const means = meansOf(q, user.w, prompts ?? q.map(() => 0));
    return user.w.map((weight, i) => Q.mul(user.share, Q.div(weight, means[i] as Rational)));
  });
  return Q.reduceAll(q.map((_, i) => Q.sum(factors.map((factor) => factor[i] as Rational))));
}

/**
 * The instance with λ and p_ref such that q is a fixed point at K = ∞: `p_ref = q (1 − η g)/(1 − η)`, g the growth of the atoms under q, which is a
 * law where `η max g ≤ 1`. At that edge the atoms that grow most have no real data (*condensed*). Where no atom grows p_ref is q.
 */
export function withFixedPoint(
  instance: DiscreteInstance,
  reference: NonNullable<SearchDomain['reference']>,
  genes: Genes,
): DiscreteInstance {
  if (reference === 'any') return instance;
  const top = instance.w.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
  const mayMiss = (i: number): boolean => reference === 'gaps' && !Q.equals(instance.w[i] as Rational, top);
  const plain = lawOf(instance.q.map(({ num }, i) => Number(num) + (mayMiss(i) ? 0 : 1)));
  const q = instance.prompts ? withMassesOfPrompts(plain, instance.p0, instance.prompts) : plain;
  const growth = growthOf(q, instance);
  const edge = Q.inverse(growth.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b)));
  const flat = Q.equals(edge, Q.one);
  const share = reference === 'condensed' && !flat ? EDGE : Math.min(genes.head('edge'), flat ? EDGE - 1 : EDGE);
  const eta = Q.reduce(Q.mul(edge, Q.of(share, EDGE)));
  const real = Q.sub(Q.one, eta);
  return {
    ...instance,
    q,
    lambda: Q.reduce(Q.div(eta, real)),
    pRef: Q.reduceAll(q.map((mass, i) => Q.div(Q.mul(mass, Q.sub(Q.one, Q.mul(eta, growth[i] as Rational))), real))),
  };
}
