/**
 * Calibration of a rule: of the candidates that it keeps with about the same chance, which share was kept?
 */
import type { CalibrationBin } from '../../results';
import { recordedMean } from '../../statistics';
import { type Choices, forEachChoice } from './choices';
import type { Member } from './families';

const BINS = 10;

/** Shares by bins of equal width of the chance. @param alpha error probability of each interval */
export function calibrationOf(choices: Choices, member: Member, alpha: number): readonly CalibrationBin[] {
  const bins = Array.from({ length: BINS }, () => ({
    predicted: 0,
    kept: 0,
    candidates: 0,
    perPool: [] as number[],
    most: 1,
  }));
  let chances = new Float64Array(64);
  forEachChoice(choices, (choice) => {
    const { of, from, size } = choice;
    if (chances.length < size) chances = new Float64Array(size);
    member.chances(choice, chances);
    const sums = new Map<number, { difference: number; candidates: number }>();
    for (let k = 0; k < size; k += 1) {
      const [chance, kept] = [chances[k] as number, of.kept[from + k] as number];
      const at = Math.min(BINS - 1, Math.floor(BINS * chance));
      const bin = bins[at];
      if (bin === undefined) continue;
      bin.predicted += chance;
      bin.kept += kept;
      bin.candidates += 1;
      const sum = sums.get(at) ?? { difference: 0, candidates: 0 };
      sums.set(at, { difference: sum.difference + kept - chance, candidates: sum.candidates + 1 });
    }
    for (const [at, { difference, candidates }] of sums) {
      bins[at]?.perPool.push(difference);
      const bin = bins[at];
      if (bin !== undefined) bin.most = Math.max(bin.most, candidates);
    }
  });
  return bins
    .filter(({ candidates }) => candidates > 0)
    .map(({ predicted, kept, candidates, perPool, most }) => {
      const range = { lo: -most, hi: most };
      const { lo, hi } = recordedMean(Float64Array.from(perPool), range, alpha).interval ?? range;
      const perCandidate = perPool.length / candidates;
      const chance = predicted / candidates;
      const observed = {
        estimate: kept / candidates,
        lo: Math.max(0, chance + lo * perCandidate),
        hi: Math.min(1, chance + hi * perCandidate),
      };
      return { predicted: chance, observed, candidates };
    });
}
