import { describe, expect, it, test } from '@jest/globals';
import {
  ContradictionError,
  NoLimitError,
  NotRepresentableError,
  TiedValuesError,
  UnanswerableError,
  UndefinedValueError,
  parseClaim,
} from '../../theory';
import { checkCase } from './checker';
import type { CaseVerdict, CheckedClaim } from './verdict';
import { type Answers, type FakeCase, type FakeRung, fakeCase } from './fake-case.testing';

interface Conditions {
  readonly when?: string;
  readonly requires?: readonly string[];
}

function claimed(id: string, source: string, { when, requires = [] }: Conditions = {}): CheckedClaim {
  return {
    spec: { id, says: '', claim: source },
    claim: parseClaim(source),
    when: when === undefined ? undefined : parseClaim(when),
    requires: requires.map((hypothesis) => parseClaim(hypothesis)),
  };
}

const doubles = (answers: FakeRung['answers']): FakeRung => ({ in: 'doubles', answers });
const exact = (answers: FakeRung['answers']): FakeRung => ({ in: 'exact', answers });
const precise = (answers: FakeRung['answers']): FakeRung => ({ in: 'high precision', answers });

const unrepresentable = new NotRepresentableError('beyond the doubles');
const undefinedThere = new UndefinedValueError('0/0');
const unanswerable = new UnanswerableError('no such law');

function check(fake: FakeCase, claims: readonly CheckedClaim[], sharpMargins = false): CaseVerdict {
  return checkCase(fakeCase(fake).subject, claims, { sharpMargins });
}

/** The verdict, with every question that was asked. */
function traced(fake: FakeCase, claims: readonly CheckedClaim[]): CaseVerdict & { readonly asked: readonly string[] } {
  const { subject, asked } = fakeCase(fake);
  return { ...checkCase(subject, claims), asked };
}

const WIDE = '[1, 3]';
const TOO_WIDE = 'no rung of the ladder separates the two sides';

