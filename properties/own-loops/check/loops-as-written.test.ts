/**
 * The table of loops in `docs/variants.md`, beside an independent program (`loops_as_written.py` in the fixtures of the closed-form models): the means are
 * its fractions, both sides of lemma-2.2 agree with it in every case that it lists, and so do the verdict and the counterexample.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type DiscreteInstance, type Loop, caseOf, decodeInstance, discreteRungs } from '../../../models';
import { type AnyInterpretation, Q, evaluate, parseClaim, statementOf } from '../../../theory';
import { checkCase } from '../../checker';
import { defineLoop } from '../define';
import { preflight } from '../preflight';
import { checkCell } from './check-loop';
import { START, WRITTEN, type WrittenLoop } from './loops-as-written.testing';

type Candidates = number | 'inf';

interface Entry {
  readonly id: string;
  readonly mean: string;
  /** Left minus right side of lemma-2.2, by K, for each of the cases. */
  readonly gaps: Readonly<Record<string, readonly string[]>>;
  readonly witness: {
    readonly p0: readonly string[];
    readonly w: readonly string[];
    readonly pRef: readonly string[];
    readonly K: Candidates;
    readonly prompts?: readonly number[];
    readonly left: string;
    readonly right: string;
  } | null;
}

const ROOT = join(__dirname, '..', '..', '..');
const FIXTURE = join(ROOT, 'models', 'closed-form', 'fixtures', 'loops-as-written.json');
const { cases, loops } = JSON.parse(readFileSync(FIXTURE, 'utf8')) as {
  readonly cases: readonly (readonly [p0: readonly string[], w: readonly string[], pRef: readonly string[]])[];
  readonly loops: readonly Entry[];
};
const TABLE = readFileSync(join(ROOT, 'docs', 'variants.md'), 'utf8');
const LEMMA = statementOf('lemma-2.2');
const CLAIM = parseClaim(LEMMA.claims[0]?.claim ?? '');
const WRONG =
  'loops_as_written.py does not have the counterexample of the suite; put it into WITNESSES and run it again';

const instance: Omit<DiscreteInstance, 'pRef'> = {
  model: 'discrete',
  ...{ p0: START, q: START, w: [Q.of(1), Q.of(2), Q.of(4)], K: 3, lambda: 'infinity', epsilon: Q.zero, rounds: 1 },
};

/** Atoms at even positions answer prompt 0, those at odd positions prompt 1. */
const promptsOf = (atoms: readonly unknown[]): readonly number[] => atoms.map((_, i) => i % 2);

const isExact = (text: string): boolean => !text.includes('.');

/** The rung of exact numbers, or that of enclosures where a value is irrational. */
function rungFor(text: string, rungs: readonly (() => AnyInterpretation)[]): AnyInterpretation {
  const rung = rungs[isExact(text) ? 1 : 2]?.();
  if (rung === undefined) throw new Error('no rung');
  return rung;
}

/** The decimals of the other program have 40 digits. */
const ROUNDED = 1e-38;

/** A value of the suite is that of the other program: equal, or enclosed. */
function expectValue({ arithmetic: A }: AnyInterpretation, value: unknown, text: string): void {
  const expected = Q.parse(text);
  if (isExact(text)) {
    expect(A.decide('==', value, A.fromRational(expected)).truth).toBe('true');
    return;
  }
  const { lo, hi } = A.enclose(A.sub(value, A.fromRational(expected)));
  expect(lo).toBeLessThanOrEqual(ROUNDED);
  expect(hi).toBeGreaterThanOrEqual(-ROUNDED);
  expect(hi - lo).toBeLessThan(1e-25);
}

/** Both sides, and whether the suite says that the case refutes the lemma. */
function expectGap(loop: Loop, [p0, w, pRef]: (typeof cases)[number], K: Candidates, gap: string): void {
  const sides = loop.needs?.prompts ? { pRef: p0, prompts: promptsOf(w) } : { pRef };
  const json = { model: 'discrete', p0, w, ...sides, q: p0, K, lambda: 'inf', epsilon: '0', rounds: 1 };
  const subject = caseOf(decodeInstance(json), loop);
  const rung = rungFor(gap, subject.rungs);
  const { left, right } = evaluate(CLAIM, rung, { t: 0, atoms: {} });
  expectValue(rung, rung.arithmetic.sub(left, right), gap);
  const checked = { spec: { id: 'a', says: '', claim: '' }, claim: CLAIM, when: undefined, requires: [] };
  expect(checkCase(subject, [checked]).status).toBe(gap.startsWith('-') ? 'refuted' : 'holds');
}

const entryOf = ({ definition }: WrittenLoop): Entry => loops.find(({ id }) => id === definition.id) as Entry;

it('the program beside the suite has all loops, and no other', () => {
  expect(loops.map(({ id }) => id)).toEqual(WRITTEN.map(({ definition }) => definition.id));
});

describe.each(WRITTEN.map((written) => [written.definition.id, written] as const))('%s', (id, written) => {
  const { definition, mean, verdict, pRef } = written;
  const loop = defineLoop(definition);
  const entry = entryOf(written);

  it('has the mean of the program', () => {
    expect(preflight(loop, { inputs: 20 }).defects).toEqual([]);
    expect(isExact(entry.mean) ? entry.mean : entry.mean.slice(0, mean.length)).toBe(mean);
    const K = loop.needs?.candidates?.max === 0 ? Infinity : 3;
    const prompts = loop.needs?.prompts ? { prompts: promptsOf(START) } : {};
    const rung = rungFor(entry.mean, discreteRungs({ ...instance, pRef, K, ...prompts }, loop));
    expectValue(rung, rung.expectation(rung.round(1), rung.observables.named('w')), entry.mean);
  });

  it('has both sides of lemma-2.2 of the program in each of its cases', () => {
    for (const [K, gaps] of Object.entries(entry.gaps)) {
      expect(gaps).toHaveLength(cases.length);
      cases.forEach((each, at) => expectGap(loop, each, K === 'inf' ? K : Number(K), gaps[at] ?? ''));
    }
  });

  it('is refuted if a case of the program refutes it, and by a counterexample that the program confirms', async () => {
    const cell = await checkCell(LEMMA, loop, { cases: 60, seed: 20240709, stopped: () => false });
    expect(cell.verdict).toBe(verdict);
    expect(TABLE).toMatch(new RegExp(`\\| \`${id}\` +\\| .* \\| ${mean}…? +\\| ${verdict} +\\|`));
    const isRefuted = Object.values(entry.gaps).some((gaps) => gaps.some((gap) => gap.startsWith('-')));
    if (isRefuted) expect(verdict).toBe('refuted');
    const found = cell.counterexample;
    if (found === undefined || entry.witness === null) {
      expect([found, entry.witness]).toEqual([undefined, null]);
      return;
    }
    const { left, right, ...at } = entry.witness;
    type Found = typeof at & { readonly rounds: number };
    const { p0, w, pRef: reference, K, rounds, prompts } = found.instance as unknown as Found;
    if (JSON.stringify({ p0, w, pRef: reference, K, prompts, rounds }) !== JSON.stringify({ ...at, rounds: 1 }))
      throw new Error(WRONG);
    const side = (text: string): number => (isExact(text) ? Q.toNumber(Q.parse(text)) : Number(text));
    expect(side(left)).toBeLessThan(side(right));
    for (const [ends, value] of [
      [found.finding.left, side(left)],
      [found.finding.right, side(right)],
    ] as const) {
      expect(ends.lo).toBeLessThanOrEqual(value);
      expect(ends.hi).toBeGreaterThanOrEqual(value);
    }
  });
});
