/**
 * The domain of a conjecture: as wide as can be, narrowed so that cases meet what is given by construction where that is cheap.
 * Other conditions are met by chance, or not at all; every case is checked against everything that is given.
 */
import type { Loop } from '../../models/loops';
import { excludedBy } from '../search';
import {
  DEFAULT_BUDGET,
  DEFAULT_DOMAIN,
  searchDomain,
  type Claim,
  type SearchDomain,
  type Expression,
  InputError,
  Q,
  type Rational,
  mentionedWords,
  parseClaim,
  typeset,
} from '../../theory';

/** The largest K that conditions can ask for; conditions that ask for more are met by K = ∞, or not at all. */
const LARGEST_K = 100;

const { min: LEAST, max: USUAL } = DEFAULT_DOMAIN.candidates;

const floorOf = ({ num, den }: Rational): bigint => (num >= 0n ? num / den : -((-num + den - 1n) / den));
const ceilingOf = (value: Rational): bigint => -floorOf(Q.neg(value));

const FLIPPED = { '<': '>', '<=': '>=', '==': '==', '>=': '<=', '>': '<' } as const;

const isK = (e: Expression): boolean => e.kind === 'name' && e.name === 'K';

/** A comparison of K with a number, K on the left. */
function boundOnK({ left, right, relation }: Claim): { relation: Claim['relation']; value: Rational } | undefined {
  if (isK(left) && right.kind === 'number') return { relation, value: right.value };
  if (isK(right) && left.kind === 'number') return { relation: FLIPPED[relation], value: left.value };
  return undefined;
}

interface Range {
  readonly least: bigint;
  readonly greatest: bigint | undefined;
}

/** The whole numbers K that satisfy a comparison with a number. */
function rangeOf({ relation, value }: NonNullable<ReturnType<typeof boundOnK>>): Range {
  const [floor, ceiling] = [floorOf(value), ceilingOf(value)];
  switch (relation) {
    case '>=':
      return { least: ceiling, greatest: undefined };
    case '>':
      return { least: floor + 1n, greatest: undefined };
    case '<=':
      return { least: 1n, greatest: floor };
    case '<':
      return { least: 1n, greatest: ceiling - 1n };
    case '==':
      return { least: ceiling, greatest: floor };
  }
}

const isInfinity = (e: Expression): boolean => e.kind === 'name' && e.name === 'inf';

/** Whether `K < inf` is given, or `K == inf`. */
function infiniteGiven(given: readonly Claim[]): 'never' | 'always' | undefined {
  const relations = given.flatMap(({ left, right, relation }) => {
    if (isK(left) && isInfinity(right)) return [relation];
    return isInfinity(left) && isK(right) ? [FLIPPED[relation]] : [];
  });
  if (relations.includes('<')) return 'never';
  return relations.includes('==') || relations.includes('>=') ? 'always' : undefined;
}

function candidatesOf(given: readonly Claim[]): SearchDomain['candidates'] {
  const asked = finiteCandidatesOf(given);
  return { ...asked, infinite: infiniteGiven(given) ?? asked.infinite };
}

/** The candidates by what is given of numbers alone. */
function finiteCandidatesOf(given: readonly Claim[]): SearchDomain['candidates'] {
  const ranges = given.flatMap((claim) => boundOnK(claim) ?? []).map(rangeOf);
  const leasts = ranges.map(({ least }) => least);
  const greatests = ranges.flatMap(({ greatest }) => greatest ?? []);
  const least = leasts.reduce((a, b) => (b > a ? b : a), BigInt(LEAST));
  const finite = greatests.length > 0;
  const greatest = greatests.reduce((a, b) => (b < a ? b : a), finite ? (greatests[0] ?? least) : least);
  const usual: SearchDomain['candidates'] = { min: LEAST, max: USUAL, infinite: 'sometimes' };
  if (finite && greatest < least) return usual;
  if (least > LARGEST_K) return finite ? usual : { ...usual, infinite: 'always' };
  const min = Number(least);
  const most = Math.max(USUAL, min + 2);
  const max = finite && greatest < most ? Number(greatest) : most;
  return { min, max, infinite: finite ? 'never' : 'sometimes' };
}