describe('a decision climbs the ladder only while it is unknown', () => {
  const CLAIM = [claimed('a', 'K >= 2')];
  it.each<[string, readonly FakeRung[], Partial<CaseVerdict>, readonly string[]]>([
    [
      'doubles certify it',
      [doubles({ K: '3' }), exact({ K: '3' })],
      { status: 'holds', rung: 'certified' },
      ['doubles: K'],
    ],
    [
      'doubles refute it',
      [doubles({ K: '1' }), exact({ K: '1' })],
      { status: 'refuted', finding: expect.objectContaining({ rung: 'certified' }) as never },
      ['doubles: K'],
    ],
    [
      'doubles cannot tell and exact numbers show that it holds',
      [doubles({ K: WIDE }), exact({ K: '2' })],
      { status: 'holds', rung: 'exact' },
      ['doubles: K', 'exact: K'],
    ],
    [
      'doubles cannot tell and exact numbers refute it',
      [doubles({ K: WIDE }), exact({ K: '3/2' })],
      { status: 'refuted', finding: expect.objectContaining({ rung: 'exact' }) as never },
      ['doubles: K', 'exact: K'],
    ],
    [
      'only the third rung has the number',
      [doubles({ K: WIDE }), exact({ K: unrepresentable }), precise({ K: '3' })],
      { status: 'holds', rung: 'certified' },
      ['doubles: K', 'exact: K', 'high precision: K'],
    ],
    [
      'the third rung refutes it',
      [doubles({ K: WIDE }), exact({ K: unrepresentable }), precise({ K: '[1, 3/2]' })],
      { status: 'refuted', finding: expect.objectContaining({ rung: 'certified' }) as never },
      ['doubles: K', 'exact: K', 'high precision: K'],
    ],
    [
      'a value is undefined in doubles',
      [doubles({ K: undefinedThere }), exact({ K: '2' })],
      { status: 'holds', rung: 'exact' },
      ['doubles: K', 'exact: K'],
    ],
    [
      'a rung cannot be built',
      [doubles(unrepresentable), exact({ K: '2' })],
      { status: 'holds', rung: 'exact' },
      ['exact: K'],
    ],
    [
      'no rung can tell',
      [doubles({ K: WIDE }), precise({ K: WIDE })],
      { status: 'undecided', claim: 'a', reason: TOO_WIDE },
      ['doubles: K', 'high precision: K'],
    ],
    [
      'the last rung fails',
      [doubles({ K: WIDE }), exact({ K: new NotRepresentableError('too long') })],
      { status: 'undecided', claim: 'a', reason: 'too long' },
      ['doubles: K', 'exact: K'],
    ],
    [
      'the value is undefined on every rung',
      [doubles({ K: undefinedThere }), exact({ K: undefinedThere })],
      { status: 'undecided', claim: 'a', reason: '0/0' },
      ['doubles: K', 'exact: K'],
    ],
    [
      'the model has no answer, and no sharper rung is asked',
      [doubles({ K: unanswerable }), exact({ K: '3' })],
      { status: 'undecided', claim: 'a', reason: 'the model has no answer: no such law' },
      ['doubles: K'],
    ],
    ['there is no rung', [], { status: 'undecided', claim: 'a', reason: TOO_WIDE }, []],
  ])('%s', (_name, rungs, verdict, asked) => {
    expect(traced({ rungs }, CLAIM)).toMatchObject({ ...verdict, asked });
  });

  const TIED = new TiedValuesError('equal or not');

  it.each<[string, string, readonly FakeRung[], Partial<CaseVerdict>, readonly string[]]>([
    [
      'an equality is proved by exact numbers',
      'K == 2',
      [doubles({ K: WIDE }), precise({ K: '2' }), exact({ K: '2' })],
      { status: 'holds', rung: 'exact' },
      ['doubles: K', 'exact: K'],
    ],
    [
      'many digits refute an equality when exact numbers are out of reach',
      'K == 2',
      [doubles({ K: WIDE }), precise({ K: '3' }), exact({ K: unrepresentable })],
      { status: 'refuted', finding: expect.objectContaining({ rung: 'certified' }) as never },
      ['doubles: K', 'exact: K', 'high precision: K'],
    ],
    [
      'many digits are the last that an equality asks',
      'K == 2',
      [doubles({ K: WIDE }), precise({ K: WIDE })],
      { status: 'undecided', claim: 'a', reason: TOO_WIDE },
      ['doubles: K', 'high precision: K'],
    ],
    [
      'an inequality asks exact numbers first where values of an event may be tied',
      'K >= 2',
      [doubles({ K: TIED }), precise({ K: TIED }), precise({ K: TIED }), exact({ K: '5/2' })],
      { status: 'holds', rung: 'exact' },
      ['doubles: K', 'high precision: K', 'exact: K'],
    ],
    [
      'an inequality asks many digits before exact numbers',
      'K >= 2',
      [doubles({ K: WIDE }), precise({ K: '5/2' }), exact({ K: '5/2' })],
      { status: 'holds', rung: 'certified' },
      ['doubles: K', 'high precision: K'],
    ],
  ])('in the order of what a rung can show: %s', (_name, source, rungs, verdict, asked) => {
    expect(traced({ rungs }, [claimed('a', source)])).toMatchObject({ ...verdict, asked });
  });

  it('by errors without a stack, which would cost more than many decisions', () => {
    const { stackTraceLimit } = Error;
    expect(new NotRepresentableError('too long').stack).not.toMatch(/\n\s+at /);
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
  });

  it('names exact numbers as the means of an identity, and doubles as that of the slack of logarithms', () => {
    const rungs = [doubles({ K: '9', d: '3' }), exact({ K: '9', d: '3' })];
    expect(check({ rungs }, [claimed('a', 'log(K) == 2*log(d)')])).toMatchObject({ status: 'holds', rung: 'exact' });
    expect(check({ rungs }, [claimed('a', 'log(K) > 2')])).toMatchObject({ status: 'holds', rung: 'certified' });
  });

  it.each([
    ['certified first', ['K >= 2', 'd >= 2']],
    ['exact first', ['d >= 2', 'K >= 2']],
  ])('a case is exact when one of its decisions is: %s', (_name, sources) => {
    const rungs = [doubles({ K: '3', d: WIDE }), exact({ d: '2' })];
    const claims = sources.map((source, i) => claimed(`c${i}`, source));
    expect(check({ rungs }, claims)).toMatchObject({ status: 'holds', rung: 'exact', decisions: 2 });
  });

  it.each([
    ['an answer', [doubles({ K: new RangeError('a bug') })]],
    ['an answer on a later rung', [doubles({ K: WIDE }), exact({ K: new RangeError('a bug') })]],
    ['the building of a rung', [doubles(new RangeError('a bug'))]],
  ])('passes on an error of the model: in %s', (_name, rungs) => {
    expect(() => check({ rungs }, CLAIM)).toThrow(new RangeError('a bug'));
  });
});

it('a case is inapplicable, with the reason, when a hypothesis has no limit at K = ∞', () => {
  const rungs = [doubles({ K: '3', d: new NoLimitError('d grows with K') })];
  expect(check({ rungs }, [claimed('a', 'K >= 2', { requires: ['d >= 2'] })])).toEqual({
    status: 'discarded',
    reason: '"d >= 2" does not speak of K = ∞: d grows with K',
    inapplicable: true,
  });
});

