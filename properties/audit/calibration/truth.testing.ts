/** What is true of a simulated trace: the expectations that the intervals of its audit must cover, and the truth of its claims. */
import { type SelectionRule, type SimulatedTrace, keptLaw } from '../../../models/recorded';
import type { Setting } from './settings.testing';

export interface Truth {
  /** Mean of a trait under the model after round t. */
  readonly modelMean: (trait: string, t: number) => number;
  /** Mass of the atom of largest reward under that model. */
  readonly topShare: (t: number) => number;
  /** Expected selection differential of a trait in round t. */
  readonly differential: (trait: string, t: number) => number;
  /** Expected `kept mean − pool mean − S²/w_max` of the weights of round t, in units of a weight w_max. */
  readonly gainBeyondBound: (t: number, largestReward: number) => number;
  /** Inverse temperature; infinite if the best are kept. */
  readonly beta: number;
  readonly lapse: number;
}

const known = new Map<string, readonly number[]>();

/** The kept law, computed once for each model. */
function keptMasses({ loop }: Setting, rule: SelectionRule, law: readonly number[]): readonly number[] {
  const { space, K, kept = 1 } = loop;
  const key = JSON.stringify([rule, K, kept, law]);
  const masses = known.get(key) ?? keptLaw(rule, law, space.rewards, { K, m: kept });
  if (known.size < 100) known.set(key, masses);
  return masses;
}

const mean = (law: readonly number[], values: readonly number[]): number =>
  law.reduce((sum, mass, i) => sum + mass * (values[i] ?? NaN), 0);

const betaOf = ({ kind, temperature = 1 }: SelectionRule): number =>
  kind === 'luce' ? 1 / temperature : kind === 'uniform' ? 0 : Infinity;

/** @param models the masses of p_0, p_1, …: the trace must have been read */
export function truthOf(setting: Setting, { models }: Pick<SimulatedTrace, 'models'>): Truth {
  const { space, rule, planted = {}, K } = setting.loop;
  const used = planted.rule ?? rule;
  const lapse = planted.lapse ?? 0;
  const values = (trait: string): readonly number[] =>
    trait === 'reward' ? space.rewards : (space.traits.get(trait) ?? []);
  const model = (t: number): readonly number[] => models[t] ?? [];
  const gain = (t: number, of: readonly number[]): number =>
    (1 - lapse) * (mean(keptMasses(setting, used, model(t - 1)), of) - mean(model(t - 1), of));
  const top = Math.max(...space.rewards);
  return {
    modelMean: (trait, t) => mean(model(t), values(trait)),
    topShare: (t) =>
      mean(
        model(t),
        space.rewards.map((r) => (r === top ? 1 : 0)),
      ),
    differential: (trait, t) => gain(t, values(trait)),
    gainBeyondBound: (t, largest) => {
      const temperature = rule.temperature ?? 1;
      const w = space.rewards.map((r) => Math.exp((r - largest) / temperature));
      const variance = mean(
        model(t - 1),
        w.map((x) => (x - mean(model(t - 1), w)) ** 2),
      );
      return gain(t, w) - (1 - 1 / K) * variance;
    },
    beta: betaOf(used),
    lapse,
  };
}
