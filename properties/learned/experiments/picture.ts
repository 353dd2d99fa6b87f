/** A picture of a law for the report: points in the plane, or the masses of classes. */
import { type Points, type Sampler, classifierOf, isLabelled } from '../../../models/learned';
import type { Picture } from '../../results';
import type { Experiment } from './experiment';

/** Number of points in a scatter plot, of images whose labels are counted, and of classes that are. */
const PICTURED = 300;
const COUNTED = { images: 1024, classes: 4096 };

/** The classes of points: their own, or the labels that a classifier finds; undefined for points without any. */
function classesIn(data: Experiment['data'], points: Points): ArrayLike<number> | undefined {
  if (data.classes !== undefined) return points.values;
  return isLabelled(data) ? classifierOf(data).classifier.labelsOf(points) : undefined;
}

/** Draws a law. Of points in more dimensions it shows the first two; of labelled images, the shares of their labels. */
export async function pictureOf(law: Sampler, experiment: Experiment, seed: number): Promise<Picture> {
  const { data, reward, region } = experiment;
  const classes = isLabelled(data) ? data.labelNames.length : data.classes;
  if (classes !== undefined) {
    const drawn = await law.draw(data.image ? COUNTED.images : COUNTED.classes, seed);
    const masses = new Array<number>(classes).fill(0);
    for (const c of Array.from(classesIn(data, drawn) ?? [])) masses[c] = (masses[c] ?? 0) + 1 / drawn.count;
    return { kind: 'masses', masses: masses.map((m) => Number(m.toFixed(4))) };
  }
  const { values, count, dimension } = await law.draw(PICTURED, seed);
  const rounded = (x: number | undefined): number => Number((x ?? 0).toFixed(3));
  const points = Array.from({ length: count }, (_, i): [number, number] => [
    rounded(values[i * dimension]),
    rounded(dimension > 1 ? values[i * dimension + 1] : 0),
  ]);
  if (region.kind !== 'marked') return { kind: 'points', points };
  const best = points.flatMap((_, i) => (reward.isBest(values, i * dimension) ? [i] : []));
  return { kind: 'points', points, best };
}