describe('the filter', () => {
  const RISES = claimed('a', 'E(p[t+1], w) >= E(p[t], w)');
  const means = (...values: string[]): Answers => Object.fromEntries(values.map((value, t) => [`E p[${t}]`, value]));
  const rungsOf = (answers: Answers): readonly FakeRung[] => [doubles(answers), exact(answers)];

  it('certifies every round without a rung', () => {
    const filter = means('1', '2', '3');
    const verdict = traced({ rounds: 2, filter, rungs: [] }, [RISES]);
    expect(verdict).toMatchObject({ status: 'holds', rung: 'certified', decisions: 2, attained: 0 });
    expect(verdict).toMatchObject({ byClaim: new Map([['a', { decisions: 2, attained: 0, margin: 1 / 3 }]]) });
  });

  it('keeps the tightest round, whether it comes first or last', () => {
    const tightest = (...values: string[]): object =>
      check({ rounds: 2, filter: means(...values), rungs: [] }, [RISES]);
    expect(tightest('4', '5', '10')).toMatchObject({ tightest: { t: 0, margin: 1 / 5 } });
    expect(tightest('1', '4', '5')).toMatchObject({ tightest: { t: 1, margin: 1 / 5 } });
    // Of two rounds or claims with the same margin it is the first.
    expect(tightest('1', '2', '4')).toMatchObject({ tightest: { t: 0, margin: 1 / 2 } });
    const twice = [RISES, claimed('b', 'E(p[t+1], w) >= E(p[t], w)')];
    expect(check({ rounds: 1, filter: means('1', '2'), rungs: [] }, twice)).toMatchObject({ tightest: { claim: 'a' } });
  });

  it('gives the tightest round with enclosures of both sides', () => {
    const verdict = check({ rounds: 2, filter: means('1', '2', '5/2'), rungs: [] }, [RISES]);
    expect(verdict).toMatchObject({ tightest: { claim: 'a', t: 1, rung: 'certified', margin: 1 / 5 } });
    if (verdict.status !== 'holds') throw new Error(verdict.status);
    const { left, right } = verdict.tightest ?? { left: { lo: 0, hi: 0 }, right: { lo: 0, hi: 0 } };
    expect([left.lo <= 2.5, left.hi >= 2.5, left.hi - left.lo < 1e-9]).toEqual([true, true, true]);
    expect([right.lo <= 2, right.hi >= 2, right.hi - right.lo < 1e-9]).toEqual([true, true, true]);
  });

  it.each<[string, Answers, Answers, Partial<CaseVerdict>]>([
    ['both sides are equal', means('1', '1'), means('1', '1'), { status: 'holds', attained: 1 }],
    ['its errors overlap', means('[1, 3]', '[2, 4]'), means('2', '3'), { status: 'holds', attained: 0 }],
    ['it has no answer', means('1'), means('2', '3'), { status: 'holds', decisions: 1 }],
    ['the claim seems false', means('2', '1'), means('2', '1'), { status: 'refuted' }],
    ['it is wrong to doubt', means('2', '1'), means('1', '2'), { status: 'holds', decisions: 1 }],
    ['a side is infinite', means('1', 'inf'), means('1', 'inf'), { status: 'holds', tightest: undefined }],
  ])('leaves the decision to the ladder where %s', (_name, filter, answers, verdict) => {
    const { asked, ...found } = traced({ rounds: 1, filter, rungs: rungsOf(answers) }, [RISES]);
    expect(found).toMatchObject(verdict);
    expect(asked).toContain('doubles: E p[1]');
  });

  it('leaves the rest to the ladder from the first round that it does not certify', () => {
    const answers = means('1', '2', '2', '1');
    const verdict = traced({ rounds: 3, filter: answers, rungs: [doubles(answers)] }, [RISES]);
    expect(verdict).toMatchObject({ status: 'refuted', finding: { t: 2 } });
    expect(verdict.asked.filter((question) => question.startsWith('doubles'))).toEqual([
      ...['doubles: E p[2]', 'doubles: E p[1]'],
      ...['doubles: E p[3]', 'doubles: E p[2]'],
    ]);
  });

  it('counts a round once, whoever decides it', () => {
    const answers = means('1', '2', '2', '3');
    expect(check({ rounds: 3, filter: answers, rungs: [doubles(answers)] }, [RISES])).toMatchObject({
      status: 'holds',
      decisions: 3,
      attained: 1,
    });
  });

  it('is not asked again after a round that doubles cannot hold', () => {
    const filter = { ...means('1', '2'), 'E p[2]': unrepresentable, K: '3' };
    const answers = { ...means('1', '2', '3'), K: '3' };
    const verdict = traced({ rounds: 2, filter, rungs: rungsOf(answers) }, [RISES, claimed('b', 'K >= 2')]);
    expect(verdict).toMatchObject({ status: 'holds', decisions: 3 });
    expect(verdict.asked).not.toContain('filter: K');
    expect(verdict.asked).toContain('doubles: K');
  });

  it('passes on an error of the model', () => {
    const filter = { K: new RangeError('a bug') };
    expect(() => check({ filter, rungs: [doubles({ K: '3' })] }, [claimed('a', 'K >= 2')])).toThrow('a bug');
  });

  it.each([
    ['a claim about every atom', claimed('a', 'p[0](x) <= 1')],
    ['an equality', claimed('a', 'K == 3')],
    ['a claim with a restriction to more than means and scalars', claimed('a', 'K >= 2', { when: 'log(d) >= 0' })],
    ['a claim about words that it does not answer', claimed('a', 'E(p[0], r) >= 0')],
    ['a claim about more than means and scalars', claimed('a', 'log(K) >= 1')],
  ])('is not asked about %s', (_name, claim) => {
    const answers = { K: '3', d: '1', 'p[0](0)': '1', 'E p[0]': '1' };
    const verdict = traced({ filter: answers, rungs: [doubles(answers)] }, [claim]);
    expect(verdict).toMatchObject({ status: 'holds', decisions: 1 });
    expect(verdict.asked.filter((question) => question.startsWith('filter'))).toEqual([]);
  });

  it.each<[string, string, object, readonly string[]]>([
    ['true', '1', { status: 'holds', rung: 'certified', decisions: 1 }, ['filter: d', 'filter: K']],
    ['false', '1/2', { status: 'discarded', reason: 'no claim applies to this case' }, ['filter: d']],
    ['unknown', '[0, 2]', { status: 'undecided' }, ['filter: d', 'doubles: d']],
  ])('decides where a claim applies: %s', (_truth, d, expected, asked) => {
    const claim = claimed('a', 'K >= 2', { when: 'd >= 1' });
    const verdict = traced({ filter: { K: '3', d }, rungs: [doubles({ K: '3', d })] }, [claim]);
    expect(verdict).toMatchObject(expected);
    expect(verdict.asked).toEqual(asked);
  });

  it.each([
    ['E(p[1], w) >= E(p[0], w)', { rung: 'exact', attained: 1, tightest: undefined }],
    // Both sides are 0, so there is no margin.
    ['E(p[1], w) - E(p[0], w) >= 0', { rung: 'exact', attained: 0, tightest: undefined }],
  ])('counts an equality of the moments of one law as exact: %s', (text, expected) => {
    const verdict = traced({ rounds: 1, filter: means('1', '1'), sameLaws: true, rungs: [] }, [claimed('a', text)]);
    expect(verdict).toMatchObject({ status: 'holds', decisions: 1, ...expected });
  });

  it('leaves a condition about settings alone to exact numbers, without a rung', () => {
    const claim = claimed('a', 'd >= 1', { when: 'eta >= 3*lambda' });
    const filter = { d: '2', eta: '[0.9, 1.1]', lambda: '[0.3, 0.4]' };
    const settings = (eta: string): FakeRung => exact({ eta, lambda: '1/3' });
    expect(traced({ filter, settings: settings('1'), rungs: [] }, [claim])).toMatchObject({
      status: 'holds',
      decisions: 1,
    });
    expect(traced({ filter, settings: settings('99/100'), rungs: [] }, [claim])).toMatchObject({ status: 'discarded' });
  });

  it('shows that a hypothesis holds, equality of exact numbers included', () => {
    const claim = claimed('a', 'K >= 2', { requires: ['d >= 1', 'n > 1'] });
    const asked = (n: string): readonly string[] =>
      traced({ filter: { K: '3', d: '1', n }, rungs: rungsOf({ K: '3', d: '1', n }) }, [claim]).asked;
    expect(asked('2')).toEqual(['filter: d', 'filter: n', 'filter: K']);
    expect(asked('1')).toEqual(['filter: d', 'filter: n']);
  });
});

