import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { InputError } from '../errors';
import { parseClaim } from '../language/parse';
import { STATEMENT_IDS } from './ids';
import { STATEMENTS, claimsFor, learnedClaims, parseClaimSpec, statementOf } from './registry';
import { MODEL_KINDS } from '../model-kinds';
import { type Statement, searchDomain } from './statement';

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;
const named: [string, Statement][] = STATEMENTS.map((statement) => [statement.id, statement]);

describe('the registry', () => {
  it('names every statement once', () => {
    expect(unique(STATEMENTS.map(({ id }) => id))).toBe(true);
    expect(STATEMENTS.every(({ id }) => statementOf(id).id === id)).toBe(true);
  });

  it('has the statements of the list of ids, in its order', () => {
    expect(STATEMENTS.map(({ id }) => id)).toEqual(STATEMENT_IDS);
  });

  it('knows the claims about learned models', () => {
    expect(learnedClaims(statementOf('lemma-2.2')).map(({ id }) => id)).toEqual(['b']);
    expect(STATEMENTS.flatMap(learnedClaims).every(({ learned }) => learned !== undefined)).toBe(true);
  });

  it('has no change of a budget that changes nothing, nor of a domain that guarantees its hypothesis', () => {
    const dropped = STATEMENTS.flatMap(({ hypotheses }) => hypotheses);
    const changes = dropped.flatMap(({ formal, drop }) => [
      drop.budget,
      formal === undefined ? drop.domain : undefined,
    ]);
    expect(changes.filter((change) => change !== undefined && Object.keys(change).length === 0)).toEqual([]);
  });

  it('has no circular proof: no statement follows from itself, directly or through others', () => {
    const foundationsOf = (id: string, seen: readonly string[] = []): readonly string[] => {
      expect(seen).not.toContain(id);
      return (statementOf(id).follows ?? []).flatMap((one) => [one, ...foundationsOf(one, [...seen, id])]);
    };
    expect(foundationsOf('theorem-2.1')).toEqual(
      expect.arrayContaining(['lemma-2.2', 'odds-rate', 'sharp-lemma-2.2', 'step-identity', 'fisher-identity']),
    );
    for (const { id } of STATEMENTS) expect(foundationsOf(id)).not.toContain(id);
  });

  it('names a sharper statement only for a published one, from which it follows', () => {
    const sharpened = STATEMENTS.filter(({ sharper }) => sharper !== undefined);
    expect(sharpened.map(({ id, sharper }) => [id, sharper])).toEqual([
      ['lemma-2.2', 'sharp-lemma-2.2'],
      ['theorem-2.3', 'sharp-theorem-2.3'],
      ['theorem-2.4', 'exact-theorem-2.4'],
      ['wei-contraction', 'co-evolving-contraction'],
    ]);
    for (const { follows, sharper, source } of sharpened) {
      expect(follows).toContain(sharper);
      expect(source.kind).toBe('published');
    }
  });

  it('holds every statement that has a file, and each file has a docstring', () => {
    const shared = ['claim-parts.ts', 'constants.ts', 'ids.ts', 'index.ts', 'registry.ts', 'statement.ts'];
    const files = readdirSync(__dirname).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !shared.includes(file),
    );
    expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(STATEMENTS.map(({ id }) => id).sort());
    for (const file of files) expect(readFileSync(join(__dirname, file), 'utf8')).toMatch(/^\/\*\*\n \* \S/);
  });

  it('refuses an unknown id and lists the known ids', () => {
    // @ts-expect-error: a typo does not compile.
    expect(() => statementOf('lemma-9')).toThrow(InputError);
    // @ts-expect-error: a typo does not compile.
    expect(() => statementOf('lemma-9')).toThrow('there is no statement "lemma-9"; known are lemma-2.1, lemma-2.2');
  });
});

