/**
 * Two Gaussian models that are trained on each other's outputs converge if and only if the map between them has a spectral radius below 1.
 *
 * In a round `θ' = φ + b` (model 1: outputs of model 2, curated by the reward `bᵀx` at K = ∞; the source writes b = λa) and `φ' = Aθ` (model 2: outputs of model 1, mapped by A). A fixed
 * point has `θ = Aθ + b`, hence
 *
 *     θ_* = (I − A)^{-1} b ,      φ_* = A θ_* ,
 *
 * which is (a). Neither model hears of itself before the second round: `θ_{t+2} = A θ_t + b` and `φ_{t+2} = A (φ_t + b)`. So the difference e of either model from its limit satisfies
 * `e_{t+2} = A e_t`, and it vanishes for every start if and only if ρ(A) < 1, at the rate ρ(A) in two rounds (Gelfand's formula; `coupled-rate` where
 * A is normal). This is written without limits by Lyapunov's equation `P − AᵀPA = I`: the form `V(e) = eᵀPe` satisfies `V(e) − V(Ae) = ‖e‖²`, which is (b) and (d), as
 * `KL = ‖e‖²/2` for covariances I. Where ρ(A) < 1, `P = Σ_k (A^k)ᵀA^k` is at least I, which is (c), and V is the sum of all later squared distances. Where ρ(A) ≥ 1 no solution is
 * positive definite: for an eigenvector x of the eigenvalue μ, `(1 − |μ|²) x^*Px = ‖x‖²`, so `x^*Px` is negative, or P does not exist.
 *
 * Source: Zhang, Wei & Zhang 2026 (arXiv:2605.29267) study when interacting models converge; the Gaussian form is derived here.
 */
import { type Statement, domain } from './statement';

export const coupledLimit: Statement = {
  id: 'coupled-limit',
  title: 'Two models trained on each other’s outputs converge if the map between them has a spectral radius below 1',
  source: { kind: 'restated', reference: 'Zhang, Wei & Zhang 2026, arXiv:2605.29267, for two Gaussian models' },
  summary:
    'Model 1 is trained on the curated outputs of model 2, and model 2 on those of model 1, mapped by A. The means end at (I − A)⁻¹ b and A (I − A)⁻¹ b, where b is the shift by curation, if the spectral radius of A is below 1.',
  claims: [
    {
      id: 'a',
      says: 'the means (I − A)⁻¹ b and A (I − A)⁻¹ b stay where they are',
      claim: 'KL(next(p_limit), p_limit) + KL(partner(next(p_limit)), partner(p_limit)) == 0',
    },
    {
      id: 'b',
      says: 'in two rounds the Lyapunov form of model 1 falls by its squared distance from the limit',
      claim: 'lyapunov(p[t]) - lyapunov(p[t + 2]) == 2*KL(p[t], p_limit)',
    },
    {
      id: 'c',
      says: 'and is at least this squared distance, so that the distances of all rounds have a finite sum',
      claim: 'lyapunov(p[t]) >= 2*KL(p[t], p_limit)',
      tightness: 'attained',
    },
    {
      id: 'd',
      says: 'model 2 comes nearer to its limit by the same rule',
      claim: 'lyapunov(partner(p[t])) - lyapunov(partner(p[t + 2])) == 2*KL(partner(p[t]), partner(p_limit))',
    },
  ],
  hypotheses: [
    {
      id: 'stable-map',
      says: 'the spectral radius of A is below 1',
      carries: ['c'],
      drop: {
        how: 'let it be at least 1',
        domain: { coupling: 'unstable' },
        expect: 'counterexample',
        because: 'the models drive each other away: the only solution of Lyapunov’s equation is not positive definite',
      },
    },
  ],
  domain: domain({ candidates: { min: 1, max: 1, infinite: 'always' } }),
  budget: { rounds: 6 },
  models: ['coupled'],
  mutants: ['ignore-reward', 'prefer-worst', 'stale-model'],
};