describe('hypotheses', () => {
  const answers = { K: '3', d: '1', n: WIDE };
  const fake: FakeCase = { rungs: [doubles(answers)] };
  const [TRUE, FALSE, UNKNOWN] = ['d >= 1', 'd >= 2', 'n >= 2'] as const;
  const UNDECIDED = { status: 'undecided', claim: '', reason: `the hypothesis "n >= 2" is undecided: ${TOO_WIDE}` };
  const DISCARDED = { status: 'discarded', reason: 'no claim applies to this case' };
  const decided = (id: string): object =>
    id === 'a' ? { decisions: 1, attained: 0, margin: 1 / 3 } : { decisions: 1, attained: 1, margin: undefined };
  const holds = (...ids: string[]): object => ({
    status: 'holds',
    decisions: ids.length,
    byClaim: new Map(ids.map((id) => [id, decided(id)])),
  });

  it.each<[string, readonly (readonly string[])[], object]>([
    ['none is needed', [[], []], holds('a', 'b')],
    ['all hold', [[TRUE], [TRUE]], holds('a', 'b')],
    ['one is violated and carries the first claim', [[FALSE], [TRUE]], holds('b')],
    ['one is violated and carries the second claim', [[TRUE], [FALSE]], holds('a')],
    ['one is violated and stands first', [[FALSE, TRUE], []], holds('b')],
    ['one is violated and stands last', [[TRUE, FALSE], []], holds('b')],
    ['one is violated and carries both claims', [[FALSE], [FALSE]], DISCARDED],
    ['one is undecided', [[UNKNOWN], [UNKNOWN]], UNDECIDED],
    ['one is undecided and carries the first claim', [[UNKNOWN], []], UNDECIDED],
    ['one is undecided and carries the second claim', [[], [UNKNOWN]], UNDECIDED],
    ['one holds, then one is undecided', [[TRUE, UNKNOWN], []], UNDECIDED],
    ['one is undecided, then one holds', [[UNKNOWN, TRUE], []], UNDECIDED],
    ['one is violated, then one is undecided', [[FALSE, UNKNOWN], []], UNDECIDED],
    ['one is undecided, then one is violated', [[UNKNOWN, FALSE], []], UNDECIDED],
    ['one claim lost its own, the other cannot tell', [[FALSE], [UNKNOWN]], UNDECIDED],
  ])('%s', (_name, [first = [], second = []], verdict) => {
    const claims = [claimed('a', 'K >= 2', { requires: first }), claimed('b', 'K >= 3', { requires: second })];
    expect(check(fake, claims)).toMatchObject(verdict);
  });

  it('spare a false claim that they do not allow', () => {
    expect(check(fake, [claimed('a', 'K >= 4', { requires: [FALSE] })])).toMatchObject(DISCARDED);
    expect(check(fake, [claimed('a', 'K >= 4', { requires: [TRUE] })])).toMatchObject({ status: 'refuted' });
  });

  it('leave a case undecided even if a claim without hypotheses is false', () => {
    const claims = [claimed('a', 'K >= 4'), claimed('b', 'K >= 2', { requires: [UNKNOWN] })];
    expect(check(fake, claims)).toMatchObject(UNDECIDED);
  });

  it('climb the ladder like claims', () => {
    const rungs = [doubles({ K: '3', n: WIDE }), exact({ K: '3', n: '2' })];
    const claim = claimed('a', 'K >= 2', { requires: [UNKNOWN] });
    expect(check({ rungs }, [claim])).toMatchObject({ status: 'holds', decisions: 1, rung: 'certified' });
  });

  it('are undecided where the model has no answer', () => {
    expect(check(fake, [claimed('a', 'K >= 2', { requires: ['M_0 >= 1'] })])).toMatchObject({
      status: 'undecided',
      reason: 'the hypothesis "M_0 >= 1" is undecided: the model has no answer: what is M_0?',
    });
  });

  it('are asked about the first round', () => {
    const rungs = [doubles({ K: '3', 'E p[0]': '1', 'E p[1]': '5' })];
    const claim = (most: number): CheckedClaim => claimed('a', 'K >= 2', { requires: [`E(p[t], w) <= ${most}`] });
    expect(check({ rounds: 1, rungs }, [claim(1)])).toMatchObject({ status: 'holds' });
    expect(check({ rounds: 1, rungs }, [claim(0)])).toMatchObject({ status: 'discarded' });
  });

  it('are asked once, whatever number of claims they carry', () => {
    const claims = ['a', 'b'].map((id) => claimed(id, 'K >= 2'));
    const requires = [parseClaim(TRUE)];
    const { asked } = traced(
      { rungs: [doubles({ d: unrepresentable, K: '3' }), exact({ d: '2' })] },
      claims.map((claim) => ({ ...claim, requires })),
    );
    expect(asked).toEqual(['doubles: d', 'exact: d', 'doubles: K']);
  });

  it('without any claim there is nothing to test', () => {
    expect(check(fake, [])).toMatchObject(DISCARDED);
  });
});

