/** Both sides of a claim on known laws of classes, for tests: nothing is sampled. One class is one bin. */
import { type Claim, type Interval, doubleArithmetic as D, evaluate, point } from '../../../theory';
import { binnedDivergence } from './binned-divergence';
import { type LearnedLaw, bare } from './law';
import { type LearnedScalars, learnedInterpretation } from './learned-interpretation';
import type { Question } from './question';

export interface ExactLaws {
  readonly weights: readonly number[];
  readonly reference: readonly number[];
  /** p_0, p_1, … */
  readonly models: readonly (readonly number[])[];
  /** The laws of the training data made from them. */
  readonly training: readonly (readonly number[])[];
}

function massesOf(law: LearnedLaw, laws: ExactLaws): readonly number[] {
  const { weights, reference, models, training } = laws;
  const inner = bare(law);
  switch (inner.kind) {
    case 'round':
      return models[inner.t] ?? [];
    case 'train':
      return training[inner.t] ?? [];
    case 'reference':
      return reference;
    case 'given': {
      const top = Math.max(...weights);
      const inside = massesOf(inner.of, laws).map((m, c) => (weights[c] === top ? m : 0));
      const total = inside.reduce((sum, m) => sum + m, 0);
      return inside.map((m) => m / total);
    }
    case 'curate':
      throw new Error('no claim that compares models asks for the kept candidates');
  }
}

function answer(question: Question, laws: ExactLaws): Interval {
  const { weights } = laws;
  const top = Math.max(...weights);
  const masses = massesOf(question.law, laws);
  const mean = (f: (c: number) => number): number => masses.reduce((sum, m, c) => sum + m * f(c), 0);
  switch (question.kind) {
    case 'expectation':
      return point(mean((c) => question.of.at(weights[c] as number)));
    case 'variance': {
      const centre = mean((c) => question.of.at(weights[c] as number));
      return point(mean((c) => (question.of.at(weights[c] as number) - centre) ** 2));
    }
    case 'probability':
      return point(mean((c) => (question.event.at(weights[c] as number, weights[c] === top) ? 1 : 0)));
    case 'bin':
      return point(masses[question.bin] ?? 0);
  }
}

/** The slack of a claim at round t, up to rounding. */
export function exactSlack(claim: Claim, t: number, scalars: LearnedScalars, laws: ExactLaws): number {
  const interpretation = learnedInterpretation<Interval>(scalars, {
    arithmetic: D,
    fromInterval: (x) => x,
    toInterval: (x) => x,
    ask: (question) => answer(question, laws),
    divergence: (kind, left, right) => {
      const [p, q] = [massesOf(left, laws), massesOf(right, laws)];
      return binnedDivergence(
        kind,
        p.map((mass, c) => ({ p: point(mass), q: point(q[c] ?? 0) })),
      );
    },
  });
  const { left, right } = evaluate(claim, interpretation, { t, atoms: {} });
  const slack = claim.relation === '<' || claim.relation === '<=' ? D.sub(right, left) : D.sub(left, right);
  return slack.lo / 2 + slack.hi / 2;
}
