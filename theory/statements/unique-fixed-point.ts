/**
 * The loop with real data everywhere has at most one fixed point, for every K and every λ < ∞.
 *
 * (a) Curation is monotone: `E_q[H_p] + E_p[H_q] ≥ 2`, that is `Σ (q − p)(H_q − H_p) ≤ 0`, for all laws p and q, with equality at K = 1 and 2.
 * *Proof.* Put `δ = q − p` and, for a law on the segment between them, `φ(s) = E e^{−sw}` and `ψ(s) = Σ δ e^{−sw}`. As
 * `H(x) = ∫_0^∞ K w(x) e^{−s w(x)} φ^{K−1} ds`, the derivative along the segment of `Σ δ H` is
 * `−K(K − 1) ∫ φ^{K−2} ψ ψ' ds = (K(K − 1)(K − 2)/2) ∫ φ^{K−3} φ' ψ² ds ≤ 0`: ψ vanishes at 0, since the masses of δ add up to 0, and at ∞; and φ
 * falls. At K = ∞ the sum of the two means is `E_q w/E_p w + E_p w/E_q w`.
 *
 * (b) A round is `F(p) = (1 − η) p_ref + η p H_p`, so `E_q[F(p)/p] = (1 − η) E_{p_ref}[q/p] + η E_q[H_p]`. Add the same with p and q exchanged, and
 * use (a). (c) Where p and q differ on the support of p_ref the right side of (b) is above 0, as `a + 1/a > 2` unless a = 1. If both
 * were fixed points, both means would be 1, which contradicts (c). So there is one fixed point at most; one exists since F is
 * a continuous map of the simplex (Brouwer). That the loop reaches it from every start is `tv-contraction` or `perron-fixed-point` where they
 * apply, and open in general.
 */
import { type Domain, type Statement, domain } from './statement';

/** K = ∞, where q is a fixed point of the instances. */
const EXACT_LIMIT: Partial<Domain> = { candidates: { min: 1, max: 1, infinite: 'always' } };

const MOVED = 'E(q, ratio(next(p[t]), p[t])) + E(p[t], ratio(next(q), q))';

export const uniqueFixedPoint: Statement = {
  id: 'unique-fixed-point',
  title: 'With real data everywhere there is one fixed point',
  source: { kind: 'derived', reference: 'monotonicity of the curation factor in the law' },
  summary:
    'Of two different laws at least one is moved by a round of the loop with real data, for every K and λ: curation favours what is rarer, so the loop has a single fixed point.',
  claims: [
    {
      id: 'a',
      says: 'on average each of two laws favours the other at least as much as itself',
      claim: 'E(q, ratio(curate(p[t]), p[t])) + E(p[t], ratio(curate(q), q)) >= 2',
      tightness: 'attained',
    },
    {
      id: 'b',
      says: 'with real data by as much as they differ relative to it',
      claim: `${MOVED} - 2 >= (1 - eta)*E(p_ref, ratio(q, p[t]) + ratio(p[t], q) - 2)`,
      tightness: 'attained',
    },
    {
      id: 'c',
      says: 'so two laws are not both fixed points',
      claim: `${MOVED} > 2`,
      when: 'TV(p[t], q) > 0',
    },
  ],
  hypotheses: [
    {
      id: 'real-data-everywhere',
      says: 'the real data charges every atom',
      formal: 'E(p_ref, ratio(q, p_ref)) == 1',
      carries: ['c'],
      drop: {
        how: 'take the real data away from the best atoms, and ask at K = ∞, where q is a fixed point, whether every other law moves',
        domain: { ...EXACT_LIMIT, reference: 'condensed', start: 'reference', support: 'any' },
        kept: { ...EXACT_LIMIT, start: 'reference' },
        claim: 'TV(next(p[t]), p[t]) > 0',
        when: 'TV(p[t], q) > 0',
        expect: 'counterexample',
        because: 'a loop that starts without the best atoms never sees them, and so has a fixed point of its own',
      },
    },
    {
      id: 'real-data',
      says: 'λ is finite',
      formal: 'eta < 1',
      carries: ['c'],
      drop: {
        how: 'leave out the real data, and ask at K = ∞ whether every law other than q moves',
        domain: { ...EXACT_LIMIT, data: 'synthetic', reference: 'any' },
        kept: EXACT_LIMIT,
        claim: 'TV(next(p[t]), p[t]) > 0',
        when: 'TV(p[t], q) > 0',
        expect: 'counterexample',
        because: 'without real data every law on atoms of one weight is a fixed point',
      },
    },
  ],
  // Real data made from q gives every law mass everywhere, without which the ratios say nothing. At K = ∞ q is the fixed point.
  domain: domain({ data: 'real', reference: 'fixed-point' }),
  budget: { rounds: 2, exact: true },
  models: ['discrete'],
  mutants: ['real-share-low', 'drop-real-data', 'forget-to-normalise', 'biased-sampler'],
};