describe('a restriction', () => {
  const masses = { 'p[0](0)': '1/4', 'p[0](1)': '3/4' };
  const fake: FakeCase = { atoms: 2, rungs: [doubles({ ...masses, K: '3', d: '1', n: WIDE })] };

  it.each<[string, string, string, object]>([
    ['true: the claim is made', 'K >= 2', 'd >= 1', { status: 'holds', decisions: 1 }],
    ['true: the claim is refuted', 'K >= 4', 'd >= 1', { status: 'refuted' }],
    ['false: the claim is not made', 'K >= 2', 'd >= 2', { status: 'discarded' }],
    ['false: a false claim is spared', 'K >= 4', 'd >= 2', { status: 'discarded' }],
    ['unknown: a true claim is undecided', 'K >= 2', 'n >= 2', { status: 'undecided', claim: 'a', reason: TOO_WIDE }],
    ['unknown: a false claim is undecided', 'K >= 4', 'n >= 2', { status: 'undecided', claim: 'a', reason: TOO_WIDE }],
    [
      'unanswerable: the claim is undecided',
      'K >= 2',
      'M_0 >= 1',
      { status: 'undecided', claim: 'a', reason: 'the model has no answer: what is M_0?' },
    ],
    ['true of one atom', 'p[0](x) >= 1/2', 'p[0](x) >= 1/2', { status: 'holds', decisions: 1 }],
    ['its atom ranges where the claim names none', 'K >= 2', 'p[0](x) >= 0', { status: 'holds', decisions: 2 }],
    ['its atom and that of the claim range apart', 'p[0](x) <= 1', 'p[0](y) <= 1/2', { status: 'holds', decisions: 2 }],
  ])('%s', (_name, source, when, verdict) => {
    expect(check(fake, [claimed('a', source, { when })])).toMatchObject(verdict);
  });

  it('reduces the rounds by the rounds that it looks ahead', () => {
    const rungs = [doubles({ K: '3', 'E p[0]': '1', 'E p[1]': '2', 'E p[2]': '3' })];
    const ahead = claimed('a', 'K >= 2', { when: 'E(p[t+1], w) > E(p[t], w)' });
    expect(check({ rounds: 2, rungs }, [ahead])).toMatchObject({ status: 'holds', decisions: 2 });
  });

  it('that is unknown in one round does not hide a refutation in another', () => {
    const rungs = [doubles({ K: '3', 'E p[0]': WIDE, 'E p[1]': '3' })];
    const claim = claimed('a', 'K >= 4', { when: 'E(p[t], w) >= 2' });
    expect(check({ rounds: 1, rungs }, [claim])).toMatchObject({ status: 'refuted', finding: { t: 1 } });
  });
});

