import { describe, expect, it } from '@jest/globals';
import { atomsOf } from './atoms';
import { classesOf, placesOf } from './classes';
import { MASS_FAMILIES, WEIGHT_FAMILIES } from './families';
import type { Space } from './instance';

const pairs = MASS_FAMILIES.flatMap((masses) => WEIGHT_FAMILIES.map((weights) => [masses, weights] as const));

const space = (count: number, [masses, weights]: (typeof pairs)[number]): Space => ({
  atoms: [
    { mass: 0, weight: 3 },
    { mass: 5, weight: 8 },
  ],
  more: { count, masses, weights, seed: 6 },
});

/** The mass of every weight, by ascending weight. */
function byWeight({
  mass,
  weight,
}: {
  readonly mass: Float64Array;
  readonly weight: Float64Array;
}): [number, number][] {
  const masses = new Map<number, number>();
  weight.forEach((w, i) => masses.set(w, (masses.get(w) ?? 0) + (mass[i] as number)));
  return [...masses].sort(([a], [b]) => a - b);
}

describe.each(pairs)('classes of atoms with %s masses and %s weights', (...pair) => {
  it.each([1, 62, 63, 1023, 1024, 1025, 5000])('are those of the atoms: 2 + %d', (count) => {
    const { mass, weight } = atomsOf(space(count, pair));
    const classes = classesOf(space(count, pair));
    expect(byWeight(classes)).toEqual(byWeight({ mass, weight }));
    const top = Math.max(...weight);
    const charged = mass.filter((m) => m > 0);
    expect(classes).toMatchObject({
      total: mass.reduce((sum, m) => sum + m, 0),
      top,
      bottom: Math.min(...weight),
      ties: weight.filter((w) => w === top).length > 1,
      ofAtoms: { least: Math.min(...charged), greatest: Math.max(...charged), zero: true },
    });
  });

  it('have their atoms in their places', () => {
    const { mass, weight } = atomsOf(space(300, pair));
    const classes = classesOf(space(300, pair));
    const placeOf = placesOf(space(300, pair));
    const gathered = new Float64Array(classes.mass.length);
    for (let atom = 0; atom < 302; atom += 1) {
      const { at, mass: itsMass, ofClass } = placeOf(atom);
      expect([itsMass, classes.weight[at], classes.mass[at]]).toEqual([mass[atom], weight[atom], ofClass]);
      gathered[at] = (gathered[at] as number) + itsMass;
    }
    expect(gathered).toEqual(classes.mass);
    // The atoms that are written out and the last atom are classes by themselves.
    const alone = [0, 1, 301].map((atom) => placeOf(atom).at);
    for (let atom = 2; atom < 301; atom += 1) expect(alone).not.toContain(placeOf(atom).at);
  });
});

describe('merging', () => {
  it('leaves as many classes as there are weights, and three atoms', () => {
    const classes = classesOf(space(50_000, ['integers', 'integers']));
    expect(classes.weight.length).toBe(9 + 3);
  });

  it('knows instances with the same first atoms apart', () => {
    const { atoms, more } = space(100, ['zipf', 'near-20']);
    if (more === undefined) throw new Error('there are more atoms');
    const all = [classesOf({ atoms, more }), classesOf({ atoms }), classesOf({ atoms, more: { ...more, seed: 7 } })];
    expect(new Set(all.map(({ total, weight }) => [total, ...weight].join(' '))).size).toBe(3);
    expect(classesOf({ atoms, more })).toEqual(all[0]);
  });
});