/** How deep the search of a statement goes where it is not the usual depth; changed by hand, with the reason in the statement. */
const BUDGETS: Readonly<Record<string, NonNullable<Statement['budget']>>> = {
  'lemma-2.1': { rounds: 1 },
  'theorem-2.2': { rounds: 6 },
  'rlhf-equivalence': { rounds: 6 },
  'step-identity': { rounds: 1, growth: 6 },
  'sharp-lemma-2.2': { rounds: 1 },
  'shortfall-moments': { rounds: 1 },
  'lemma-2.1-rate': { rounds: 1 },
  'fisher-identity': { rounds: 12 },
  'k2-tanh': { rounds: 1 },
  'step-cost': { rounds: 1 },
  'tv-lipschitz': { rounds: 1 },
  'tv-contraction': { rounds: 2, growth: 64 },
  'selection-response': { rounds: 2 },
  'event-bound': { rounds: 4, exact: true },
  'unique-fixed-point': { rounds: 2, exact: true },
  'hedge-regret': { rounds: 12 },
  'geometric-concentration': { rounds: 12 },
  'mirror-descent': { rounds: 12 },
  'perron-fixed-point': { rounds: 4 },
  'cover-potential': { rounds: 4 },
  'dominated-atoms': { rounds: 2, exact: true },
  'two-stage-limit': { rounds: 4 },
  'monotone-in-K': { rounds: 1 },
  'best-of-K': { rounds: 1 },
  'top-2-of-K': { rounds: 1, growth: 24 },
  'basins-lemma-3.3': { rounds: 1 },
  'two-stage-theorem-4': { rounds: 1 },
  'wei-proposition-3.8': { rounds: 1 },
  'monotone-at-infinity': { rounds: 6 },
  'monotone-two-rounds': { rounds: 4 },
  'monotone-with-real-data': { rounds: 12 },
  'single-crossing-with-real-data': { rounds: 4, exact: true },
  'wright-fisher': { rounds: 2 },
  'accumulate-risk': { rounds: 12 },
  'information-budget': { rounds: 2, growth: 16, exact: true },
  'price-equation': { rounds: 2, growth: 36 },
  'bon-kl': { rounds: 1, growth: 4 },
  'bon-kl-equality': { rounds: 1, growth: 4 },
  'bon-winrate': { rounds: 1, growth: 4 },
  'accumulate-discrete': { rounds: 2 },
  'temperature-loop': { rounds: 6, exact: true },
  'bon-coverage': { rounds: 1, growth: 4 },
  'tail-cut-floor': { rounds: 2 },
  'verifier-odds': { rounds: 3, exact: true },
  'verifier-fresh': { rounds: 3, exact: true },
  'wright-fisher-fresh': { rounds: 2 },
  'growing-samples': { rounds: 2 },
  'slowly-growing-samples': { rounds: 2 },
  fixation: { rounds: 2 },
  'coupled-limit': { rounds: 6 },
  'coupled-rate': { rounds: 6 },
  'coupled-own-reward': { rounds: 2 },
  'isolated-curation': { rounds: 4 },
  'co-evolving-contraction': { rounds: 3 },
  'wei-contraction': { rounds: 1 },
  'parametric-jacobian': { rounds: 3 },
  'parametric-instability': { rounds: 3 },
  'co-evolving-equilibria': { rounds: 3 },
};

it('searches as deep as it did', () => {
  const budgets = STATEMENTS.flatMap(({ id, budget }) => (budget === undefined ? [] : [[id, budget] as const]));
  expect(Object.fromEntries(budgets)).toEqual(BUDGETS);
});