describe('a claim is about every round and atom that it mentions', () => {
  const means = { 'E p[0]': '1', 'E p[1]': '2', 'E p[2]': '4', 'E p[3]': '8' };
  const masses = Object.fromEntries(
    [0, 1].flatMap((t) => [0, 1, 2].map((atom) => [`p[${t}](${atom})`, `${1 + atom + 3 * t}/10`])),
  );
  const fake: FakeCase = { rounds: 3, atoms: 3, rungs: [doubles({ ...means, ...masses, K: '3' })] };

  it.each<[string, string, number]>([
    ['no round', 'K >= 2', 1],
    ['two fixed rounds', 'E(p[1], w) >= E(p[0], w)', 1],
    ['rounds 0 to 3', 'E(p[t], w) >= 0', 4],
    ['rounds 0 to 3 by name', 't >= 0', 4],
    ['a round and the next', 'E(p[t+1], w) >= E(p[t], w)', 3],
    ['a round and the third after it', 'E(p[t+3], w) >= E(p[t], w)', 1],
    ['every atom', 'p[0](x) <= 1', 3],
    ['every pair of atoms', 'p[0](x) <= 2*p[0](y) + 1', 9],
    ['every atom in every round but the last two', 'p[t](x) <= E(p[t+2], w)', 6],
  ])('%s: `%s` is decided %d times', (_name, source, decisions) => {
    expect(check(fake, [claimed('a', source)])).toMatchObject({ status: 'holds', decisions });
  });

  it('is discarded if it refers past the last round', () => {
    expect(check(fake, [claimed('a', 'E(p[t+4], w) >= 0')])).toMatchObject({ status: 'discarded' });
    expect(check({ ...fake, filter: means }, [claimed('a', 'E(p[t+4], w) >= 0')])).toMatchObject({
      status: 'discarded',
    });
  });

  it.each<[string, string, object]>([
    ['first', 'E(p[t], w) >= 2', { t: 0, atoms: {} }],
    ['last', 'E(p[t], w) <= 4', { t: 3, atoms: {} }],
    ['last with a next one', 'E(p[t+1], w) <= E(p[t], w) + 3', { t: 2, atoms: {} }],
  ])('is refuted by the %s round: `%s`', (_name, source, finding) => {
    expect(check(fake, [claimed('a', source)])).toMatchObject({ status: 'refuted', finding });
    expect(check({ ...fake, filter: means }, [claimed('a', source)])).toMatchObject({ status: 'refuted', finding });
  });

  it.each<[string, string, object]>([
    ['the last atom', 'p[0](x) <= 1/4', { t: 0, atoms: { x: 2 } }],
    ['one pair alone', 'p[0](x) + 2*p[0](y) <= 8/10', { t: 0, atoms: { x: 2, y: 2 } }],
    ['an x that varies fastest', 'p[0](x) <= 1/10', { t: 0, atoms: { x: 1 } }],
    ['the first of several pairs', 'p[0](x) + 2*p[0](y) <= 6/10', { t: 0, atoms: { x: 2, y: 1 } }],
    ['an atom in a later round', 'p[t](x) <= 1/2 + E(p[t+2], w)*0', { t: 1, atoms: { x: 2 } }],
  ])('is refuted by %s: `%s`', (_name, source, finding) => {
    expect(check(fake, [claimed('a', source)])).toMatchObject({ status: 'refuted', finding });
  });

  it('counts atoms on the first rung that can be built', () => {
    const rungs = [doubles(unrepresentable), exact(masses)];
    expect(check({ atoms: 3, rungs }, [claimed('a', 'p[0](x) <= 1')])).toMatchObject({ decisions: 3, rung: 'exact' });
    expect(check({ rungs: [doubles(unrepresentable)] }, [claimed('a', 'p[0](x) <= 1')])).toMatchObject({
      status: 'undecided',
      reason: expect.stringContaining(unrepresentable.message),
    });
  });
});

