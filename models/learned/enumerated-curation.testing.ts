/** The curated law on classes, by enumeration of all groups of K candidates. */
export function enumeratedCuration(masses: readonly number[], weights: readonly number[], K: number): number[] {
  const kept = masses.map(() => 0);
  for (let code = 0; code < masses.length ** K; code += 1) {
    const group = Array.from({ length: K }, (_, k) => Math.floor(code / masses.length ** k) % masses.length);
    const probability = group.reduce((product, c) => product * (masses[c] as number), 1);
    const total = group.reduce((sum, c) => sum + (weights[c] as number), 0);
    for (const c of group) kept[c] = (kept[c] as number) + (probability * (weights[c] as number)) / total;
  }
  return kept;
}
