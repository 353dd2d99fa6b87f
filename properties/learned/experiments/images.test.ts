/** A loop on images: statements are decided on their rewards, and divergences on their labels. */
import { expect, test } from '@jest/globals';
import { curatedLoop, derivedSeed, stream } from '../../../models';
import {
  type Learner,
  type Points,
  classifierOf,
  joined,
  labelGroups,
  labelReward,
  pick,
} from '../../../models/learned';
import { tinyImages as data } from '../../../models/learned/images/tiny-images.testing';
import { collapsed } from '../../../models/learned/wrong-learners.testing';
import { Q } from '../../../theory';
import type { Experiment } from './experiment';
import { runLearned } from './run-learned';

const { classifier } = classifierOf(data);
const LABELS = data.labelNames.length;

/** Images with given shares of the labels, each as in the data, by rejection. */
function drawn(shares: readonly number[], count: number, seed: number): Points {
  const random = stream(seed, 'labels');
  const ratios = shares.map((share, label) => share / (data.labelMasses[label] as number));
  const most = Math.max(...ratios);
  const found: Points[] = [];
  for (let block = 0, left = count; left > 0 || block === 0; block += 1) {
    const { points, labels } = data.sampleLabelled(2 * left, derivedSeed(seed, 'images', block));
    const kept = [...labels.keys()].filter((i) => random.uniform() * most < (ratios[labels[i] as number] as number));
    found.push(pick(points, kept.slice(0, left)));
    left -= Math.min(left, kept.length);
  }
  return joined(found);
}

/** Maximum likelihood among mixtures of the kinds of images. */
const sharesOfLabels: Learner = {
  id: 'shares',
  title: 'shares of labels',
  fit: (points) => {
    const shares = new Array<number>(LABELS).fill(0);
    for (const label of classifier.labelsOf(points)) shares[label] = (shares[label] ?? 0) + 1 / points.count;
    return Promise.resolve({
      model: {
        dimension: data.dimension,
        sample: (count, seed) => Promise.resolve(drawn(shares, count, seed)),
        dispose: () => undefined,
      },
      report: { steps: 1, loss: NaN, heldOutLoss: NaN, stoppedBy: 'closed form' },
    });
  },
};

const GAMMA = 3;
const reward = labelReward(data, GAMMA, 2);

const experiment: Experiment = {
  id: 'images',
  title: 'images',
  family: 'images',
  data,
  reward,
  groups: labelGroups(classifier),
  region: reward.region,
  learner: sharesOfLabels,
  loop: curatedLoop,
  K: 2,
  lambda: Q.of(1, 2),
  rounds: 1,
  examples: 4000,
  warm: false,
  seeds: [1],
  epsilon: Q.of(1, 50),
  limits: { first: 512, most: 8192, band: 2048 },
  replay: 'npx curated-loops learn',
};

test('the statements about a stable loop hold, and the shares of labels are those of the exact loop', async () => {
  const { experiments } = await runLearned({ experiments: [experiment], mutants: [] });
  const [result] = experiments;
  const verdicts = Object.fromEntries((result?.cells ?? []).map((cell) => [cell.statement, cell.verdict]));
  expect(verdicts).toMatchObject({ 'lemma-2.2': 'holds', 'theorem-2.3': 'holds', 'theorem-2.4': 'holds' });
  // Of two candidates, one with the last label (share 1/5, weight e³) and one without (weight about 1), the first is kept with probability e³/(e³ + 1).
  const best = 1 / 5;
  const curated = best ** 2 + (2 * best * (1 - best) * Math.exp(GAMMA)) / (Math.exp(GAMMA) + 1);
  const next = (best + curated / 2) / (1 + 1 / 2);
  const shares = (result?.runs[0]?.rounds ?? []).map((round) => round.shares?.[2]);
  expect(shares).toHaveLength(2);
  [best, next].forEach((share, t) => expect(Math.abs((shares[t]?.estimate ?? NaN) - share)).toBeLessThan(0.03));
  expect(result?.setting.groups).toEqual(data.labelNames);
  expect(result?.reference.kind).toBe('images');
  for (const round of result?.runs[0]?.rounds ?? []) {
    expect(round.images?.precision).toBeGreaterThan(0.8);
    expect(round.images?.recall).toBeGreaterThan(0.8);
  }
  const distances = (result?.runs[0]?.rounds ?? []).map(({ images }) => images?.frechet.extrapolated ?? NaN);
  // The first model has the shares of the data, and the second has not.
  expect(distances[1]).toBeGreaterThan(Math.abs(distances[0] ?? NaN));
});

test('a generator that collapsed to two images is seen by its recall, and its error is the learner’s', async () => {
  const learner = collapsed(sharesOfLabels, { modes: 2, classed: false });
  const { experiments } = await runLearned({ experiments: [{ ...experiment, learner }], mutants: [] });
  const [result] = experiments;
  const verdicts = Object.fromEntries((result?.cells ?? []).map((cell) => [cell.statement, cell.verdict]));
  expect(verdicts['theorem-2.3']).toBe("learner's error");
  expect(Object.values(verdicts)).not.toContain('refuted');
  for (const { images, shares } of result?.runs[0]?.rounds ?? []) {
    expect(images?.recall).toBeLessThan(0.1);
    expect(images?.precision).toBeGreaterThan(0.7);
    // The third label is lost, for certain.
    expect(shares?.[2]?.hi).toBeLessThan(0.05);
  }
});
