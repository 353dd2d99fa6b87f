/**
 * The last mile of shrinking. fast-check shrinks arrays from the front and integers by halving, which can stop at a local
 * minimum; this pass tries every single removal and every simpler value of every leaf until none still fails.
 */

/** Simpler values of a leaf, simplest first. */
function simplerLeaf(value: unknown): unknown[] {
  if (typeof value === 'boolean') return value ? [false] : [];
  if (typeof value !== 'number' || value === 0) return [];
  const towardsZero = [0, 1, Math.trunc(value / 2), value - Math.sign(value)];
  return [...new Set(towardsZero)].filter((candidate) => Math.abs(candidate) < Math.abs(value));
}

/** Genotypes that differ from `value` in one place, where they are simpler. */
export function* simpler(value: unknown): Generator {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    for (let i = 0; i < items.length; i += 1) yield items.filter((_, j) => j !== i);
    for (const [i, item] of items.entries()) {
      for (const candidate of simpler(item)) yield items.map((other, j) => (j === i ? candidate : other));
    }
    return;
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const candidate of simpler(item)) yield { ...value, [key]: candidate };
    }
    return;
  }
  yield* simplerLeaf(value);
}

/**
 * A genotype from which no single simplification still fails.
 * @param possible whether the generator could have made it
 * @param fails whether it is still a counterexample
 */
export function simplify<G>(
  genotype: G,
  possible: (candidate: unknown) => candidate is G,
  fails: (candidate: G) => boolean,
): G {
  for (const candidate of simpler(genotype)) {
    if (possible(candidate) && fails(candidate)) return simplify(candidate, possible, fails);
  }
  return genotype;
}
