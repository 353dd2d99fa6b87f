/**
 * The true values of what a learned run estimates: bands, and the slack of every claim. Written from the statements, apart from the code that decides them.
 */
import { Q } from '../../../theory';
import type { RoundResult } from '../../results';
import type { KnownLaws, KnownSetting, Masses } from './known-run.testing';

/** Names a claim at a round, such as `theorem-2.1 i at 0`. */
export const slackKey = (statement: string, claim: string, t: number): string => `${statement} ${claim} at ${t}`;

/** The means of a run. */
class Facts {
  readonly top: number;
  readonly eta: number;

  constructor(
    private readonly setting: KnownSetting,
    readonly laws: KnownLaws,
  ) {
    this.top = Math.max(...setting.weights);
    const { lambda } = setting;
    this.eta = lambda === 'infinity' ? 1 : Q.toNumber(Q.div(lambda, Q.add(Q.one, lambda)));
  }

  mean = (law: Masses): number => law.reduce((sum, m, c) => sum + m * (this.setting.weights[c] as number), 0);

  variance(law: Masses): number {
    const mean = this.mean(law);
    return law.reduce((sum, m, c) => sum + m * ((this.setting.weights[c] as number) - mean) ** 2, 0);
  }

  best = (law: Masses): number =>
    law.reduce((sum, m, c) => ((this.setting.weights[c] as number) === this.top ? sum + m : sum), 0);

  /** p_0 conditioned on the best. */
  limit(): Masses {
    const start = this.laws.models[0] as Masses;
    const total = this.best(start);
    return start.map((m, c) => ((this.setting.weights[c] as number) === this.top ? m / total : 0));
  }
}

const distance = (p: Masses, q: Masses): number => p.reduce((sum, m, c) => sum + Math.abs(m - (q[c] as number)), 0) / 2;

const divergence = (p: Masses, q: Masses): number =>
  p.reduce((sum, m, c) => (m === 0 ? sum : sum + m * Math.log(m / (q[c] as number))), 0);

/** The slack of every claim at every round, where it is at least 0 if the claim is true. */
export function trueSlacks(setting: KnownSetting, laws: KnownLaws, epsilon: number): ReadonlyMap<string, number> {
  const { K, lambda, rounds } = setting;
  const f = new Facts(setting, laws);
  const { top, eta } = f;
  const real = laws.reference;
  const model = (t: number): Masses => laws.models[t] as Masses;
  const [start, m0, mReal] = [model(0), f.mean(model(0)), f.mean(real)];
  const factor = (1 - 1 / K) / top;
  const l = lambda === 'infinity' ? Infinity : Q.toNumber(lambda);
  const limit = f.limit();
  const all = new Map<string, number>();
  const set = (statement: string, claim: string, t: number, slack: number): unknown =>
    all.set(slackKey(statement, claim, t), slack);
  for (let t = 0; t <= rounds; t += 1) {
    const p = model(t);
    set('theorem-2.1', 'j', t, f.mean(p) - m0 - f.variance(start) / (2 * top));
    set('theorem-2.1', 'limit', t, distance(start, limit) - distance(p, limit));
    set('theorem-2.1', 'end', t, f.best(p) - 0.9);
    set('theorem-2.3', 'a', t, f.mean(p) - mReal - (l / (1 + l) ** 3) * factor * f.variance(real));
    set('theorem-2.4', 'c', t, f.best(real) / (1 - l * (K - 1)) - f.best(p));
    set('theorem-2.4', 'd', t, -Math.log(1 - l * (K - 1)) - divergence(p, real));
    if (t === rounds) continue;
    const [kept, training, next] = [laws.kept[t] as Masses, laws.training[t] as Masses, model(t + 1)];
    const share = (law: Masses, side: (p: number) => number): number => side(f.best(law));
    const others = (x: number): number => 1 - x;
    const bound = (side: (p: number) => number): number =>
      share(training, side) - (1 - eta) * share(real, side) - eta * share(p, side) ** K + epsilon;
    const response = f.mean(training) - mReal - eta * (f.mean(kept) - mReal);
    const shrinks = f.mean(next) - mReal - eta * (f.mean(p) - mReal);
    set('lemma-2.2', 'b', t, f.mean(kept) - f.mean(p) - factor * f.variance(p));
    set('theorem-2.1', 'i', t, f.best(next) - f.best(p));
    set('theorem-2.2', 'g', t, epsilon * top - shrinks);
    set('theorem-2.2', 'h', t, epsilon * top + shrinks);
    set('selection-response', 'b', t, epsilon * top - response);
    set('selection-response', 'c', t, epsilon * top + response);
    set(
      'event-bound',
      'f',
      t,
      bound((x) => x),
    );
    set('event-bound', 'g', t, bound(others));
  }
  return all;
}

/** The true value of the learner's share of a slack, where the claim is about the step to the next model. */
export function trueShares(setting: KnownSetting, laws: KnownLaws): ReadonlyMap<string, number> {
  const f = new Facts(setting, laws);
  const all = new Map<string, number>();
  laws.training.forEach((training, t) => {
    const next = laws.models[t + 1] as Masses;
    const change = f.mean(next) - f.mean(training);
    all.set(slackKey('theorem-2.1', 'i', t), f.best(next) - f.best(training));
    all.set(slackKey('theorem-2.2', 'g', t), -change);
    all.set(slackKey('theorem-2.2', 'h', t), change);
  });
  return all;
}

/** A band with the value that it must contain. */
export interface Covered {
  readonly what: string;
  readonly lo: number;
  readonly hi: number;
  readonly truth: number;
}

/** The bands of a round, with their true values. */
export function coveredBands(
  setting: KnownSetting,
  laws: KnownLaws,
  { t, reward, variance, best, fromLimit, parts }: RoundResult,
): readonly Covered[] {
  const f = new Facts(setting, laws);
  const p = laws.models[t] as Masses;
  const of = (what: string, { lo, hi }: { lo: number; hi: number }, truth: number): Covered => ({
    what,
    lo,
    hi,
    truth,
  });
  const law = [
    of('E[w]', reward, f.mean(p)),
    of('Var(w)', variance, f.variance(p)),
    of('P(A_*)', best, f.best(p)),
    of('distance from the limit', fromLimit, distance(p, f.limit())),
  ];
  if (parts === undefined) return law;
  const [kept, training, next] = [laws.kept[t] as Masses, laws.training[t] as Masses, laws.models[t + 1] as Masses];
  const mReal = f.mean(laws.reference);
  return [
    ...law,
    of('selection', parts.selection, f.mean(kept) - f.mean(p)),
    of('promised', parts.promised, ((1 - 1 / setting.K) * f.variance(p)) / f.top),
    of('transmission', parts.transmission, f.mean(next) - f.mean(training)),
    ...(parts.response
      ? [
          of('response observed', parts.response.observed, f.mean(training) - mReal),
          of('response expected', parts.response.expected, f.eta * (f.mean(kept) - mReal)),
        ]
      : []),
  ];
}
