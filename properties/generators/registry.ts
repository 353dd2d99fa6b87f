/** The generator of each kind of model. */
import type { Instance } from '../../models/closed-form';
import type { ModelKind } from '../../theory';
import { coEvolvingGenerator } from './co-evolving';
import { coupledGenerator } from './coupled';
import { curvedGenerator } from './curved';
import { discreteGenerator } from './discrete/generator';
import { gaussianGenerator, mixtureGenerator } from './gaussian';
import type { CaseGenerator } from './generator';
import { largeGenerator } from './large';
import { regressionGenerator } from './regression';

/** A generator whose type of genotype is hidden. */
export type AnyGenerator = CaseGenerator<unknown, Instance>;

const GENERATORS: Readonly<Record<ModelKind, AnyGenerator>> = {
  discrete: discreteGenerator as unknown as AnyGenerator,
  'large-discrete': largeGenerator as unknown as AnyGenerator,
  gaussian: gaussianGenerator as unknown as AnyGenerator,
  mixture: mixtureGenerator as unknown as AnyGenerator,
  regression: regressionGenerator as unknown as AnyGenerator,
  coupled: coupledGenerator as unknown as AnyGenerator,
  'co-evolving': coEvolvingGenerator as unknown as AnyGenerator,
  curved: curvedGenerator as unknown as AnyGenerator,
};

export function generatorOf(model: ModelKind): AnyGenerator {
  return GENERATORS[model];
}
