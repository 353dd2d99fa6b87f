/** What was proved for a loop, and what was only tested, in lines. */
import type { LoopProof, LoopProofs } from '../../results';

const DATA = { synthetic: '', real: ', any λ ≥ 0', stable: ', λ(K − 1) < 1' } as const;

/** Numbers of candidates such as `2…5` or `2, 4`. */
function rangeText(candidates: readonly number[]): string {
  const [first = 0] = candidates;
  const last = candidates.at(-1) ?? first;
  const whole = last - first + 1 === candidates.length;
  return whole && candidates.length > 2 ? `${first}…${last}` : candidates.join(', ');
}

function extentText({ candidates, atoms, data, rounds }: LoopProof): string {
  const size = atoms === 'any' ? 'any number of atoms' : `at most ${atoms} atoms`;
  const until = rounds === 'every' ? '' : `, rounds up to ${rounds}`;
  return `K = ${rangeText(candidates)}, ${size}${DATA[data]}${until}`;
}

const WHY = {
  negative: 'no proof was found',
  unsupported: 'no polynomial says it',
  budget: 'too long for the time',
} as const;

/** The items of a list by a key, in order. */
function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

/** The lines of what was proved; a statement of which not every claim is proved for the same cases is named with its claims. */
export function proofLines({ notRational, proved, unproved }: LoopProofs): readonly string[] {
  if (notRational !== undefined) return [`not a rational function: tested only (${notRational})`];
  const claimsOf = (id: string): number =>
    new Set([...proved, ...unproved].flatMap(({ statement, claim }) => (statement === id ? [claim] : []))).size;
  const shown = [...grouped(proved, (proof) => `${proof.statement} ${extentText(proof)}`).values()].flatMap(
    (proofs) => {
      const [first] = proofs;
      if (first === undefined) return [];
      const claims = proofs.map(({ claim }) => claim);
      const part =
        claims.length === claimsOf(first.statement)
          ? ''
          : ` (claim${claims.length > 1 ? 's' : ''} ${claims.join(', ')})`;
      return [`${first.statement}${part}: proved for your rule for ${extentText(first)}`];
    },
  );
  const never = unproved.filter(
    ({ statement, claim }) => !proved.some((proof) => proof.statement === statement && proof.claim === claim),
  );
  const left = [...grouped(never, ({ why }) => why).values()].map((items) => {
    const names = [...grouped(items, ({ statement }) => statement)].map(
      ([id, claims]) => `${id} (${claims.map(({ claim }) => claim).join(', ')})`,
    );
    return `tested only, ${WHY[items[0]?.why ?? 'negative']}: ${names.join(', ')}`;
  });
  return [...shown, ...left];
}
