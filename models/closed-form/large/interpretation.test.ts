import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type AnyInterpretation,
  type Evaluation,
  type Interval,
  NotRepresentableError,
  Q,
  UnanswerableError,
  UndefinedValueError,
  evaluate,
  parseClaim,
} from '../../../theory';
import { MUTANTS } from '../../loops/mutants/catalogue';
import { curatedLoop } from '../../loops/curated';
import type { Loop } from '../../loops/loop';
import { discreteRungs } from '../discrete';
import { smallCases } from './cases.testing';
import { checkLargeInstance } from './check';
import { classesOf } from './classes';
import { MASS_FAMILIES, WEIGHT_FAMILIES } from './families';
import type { LargeInstance } from './instance';
import { LargeInterpretation } from './interpretation';
import { largeRungs } from './rungs';
import { exactTwin, hasExactTwin } from './twin';

/** Every question that the statements ask this model, and some more. */
const QUESTIONS = [
  'E(p[t + 1], w) - E(p[t], w)',
  'E(p[t], w) - E(p_ref, w)',
  'E(p[t + 1], w)',
  'w_max - E(p[t], w)',
  'Var(p[t], w)',
  'Var(p[t + 1], w)/w_max',
  'P(p[t + 1], A_star)',
  '1 - P(p[t], A_star)',
  'P(p[t], w >= 3)',
  'KL(p[t], p_ref)',
  'KL(p_ref, p[t + 1])',
  'sup_ratio(p[t + 1], p_ref)',
  'TV(p[t + 1], p[t])',
  'chi2(p[t + 1], p_ref)',
  'E(p[t + 1], w^2 - 3*w + 1/w)',
  'Var(p[t], w^2)',
  'E(tilt(p[t]), w)',
  'KL(p[t], curate(p[t]))',
  'p[t + 1](x)',
  'mass(given(p[t + 1], A_star), x)',
  'H(p[t], x)',
  'win_rate(p[t + 1], p[t])',
  'Cov(p[t], w, 1/w)',
  'Std(p[t + 1], w)',
  'moment(p[t + 1], w, 3)',
  'central_moment(p[t], w, 3)',
  'E_given(p[t], w, w >= 3)',
  'E(p[t + 1], w*indicator(w >= 3))',
  'E_pair(p[t + 1], p[t], abs(w[1] - w[2]))',
  'w(x)',
  'w_next*w_min + w_max',
  'exp(D) + r_max + r_min',
  'eta + 1/K',
  'epsilon',
];

const questions = QUESTIONS.map((text) => parseClaim(`${text} <= 0`));

type Answer = { readonly interval: Interval; readonly evaluation: Evaluation<unknown> } | { readonly none: string };

function ask(question: (typeof questions)[number], rung: AnyInterpretation, t: number, x: number): Answer {
  try {
    const evaluation = evaluate(question, rung, { t, atoms: { x } });
    return { interval: rung.arithmetic.enclose(evaluation.left), evaluation };
  } catch (error) {
    if (error instanceof NotRepresentableError) return { none: 'not representable' };
    if (error instanceof UndefinedValueError) return { none: 'undefined' };
    throw error;
  }
}

const overlap = (a: Interval, b: Interval): boolean => a.lo <= b.hi && b.lo <= a.hi;

/** Compares all answers of two rungs at an atom; returns the number of questions that both answer. */
function compareAt(atom: number, certified: AnyInterpretation, exact: AnyInterpretation, loop: Loop): number {
  let both = 0;
  for (let t = 0; t < exact.rounds; t += 1) {
    for (const question of questions) {
      const a = ask(question, certified, t, atom);
      const b = ask(question, exact, t, atom);
      if ('none' in a || 'none' in b) {
        if ('none' in a && a.none === 'undefined') expect(b).toEqual(a);
        continue;
      }
      both += 1;
      const truths = [a.evaluation.truth, b.evaluation.truth];
      const agree = truths.includes('unknown') || truths[0] === truths[1];
      if (agree && overlap(a.interval, b.interval)) continue; // `expect` takes longer than the answers.
      const about = `${question.source} at t = ${t}, x = ${atom} under ${loop.id}`;
      throw new Error(`${about}: ${JSON.stringify([a.interval, b.interval])}, ${truths.join(' and ')}`);
    }
  }
  return both;
}

/** Compares all answers of the first and the last rung. */
function compare(instance: LargeInstance, loop: Loop): number {
  const rungs = largeRungs(checkLargeInstance(instance), loop);
  const [certified, exact] = [rungs[0]?.(), rungs.at(-1)?.()];
  if (certified === undefined || exact === undefined) throw new Error('there are two rungs at least');
  return compareAt(0, certified, exact, loop);
}

describe('the certified answers enclose the exact ones', () => {
  it('on thousands of small cases', () => {
    let both = 0;
    fc.assert(
      fc.property(smallCases.filter(hasExactTwin), (instance) => {
        both += compare(instance, curatedLoop);
      }),
      { seed: 71, numRuns: 1500 },
    );
    expect(both).toBeGreaterThan(20_000);
  });

  it('under every wrong loop', () => {
    const loops = Object.values(MUTANTS).map(({ mutate }) => mutate(curatedLoop));
    fc.assert(
      fc.property(smallCases.filter(hasExactTwin), fc.constantFrom(...loops), (instance, loop) => {
        compare(instance, loop);
      }),
      { seed: 72, numRuns: 500 },
    );
  });
});

