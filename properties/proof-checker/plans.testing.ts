/** The certificates of the tests: claims of the registry, and claims that are wrong on purpose. */
import { statementOf, STATEMENTS } from '../../theory/statements';
import { type CurrentStatement } from './check-proof';
import { type Plan } from './certify.testing';
import { type Choice, type Header } from './laws';

/** The claim and its definitions in the registry. */
export function current(id: string): CurrentStatement | undefined {
  const statement = STATEMENTS.find((each) => each.id === id);
  if (statement === undefined) return undefined;
  const claims = statement.claims.map((each) => ({ id: each.id, text: each.claim, when: each.when ?? null }));
  return { where: statement.where ?? {}, claims };
}

const anyNumber = (K: Header['K']): Header => ({ K, atoms: 'any', data: 'synthetic', start: 'free' });

const drawn = (draws: number): Choice[] => [{ t: 0, atoms: {}, draws }];

const fixed = (t: number, atoms: Record<string, number> = {}): Choice => ({ t, atoms, draws: null });

/** A claim of the registry; `where` has the definitions that it uses. */
function plan(statement: string, id: string, header: Header, choices: readonly Choice[]): Plan {
  const { claims, where: all = {} } = statementOf(statement);
  const found = claims.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${statement} has no claim ${id}`);
  const where = Object.fromEntries(
    Object.entries(all).filter(([name]) => new RegExp(`\\b${name}\\b`).test(found.claim)),
  );
  return { statement, id, header, claim: { text: found.claim, where, when: found.when ?? null }, choices };
}

/** The ranks of x above y among `draws` draws. */
const betterFirst = (draws: number): Choice[] =>
  Array.from({ length: draws + 2 }, (_, x) =>
    Array.from({ length: x }, (__, y): Choice => ({ t: 0, atoms: { x: x + 1, y: y + 1 }, draws })),
  ).flat();

const sup = [0, 1].flatMap((t) => [fixed(t, { sup: 1 }), fixed(t, { sup: 2 })]);

/** Inequalities that are proved, with the number of terms, where it is known from another program or by hand. */
export const INEQUALITIES: readonly (readonly [plan: Plan, terms: number | undefined])[] = [
  [plan('lemma-2.2', 'a', anyNumber(2), drawn(2)), 2],
  [plan('lemma-2.2', 'a', anyNumber(3), drawn(3)), undefined],
  [plan('lemma-2.2', 'a', anyNumber(8), drawn(8)), 112],
  [plan('step-sandwich', 'b', anyNumber(2), drawn(2)), undefined],
  [plan('step-sandwich', 'b', anyNumber(3), drawn(3)), undefined],
  [plan('monotone-in-K', 'a', anyNumber(3), drawn(3)), undefined],
  [plan('monotone-in-K', 'a', anyNumber(7), drawn(7)), 4977],
  [plan('odds-rate', 'a', anyNumber(2), betterFirst(1)), undefined],
  [plan('odds-rate', 'a', anyNumber(3), betterFirst(2)), undefined],
  [plan('step-cost', 'b', anyNumber(2), drawn(3)), 5],
  [plan('step-cost', 'b', anyNumber(3), drawn(5)), 907],
  [plan('sharp-theorem-2.3', 'b', { K: 2, atoms: 2, data: 'real', start: 'reference' }, [fixed(1)]), 1],
  [plan('theorem-2.4', 'b', { K: 2, atoms: 2, data: 'stable', start: 'reference' }, sup), undefined],
];

export const IDENTITIES: readonly Plan[] = [
  plan('fisher-identity', 'a', anyNumber('infinity'), drawn(2)),
  plan('step-identity', 'a', anyNumber(2), drawn(2)),
  plan('step-identity', 'b', anyNumber(2), drawn(2)),
  plan('step-identity', 'b', anyNumber(4), drawn(4)),
];

const GAIN = 'E(p[t + 1], w) - E(p[t], w)';

/** Claims that are false; each has a polynomial with a negative coefficient. */
export const WRONG: readonly Plan[] = [
  [`${GAIN} >= 101/100*(1 - 1/K)*Var(p[t], w)/w_max`, 3, 3] as const,
  [`${GAIN} <= (1 - 1/K)*Var(p[t], w)/w_max`, 3, 3] as const,
  [`${GAIN} <= (1 - 1/K)*Var(p[t], w)/(E(p[t], w) + w_min/K)`, 3, 4] as const,
  ['chi2(curate(p[t]), p[t]) <= 99/100*(K - 1)^2/(2*K - 1)', 2, 3] as const,
  ['2*E(curate(p[t]), w) <= E(curate(p[t], K - 1), w) + E(curate(p[t], K + 1), w)', 3, 4] as const,
  [`${GAIN} == Var(p[t], w)/E(p[t], w)`, 3, 4] as const,
].map(([text, K, draws]) => ({
  ...{ statement: 'wrong', id: 'a', header: anyNumber(K), choices: drawn(draws) },
  claim: { text, where: {}, when: null },
}));

/** The same upper bound with the right factor, which is proved. */
export const RIGHT: Plan = {
  ...{ statement: 'right', id: 'a', header: anyNumber(3), choices: drawn(4) },
  claim: {
    text: `${GAIN} <= (1 - 1/K)*Var(p[t], w)/((1 - 1/K)*E(p[t], w) + w_min/K)`,
    ...{ where: {}, when: null },
  },
};
