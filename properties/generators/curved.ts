/**
 * Cases of curved families from small integers: two to four atoms, slopes and bends in proportion to whole numbers, and parameters from the reach down to a millionth of it.
 *
 * The law of the real data is drawn, and mixed with one atom such that its mean slope is 0. Where the likelihood must be concave, the bend changes its sign, or else the data are q itself; where
 * it must be convex, the slope is made small beside the bend.
 */
import { type CurvedInstance, curvatureOf, informationOf } from '../../models/closed-form/curved';
import { Q, type Rational, type SearchDomain } from '../../theory';
import { curvedExtents } from './extents/curved';
import type { CaseGenerator, Label } from './generator';
import { type Genome, genome } from './genome/genome';
import { bit, range } from './genome/genome-layout';
import { oncePer } from './once-per';
import { lawOf, lowest, ratio } from './whole-ratio';

/** Parts of a whole. */
const PARTS = 8;
const MOST_LEVEL = 6;
/** The reach is at most `|h|/12` and `I/16`. */
const [CURVATURE_SHARE, INFORMATION_SHARE] = [Q.of(1, 12), Q.of(1, 16)];

type CurvedGenome = Genome<
  'negative' | 'part' | 'level' | 'reach' | 'bending' | 'num' | 'den' | 'rounds',
  'mass' | 'slope' | 'bend' | 'real'
>;

function genomeOf({ rounds, likelihood }: SearchDomain): CurvedGenome {
  // A parameter that is driven away must have room.
  const most = likelihood === 'convex' ? PARTS / 2 : PARTS;
  return genome({
    head: {
      negative: bit,
      part: range(1, most, most),
      level: range(0, MOST_LEVEL),
      reach: range(1, PARTS, PARTS),
      bending: range(1, PARTS, PARTS),
      num: range(0, 40, 1),
      den: range(1, 6),
      rounds: range(1, rounds),
    },
    atom: { mass: range(1, 9), slope: range(-9, 9), bend: range(-9, 9), real: range(0, 9) },
    // On two atoms the data are q.
    atoms: { min: likelihood === 'convex' ? 3 : 2, max: 4 },
  });
}

const genotypes = oncePer(genomeOf);

type Vector = readonly Rational[];

const scaled = (values: Vector, by: Rational): Rational[] => values.map((value) => Q.reduce(Q.mul(value, by)));
const smaller = (a: Rational, b: Rational): Rational => (Q.compare(a, b) < 0 ? a : b);
const meanOf = (law: Vector, values: Vector): Rational => Q.reduce(Q.dot(law, values));

/** The values with mean 0, the largest of which has the size 1; zeros where all are the same. */
function centred(values: readonly number[], law: Vector): Rational[] {
  const whole = values.map((value) => Q.of(value));
  const mean = meanOf(law, whole);
  const moved = whole.map((value) => Q.reduce(Q.sub(value, mean)));
  const most = moved.map(Q.abs).reduce((a, b) => (Q.compare(a, b) > 0 ? a : b));
  return most.num === 0n ? moved : scaled(moved, Q.inverse(most));
}

/** The law mixed with the atom of the steepest slope of the other sign, such that the mean slope is 0. */
function withoutSlope(law: readonly Rational[], alpha: Vector): Rational[] {
  const mean = meanOf(law, alpha);
  if (mean.num === 0n) return [...law];
  const against = alpha.map((value) => (mean.num > 0n ? Q.neg(value) : value));
  const steepest = against.reduce((best, value, i) => (Q.compare(value, against[best] as Rational) > 0 ? i : best), 0);
  const [own, other] = [against[steepest] as Rational, Q.abs(mean)];
  const total = Q.add(own, other);
  return law.map((mass, i) => {
    const share = Q.mul(own, mass);
    return Q.reduce(Q.div(i === steepest ? Q.add(share, other) : share, total));
  });
}

/** A family and data. */
type Shape = Pick<CurvedInstance, 'center' | 'alpha' | 'beta' | 'pRef'>;

const bentBack = (shape: Shape): Shape => ({ ...shape, beta: shape.beta.map(Q.neg) });