describe('the certified answers on merged atoms enclose the exact ones', () => {
  const families = MASS_FAMILIES.flatMap((masses) => WEIGHT_FAMILIES.map((weights) => [masses, weights] as const));
  // The fault of the second loop is in the last atom.
  const loops = [curatedLoop, MUTANTS['biased-sampler'].mutate(curatedLoop)];

  it.each(families)('%s masses with %s weights', (masses, weights) => {
    // With other weights exact answers at finite K are too long.
    const K = weights === 'integers' || weights === 'tied-top' ? 2 : Infinity;
    const instance = checkLargeInstance({
      model: 'large-discrete',
      atoms: [
        { mass: 3, weight: 2 },
        { mass: 0, weight: 4 },
      ],
      more: { count: 70, masses, weights, seed: 11 },
      K,
      lambda: Q.of(3, 2),
      rounds: 1,
    });
    expect(classesOf(instance).weight.length).toBeLessThan(72);
    for (const loop of loops) {
      const certified = new LargeInterpretation(instance, loop);
      const exact = discreteRungs(exactTwin(instance), loop).at(-1)?.();
      if (exact === undefined) throw new Error('there is an exact rung');
      const asked = [0, 1, 2, 40, 71].map((atom) => compareAt(atom, certified, exact, loop));
      expect(Math.min(...asked)).toBeGreaterThan(10);
    }
  });
});

const pair = (difference: Partial<LargeInstance> = {}): LargeInstance =>
  checkLargeInstance({
    model: 'large-discrete',
    atoms: [
      { mass: 1, weight: 1 },
      { mass: 1, weight: 2 },
    ],
    K: 2,
    lambda: 'infinity',
    rounds: 2,
    ...difference,
  });

function certifiedAnswer(text: string, instance: LargeInstance, t: number): Interval {
  const [build] = largeRungs(instance, curatedLoop);
  if (build === undefined) throw new Error('there is a first rung');
  const answer = ask(parseClaim(`${text} <= 0`), build(), t, 0);
  if ('none' in answer) throw new Error(answer.none);
  return answer.interval;
}

const relativeWidth = ({ lo, hi }: Interval): number => (hi - lo) / Math.max(Math.abs(lo), Math.abs(hi));

describe('precision', () => {
  const thousand = { count: 1000, masses: 'integers', weights: 'integers', seed: 5 } as const;

  it.each<[string, string, Partial<LargeInstance>, number, number]>([
    ['what is left to gain after 30 rounds', 'w_max - E(p[t], w)', { K: 1_000_000, rounds: 30 }, 30, 1e-9],
    ['the mass off the best after 30 rounds', '1 - P(p[t], A_star)', { K: 1_000_000, rounds: 30 }, 30, 1e-9],
    ['the variance after 30 rounds', 'Var(p[t], w)', { K: 1_000_000, rounds: 30 }, 30, 1e-9],
    ['the gain after 30 rounds', 'E(p[t + 1], w) - E(p[t], w)', { K: 1_000_000, rounds: 30 }, 29, 1e-9],
    ['the gain after 30 tilts', 'E(p[t + 1], w) - E(p[t], w)', { K: Infinity, rounds: 30 }, 29, 1e-11],
    [
      'the gain with nearly equal weights',
      'E(p[t + 1], w) - E(p[t], w)',
      { K: 1000, more: { ...thousand, weights: 'near-33' }, atoms: [] },
      0,
      1e-10,
    ],
    [
      'the variance of nearly equal weights',
      'Var(p[t], w)',
      { K: 1000, more: { ...thousand, weights: 'near-33' }, atoms: [] },
      1,
      1e-10,
    ],
    ['a mean on 100,000 atoms', 'E(p[t], w)', { K: Infinity, more: { ...thousand, count: 99_998 } }, 0, 1e-14],
  ])('%s', (_name, text, difference, t, width) => {
    expect(relativeWidth(certifiedAnswer(text, pair(difference), t))).toBeLessThan(width);
  });

  it('K = 1,000,000 is nearly K = ∞', () => {
    const difference = (K: number): Interval => certifiedAnswer('E(p[1], w)', pair({ K }), 0);
    expect(Math.abs(difference(1_000_000).lo - difference(Infinity).lo)).toBeLessThan(1e-5);
  });
});

describe('exact answers in doubles', () => {
  it.each<[string, Partial<LargeInstance>]>([
    ['KL(p[0], p_ref)', {}],
    ['E(p[1], w) - E(p[0], w)', { atoms: [{ mass: 3, weight: 2 }] }],
    [
      'Var(p[1], w)',
      {
        atoms: [
          { mass: 3, weight: 0.1 },
          { mass: 4, weight: 0.1 },
        ],
      },
    ],
    [
      '1 - P(p[1], A_star)',
      {
        atoms: [
          { mass: 3, weight: 5 },
          { mass: 4, weight: 5 },
        ],
      },
    ],
    ['sup_ratio(p[1], p_ref) - 1', { lambda: Q.zero }],
    ['KL(p[1], p_ref)', { lambda: Q.zero }],
  ])('%s is 0', (text, difference) => {
    expect(certifiedAnswer(text, pair(difference), 0)).toEqual({ lo: 0, hi: 0 });
  });
});

describe('what has no answer', () => {
  it.each(['E(q, w)', 'M_0'])('%s belongs to other models', (text) => {
    expect(() => certifiedAnswer(text, pair(), 0)).toThrow(UnanswerableError);
  });

  it('a case too large for exact numbers has a second rung that knows only the numbers of rounds and atoms', () => {
    const large = pair({ K: 1000 });
    const second = largeRungs(large, curatedLoop)[1]?.();
    expect([second?.rounds, second?.atoms()]).toEqual([2, 2]);
    expect(() => second?.scalar('K')).toThrow(NotRepresentableError);
  });
});
