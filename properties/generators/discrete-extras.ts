/**
 * What some loops need of their instances besides a law and weights: users, finite samples, a fixed point to start from. The genes for it
 * are in the genome only where the domain asks for them, so that other domains draw what they always drew.
 */
import type { DiscreteInstance } from '../../models';
import { type Domain, Q, type Rational } from '../../theory';
import { type Field, range } from './genome-layout';
import { lawOf } from './whole-ratio';

const SHARES = ['share0', 'share1', 'share2', 'share3'] as const;
const LIKES = ['likes1', 'likes2', 'likes3'] as const;

/** Users beyond this number have no genes. */
export const MOST_USERS = SHARES.length;
const MOST_SAMPLES = 3;
/** The fixed point is stable with λ at this many steps below the edge. */
const EDGE = 20;

export type OptionalHead = (typeof SHARES)[number] | 'size' | 'draws' | 'edge';
export type OptionalAtom = (typeof LIKES)[number];

/** Reads genes by name; of a gene that the domain did not ask for, nothing may be read. */
export interface Genes {
  readonly head: (name: OptionalHead) => number;
  readonly atom: (index: number, name: OptionalAtom) => number;
}

/** Fields that are there where the domain asks for them, and are read nowhere else. */
type Asked<N extends string> = Readonly<Record<N, Field>>;

const fields = (names: readonly string[], field: Field): Readonly<Record<string, Field>> =>
  Object.fromEntries(names.map((name) => [name, field]));

/** The fields of the head that the domain asks for. */
export function optionalHead({ users, samples, reference = 'any' }: Domain): Asked<OptionalHead> {
  return {
    ...(users && users.shares === undefined ? fields(SHARES.slice(0, users.count), range(1, 9)) : {}),
    ...(samples ? { size: range(1, MOST_SAMPLES), draws: range(0, 999) } : {}),
    ...(reference === 'any' ? {} : { edge: range(1, reference === 'either' ? EDGE : EDGE - 1) }),
  } as Asked<OptionalHead>;
}

/** The fields of an atom that the domain asks for. */
export function optionalAtom({ users }: Domain): Asked<OptionalAtom> {
  const asked: Readonly<Record<string, Field>> = users ? fields(LIKES.slice(0, users.count - 1), range(1, 9)) : {};
  return asked as Asked<OptionalAtom>;
}

/** The users: the first with w, the others with weights on the same scale. */
export function usersOf(
  { users }: Domain,
  genes: Genes,
  w: readonly Rational[],
  weightOf: (gene: number) => Rational,
): Pick<DiscreteInstance, 'users'> {
  if (users === undefined) return {};
  const shares = users.shares ?? lawOf(SHARES.slice(0, users.count).map(genes.head));
  return {
    users: shares.map((share, user) => {
      const gene = LIKES[user - 1];
      return { share, w: gene === undefined ? w : w.map((_, i) => weightOf(genes.atom(i, gene))) };
    }),
  };
}

export function samplesOf({ samples }: Domain, genes: Genes): Pick<DiscreteInstance, 'samples'> {
  return samples ? { samples: { size: genes.head('size'), seed: genes.head('draws') } } : {};
}

/**
 * The instance with λ and p_ref such that q is a fixed point at K = ∞: `p_ref = q (1 − η w/Z)/(1 − η)` with `Z = E_q[w]`, which is a law where
 * η ≤ Z/w_max. At that edge the best atoms have no real data (*condensed*). Where all weights are equal p_ref is q.
 */
export function withFixedPoint(
  instance: DiscreteInstance,
  reference: NonNullable<Domain['reference']>,
  genes: Genes,
): DiscreteInstance {
  if (reference === 'any') return instance;
  const { q, w } = instance;
  const full = lawOf(q.map(({ num }) => Number(num) + 1));
  const mean = Q.sum(full.map((mass, i) => Q.mul(mass, w[i] as Rational)));
  const top = w.reduce((a, b) => (Q.compare(a, b) >= 0 ? a : b));
  const edge = Q.reduce(Q.div(mean, top));
  const flat = Q.equals(edge, Q.one);
  const share = reference === 'condensed' && !flat ? EDGE : Math.min(genes.head('edge'), flat ? EDGE - 1 : EDGE);
  const eta = Q.reduce(Q.mul(edge, Q.of(share, EDGE)));
  const real = Q.sub(Q.one, eta);
  return {
    ...instance,
    q: full,
    lambda: Q.reduce(Q.div(eta, real)),
    pRef: Q.reduceAll(
      full.map((mass, i) => Q.div(Q.mul(mass, Q.sub(Q.one, Q.div(Q.mul(eta, w[i] as Rational), mean))), real)),
    ),
  };
}
