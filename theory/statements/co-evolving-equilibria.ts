/**
 * Without real data a preference that moves makes an equilibrium of every single atom: whatever is shown comes to be what is liked.
 *
 * At η = 1 and `v = φ(z)`, let p have mass on atoms with the features φ(z) only, such as the vertex δ_z. All rewards are equal, so `H = 1` and `p' = p`; the mean features are φ(z), so
 * `v' = (1 − β) φ(z) + β φ(z) = v`. That is (a). Another law on the same atoms is an equilibrium too, at any distance. So where two atoms have one feature, no equilibrium on them is asymptotically stable:
 * a state as near as one likes keeps its distance for ever, which is (b). A vertex whose features like themselves best, `⟨φ(z), φ(x)⟩ < ⟨φ(z), φ(z)⟩` for x ≠ z, does attract
 * states near it if K ≥ 2 and τ > 0: there the odds of every other atom fall by a factor below 1, and the preference returns by 1 − β. So the start decides which of them is the end.
 *
 * Source: Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences), restated; re-derived here.
 */
import { type Statement, domain } from './statement';

const GAP = (p: string): string => `TV(${p}, q) + preference_distance(${p}, q)`;

export const coEvolvingEquilibria: Statement = {
  id: 'co-evolving-equilibria',
  title: 'Without real data every atom is an equilibrium of preferences that move',
  source: { kind: 'restated', reference: 'Wei, Xie, Zhu, Zhang 2026 (co-evolving preferences)' },
  summary:
    'Without real data a law on atoms of one feature, such as a single atom, stays where it is once this feature is the preference. Where two atoms share a feature there are such laws as near as one likes, so none of them attracts the others.',
  claims: [
    {
      id: 'a',
      says: 'a law on atoms of one feature, which is its preference, is an equilibrium',
      claim: `${GAP('next(q)')} == 0`,
    },
    {
      id: 'b',
      says: 'another such law keeps its distance for ever, however near it is',
      claim: `${GAP('p[t]')} == ${GAP('p[0]')}`,
    },
  ],
  hypotheses: [
    {
      id: 'fully-synthetic',
      says: 'λ = ∞',
      formal: 'eta == 1',
      drop: {
        how: 'mix in real data',
        domain: { data: 'real' },
        expect: 'counterexample',
        because: 'real data shows other atoms, and the preference moves towards them',
      },
    },
    {
      id: 'own-preference',
      says: 'the preference is the feature of the atoms that are shown',
      drop: {
        how: 'take any preference',
        domain: { states: 'other-preference' },
        expect: 'counterexample',
        because: 'the preference moves to the feature that is shown',
      },
    },
    {
      id: 'one-feature',
      says: 'all atoms that are shown have one feature',
      drop: {
        how: 'take any law, with its mean features as the preference',
        domain: { states: 'mean-feature' },
        expect: 'counterexample',
        because: 'the preference likes one of two features better than the other, and curation favours it',
      },
    },
  ],
  domain: domain({ data: 'synthetic', states: 'one-feature' }),
  budget: { rounds: 3 },
  models: ['co-evolving'],
  mutants: ['forget-to-normalise', 'biased-sampler'],
};