/** All texts inside a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(named)('%s', (_id, statement) => {
  it('has no empty text', () => {
    expect(textsIn(statement).filter((text) => text.trim() === '')).toEqual([]);
  });

  const ids = statement.claims.map(({ id }) => id);

  it('has a title, a summary and a source', () => {
    for (const text of [
      statement.title,
      statement.summary,
      statement.source.reference,
      ...statement.claims.map(({ says }) => says),
    ]) {
      expect(text.trim().length).toBeGreaterThan(2);
    }
  });

  it('follows only from theorems, each named once', () => {
    const { follows = [] } = statement;
    expect(unique(follows)).toBe(true);
    expect(follows.filter((id) => statementOf(id).expected !== undefined)).toEqual([]);
  });

  it('is conjectured only if its expected verdict is open', () => {
    if (statement.source.kind === 'conjectured') expect(statement.expected?.verdict).toBe('open');
  });

  it('has claims with distinct letters, all well formed', () => {
    expect(ids.length).toBeGreaterThan(0);
    expect(unique(ids)).toBe(true);
    for (const spec of statement.claims) expect(parseClaimSpec(statement, spec).claim.source).toBe(spec.claim);
  });

  it('uses all its definitions', () => {
    const used = statement.claims.flatMap((spec) => {
      const { claim, when } = parseClaimSpec(statement, spec);
      return [...claim.definitions, ...(when?.definitions ?? [])].map(({ name }) => name);
    });
    expect(Object.keys(statement.where ?? {}).filter((name) => !used.includes(name))).toEqual([]);
  });

  it('has hypotheses that parse, are not about a round or atom, and carry existing claims', () => {
    expect(unique(statement.hypotheses.map(({ id }) => id))).toBe(true);
    for (const { formal, carries = [], drop } of statement.hypotheses) {
      if (formal !== undefined) {
        const claim = parseClaim(formal, statement.where);
        expect([claim.usesRound, claim.atoms]).toEqual([false, []]);
      }
      expect(carries.filter((id) => !ids.includes(id))).toEqual([]);
      if (drop.claim !== undefined) expect(parseClaim(drop.claim, statement.where).source).toBe(drop.claim);
      if (drop.model !== undefined) expect(statement.models).toContain(drop.model);
      expect(drop.because.length).toBeGreaterThan(10);
    }
  });

  it('drops each hypothesis by another domain or another claim', () => {
    for (const { drop } of statement.hypotheses) {
      expect(Object.keys(drop.domain).length + (drop.claim === undefined ? 0 : 1)).toBeGreaterThan(0);
    }
  });

  it('names each mutant once, and names some if it is a theorem', () => {
    expect(statement.mutants.length > 0 || statement.expected !== undefined).toBe(true);
    expect(unique(statement.mutants)).toBe(true);
  });

  it('names the tightness of every bound on every model, and of nothing else', () => {
    if (statement.expected?.verdict === 'refuted') return;
    for (const model of statement.models) {
      for (const spec of claimsFor(statement, model)) {
        const { relation } = parseClaimSpec(statement, spec).claim;
        const { tightness } = spec;
        const required = typeof tightness === 'object' ? tightness[model] : tightness;
        if (relation === '==') expect([spec.id, tightness]).toEqual([spec.id, undefined]);
        if (relation === '<=' || relation === '>=') expect([spec.id, model, required]).not.toContain(undefined);
        if (typeof required === 'number') expect(required > 0 && required < 1).toBe(true);
      }
    }
  });

  it('makes claims on each of its models, and on no other', () => {
    for (const model of MODEL_KINDS) {
      const expected = statement.models.includes(model);
      expect(claimsFor(statement, model).length > 0).toBe(expected);
    }
    for (const { models = [] } of statement.claims) {
      expect(models.filter((model) => !statement.models.includes(model))).toEqual([]);
    }
  });

  it('has a domain that is not empty', () => {
    const { candidates, rounds } = searchDomain(statement);
    expect(candidates.min).toBeGreaterThanOrEqual(1);
    expect(candidates.max).toBeGreaterThanOrEqual(candidates.min);
    expect(rounds).toBeGreaterThanOrEqual(1);
  });
});

describe.each(named.filter(([, { expected }]) => expected !== undefined))(
  '%s, which is no theorem',
  (_id, statement) => {
    const { expected, claims } = statement;

    it('says why', () => {
      expect(expected?.because.length).toBeGreaterThan(10);
    });

    it('makes no claim about learned models', () => {
      expect(claims.filter(({ learned }) => learned !== undefined)).toEqual([]);
    });

    it('names the theorem that holds in its place, if it fails', () => {
      const { corrected } = expected ?? {};
      if (corrected === undefined) return;
      expect(expected?.verdict).toBe('refuted');
      expect(statementOf(corrected).expected).toBeUndefined();
    });
  },
);
