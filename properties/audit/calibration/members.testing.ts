/** The share of candidates that the true rule keeps in each bin of an audit's calibration. */
import type { AuditedChoice } from '../../results';
import { FAMILIES, type Choice, type Member, type Parameters, choicesOf } from '../choice';
import { type Recording, sizeOf } from '../recording';
import type { Truth } from './truth.testing';

export { FAMILIES, type FamilyId } from '../choice';

const BINS = 10;

function memberOf(rule: string, parameters: Parameters): Member {
  const family = FAMILIES.find(({ id }) => id === rule);
  if (family === undefined) throw new Error(`no family ${rule}`);
  return family.member(parameters);
}

/** The preferred member, from the parameters that the audit shows. */
function preferredMember({ fits }: AuditedChoice): Member {
  const { rule, parameters } = fits.find(({ preferred }) => preferred) ?? { rule: 'none', parameters: [] };
  const value = (name: string): number => Number(parameters.find((each) => each.name === name)?.estimate ?? 0);
  return memberOf(rule, { beta: Math.min(1e6, value('inverse temperature')), lapse: value('lapse rate') });
}

function trueMember({ beta, lapse }: Truth): Member {
  return beta === Infinity ? memberOf('best with lapses', { lapse }) : memberOf('luce with lapses', { beta, lapse });
}

/** In the order of the bins of the audit, which leaves out empty ones. */
export function calibrationTruth(
  recording: Recording,
  choice: AuditedChoice | undefined,
  truth: Truth,
): readonly number[] {
  if (choice === undefined) return [];
  const [predicted, real] = [preferredMember(choice), trueMember(truth)];
  const bins = Array.from({ length: BINS }, () => ({ sum: 0, count: 0 }));
  for (const of of choicesOf(recording, 'reward', 'reward').rounds) {
    for (const pool of of.pools) {
      const [from, size] = [of.round.starts[pool] as number, sizeOf(of.round, pool)];
      const places = of.kept.subarray(from, from + size).reduce((sum, flag) => sum + flag, 0);
      const one: Choice = { of, pool, from, size, places };
      const [chances, truths] = [new Float64Array(size), new Float64Array(size)];
      predicted.chances(one, chances);
      real.chances(one, truths);
      chances.forEach((chance, k) => {
        const bin = bins[Math.min(BINS - 1, Math.floor(BINS * chance))];
        if (bin === undefined) return;
        bin.sum += truths[k] as number;
        bin.count += 1;
      });
    }
  }
  return bins.filter(({ count }) => count > 0).map(({ sum, count }) => sum / count);
}
