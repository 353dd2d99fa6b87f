/** Curation backfires on two trained Gaussians, as it does in closed form (`isolated-curation`); decided from draws. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loopOf } from '../../../models/loops';
import { derivedSeed, stream } from '../../../models/random';
import {
  type Points,
  type PairTrajectory,
  type Reward,
  type Sampler,
  pointsOf,
  trainPair,
} from '../../../models/learned';
import { gaussianLearner } from '../../../models/learned/mixtures';
import { decide } from '../../statistics';

const SEED = 11;
const ROUNDS = 12;
/** A reward beyond which a point gains nothing; the models do not come near it. */
const CAP = 20;
/** The second reward is `gᵀx` with g = (1, −2); the first is the first coordinate. */
const G = [1, -2] as const;
/** All verdicts of this file together are wrong with a probability of at most 1e-3. */
const ALPHA = 1e-3 / 8;

const reward: Reward = {
  text: 'the first coordinate, up to 20',
  region: { kind: 'marked' },
  top: Math.exp(CAP),
  weight: (values, at) => Math.exp(Math.min(values[at] ?? NaN, CAP)),
  isBest: (values, at) => (values[at] ?? NaN) >= CAP,
};

function normalPoints(count: number, seed: number): Points {
  const random = stream(seed, 'normal');
  return pointsOf(
    2,
    Float64Array.from({ length: 2 * count }, () => random.normal()),
  );
}

const standard: Sampler = { draw: (count, seed) => Promise.resolve(normalPoints(count, seed)) };

/** `x ↦ A x + √(1 − 9²/10²) ε` with A nine tenths of the turn of cosine 3/5: it keeps N(0, I). */
function turned(outputs: Points, seed: number): Points {
  const noise = normalPoints(outputs.count, seed).values;
  const values = Float64Array.from(noise, (each, at) => {
    const [x, y] = [outputs.values[at - (at % 2)] ?? NaN, outputs.values[at - (at % 2) + 1] ?? NaN];
    const mapped = at % 2 === 0 ? 0.54 * x - 0.72 * y : 0.72 * x + 0.54 * y;
    return mapped + Math.sqrt(0.19) * each;
  });
  return pointsOf(2, values);
}

const run = (loop: string, channel: (outputs: Points, seed: number) => Points): Promise<PairTrajectory> =>
  trainPair({
    loop: loopOf(loop),
    learner: gaussianLearner(),
    reward,
    channel,
    starts: [standard, standard],
    K: 6,
    rounds: ROUNDS,
    examples: 8000,
    seed: SEED,
  });

/** Whether `P(gᵀx > 0) − 1/2` is above or below 0: on a Gaussian that is the sign of the mean of gᵀx. */
async function decided(law: Sampler, relation: '>' | '<', seed: number): Promise<string> {
  const { verdict } = await decide({
    draw: async (count, from) => {
      const { values } = await law.draw(count, derivedSeed(seed, from));
      return Float64Array.from({ length: count }, (_, i) =>
        G[0] * (values[2 * i] ?? NaN) + G[1] * (values[2 * i + 1] ?? NaN) > 0 ? 0.5 : -0.5,
      );
    },
    range: { lo: -0.5, hi: 0.5 },
    relation,
    alpha: ALPHA,
    limit: 8000,
  });
  return verdict;
}

describe('two Gaussians that are trained on each other’s outputs', () => {
  let [coupled, isolated, uncurated]: (PairTrajectory | undefined)[] = [];
  beforeAll(async () => {
    coupled = await run('curated', turned);
    isolated = await run('curated', ({ count }, seed) => normalPoints(count, seed));
    uncurated = await run('ignore-reward', turned);
  });
  afterAll(() => [coupled, isolated, uncurated].forEach((pair) => pair?.dispose()));
  const last = (pair: PairTrajectory | undefined): Sampler => (pair as PairTrajectory).model(ROUNDS, 1);

  it('have more of the second reward after a choice, and after a round', async () => {
    const pair = coupled as PairTrajectory;
    expect(await decided(pair.curated(0), '>', 1)).toBe('holds');
    expect(await decided(pair.model(1, 1), '>', 2)).toBe('holds');
  });

  it('and end with less of it than without curation', async () => {
    expect(await decided(last(coupled), '<', 3)).toBe('holds');
  });

  it('but with more where the first model hears nothing of itself', async () => {
    expect(await decided(last(isolated), '>', 4)).toBe('holds');
  });

  it('and with as much where nothing is curated', async () => {
    expect(await decided(last(uncurated), '<', 5)).toBe('undecided');
    expect(await decided(last(uncurated), '>', 6)).toBe('undecided');
  });

  it('are the same models for the same seed', async () => {
    const again = await run('curated', turned);
    const [a, b] = [await last(coupled).draw(5, 7), await last(again).draw(5, 7)];
    expect([...a.values]).toEqual([...b.values]);
    again.dispose();
  });
});