describe('several decisions make one verdict', () => {
  const fake: FakeCase = { rungs: [doubles({ K: '3', d: WIDE, n: '[1, 4]' })] };
  const TRUE = claimed('true', 'K >= 2');
  const FALSE = claimed('false', 'K >= 4');
  const FALSE_TOO = claimed('false too', 'K >= 5');
  const UNKNOWN = claimed('unknown', 'd >= 2');
  const UNKNOWN_TOO = claimed('unknown too', 'n >= 2');
  const refutedBy = (claim: string): object => ({ status: 'refuted', finding: { claim } });
  const undecided = (claim: string): object => ({ status: 'undecided', claim });

  it.each<[string, readonly CheckedClaim[], object]>([
    ['true', [TRUE], { status: 'holds' }],
    ['true, false', [TRUE, FALSE], refutedBy('false')],
    ['false, true', [FALSE, TRUE], refutedBy('false')],
    ['two that are false', [FALSE_TOO, FALSE], refutedBy('false too')],
    ['true, unknown', [TRUE, UNKNOWN], undecided('unknown')],
    ['unknown, true', [UNKNOWN, TRUE], undecided('unknown')],
    ['unknown, false', [UNKNOWN, FALSE], refutedBy('false')],
    ['false, unknown', [FALSE, UNKNOWN], refutedBy('false')],
    ['two that are unknown', [UNKNOWN_TOO, TRUE, UNKNOWN], undecided('unknown too')],
  ])('%s', (_name, claims, verdict) => {
    expect(check(fake, claims)).toMatchObject(verdict);
  });

  it('lists the claims that were decided at least once', () => {
    const skipped = claimed('skipped', 'K >= 4', { when: 'K >= 4' });
    const verdict = check(fake, [TRUE, skipped, claimed('twice', 'K >= 1')]);
    expect(verdict).toMatchObject({ status: 'holds', decisions: 2 });
    expect(verdict.status === 'holds' && [...verdict.byClaim.keys()]).toEqual(['true', 'twice']);
  });

  it('gives a refutation with both sides', () => {
    expect(check(fake, [FALSE])).toEqual({
      status: 'refuted',
      finding: {
        claim: 'false',
        t: 0,
        atoms: {},
        left: { lo: 3, hi: 3 },
        right: { lo: 4, hi: 4 },
        rung: 'certified',
        margin: -1 / 4,
      },
    });
  });
});

