/**
 * Wrong generators: learners of images whose models fail in a known way, for tests that must notice it.
 *
 * Both fit a right model first, so that everything but the fault is as good as there.
 */
import { stream } from '../random';
import type { LearnedModel, Learner } from './learner';
import { type Points, pick } from './points';

/** The learner with another way to draw from its models, which stay right for a warm start. */
function drawingBy(
  learner: Learner,
  words: { readonly id: string; readonly title: string },
  sample: (model: LearnedModel, count: number, seed: number) => Promise<Points>,
): Learner {
  const right = new WeakMap<LearnedModel, LearnedModel>();
  return {
    id: `${learner.id}-${words.id}`,
    title: `${learner.title}, ${words.title}`,
    fit: async (points, options) => {
      const initial = options.initial && (right.get(options.initial) ?? options.initial);
      const { model, report } = await learner.fit(points, { ...options, initial });
      const wrong: LearnedModel = {
        dimension: model.dimension,
        sample: (count, seed) => sample(model, count, seed),
        dispose: () => model.dispose(),
      };
      right.set(wrong, model);
      return { model: wrong, report };
    },
  };
}

/** Draws the class, which is the first coordinate, and the image independently: both have the right laws, and do not fit each other. */
export const ignoringClass = (learner: Learner): Learner =>
  drawingBy(
    learner,
    { id: 'ignoring-class', title: 'but the class says nothing of the image' },
    async (model, count, seed) => {
      const both = await model.sample(2 * count, seed);
      const { dimension, values } = pick(
        both,
        Array.from({ length: count }, (_, i) => i),
      );
      for (let i = 0; i < count; i += 1) values[i * dimension] = both.values[(count + i) * dimension] as number;
      return { count, dimension, values };
    },
  );

/** The deviation of a drawn coordinate from that of its mode. */
const NEAR = 0.02;

/**
 * Draws near a few points of the right model alone, with the same probability each: good images, and few of them.
 * @param modes how many points
 * @param classed whether the first coordinate is a class, to which no noise is added
 */
export const collapsed = (
  learner: Learner,
  { modes, classed }: { readonly modes: number; readonly classed: boolean },
): Learner =>
  drawingBy(learner, { id: 'collapsed', title: `but near ${modes} points alone` }, async (model, count, seed) => {
    const few = await model.sample(modes, 0);
    const random = stream(seed, 'collapsed');
    const drawn = pick(
      few,
      Array.from({ length: count }, () => random.index(modes)),
    );
    const { dimension, values } = drawn;
    values.forEach((x, i) => {
      if (!(classed && i % dimension === 0)) values[i] = x + NEAR * random.normal();
    });
    return drawn;
  });
