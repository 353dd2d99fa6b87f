/**
 * What a generator of cases is: a fast-check arbitrary of *genotypes*, and a decoder from genotypes to exact instances.
 *
 * Genotypes are small integers throughout, so every instance is exact from birth and shrinking, which fast-check does on the
 * genotype, ends at numbers a person would write. Labels say what an instance exercises; a run in which a required label is
 * too rare is a weak test and does not pass.
 */
import type * as fc from 'fast-check';
import type { Instance } from '../../models/closed-form';
import type { SearchDomain } from '../../theory';
import type { Extents } from '../results';

export interface Label<I> {
  readonly name: string;
  /** Least share of the cases that must carry it, in domains where it can occur. */
  readonly share: number;
  readonly possible: (domain: SearchDomain) => boolean;
  readonly carries: (instance: I) => boolean;
}

export interface CaseGenerator<G, I extends Instance> {
  readonly genotypes: (domain: SearchDomain) => fc.Arbitrary<G>;
  readonly decode: (genotype: G, domain: SearchDomain) => I;
  readonly labels: readonly Label<I>[];
  /** Where the instance lies, asked of every case that is run. */
  readonly extents: (instance: I) => Extents;
  /**
   * About how much it costs to decide a case, in units of a usual one. Tight cases are often costly ones, so the hill climb tries one that costs c > 1
   * with the chance 1/c only. @defaultValue 1 for every case
   */
  readonly cost?: (instance: I) => number;
}
