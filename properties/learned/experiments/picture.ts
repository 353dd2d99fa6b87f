/** The picture of a law in a report: points of the plane, masses of classes, or a grid of images. */
import type { Points, Sampler } from '../../../models/learned';
import type { Picture } from '../../results';
import type { Experiment } from './experiment';
import { imageGrid } from './image-grid';

/** Number of points in a scatter plot, of draws for the masses of classes, and of images in a row and a column of a grid. */
const SCATTERED = 300;
const CLASSIFIED = 4096;
const GRID = { columns: 6, rows: 6 };

function masses({ values, count }: Points, classes: number): Picture {
  const each = new Array<number>(classes).fill(0);
  values.forEach((c) => {
    each[c] = (each[c] ?? 0) + 1 / count;
  });
  return { kind: 'masses', masses: each.map((m) => Number(m.toFixed(4))) };
}

function scatter({ values, count, dimension }: Points, { reward, region }: Experiment): Picture {
  const rounded = (x: number | undefined): number => Number((x ?? 0).toFixed(3));
  const points = Array.from({ length: count }, (_, i): [number, number] => [
    rounded(values[i * dimension]),
    rounded(dimension > 1 ? values[i * dimension + 1] : 0),
  ]);
  if (region.kind !== 'marked') return { kind: 'points', points };
  const best = points.flatMap((_, i) => (reward.isBest(values, i * dimension) ? [i] : []));
  return { kind: 'points', points, best };
}

/** A picture of the law; the same seed draws the same points. */
export async function pictureOf(law: Sampler, experiment: Experiment, seed: number): Promise<Picture> {
  const { classes, image } = experiment.data;
  if (classes !== undefined) return masses(await law.draw(CLASSIFIED, seed), classes);
  if (image !== undefined) return imageGrid(await law.draw(GRID.columns * GRID.rows, seed), image, GRID.columns);
  return scatter(await law.draw(SCATTERED, seed), experiment);
}
