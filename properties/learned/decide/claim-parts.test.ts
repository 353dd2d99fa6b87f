/**
 * The parts of every claim on trained models, on known laws of classes. Whatever the models are, the loop's part and the steps hold of the loop of
 * the theory; the learner's share is 0 for an exact learner; and the two parts make up the slack.
 */
import { describe, expect, test } from '@jest/globals';
import { type Lambda, stream } from '../../../models';
import { enumeratedCuration } from '../../../models/learned/enumerated-curation.testing';
import { Q, STATEMENTS, type Statement, learnedClaims } from '../../../theory';
import { finalRoundClaims } from '../experiments/final-round-claims';
import { type AskedClaim, askedClaim } from './asked';
import { stepRounds } from './decide-parts';
import { type ExactLaws, exactSlack } from './exact-laws.testing';
import type { LearnedScalars } from './learned-interpretation';

const ROUNDS = 3;
const CASES = 300;
const ROUNDING = 1e-9;

interface Case {
  readonly scalars: LearnedScalars;
  readonly weights: readonly number[];
  readonly reference: readonly number[];
  readonly start: readonly number[];
  readonly random: ReturnType<typeof stream>;
}

type Choose = (masses: readonly number[], weights: readonly number[], K: number) => readonly number[];

/** A choice, and whether real data is mixed in. */
interface Wrong {
  readonly says: string;
  readonly choose: Choose;
  readonly withReal?: boolean;
}

const LUCE = { choose: enumeratedCuration };

function law(random: Case['random'], classes: number): readonly number[] {
  // Some classes are rare, so that laws near the edge of the simplex occur.
  const raw = Array.from({ length: classes }, () => random.uniform() ** (1 + 6 * random.uniform()) + 1e-4);
  const total = raw.reduce((sum, m) => sum + m, 0);
  return raw.map((m) => m / total);
}

function caseOf(seed: number, { domain }: Statement): Case {
  const random = stream(seed, 'parts');
  const classes = 2 + random.index(3);
  const K = domain.candidates.max === 1 ? 1 : 2 + random.index(2);
  const weights = Array.from({ length: classes }, () => Math.exp(-5 * random.uniform()));
  const stable = Q.of(1 + random.index(9), 10 * Math.max(1, K - 1));
  const lambda: Lambda =
    domain.data === 'synthetic' ? 'infinity' : domain.data === 'stable' ? stable : Q.of(1 + random.index(40), 10);
  const reference = law(random, classes);
  const start = random.uniform() < 0.3 ? reference : law(random, classes);
  const top = Math.max(...weights);
  return { scalars: { K, lambda, top, epsilon: Q.zero, rounds: ROUNDS }, weights, reference, start, random };
}

/** The laws of a run. @param fit the next model from its training data */
function lawsOf(
  { scalars: { K, lambda }, weights, reference, start }: Case,
  { choose, withReal = true }: Pick<Wrong, 'choose' | 'withReal'>,
  fit: (training: readonly number[]) => readonly number[],
): ExactLaws {
  const eta = lambda === 'infinity' || !withReal ? 1 : Q.toNumber(Q.div(lambda, Q.add(Q.one, lambda)));
  const models = [start];
  const training: (readonly number[])[] = [];
  for (let t = 0; t < ROUNDS; t += 1) {
    const kept = choose(models[t] ?? [], weights, K);
    const mixed = kept.map((m, c) => eta * m + (1 - eta) * (reference[c] ?? 0));
    training.push(mixed);
    models.push(fit(mixed));
  }
  return { weights, reference, models, training };
}

function askedOf(statement: Statement, scalars: LearnedScalars): readonly AskedClaim[] {
  const setting = { scalars, startsElsewhere: false };
  const ofStatement = learnedClaims(statement).map((spec) => askedClaim(statement, spec, setting));
  const concentrated = Array.from({ length: ROUNDS + 1 }, () => ({ reward: 1, variance: 0, best: 1 }));
  return statement.id === 'theorem-2.1' ? [...ofStatement, ...finalRoundClaims(scalars, concentrated)] : ofStatement;
}

const CONCERNED = STATEMENTS.filter((statement) => learnedClaims(statement).some(({ parts }) => parts !== undefined));

