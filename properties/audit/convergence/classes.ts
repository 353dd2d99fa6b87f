/** Shares and entropy of classes: among the candidates, among the kept ones, and under the model after each round. */
import type { AuditedClasses } from '../../results';
import type { Recording, RoundPools } from '../recording';

function sharesIn(round: RoundPools, trait: string, count: number, onlyKept: boolean): number[] | undefined {
  const codes = round.classes.get(trait);
  if (codes === undefined || (onlyKept && round.kept === undefined)) return undefined;
  const counts = new Array<number>(count).fill(0);
  let all = 0;
  codes.forEach((code, k) => {
    if (code < 0 || (onlyKept && round.kept?.[k] !== 1)) return;
    counts[code] = (counts[code] ?? 0) + 1;
    all += 1;
  });
  return all === 0 ? undefined : counts.map((n) => n / all);
}

const entropyOf = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);

/** The classes of each trait whose values are texts, and of each measured share. */
export function auditedClasses({ rounds, shares, classes }: Recording): readonly AuditedClasses[] {
  return [...classes].map(([trait, names]) => {
    const entry = (t: number, of: 'pools' | 'kept' | 'model', found: readonly number[] | undefined) =>
      found === undefined ? [] : [{ t, of, shares: found, entropy: entropyOf(found) }];
    const fromPools = rounds.flatMap((round) => [
      ...entry(round.t, 'pools', sharesIn(round, trait, names.length, false)),
      ...entry(round.t, 'kept', sharesIn(round, trait, names.length, true)),
    ]);
    const fromModel = [...(shares.get(trait) ?? [])].flatMap(([t, measured]) =>
      entry(
        t,
        'model',
        names.map((name) => measured.shares.get(name) ?? 0),
      ),
    );
    return { trait, classes: names, rounds: [...fromPools, ...fromModel].sort((a, b) => a.t - b.t) };
  });
}
