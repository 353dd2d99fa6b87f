/** The numbers of candidates, other than K itself, for which a claim asks a choice: `K − 1` in `curate(p[t], K - 1)`. */
import type { Claim, Expression } from '../tree';

type OfK = (K: number) => number | undefined;

/** A whole number in K; undefined if it depends on the round. */
function valueAt(e: Expression, K: number): number | undefined {
  switch (e.kind) {
    case 'number':
      return Number(e.value.num / e.value.den);
    case 'name':
      return e.name === 'K' ? K : undefined;
    case 'negate': {
      const value = valueAt(e.of, K);
      return value === undefined ? undefined : -value;
    }
    case 'binary': {
      const [a, b] = [valueAt(e.left, K), valueAt(e.right, K)];
      if (a === undefined || b === undefined) return undefined;
      return e.op === '+' ? a + b : e.op === '-' ? a - b : a * b;
    }
    default:
      return undefined;
  }
}

/** All parts of a tree of a claim, whatever their kind. */
function* partsOf(part: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const each of part as readonly unknown[]) yield* partsOf(each);
    return;
  }
  const node = part as Readonly<Record<string, unknown>>;
  yield node;
  for (const [key, child] of Object.entries(node)) if (key !== 'word') yield* partsOf(child);
}

/** The numbers of candidates that `curate` is given in a claim, as functions of K. */
export function otherCandidates({ left, right }: Claim): readonly OfK[] {
  return [...partsOf([left, right])].flatMap((node): OfK[] => {
    const { kind, word, args } = node as { kind?: unknown; word?: { name?: unknown }; args?: readonly unknown[] };
    const among = kind === 'law' && word?.name === 'curate' ? args?.[1] : undefined;
    return among === undefined ? [] : [(K) => valueAt(among as Expression, K)];
  });
}
