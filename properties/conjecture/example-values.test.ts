/**
 * The example claims of `docs/claim-language.md` beside values and verdicts of an independent program (`example_claims.py` in the fixtures of the
 * closed-form models), which searches small cases for itself. Rational sides must be its fractions, and every rung of the ladder must contain its value.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Case, caseOf } from '../../models/closed-form';
import { decodeInstance } from '../../models/closed-form/json';
import { loopOf } from '../../models/loops';
import { Q, NotRepresentableError, TiedValuesError, UndefinedValueError, evaluate } from '../../theory';
import { checkCase, exactSides } from '../checker';
import { type ExampleClaim, exampleClaims, questionOf } from './example-claims.testing';
import { type Conjecture, readConjecture } from './question';

/** The round, the atom, both sides as fractions or decimals, and whether the claim is true there. */
type Row = readonly [t: number, x: number | null, left: string, right: string, truth: boolean];

interface Entry {
  readonly claim: string;
  readonly options: string;
  readonly verdict: string;
  readonly witness: { readonly case: unknown; readonly at: Row } | null;
  readonly values: Readonly<Record<string, readonly Row[]>>;
}

const FIXTURE = 'models/closed-form/fixtures/example-claims.json';
const { cases, claims } = JSON.parse(readFileSync(FIXTURE, 'utf8')) as {
  readonly cases: Readonly<Record<string, unknown>>;
  readonly claims: readonly Entry[];
};

const entryOf = ({ claim, options }: ExampleClaim): Entry =>
  claims.find((entry) => entry.claim === claim && entry.options === options) as Entry;

const isFraction = (text: string): boolean => /^-?\d+(\/\d+)?$/.test(text);

const valueOf = (text: string): number => (isFraction(text) ? Q.toNumber(Q.parse(text)) : Number(text));

/** Between a value and its double lies up to one rounding, relative to it. */
const SLACK = 2 ** -52;

const STEERING = [NotRepresentableError, TiedValuesError, UndefinedValueError];

/** Both sides on every rung that knows them. */
function enclosuresAt({ rungs }: Case, { claim }: Conjecture, [t, x]: Row) {
  return rungs.flatMap((build) => {
    try {
      const rung = build();
      const { left, right, truth } = evaluate(claim.claim, rung, { t, atoms: x === null ? {} : { x } });
      return [{ left: rung.arithmetic.enclose(left), right: rung.arithmetic.enclose(right), truth }];
    } catch (error) {
      if (STEERING.some((known) => error instanceof known)) return [];
      throw error;
    }
  });
}

function expectValue(text: string, { lo, hi }: { readonly lo: number; readonly hi: number }): void {
  const value = valueOf(text);
  const slack = Number.isFinite(value) ? Math.abs(value) * SLACK + Number.MIN_VALUE : 0;
  expect(lo).toBeLessThanOrEqual(value + slack);
  expect(hi).toBeGreaterThanOrEqual(value - slack);
}

/** One row: the sides, exactly where they are rational, and their comparison. */
function expectRow(subject: Case, asked: Conjecture, row: Row): void {
  const [t, x, left, right, truth] = row;
  const rungs = enclosuresAt(subject, asked, row);
  expect(rungs).not.toHaveLength(0);
  for (const rung of rungs) {
    expectValue(left, rung.left);
    expectValue(right, rung.right);
    expect(['unknown', String(truth)]).toContain(rung.truth);
  }
  expect(rungs.map((rung) => rung.truth)).toContain(String(truth));
  if (isFraction(left) && isFraction(right)) {
    const exact = exactSides(subject, asked.claim.claim, { t, atoms: x === null ? {} : { x } });
    expect(exact).toEqual({ left, right });
  }
}

/** The status of a case, which has no row where it has fewer rounds than the claim mentions. */
function statusOf(rows: readonly Row[]): string {
  if (rows.length === 0) return 'discarded';
  return rows.every(([, , , , truth]) => truth) ? 'holds' : 'refuted';
}

describe('the program beside the suite', () => {
  it('has every claim of the table, and no other', () => {
    expect(claims.map(({ claim, options }) => [claim, options])).toEqual(
      exampleClaims.map(({ claim, options }) => [claim, options]),
    );
  });

  it.each(exampleClaims)('agrees about $claim $options', (example) => {
    const entry = entryOf(example);
    const question = questionOf(example);
    const loop = loopOf(question.loop);
    const asked = readConjecture(question, loop);
    const compare = (json: unknown, rows: readonly Row[]): string => {
      const subject = caseOf(decodeInstance(json), loop);
      for (const row of rows) expectRow(subject, asked, row);
      return checkCase(subject, [asked.claim]).status;
    };
    expect(entry.verdict).toBe(example.verdict);
    for (const [name, rows] of Object.entries(entry.values))
      expect([name, compare(cases[name], rows)]).toEqual([name, statusOf(rows)]);
    if (entry.witness === null) expect(entry.verdict).toBe('open');
    else expect(compare(entry.witness.case, [entry.witness.at])).toBe('refuted');
  });
});
