/** The domain of a dropped hypothesis, which may have had a second search, with the hypothesis kept. */
import { type DropResult, domainLine } from '../../properties/results';

export function dropDomain(drop: DropResult): string {
  const { model, kept } = drop;
  return kept === undefined
    ? domainLine(drop)
    : `${domainLine(drop)}; with the hypothesis kept: ${domainLine({ model, ...kept })}`;
}