describe('margins', () => {
  const fake: FakeCase = { rounds: 1, rungs: [doubles({ K: '4', d: '0', 'E p[0]': '5', 'E p[1]': '8' })] };

  it.each<[string, readonly string[], { attained: number; tightest: object | undefined }]>([
    ['of one decision', ['K >= 3'], { attained: 0, tightest: { claim: 'c0', margin: 1 / 4 } }],
    [
      'the smallest of several',
      ['K >= 1', 'K >= 3', 'K >= 2'],
      { attained: 0, tightest: { claim: 'c1', margin: 1 / 4 } },
    ],
    ['the first of equal ones', ['K >= 3', 'K > 3'], { attained: 0, tightest: { claim: 'c0' } }],
    ['the smallest round', ['E(p[t], w) >= 4'], { attained: 0, tightest: { t: 0, margin: 1 / 5 } }],
    ['0 is attained and not tightest', ['K >= 4', 'K >= 3', 'K <= 4'], { attained: 2, tightest: { claim: 'c1' } }],
    ['0 alone', ['K >= 4'], { attained: 1, tightest: undefined }],
    ['two sides that are 0 have none', ['d >= 0'], { attained: 0, tightest: undefined }],
    ['an equality has none', ['K == 4'], { attained: 0, tightest: undefined }],
  ])('%s', (_name, sources, expected) => {
    const claims = sources.map((source, i) => claimed(`c${i}`, source));
    const verdict = check(fake, claims);
    expect(verdict).toMatchObject({ status: 'holds', attained: expected.attained });
    if (verdict.status !== 'holds') throw new Error(verdict.status);
    if (expected.tightest === undefined) expect(verdict.tightest).toBeUndefined();
    else expect(verdict.tightest).toMatchObject(expected.tightest);
  });

  it('are kept for every claim, from the filter and the ladder alike', () => {
    const verdict = check({ ...fake, filter: { 'E p[0]': '5', 'E p[1]': '8' } }, [
      claimed('loose', 'K >= 1'),
      claimed('twice', 'E(p[t], w) >= 2'),
      claimed('mixed', 'E(p[t], w) >= 5'),
      claimed('equal', 'K == 4'),
    ]);
    expect(verdict).toMatchObject({
      byClaim: new Map([
        ['loose', { decisions: 1, attained: 0, margin: 3 / 4 }],
        ['twice', { decisions: 2, attained: 0, margin: 3 / 5 }],
        ['mixed', { decisions: 2, attained: 1, margin: 3 / 8 }],
        ['equal', { decisions: 1, attained: 0, margin: undefined }],
      ]),
    });
  });

  it('compares those of the filter with those of the ladder', () => {
    const claims = (a: string, b: string): CheckedClaim[] => [claimed('filter', a), claimed('ladder', b)];
    const mixed: FakeCase = { filter: { K: '4' }, rungs: [doubles({ K: '4', d: '2' })] };
    expect(check(mixed, claims('K >= 3', 'd >= 1'))).toMatchObject({ tightest: { claim: 'filter', margin: 1 / 4 } });
    expect(check(mixed, claims('K >= 1', 'd >= 1'))).toMatchObject({ tightest: { claim: 'ladder', margin: 1 / 2 } });
  });

  describe('sharp ones', () => {
    const CLAIM = [claimed('a', 'K >= 2')];
    const blurred = doubles({ K: '[3, 6]' });
    const marginOf = (rungs: readonly FakeRung[], sharp: boolean): number | undefined => {
      const verdict = check({ rungs, filter: { K: '[3, 6]' } }, CLAIM, sharp);
      if (verdict.status !== 'holds') throw new Error(verdict.status);
      return verdict.tightest?.margin;
    };

    it('come from the next rung where the deciding one is blurred', () => {
      const rungs = [blurred, exact({ K: '5' })];
      expect(marginOf(rungs, false)).toBeCloseTo(2.5 / 4.5);
      expect(marginOf(rungs, true)).toBe(3 / 5);
    });

    it('come from the first rung that is sharp', () => {
      expect(marginOf([blurred, precise({ K: '[4, 5]' }), exact({ K: '5' })], true)).toBe(3 / 5);
      expect(marginOf([doubles({ K: '4' }), exact({ K: '5' })], true)).toBe(1 / 2);
    });

    it.each([
      ['cannot hold the value', unrepresentable],
      ['cannot define it', undefinedThere],
    ])('stay blurred where the next rung %s', (_name, error) => {
      expect(marginOf([blurred, exact({ K: error })], true)).toBeCloseTo(2.5 / 4.5);
    });

    it('leave the rung of the verdict as it is', () => {
      const verdict = check({ rungs: [blurred, exact({ K: '5' })] }, CLAIM, true);
      expect(verdict).toMatchObject({ rung: 'certified', tightest: { rung: 'certified', left: { lo: 3, hi: 6 } } });
    });

    it('pass on an error of the model', () => {
      expect(() => check({ rungs: [blurred, exact({ K: new RangeError('a bug') })] }, CLAIM, true)).toThrow('a bug');
    });
  });
});

describe('a decided claim', () => {
  it.each([
    ['has no answer', unanswerable],
    ['finds a side undefined', undefinedThere],
  ])('stays decided where the rung that would sharpen its margin %s', (_, answer) => {
    const rungs = [doubles({ K: '[1, 1.5]' }), exact({ K: answer })];
    const verdict = check({ rungs }, [claimed('a', 'K >= 0')], true);
    expect(verdict).toMatchObject({ status: 'holds', decisions: 1 });
  });
});

describe('a bound that turns out to be wrong', () => {
  it('leaves the case undecided, with the contradiction as the reason', () => {
    const wrong = new ContradictionError('the masses sum to 2', { K: 3 });
    const verdict = check({ rungs: [doubles({ K: wrong }), exact({ K: '3' })] }, [claimed('a', 'K >= 2')]);
    expect(verdict).toEqual({ status: 'undecided', claim: '', reason: wrong.message });
  });
});

test('a claim about atoms of a model that has none is undecided, with the reason', () => {
  const { subject } = fakeCase({ rungs: [doubles({ K: '3' })] });
  const [rung] = subject.rungs;
  const noAtoms = (): never => {
    throw new UnanswerableError('this model has no atoms');
  };
  const continuous = { ...subject, rungs: [() => ({ ...rung?.(), atoms: noAtoms }) as never] };
  const verdict = checkCase(continuous, [claimed('a', 'p[0](x) > 0')]);
  expect(verdict).toEqual({
    status: 'undecided',
    claim: 'a',
    reason: 'the model has no answer: this model has no atoms',
  });
});