/** The least slack of every part over many cases, by claim and part. */
function leastSlacks(statement: Statement, loop: Pick<Wrong, 'choose' | 'withReal'>): Map<string, number> {
  const least = new Map<string, number>();
  for (let seed = 0; seed < CASES; seed += 1) {
    const drawn = caseOf(seed, statement);
    const laws = lawsOf(drawn, loop, (training) => law(drawn.random, training.length));
    for (const asked of askedOf(statement, drawn.scalars)) {
      const { parts, spec } = asked;
      if (parts === undefined || !('rounds' in asked)) continue;
      const note = (part: string, slack: number): Map<string, number> =>
        least.set(`${spec.id} ${part}`, Math.min(slack, least.get(`${spec.id} ${part}`) ?? Infinity));
      if (parts.sums) for (const t of asked.rounds) note('loop', exactSlack(parts.loop, t, drawn.scalars, laws));
      for (const t of stepRounds(asked))
        parts.steps.forEach((step, i) => note(`step ${i}`, exactSlack(step, t, drawn.scalars, laws)));
    }
  }
  return least;
}

test('four statements compare trained models, each claim of them in parts', () => {
  expect(CONCERNED.map(({ id }) => id)).toEqual(['theorem-2.1', 'theorem-2.2', 'theorem-2.3', 'theorem-2.4']);
  const comparing = STATEMENTS.flatMap((statement) =>
    learnedClaims(statement).filter(
      ({ claim }) => /p\[(0|t \+ 1)\]|p\[t\].*p_ref/.test(claim) && !/curate|train/.test(claim),
    ),
  );
  expect(comparing.filter(({ parts }) => parts === undefined)).toEqual([]);
});

describe.each(CONCERNED.map((statement): [string, Statement] => [statement.id, statement]))('%s', (_id, statement) => {
  test('whatever the models are, the loop’s part and the steps hold', () => {
    const least = leastSlacks(statement, LUCE);
    expect(least.size).toBeGreaterThan(0);
    for (const [part, slack] of least) expect([part, slack >= -ROUNDING]).toEqual([part, true]);
  });

  test('for an exact learner the learner’s share is 0', () => {
    for (let seed = 0; seed < CASES; seed += 1) {
      const drawn = caseOf(seed, statement);
      const fromReference = statement.domain.start === 'reference' ? { ...drawn, start: drawn.reference } : drawn;
      const laws = lawsOf(fromReference, LUCE, (training) => training);
      for (const asked of askedOf(statement, drawn.scalars)) {
        if (asked.parts === undefined || !('rounds' in asked)) continue;
        for (const t of asked.rounds)
          expect(Math.abs(exactSlack(asked.parts.learner, t, drawn.scalars, laws))).toBeLessThan(ROUNDING);
      }
    }
  });

  test('the slack is the loop’s part and the learner’s share together', () => {
    const drawn = caseOf(7, statement);
    const laws = lawsOf(drawn, LUCE, (training) => law(drawn.random, training.length));
    for (const asked of askedOf(statement, drawn.scalars)) {
      if (asked.parts === undefined || !('rounds' in asked)) continue;
      for (const t of asked.rounds) {
        const [whole, loop, learner] = [asked.claim, asked.parts.loop, asked.parts.learner].map((claim) =>
          exactSlack(claim, t, drawn.scalars, laws),
        ) as [number, number, number];
        expect(loop + learner).toBeCloseTo(whole, 9);
      }
    }
  });
});

const only =
  (sought: (weights: readonly number[]) => number): Choose =>
  (masses, weights) => {
    const class_ = weights.indexOf(sought(weights));
    return masses.map((_, c) => (c === class_ ? 1 : 0));
  };

const IGNORES: Wrong = { says: 'a choice that ignores the reward', choose: (masses) => masses };
const WORST: Wrong = { says: 'a choice of the worst alone', choose: only((weights) => Math.min(...weights)) };
const BEST: Wrong = { says: 'a choice of the best alone', choose: only((weights) => Math.max(...weights)) };
const WITHOUT: Wrong = { ...BEST, says: `${BEST.says}, without real data`, withReal: false };

test.each([
  [IGNORES, 'theorem-2.1', 'j step 0'],
  [IGNORES, 'theorem-2.1', 'j loop'],
  [WORST, 'theorem-2.1', 'i loop'],
  [WORST, 'theorem-2.1', 'limit loop'],
  [WITHOUT, 'theorem-2.2', 'g loop'],
  [{ ...WORST, withReal: false }, 'theorem-2.2', 'h loop'],
  [IGNORES, 'theorem-2.3', 'a step 0'],
  [IGNORES, 'theorem-2.3', 'a loop'],
  [WITHOUT, 'theorem-2.3', 'a step 1'],
  [BEST, 'theorem-2.4', 'c step 0'],
  [BEST, 'theorem-2.4', 'c loop'],
  [BEST, 'theorem-2.4', 'd step 0'],
])('%j breaks %s (%s)', (wrong, id, part) => {
  const statement = CONCERNED.find((each) => each.id === id) as Statement;
  expect(leastSlacks(statement, wrong).get(part)).toBeLessThan(-1e-3);
});
