/**
 * A genome: the fast-check arbitrary of the genotypes of a layout, with its own drawing and its own shrinking.
 *
 * One genotype is one `Int32Array`: nothing is allocated per field, a handful of random numbers fill it, and its simpler
 * neighbours need no context. `read` and `atom` name its genes; see `genome-layout.ts` for what a layout is, `genome-draw.ts`
 * for the distribution and `genome-shrink.ts` for the order of shrinking.
 *
 * ```ts
 * const coin = genome({ head: { K: range(2, 6) }, atom: { mass: range(1, 9) }, atoms: { min: 2, max: 5 } });
 * fc.assert(fc.property(coin, (genes) => coin.read(genes, 'K') >= coin.atom(genes, 0, 'mass')));
 * ```
 */
import * as fc from 'fast-check';
import { type DrawPlan, drawGenes, drawPlan } from './genome-draw';
import { type GenomeSpec, type Layout, atomCount, hasLayout, layoutOf } from './genome-layout';
import { type Candidate, type Cursor, START, candidates } from './genome-shrink';

function positions<N extends string>(fields: Readonly<Record<N, unknown>>): Readonly<Record<N, number>> {
  return Object.fromEntries(Object.keys(fields).map((name, i) => [name, i])) as Record<N, number>;
}

/** A value of fast-check; with a context, which spares fast-check from wrapping it once more. */
const asValue = ({ genes, cursor }: Candidate): fc.Value<Int32Array> => new fc.Value(genes, cursor);

/** `H`: names of the fields of the head; `A`: of those of an atom. */
export class Genome<H extends string = never, A extends string = never> extends fc.Arbitrary<Int32Array> {
  readonly layout: Layout;
  private readonly plan: DrawPlan;
  private readonly headAt: Readonly<Record<H, number>>;
  private readonly atomAt: Readonly<Record<A, number>>;

  constructor(spec: GenomeSpec<H, A>) {
    super();
    this.layout = layoutOf(spec);
    this.plan = drawPlan(this.layout);
    this.headAt = positions(spec.head);
    this.atomAt = positions(spec.atom);
  }

  /** A field of the head. */
  read(genes: Int32Array, name: H): number {
    return genes[this.headAt[name]] as number;
  }

  /** Number of atoms. */
  atoms(genes: Int32Array): number {
    return atomCount(this.layout, genes);
  }

  /** A field of the atom with this index, from 0. */
  atom(genes: Int32Array, index: number, name: A): number {
    return genes[this.layout.headLength + index * this.layout.stride + this.atomAt[name]] as number;
  }

  /** A field of every atom. */
  column(genes: Int32Array, name: A): number[] {
    const { headLength, stride } = this.layout;
    const values: number[] = [];
    for (let at = headLength + this.atomAt[name]; at < genes.length; at += stride) values.push(genes[at] as number);
    return values;
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<Int32Array> {
    return new fc.Value(drawGenes(this.plan, mrng, biasFactor), START);
  }

  override canShrinkWithoutContext(value: unknown): value is Int32Array {
    return hasLayout(this.layout, value);
  }

  override shrink(value: Int32Array, context: unknown): fc.Stream<fc.Value<Int32Array>> {
    const from = (context as Cursor | undefined) ?? START;
    return fc.stream(candidates(this.layout, value, from)).map(asValue);
  }
}

/** The arbitrary of genotypes that a spec describes. @throws InputError for a range or a length that makes no sense. */
export function genome<H extends string, A extends string>(spec: GenomeSpec<H, A>): Genome<H, A> {
  return new Genome(spec);
}