/** The K of `candidates` for which the loop is defined. @throws InputError where the loop is defined for no such K */
function candidatesFor({ id, needs }: Loop, asked: SearchDomain['candidates']): SearchDomain['candidates'] {
  if (needs?.candidates === undefined) return asked;
  const { min, max, infinite } = needs.candidates;
  const range = { min: Math.max(asked.min, min), max: Math.min(asked.max, max) };
  if (range.min <= range.max) return { ...range, infinite: infinite ? asked.infinite : 'never' };
  if (infinite && asked.infinite !== 'never') return { ...asked, infinite: 'always' };
  throw new InputError(`what is given leaves no K for the loop ${id}, which is defined for K from ${min} to ${max}`);
}

/** What the needs of the loop leave out of what is asked, in words. */
export function excludedFor(given: readonly Claim[], loop: Loop, { users, squares }: SearchDomain): readonly string[] {
  const asked = { candidates: candidatesOf(given), ...(users ? { users } : {}) };
  return excludedBy(loop, { ...asked, ...(squares && !loop.needs?.squares ? { squares } : {}) }, []);
}

/** Whether a claim is written like one of the texts. */
const isOneOf = (texts: readonly string[]): ((claim: Claim) => boolean) => {
  const known = new Set(texts.map((text) => typeset(parseClaim(text))));
  return (claim) => known.has(typeset(claim));
};

const STARTS_AT_REFERENCE: readonly string[] = ['KL', 'TV', 'chi2'].flatMap((divergence) =>
  ['p[0], p_ref', 'p_ref, p[0]'].flatMap((laws) =>
    ['== 0', '<= 0'].map((relation) => `${divergence}(${laws}) ${relation}`),
  ),
);

const STABLE: readonly string[] = [
  'lambda*(K - 1) < 1',
  '(K - 1)*lambda < 1',
  '1 > lambda*(K - 1)',
  '1 > (K - 1)*lambda',
];

/** Users of a conjecture about several. */
const USERS = { count: 2 } as const;

export interface DomainOptions {
  readonly loop: Loop;
  /** Loops that claims name beside it. */
  readonly others: readonly Loop[];
  readonly given: readonly Claim[];
  /** The data asked for. */
  readonly data: SearchDomain['data'] | undefined;
  /** The last round that must exist. */
  readonly rounds: number;
}

/** The domain of claims, among them what is given. */
export function domainOf(claims: readonly Claim[], { loop, others, given, data, rounds }: DomainOptions): SearchDomain {
  const loops = [loop, ...others];
  const names = new Set(claims.flatMap((claim) => [...mentionedWords(claim)]));
  const ofUsers = names.has('E_users') || names.has('A_users');
  const users = loops.find(({ needs }) => needs?.users)?.needs?.users ?? (ofUsers ? USERS : undefined);
  const samples = loop.needs?.samples ?? (names.has('n') || undefined);
  const ofRealData = ['lambda', 'eta', 'p_ref'].some((name) => names.has(name));
  const prompts = loops.some(({ needs }) => needs?.prompts);
  const memory = loop.needs?.memory;
  const domain = {
    candidates: loops.reduce((asked, each) => candidatesFor(each, asked), candidatesOf(given)),
    data: loops.some(({ needs }) => needs?.synthetic)
      ? 'synthetic'
      : (data ?? (given.some(isOneOf(STABLE)) ? 'stable' : ofRealData ? 'real' : 'synthetic')),
    start: given.some(isOneOf(STARTS_AT_REFERENCE)) ? 'reference' : 'free',
    fit: names.has('epsilon') ? 'sometimes-off' : 'exact',
    ...(prompts ? { prompts } : {}),
    ...(users ? { users } : {}),
    ...(samples ? { samples } : {}),
    ...(names.has('w_true') || names.has('r_true') ? { secondReward: true } : {}),
    ...(loops.some(({ needs }) => needs?.squares) ? { squares: true } : {}),
    ...(loops.some(({ needs }) => needs?.positiveReference) ? { positiveReference: true } : {}),
  } as const;
  return searchDomain({
    domain,
    budget: {
      rounds: Math.max(DEFAULT_BUDGET.rounds, rounds + 2),
      ...(memory === undefined ? {} : { memory }),
      ...(prompts && loop.needs?.growth !== undefined ? { growth: loop.needs.growth } : {}),
      ...(loop.needs?.exact ? { exact: true } : {}),
    },
  });
}
