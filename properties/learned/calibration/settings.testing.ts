/** Null and near-null loops, of which no true statement may be refuted. */
import { loopOf } from '../../../models';
import { Q } from '../../../theory';
import type { KnownSetting } from './known-run.testing';

/** A setting, and the statements that its loop may refute, since its choice is not the paper's. */
export interface NullSetting extends KnownSetting {
  readonly refutable: readonly string[];
}

const REAL = [0.4, 0.25, 0.15, 0.15, 0.05];
const ELSEWHERE = [0.1, 0.1, 0.1, 0.2, 0.5];
const VALUES = [0, 0.25, 0.5, 0.75, 1];

/** Weights of sharpness γ. */
const weights = (gamma: number): readonly number[] => VALUES.map((value) => Math.exp(gamma * (value - 1)));

const luce = loopOf('curated');
const of = (name: string, more: Partial<NullSetting>): NullSetting => ({
  name,
  loop: luce,
  real: REAL,
  weights: weights(1),
  K: 4,
  lambda: 'infinity',
  rounds: 2,
  examples: 1000,
  refutable: [],
  ...more,
});

/** Statements about Luce's choice, which another choice may refute. */
const ABOUT_THE_CHOICE = ['lemma-2.2', 'theorem-2.1', 'theorem-2.3'];

export const SETTINGS: readonly NullSetting[] = [
  of('γ = 0, λ = ∞', { weights: weights(0) }),
  of('γ = 0, λ = 1/4', { weights: weights(0), lambda: Q.of(1, 4) }),
  of('γ = 1e−6, λ = ∞', { weights: weights(1e-6) }),
  of('γ = 1e−6, λ = 1/4', { weights: weights(1e-6), lambda: Q.of(1, 4) }),
  of('γ = 1e−6, λ = ∞, few points', { weights: weights(1e-6), examples: 100 }),
  of('K = 1, λ = 1', { K: 1, lambda: Q.one, start: ELSEWHERE }),
  of('K = 1, λ = 1, few points', { K: 1, lambda: Q.one, start: ELSEWHERE, examples: 200 }),
  of('K = 1, λ = ∞', { K: 1 }),
  of('uniform choice, λ = 1/4', { loop: loopOf('uniform-choice'), lambda: Q.of(1, 4), refutable: ABOUT_THE_CHOICE }),
  of('uniform choice, λ = 1, γ = 1e−6', {
    loop: loopOf('uniform-choice'),
    lambda: Q.one,
    weights: weights(1e-6),
    refutable: ABOUT_THE_CHOICE,
  }),
  of('γ = 1, λ = ∞', {}),
  of('γ = 1, λ = ∞, few points', { examples: 100 }),
  of('γ = 1/10, λ = 1', { weights: weights(0.1), lambda: Q.one }),
];
