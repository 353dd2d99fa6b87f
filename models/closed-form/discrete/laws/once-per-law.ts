/** Curation that is kept: a round and a claim often curate the same law. */
import type { Choice } from '../../../loops';

/** The same curation, which keeps the last result for each law. */
export function oncePerLaw<L extends object>(curate: (law: L, choice: Choice) => L): (law: L, choice: Choice) => L {
  const known = new Map<L, { readonly choice: Choice; readonly curated: L }>();
  return (law, choice) => {
    const before = known.get(law);
    if (before?.choice.candidates === choice.candidates && before.choice.power === choice.power) return before.curated;
    const curated = curate(law, choice);
    known.set(law, { choice, curated });
    return curated;
  };
}
