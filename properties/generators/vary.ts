/**
 * Steps of the hill climb. `vary` keeps each gene of a genotype, or moves it towards the gene of a fresh genotype. `cross` takes each gene from one
 * of two genotypes (uniform crossover, Syswerda 1989), so that conditions which each of them satisfies may meet.
 *
 * Every gene of the result lies between those of the two genotypes, and its length is that of one of them, so it is a genotype of
 * the same layout whatever that is: no step of the climb is wasted on one that the generator could not have made.
 */
import { InputError } from '../../theory';
import { isInt32Array } from './genome/genome-layout';

/** A source of decisions: numbers 0..999, used in turn. */
class Decisions {
  private next = 0;
  constructor(private readonly numbers: readonly number[]) {}
  below(n: number): number {
    const value = this.numbers[this.next % this.numbers.length] ?? 0;
    this.next += 1;
    return Math.floor((value / 1000) * n);
  }
}

/** Of `kinds` things that can happen to a gene, the first four change it. */
function varyGene(gene: number, fresh: number, decide: Decisions, kinds: number): number {
  switch (decide.below(kinds)) {
    case 0:
      return fresh;
    case 1:
    case 2:
      return gene + Math.sign(fresh - gene);
    case 3:
      return Math.trunc((gene + fresh) / 2);
    default:
      return gene;
  }
}

function genesOf(genotype: unknown): Int32Array {
  if (isInt32Array(genotype)) return genotype;
  throw new InputError(`only genotypes that are an Int32Array can be varied, not ${String(genotype)}`);
}

/**
 * A neighbour of `genotype`, partly drawn from `fresh`, as told by `numbers` (each 0..999).
 * @throws InputError for a genotype that is no Int32Array
 */
export function vary(genotype: unknown, fresh: unknown, numbers: readonly number[]): Int32Array {
  const genes = genesOf(genotype);
  const others = genesOf(fresh);
  const decide = new Decisions(numbers);
  // Half of the genes change, or a quarter, an eighth, a sixteenth: the tighter the case, the smaller the step that helps.
  const kinds = 8 * 2 ** decide.below(4);
  const varied = new Int32Array(decide.below(6) === 0 ? others.length : genes.length);
  for (let i = 0; i < varied.length; i += 1) {
    const other = others[i] ?? genes[i] ?? 0;
    varied[i] = varyGene(genes[i] ?? other, other, decide, kinds);
  }
  return varied;
}

/**
 * A genotype whose genes are taken from either of two with the same chance, as told by `numbers` (each 0..999).
 * @throws InputError for a genotype that is no Int32Array
 */
export function cross(genotype: unknown, partner: unknown, numbers: readonly number[]): Int32Array {
  const [genes, others] = [genesOf(genotype), genesOf(partner)];
  const decide = new Decisions(numbers);
  const crossed = new Int32Array(decide.below(2) === 0 ? genes.length : others.length);
  for (let i = 0; i < crossed.length; i += 1) {
    const [ours, theirs] = [genes[i] ?? others[i] ?? 0, others[i] ?? genes[i] ?? 0];
    crossed[i] = decide.below(2) === 0 ? ours : theirs;
  }
  return crossed;
}
