/** Cases of linear regression from small integers: up to four dimensions, from d + 2 to d + 13 points a round, σ² a fraction. */
import type { RegressionInstance } from '../../models/closed-form/regression';
import type { SearchDomain } from '../../theory';
import { regressionExtents } from './extents/regression';
import type { CaseGenerator, Label } from './generator';
import { type Genome, genome } from './genome/genome';
import { range } from './genome/genome-layout';
import { oncePer } from './once-per';
import { ratio } from './whole-ratio';

const MOST_DIMENSIONS = 4;
/** Points beyond d + 1. */
const MOST_MORE = 12;

type RegressionGenome = Genome<'d' | 'more' | 'num' | 'den' | 'rounds'>;

function genomeOf({ rounds, regression }: SearchDomain): RegressionGenome {
  return genome({
    head: {
      d: range(1, MOST_DIMENSIONS),
      more: regression?.points === 'at most d + 1' ? range(-1, 0) : range(1, MOST_MORE),
      num: range(1, 20),
      den: range(1, 6),
      rounds: range(1, rounds),
    },
    atom: {},
    atoms: { min: 0, max: 0 },
  });
}

const genotypes = oncePer(genomeOf);

function decode(genes: Int32Array, domain: SearchDomain): RegressionInstance {
  const layout = genotypes(domain);
  const d = layout.read(genes, 'd');
  return {
    model: 'regression',
    d,
    n: d + 1 + layout.read(genes, 'more'),
    sigma2: ratio(layout.read(genes, 'num'), layout.read(genes, 'den')),
    data: domain.regression?.data ?? 'accumulate',
    rounds: layout.read(genes, 'rounds'),
  };
}

const always = (): boolean => true;

const labels: readonly Label<RegressionInstance>[] = [
  { name: 'two dimensions or more', share: 0.3, possible: always, carries: ({ d }) => d >= 2 },
  {
    name: 'barely enough points (n = d + 2)',
    share: 0.02,
    possible: ({ regression }) => regression?.points !== 'at most d + 1',
    carries: ({ n, d }) => n === d + 2,
  },
  {
    name: 'three rounds or more',
    share: 0.1,
    possible: ({ rounds }) => rounds >= 3,
    carries: ({ rounds }) => rounds >= 3,
  },
];

export const regressionGenerator: CaseGenerator<Int32Array, RegressionInstance> = {
  genotypes,
  decode,
  labels,
  extents: regressionExtents,
};