function concave(shape: Shape): Shape {
  if (curvatureOf(shape).num > 0n) return shape;
  const back = bentBack(shape);
  return curvatureOf(back).num > 0n ? back : { ...shape, pRef: shape.center };
}

/** A slope so small that `E_d[α²] ≤ E_d[β]`, if the data see the bend at all. */
function convex(shape: Shape): Shape {
  const bent = meanOf(shape.pRef, shape.beta);
  if (bent.num < 0n) return convex(bentBack(shape));
  if (bent.num === 0n) return shape;
  let { alpha } = shape;
  const square = (): Rational =>
    meanOf(
      shape.pRef,
      alpha.map((value) => Q.mul(value, value)),
    );
  while (Q.compare(square(), bent) > 0) alpha = scaled(alpha, Q.of(1, 2));
  return { ...shape, alpha };
}

function shapeOf(genes: Int32Array, layout: CurvedGenome, { likelihood }: SearchDomain): Shape {
  const center = lawOf(layout.column(genes, 'mass'));
  const slopes = layout.column(genes, 'slope');
  const flat = slopes.every((value) => value === slopes[0]);
  const alpha = centred(flat ? slopes.map((_, i) => (i === 0 ? 1 : 0)) : slopes, center);
  const beta = scaled(centred(layout.column(genes, 'bend'), center), ratio(layout.read(genes, 'bending'), PARTS));
  const shape = { center, alpha, beta, pRef: withoutSlope(lawOf(layout.column(genes, 'real')), alpha) };
  return likelihood === 'convex' ? convex(shape) : concave(shape);
}

function decode(genes: Int32Array, domain: SearchDomain): CurvedInstance {
  const layout = genotypes(domain);
  const read = (name: Parameters<CurvedGenome['read']>[1]): number => layout.read(genes, name);
  const shape = shapeOf(genes, layout, domain);
  const [h, information] = [Q.abs(curvatureOf(shape)), informationOf(shape)];
  const most = smaller(Q.mul(h.num === 0n ? information : h, CURVATURE_SHARE), Q.mul(information, INFORMATION_SHARE));
  const isConvex = domain.likelihood === 'convex';
  const reach = Q.reduce(Q.mul(most, ratio(read('reach'), isConvex ? 4 * PARTS : PARTS)));
  const share = lowest(read('part'), PARTS * 10 ** read('level'));
  const theta = Q.reduce(Q.mul(reach, read('negative') === 1 ? Q.neg(share) : share));
  const drawn = lowest(read('num'), read('den'));
  // So much synthetic data that the likelihood of the mixture is concave again.
  const balanced = Q.reduce(Q.mul(Q.add(Q.one, drawn), Q.div(Q.mul(Q.of(2), h), information)));
  const lambda = isConvex ? balanced : drawn;
  return {
    model: 'curved',
    ...shape,
    reach,
    theta,
    lambda: domain.data === 'synthetic' ? 'infinity' : lambda,
    rounds: read('rounds'),
  };
}

const always = (): boolean => true;
const isConcave = ({ likelihood }: SearchDomain): boolean => likelihood !== 'convex';
const compareCurvatures = (instance: CurvedInstance): number =>
  Q.compare(curvatureOf(instance), informationOf(instance));

const labels: readonly Label<CurvedInstance>[] = [
  { name: 'three atoms or more', share: 0.5, possible: always, carries: ({ center }) => center.length >= 3 },
  { name: 'h above I', share: 0.1, possible: isConcave, carries: (instance) => compareCurvatures(instance) > 0 },
  { name: 'h below I', share: 0.1, possible: isConcave, carries: (instance) => compareCurvatures(instance) < 0 },
  {
    name: 'a parameter below a thousandth of the reach',
    share: 0.2,
    possible: always,
    carries: ({ theta, reach }) => Q.compare(Q.mul(Q.of(1000), Q.abs(theta)), reach) < 0,
  },
];

export const curvedGenerator: CaseGenerator<Int32Array, CurvedInstance> = {
  genotypes,
  decode,
  labels,
  extents: curvedExtents,
};
