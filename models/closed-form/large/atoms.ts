/** The atoms of a large instance, one by one. */
import { drawWeights, massDrawer } from './families';
import { type Space, sizeOf } from './instance';

/** The mass and the weight of every atom. */
export interface LargeAtoms {
  readonly mass: Float64Array;
  readonly weight: Float64Array;
}

/** All atoms of a space. */
export function atomsOf(space: Space): LargeAtoms {
  const { atoms, more } = space;
  const mass = new Float64Array(sizeOf(space));
  const weight = new Float64Array(mass.length);
  atoms.forEach((atom, i) => {
    mass[i] = atom.mass;
    weight[i] = atom.weight;
  });
  if (more) {
    const drawn = drawWeights(more.weights, more.count, more.seed);
    for (let j = 0; j < more.count; j += 1) {
      weight[atoms.length + j] = drawn.weights[drawn.positions[j] as number] as number;
    }
    massDrawer(more.masses, drawn, more.seed)(mass.subarray(atoms.length), 0);
  }
  return { mass, weight };
}
