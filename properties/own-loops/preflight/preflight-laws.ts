/**
 * The preflight of a loop whose rule is unknown: two rounds on small finite spaces, each of which must give a probability law.
 */
import { type DiscreteInstance, type Loop, discreteRungs } from '../../../models';
import { withMassesOfPrompts } from '../../../models/closed-form/discrete';
import {
  type AnyInterpretation,
  InputError,
  NotRepresentableError,
  Q,
  UnanswerableError,
  UndefinedValueError,
} from '../../../theory';
import { messageOf } from '../foreign-value';
import { TimeLimitError, within } from '../time-limit';
import type { InputJson, LoopDefect } from '../../results';
import type { Wrong } from './rule-result';

/** Weights are squares, so that their roots are exact. */
const SPACES: readonly { readonly p: readonly number[]; readonly w: readonly number[] }[] = [
  { p: [1], w: [1] },
  { p: [1, 1], w: [1, 1] },
  { p: [1, 1], w: [1, 4] },
  { p: [1, 2, 3], w: [9, 4, 1] },
  { p: [1, 0, 1], w: [1, 9, 4] },
];

const lawOf = (masses: readonly number[]): DiscreteInstance['p0'] => {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => Q.reduce(Q.of(mass, total)));
};

function instances({ needs = {} }: Loop): DiscreteInstance[] {
  const { min, max, infinite } = needs.candidates ?? { min: 1, max: 3, infinite: true };
  const Ks = [...[1, 2, 3].filter((K) => K >= min && K <= max), ...(infinite ? [Infinity] : [])];
  const lambdas = ['infinity', Q.one, Q.zero] as const;
  const { users } = needs;
  return SPACES.flatMap(({ p, w }) =>
    (Ks.length > 0 ? Ks : [min]).flatMap((K) =>
      lambdas.map((lambda): DiscreteInstance => {
        const weights = w.map((weight) => Q.of(weight));
        const reference = lawOf(p.map((mass, i) => mass + i));
        const shares = users?.shares ?? Array.from({ length: users?.count ?? 0 }, () => Q.of(1, users?.count ?? 1));
        const others = shares.map((share, u) => ({
          share,
          w: weights.map((_, i) => weights[(i + u) % w.length] ?? Q.one),
        }));
        const p0 = lawOf(p);
        const prompts = needs.prompts && p.map((_, i) => i % 2);
        const side = prompts ? withMassesOfPrompts(reference, p0, prompts) : reference;
        return {
          model: 'discrete',
          ...{ p0, w: weights, pRef: side, q: side, K, lambda, epsilon: Q.zero, rounds: 2 },
          ...(prompts ? { prompts } : {}),
          ...(users ? { users: others } : {}),
          ...(needs.samples ? { samples: { size: 3, seed: 1 } } : {}),
        };
      }),
    ),
  );
}

const json = ({ p0, w, pRef, K, lambda }: DiscreteInstance, t: number): InputJson => ({
  p_0: p0.map(Q.format),
  w: w.map(Q.format),
  p_ref: pRef.map(Q.format),
  K: K === Infinity ? 'inf' : K,
  lambda: lambda === 'infinity' ? 'inf' : Q.format(lambda),
  t,
});

/** The fault of a round's law in exact numbers, if there is one. */
function wrongLaw(model: AnyInterpretation, n: number, t: number): Wrong | undefined {
  const { arithmetic: A } = model;
  const law: unknown = model.round(t);
  const masses: unknown[] = Array.from({ length: n }, (_, i) => model.mass(law, i));
  const show = (value: unknown): string => {
    const { lo, hi } = A.enclose(value);
    return lo === hi ? String(lo) : `between ${lo} and ${hi}`;
  };
  const zero: unknown = A.fromRational(Q.zero);
  const negative = masses.find((mass) => A.decide('<', mass, zero).truth === 'true');
  if (negative !== undefined)
    return { kind: 'negative', message: `a mass of p[${t}] is ${show(negative)}; masses are at least 0` };
  const sum: unknown = A.sum(masses);
  if (A.decide('==', sum, A.fromRational(Q.one)).truth === 'true') return undefined;
  return { kind: 'not normalised', message: `the masses of p[${t}] add up to ${show(sum)}, not 1; divide by the sum` };
}

function wrongRound(instance: DiscreteInstance, loop: Loop, t: number): Wrong | undefined {
  try {
    const exact = discreteRungs(instance, loop)[1];
    return exact && wrongLaw(exact(), instance.w.length, t);
  } catch (error) {
    if (
      error instanceof UnanswerableError ||
      error instanceof NotRepresentableError ||
      error instanceof UndefinedValueError
    )
      return undefined;
    return {
      kind: 'throws',
      message: `it throws${error instanceof InputError ? '' : ' at a round'}: ${messageOf(error)}`,
    };
  }
}

/** The first defect in the laws of a loop. A loop that does not run on finite spaces is not tried. */
export function loopDefect(loop: Loop, patience: number): LoopDefect | undefined {
  if (loop.needs?.models?.includes('discrete') === false) return undefined;
  let current: InputJson = {};
  try {
    return within(patience, () => {
      for (const instance of instances(loop)) {
        for (const t of [1, 2]) {
          current = json(instance, t);
          const wrong = wrongRound(instance, loop, t);
          if (wrong) return { ...wrong, input: current };
        }
      }
      return undefined;
    });
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error;
    return { kind: 'hangs', message: `it did not return within ${patience / 1000} s`, input: current };
  }
}
