/**
 * Choices by several users, each by Luce's rule with the user's own weights.
 *
 * - *Heterogeneous users*: one user, drawn by share, makes each choice; the kept candidate has the law
 *   `Σ_u s_u p H^{K,u}_p`. In the limit K = ∞ that is `p Σ_u s_u w_u/E_p[w_u]`, Cover's portfolio update (Cover 1984).
 * - *Adversarial share*: two users. The reward of the second, with share φ, is not the one that statements are about.
 * - *Two stages*: the owner keeps one of K candidates, then the public keeps one of K that the owner kept
 *   (arXiv:2511.12804).
 */
import { Q, type Rational, TWO_EQUAL_USERS, UnanswerableError } from '../../../theory';
import type { LuceRule } from '../choice-rule';
import { type Candidates, type LawOperations, finite } from '../loop';
import { type ChoicePart, MOST_GROWTH } from './choice-part';
import { attractor, greatest } from '../limits';

/** Every further choice adds digits to exact masses, so only few candidates are affordable. */
const FEW = { min: 1, max: 4, infinite: true };

const byUser = (user: number): LuceRule => ({ kind: 'luce', score: ({ users }) => weightOf(users, user) });

function weightOf<T>(users: readonly T[], user: number): T {
  const weight = users[user];
  if (weight === undefined) throw new UnanswerableError(`an instance without user ${user + 1}, whom this loop needs`);
  return weight;
}

/** The mixture over users u, with shares s_u, of the laws of the candidates that they keep. */
function mixtureOfUsers<L>(ops: LawOperations<L>, law: L, candidates: Candidates): L {
  const operations = finite(ops);
  let mixed: L | undefined;
  let before = Q.zero;
  operations.shares.forEach((share, user) => {
    if (share.num === 0n) return;
    const kept = operations.choose(law, byUser(user), candidates);
    mixed = mixed === undefined ? kept : ops.mix(mixed, kept, Q.div(share, before));
    before = Q.add(before, share);
  });
  if (mixed === undefined) throw new UnanswerableError('an instance without users, whom this loop needs');
  return mixed;
}

/**
 * Luce choice by several users with rewards of their own.
 * @param count the number of users, at least 2; the instance gives their shares
 */
export function heterogeneousUsers(count: number): ChoicePart {
  return {
    id: 'heterogeneous-users',
    title: `each choice is made by one of ${count} users with rewards of their own`,
    formula: 'Σ_u s_u p H^{K,u}_p',
    reference: 'arXiv:2605.07724; at K = ∞ Cover 1984',
    needs: { users: { count }, candidates: FEW, growth: MOST_GROWTH },
    limit: attractor,
    curate: mixtureOfUsers,
  };
}

/**
 * Luce choice by two users: a share of the choices follows another reward.
 * @param share the share φ of the choices that follow the other reward, 0 < φ < 1
 */
export function adversarialShare(share: Rational): ChoicePart {
  return {
    id: 'adversarial-share',
    title: `a share ${Q.format(share)} of the choices follows another reward`,
    formula: `(1 − φ) p H^{K,w}_p + φ p H^{K,v}_p, φ = ${Q.format(share)}`,
    reference: 'Ferbach et al. 2024, section 2, with a mixture of rewards',
    needs: { users: { count: 2, shares: [Q.sub(Q.one, share), share] }, candidates: FEW, growth: MOST_GROWTH },
    limit: attractor,
    curate: mixtureOfUsers,
  };
}

/** The owner chooses by w, then the public by its own weights. */
export const twoStage: ChoicePart = {
  id: 'two-stage',
  title: 'the owner keeps one of K, then the public one of K of these',
  formula: 'p → p H^{K,w}_p =: c → c H^{K,v}_c',
  reference: 'arXiv:2511.12804',
  needs: { users: TWO_EQUAL_USERS, candidates: FEW, growth: MOST_GROWTH },
  limit: ({ atoms }) => greatest(atoms, ({ users }) => users.reduce(Q.mul, Q.one)),
  curate: (ops, law, candidates) => {
    const owned = finite(ops).choose(law, byUser(0), candidates);
    return finite(ops).choose(owned, byUser(1), candidates);
  },
};
