/**
 * A loop, as data: how one of K is chosen, from which law the candidates are drawn, how real data is mixed in, and what
 * the learner makes of the mixture.
 *
 * Parts are written against `LawOperations<L>`, the few things that can be done to a law, so that one definition runs on
 * every closed-form model and at every rung of the ladder. A variant of the loop is a new part, not a new program.
 *
 * Source: Ferbach et al. 2024 (arXiv:2407.09499), section 2; restated in `docs/theory.md`.
 */
import type { Rational } from '../../theory';

/** K: a whole number ≥ 1, or `Infinity` for the limit of many candidates. */
export type Candidates = number;

/** λ ≥ 0, or `'infinity'` for the fully synthetic loop. */
export type Lambda = Rational | 'infinity';

/** Curation by discrete choice: of K candidates one is kept with probability proportional to `w^power`. */
export interface Choice {
  readonly candidates: Candidates;
  /** 1 is Bradley–Terry / Plackett–Luce, 0 ignores the reward, −1 prefers the worst. */
  readonly power: -1 | 0 | 1;
}

/** What can be done to a law `L` of a closed-form model. Each returns a new law. */
export interface LawOperations<L> {
  /** `p·H^K_p`: the law of the kept candidate. */
  curate(law: L, choice: Choice): L;
  /** `curate` without its normalising factor: K for finite K, `1/E_p[w]` for K = ∞. Not a probability law. */
  curateUnnormalised(law: L, choice: Choice): L;
  /** `(ref + λ·synthetic)/(1 + λ)`. */
  mix(reference: L, synthetic: L, lambda: Lambda): L;
  /** The maximum-likelihood fit of the model's exponential family to a law: moment matching. */
  fit(law: L): L;
  /** A sampler that draws one atom twice as often as it should. */
  favour(law: L): L;
  /** A fit that is off by at most ε in total variation: `(1 − ε) law + ε δ`, towards one fixed atom. */
  misfit(law: L, epsilon: Rational): L;
}

/** What a loop sees at round t. */
export interface Round<L> {
  /** `p_0 … p_t`. */
  readonly history: readonly [L, ...L[]];
  readonly reference: L;
  readonly candidates: Candidates;
  readonly lambda: Lambda;
  readonly epsilon: Rational;
}

export interface Loop {
  readonly id: string;
  /** One line: what this loop does. */
  readonly title: string;
  /** The law candidates are drawn from; in a correct loop the newest, `p_t`. */
  readonly source: <L>(ops: LawOperations<L>, round: Round<L>) => L;
  /** The law of the kept candidates when drawing from `law`. */
  readonly curate: <L>(ops: LawOperations<L>, law: L, candidates: Candidates) => L;
  /** The next model from the kept candidates and the real data. */
  readonly learn: <L>(ops: LawOperations<L>, curated: L, round: Round<L>) => L;
}

/** `p_{t+1}` of a loop. */
export function step<L>(loop: Loop, ops: LawOperations<L>, round: Round<L>): L {
  return loop.learn(ops, loop.curate(ops, loop.source(ops, round), round.candidates), round);
}

/** The newest law of a round, `p_t`. */
export function newest<L>({ history }: Round<L>): L {
  return history[history.length - 1] as L;
}

/** The loop of the paper: `p_{t+1} = (p_ref + λ p_t H^K_{p_t})/(1 + λ)`, fitted exactly up to the declared error ε. */
export const curatedLoop: Loop = {
  id: 'curated',
  title: 'Luce choice among K candidates, mixed with real data by λ, fitted exactly',
  source: (_ops, round) => newest(round),
  curate: (ops, law, candidates) => ops.curate(law, { candidates, power: 1 }),
  learn: (ops, curated, round) => {
    const mixed = ops.mix(round.reference, curated, round.lambda);
    return round.epsilon.num === 0n ? mixed : ops.misfit(mixed, round.epsilon);
  },
};

/** The same loop with a learner that fits its exponential family by maximum likelihood (for Gaussians: moments). */
export const maximumLikelihoodLoop: Loop = {
  ...curatedLoop,
  id: 'maximum-likelihood',
  title: 'the curated loop with a maximum-likelihood fit of the model’s exponential family',
  learn: (ops, curated, round) => ops.fit(curatedLoop.learn(ops, curated, round)),
};
