/**
 * The common domain of a statement and a loop.
 *
 * A statement has a domain (range of K, kind of data, …), and a loop is defined where all its parts are. A cell is searched on the
 * intersection. If it is empty, the statement is not applicable, and the conflicting hypothesis is named.
 */
import { type Loop, candidateWords, limitOf } from '../../models/loops';
import {
  type SearchDomain,
  type ModelKind,
  type Statement,
  Q,
  claimsFor,
  mentionedWords,
  otherCandidates,
  parseClaimSpec,
  searchDomain,
} from '../../theory';

export type CommonDomain =
  | {
      readonly fits: true;
      readonly model: ModelKind;
      readonly domain: SearchDomain;
      /** What the needs of the loop leave out of what the statement speaks about, in words. */
      readonly excluded: readonly string[];
    }
  | { readonly fits: false; readonly hypothesis: string };

type CandidateRange = SearchDomain['candidates'];

/** The range of K that both allow, or why there is none. */
function candidatesOf(asked: CandidateRange, needs: NonNullable<Loop['needs']>['candidates']): CandidateRange | string {
  if (needs === undefined) return asked;
  const { min, max, infinite: infinitely } = needs;
  if (asked.infinite === 'always' && !infinitely)
    return 'the statement is about K = ∞, where the choice is not defined';
  const range = { min: Math.max(asked.min, min), max: Math.min(asked.max, max) };
  const finitely = range.min <= range.max;
  const infinite = infinitely ? asked.infinite : 'never';
  if (!finitely && infinite === 'never') {
    return max < min
      ? `the statement is about K from ${asked.min} to ${asked.max}, the loop is declared for K = ∞`
      : `the statement is about K from ${asked.min} to ${asked.max}, the choice is defined for K from ${min} to ${max}`;
  }
  return finitely ? { ...range, infinite } : { min: asked.min, max: asked.min, infinite: 'always' };
}

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

const fromTo = (from: number, to: number, word: string): string => (from === to ? `${from}` : `${from}${word}${to}`);

/** The K of `asked` that the needs leave out; the two have a K in common. */
function excludedCandidates(asked: CandidateRange, { candidates }: NonNullable<Loop['needs']>): readonly string[] {
  if (candidates === undefined) return [];
  const { min, max, infinite } = candidates;
  const finite =
    asked.infinite === 'always'
      ? []
      : [
          [asked.min, Math.min(asked.max, min - 1)],
          [Math.max(asked.min, max + 1), asked.max],
        ];
  const without = finite.flatMap(([from = 0, to = 0]) => (from <= to ? [`K = ${fromTo(from, to, '–')}`] : []));
  if (!infinite && asked.infinite !== 'never') without.push('K = ∞');
  if (without.length === 0) return [];
  return [`the loop is declared for K ${candidateWords(candidates)} only, without ${listed(without)}`];
}

/**
 * What the needs of a loop leave out of what is asked, in words: kinds of model, K, users and weights. They may share all else.
 * The budget of a search, such as how many rounds it can afford, is no need of the loop.
 */
export function excludedBy(
  { needs = {} }: Loop,
  asked: Pick<SearchDomain, 'candidates' | 'users' | 'squares' | 'positiveReference' | 'prompts'>,
  askedModels: readonly ModelKind[],
): readonly string[] {
  const { models, users, squares, positiveReference, prompts } = needs;
  const otherModels = models === undefined ? [] : askedModels.filter((model) => !models.includes(model));
  const ofUsers = users !== undefined && asked.users !== undefined && asked.users.preferences !== 'cyclic';
  const otherShares = ofUsers && users.shares !== undefined && asked.users.shares === undefined;
  return [
    ...(models && otherModels.length > 0
      ? [`the loop is declared for ${listed(models)} models only, without ${listed(otherModels)} models`]
      : []),
    ...excludedCandidates(asked.candidates, needs),
    ...(ofUsers && (otherShares || users.count !== asked.users.count)
      ? [
          `the loop is declared for ${users.count} users${users.shares ? ` of the shares ${users.shares.map(Q.format).join(', ')}` : ''} only`,
        ]
      : []),
    ...(squares && asked.squares !== true ? ['the loop is declared for weights that are squares only'] : []),
    ...(positiveReference && asked.positiveReference !== true
      ? ['the loop is declared for a p_ref that gives every atom mass']
      : []),
    ...(prompts && asked.prompts !== true
      ? ['the loop is declared for laws p_0, p_ref and q that give every prompt the same mass']
      : []),
  ];
}

/** Whether one of the words occurs in the claims of a statement or in their definitions. */
function mentions(statement: Statement, model: ModelKind, ...words: readonly string[]): boolean {
  return claimsFor(statement, model).some((spec) => {
    const { claim, when } = parseClaimSpec(statement, spec);
    return [claim, ...(when ? [when] : [])].some((part) => {
      const mentioned = mentionedWords(part);
      return words.some((word) => mentioned.has(word));
    });
  });
}

/**
 * The K for which every choice that the statement asks for is declared, or why there is none: `monotone-in-K` compares K with K − 1. Of one
 * candidate there is no choice, so K = 1 is always declared.
 */
