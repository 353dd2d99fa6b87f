import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Q, type SearchDomain, searchDomain } from '../../theory';
import { coupledGenerator } from './coupled';

type Rows = readonly (readonly number[])[];

function maps(coupling: NonNullable<SearchDomain['coupling']>, count = 400): readonly Rows[] {
  const domain = searchDomain({ domain: { coupling } });
  return fc
    .sample(coupledGenerator.genotypes(domain), { seed: 5, numRuns: count })
    .map((genes) => coupledGenerator.decode(genes, domain).map.map((row) => row.map(Q.toNumber)));
}

const times = (a: Rows, b: Rows): Rows =>
  a.map((row) => row.map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? 0), 0)));
const transposed = (a: Rows): Rows => a.map((_, i) => a.map((row) => row[i] ?? 0));
const largest = (a: Rows): number => Math.max(...a.flat().map(Math.abs));
const distance = (a: Rows, b: Rows): number =>
  largest(a.map((row, i) => row.map((value, j) => value - (b[i]?.[j] ?? 0))));

/** `A^(2^k)` for the first k where it is below 1e-6 or above 1e6. */
function eventually(a: Rows): Rows {
  let power = a;
  for (let k = 0; k < 30 && largest(power) > 1e-6 && largest(power) < 1e6; k += 1) power = times(power, power);
  return power;
}

describe('maps between two coupled models', () => {
  it.each(['stable', 'normal', 'non-expanding', 'isolated'] as const)('are %s: their powers vanish', (coupling) => {
    for (const map of maps(coupling)) expect(largest(eventually(map))).toBeLessThan(1e-6);
  });

  it('are unstable where the domain says so: their powers do not', () => {
    for (const map of maps('unstable')) expect(largest(eventually(map))).toBeGreaterThan(1e-3);
  });

  it('are normal where the domain says so, symmetric ones and others', () => {
    const all = maps('normal');
    for (const map of all)
      expect(distance(times(map, transposed(map)), times(transposed(map), map))).toBeLessThan(1e-12);
    expect(all.filter((map) => distance(map, transposed(map)) > 0).length).toBeGreaterThan(50);
  });

  it('do not expand where the domain says so, and nearly preserve a length now and then', () => {
    const norms = maps('non-expanding').map((map) => {
      const squares = times(transposed(map), map);
      // The trace of a high power of AᵀA is nearly that of its largest eigenvalue.
      const power = times(times(squares, squares), times(squares, squares));
      return power.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
    });
    expect(Math.max(...norms)).toBeLessThan(3);
    expect(norms.filter((norm) => norm > 0.5).length).toBeGreaterThan(20);
  });

  it('of spectral radius below 1 may expand, and come near to 1', () => {
    const all = maps('stable');
    expect(all.filter((map) => largest(map) > 1).length).toBeGreaterThan(20);
    expect(all.filter((map) => largest(times(times(map, map), times(map, map))) > 0.5).length).toBeGreaterThan(20);
  });

  it('are 0 where the models are isolated', () => {
    expect(maps('isolated').every((map) => largest(map) === 0)).toBe(true);
  });
});