function withOtherCandidates(
  statement: Statement,
  model: ModelKind,
  range: CandidateRange,
  needs: NonNullable<Loop['needs']>['candidates'],
): CandidateRange | string {
  if (needs === undefined || range.infinite === 'always') return range;
  const others = claimsFor(statement, model).flatMap((spec) => otherCandidates(parseClaimSpec(statement, spec).claim));
  const outside = (K: number): number | undefined =>
    others.map((of) => of(K)).find((k) => k !== undefined && k > 1 && (k < needs.min || k > needs.max));
  const all = Array.from({ length: range.max - range.min + 1 }, (_, i) => range.min + i);
  const declared = all.filter((K) => outside(K) === undefined);
  const [min] = declared;
  const max = declared.at(-1);
  if (min === undefined || max === undefined)
    return `at K = ${range.max} the statement asks for a choice among ${outside(range.max) ?? 0}, the loop is declared for K ${candidateWords(needs)}`;
  return { ...range, min, max };
}

/** The users that the loop has, with their shares, or why they do not fit the statement. */
function usersOf(asked: SearchDomain['users'], needed: SearchDomain['users']): SearchDomain['users'] | string {
  if (asked?.preferences !== 'cyclic' || needed === undefined) return needed ?? asked;
  if (needed.count !== asked.count || needed.shares !== undefined)
    return `the statement is about ${asked.count} users of equal shares, the loop has ${needed.count} users`;
  return asked;
}

/** Whether a domain is about laws p_ref that give some atoms no mass. */
const missesRealData = ({ reference = 'any', start, support }: Statement['domain']): boolean =>
  ['gaps', 'condensed', 'either'].includes(reference) || (start === 'reference' && support === 'best-missing');

/** The common domain of a statement and a loop. */
export function commonDomain(statement: Statement, loop: Loop): CommonDomain {
  const { needs = {} } = loop;
  const models: readonly ModelKind[] = needs.models ?? ['discrete'];
  const model = statement.models.find((kind) => models.includes(kind));
  const refuse = (hypothesis: string): CommonDomain => ({ fits: false, hypothesis });
  if (model === undefined)
    return refuse(
      `the statement is about ${statement.models.join(', ')} models, the loop runs on ${models.join(', ')}`,
    );
  const { loop: own, onlyLoop } = statement.domain;
  if (onlyLoop === true && loop.id !== own) return refuse(`the statement is about the loop ${own} only`);
  const both = candidatesOf(statement.domain.candidates, needs.candidates);
  if (typeof both === 'string') return refuse(both);
  const candidates = withOtherCandidates(statement, model, both, needs.candidates);
  if (typeof candidates === 'string') return refuse(candidates);
  if (needs.synthetic && statement.domain.data !== 'synthetic')
    return refuse('the statement is about real data, λ < ∞; the loop is declared fully synthetic');
  if (needs.ownMixture !== undefined && mentions(statement, model, 'lambda', 'eta')) return refuse(needs.ownMixture);
  if (needs.positiveReference && missesRealData(statement.domain))
    return refuse('the statement is about a p_ref without mass on some atoms; the loop is declared for others only');
  const asked = searchDomain(statement);
  if (asked.users !== undefined && needs.users === undefined)
    return refuse('the statement is about several users, the loop about one reward');
  if (asked.prompts && !needs.prompts) return refuse('the statement is about several prompts, the loop about one law');
  if (asked.samples === true && needs.samples === undefined)
    return refuse('the statement is about a learner that fits n samples');
  if (needs.samples === true && mentions(statement, model, 'H'))
    return refuse('the statement is about the curation factor of every atom, of which samples miss some');
  if (loop.update !== undefined && mentions(statement, model, 'curate', 'H'))
    return refuse('the statement is about the kept candidates, of which a whole step says nothing');
  if (needs.prompts && asked.users?.preferences === 'cyclic')
    return refuse('the statement is about users who all see the same three atoms, the loop about several prompts');
  if (limitOf(loop) === undefined && mentions(statement, model, 'p_limit'))
    return refuse('the statement is about the limit of the loop, which is not known here');
  const users = usersOf(asked.users, needs.users);
  if (typeof users === 'string') return refuse(users);
  const { samples = asked.samples, squares = asked.squares } = needs;
  const growth = Math.min(needs.growth ?? Infinity, asked.growth ?? Infinity);
  return {
    fits: true,
    model,
    excluded: [
      ...excludedBy(loop, asked, statement.models),
      ...(candidates.min > both.min || candidates.max < both.max
        ? [
            `the statement asks for choices among other numbers of candidates too, so its K are ${fromTo(candidates.min, candidates.max, '–')}`,
          ]
        : []),
    ],
    domain: {
      ...asked,
      rounds: Math.max(asked.rounds, needs.rounds ?? 0),
      candidates,
      ...(users ? { users } : {}),
      ...(samples ? { samples } : {}),
      ...(squares ? { squares } : {}),
      ...(needs.positiveReference ? { positiveReference: true } : {}),
      ...(needs.prompts ? { prompts: true } : {}),
      ...(growth < Infinity ? { growth } : {}),
      ...(needs.orders ? { orders: true } : {}),
      ...(needs.memory === undefined ? {} : { memory: needs.memory }),
    },
  };
}
