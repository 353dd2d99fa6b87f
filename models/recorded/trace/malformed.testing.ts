/** For tests: a small good trace, and ways to spoil it. Each way says which line is at fault and what the error is about. */
import type { RandomStream } from '../../random';

/** A good trace: two measures, three rounds of four pools of three candidates, one kept, and shares and samples after each round. */
export function goodLines(): readonly string[] {
  const pool = (round: number, id: number) => ({
    round,
    pool: id,
    candidates: [0, 1, 2].map((k) => ({
      reward: (round + id + k) / 10,
      mode: k === 0 ? 'a' : 'b',
      kept: k === id % 3,
    })),
  });
  const records = [1, 2, 3].flatMap((round) => [
    ...[1, 2, 3, 4].map((id) => pool(round, id)),
    { round, measure: 'reward', mean: 0.5, n: 10 },
    { round, shares: 'mode', values: { a: 0.25, b: 0.75 }, n: 8 },
    { round, measure: 'length', samples: [1, 2, 4] },
  ]);
  const header = {
    format: 'curated-loops-trace',
    version: 1,
    offered: 3,
    kept: 1,
    traits: { reward: { min: 0, max: 1 }, mode: { classes: ['a', 'b'] } },
  };
  return [header, ...records].map((each) => JSON.stringify(each));
}

interface Spoilt {
  readonly lines: readonly string[];
  /** The line at fault, from 1. */
  readonly line: number;
  readonly message: RegExp;
}

type Spoil = (lines: readonly string[], draw: RandomStream) => Spoilt;
type Fields = Record<string, unknown>;

const at = <T>(list: readonly T[], i: number): T => {
  const found = list[i];
  if (found === undefined) throw new Error(`the list has no element ${i}`);
  return found;
};

const oneOf = <T>(list: readonly T[], draw: RandomStream): T => at(list, draw.index(list.length));

const withLine = (lines: readonly string[], i: number, text: string): readonly string[] =>
  lines.map((line, j) => (i === j ? text : line));

/** Numbers, from 0, of the lines that have a field. */
const having = (lines: readonly string[], field: string): readonly number[] =>
  lines.flatMap((line, i) => (line.includes(`"${field}":`) ? i : []));

/** Replaces a record that has a field by what `change` makes of it. */
const changing =
  (field: string, message: RegExp, change: (record: Fields, draw: RandomStream) => unknown): Spoil =>
  (lines, draw) => {
    const i = oneOf(having(lines, field), draw);
    const changed = change(JSON.parse(at(lines, i)) as Fields, draw);
    return { lines: withLine(lines, i, JSON.stringify(changed)), line: i + 1, message };
  };

const candidatesOf = (record: Fields): Fields[] => record['candidates'] as Fields[];

/** Changes one candidate of a pool. */
const changingCandidate = (message: RegExp, change: (candidate: Fields, draw: RandomStream) => unknown): Spoil =>
  changing('candidates', message, (record, draw) => {
    const candidates = candidatesOf(record);
    const k = draw.index(candidates.length);
    return { ...record, candidates: candidates.map((each, i) => (i === k ? change(each, draw) : each)) };
  });

const without = (record: Fields, field: string): Fields =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));

const WRONG = [{}, [], [1], { a: 1 }];

export const SPOILS: Readonly<Record<string, Spoil>> = {
  'a cut line': (lines, draw) => {
    const i = draw.index(lines.length);
    const text = at(lines, i);
    return {
      lines: [...lines.slice(0, i), text.slice(0, 1 + draw.index(text.length - 1))],
      line: i + 1,
      message: /is not JSON|the line is|first line|no records|neither JSON/,
    };
  },
  'a number that JSON has not': (lines, draw) => {
    const i = oneOf(having(lines, 'mean'), draw);
    const word = oneOf(['NaN', 'Infinity', '-Infinity', 'nan'], draw);
    const message = new RegExp(`the line has ${word}, which JSON has not`);
    return { lines: withLine(lines, i, at(lines, i).replace('"mean":0.5', `"mean":${word}`)), line: i + 1, message };
  },
  'a value that is nested deeply': (lines, draw) => {
    const i = 1 + draw.index(lines.length - 1);
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const record = oneOf(['{"round":1,"pool":1,"candidates":', '{"round":1,"measure":', '{"round":1,"pool":'], draw);
    return { lines: withLine(lines, i, `${record}${deep}}`), line: i + 1, message: /is a list of 1|is an object/ };
  },
  'a number beyond doubles': (lines, draw) => {
    const i = oneOf(having(lines, 'candidates'), draw);
    const text = at(lines, i).replace(/"reward":[\d.]+/, '"reward":1e999');
    return { lines: withLine(lines, i, text), line: i + 1, message: /a number beyond the range of doubles/ };
  },
  'a line that is no object': (lines, draw) => {
    const i = 1 + draw.index(lines.length - 1);
    return {
      lines: withLine(lines, i, oneOf(['[]', '3', 'null', '"x"'], draw)),
      line: i + 1,
      message: /must be a JSON object/,
    };
  },
  'bytes that are no text': (lines, draw) => {
    const i = 1 + draw.index(lines.length - 1);
    const bytes = Array.from({ length: 20 }, () => String.fromCharCode(128 + draw.index(128))).join('');
    return { lines: withLine(lines, i, bytes), line: i + 1, message: /is not JSON/ };
  },
  'a second header': (lines, draw) => {
    const i = 1 + draw.index(lines.length - 1);
    const version = 1 + draw.index(3);
    const header = `{"format":"curated-loops-trace","version":${version}}`;
    return { lines: [...lines.slice(0, i), header, ...lines.slice(i)], line: i + 1, message: /a second header/ };
  },
  'a header of another version': (lines, draw) => {
    const version = oneOf([0, 2, 17, '1', null], draw);
    const header = { ...(JSON.parse(at(lines, 0)) as Fields), version };
    return { lines: withLine(lines, 0, JSON.stringify(header)), line: 1, message: /this program reads version 1/ };
  },
  'a header with a field of the wrong type': (lines, draw) => {
    const field = oneOf(['offered', 'kept', 'rule', 'scale', 'lambda', 'pools', 'traits'], draw);
    const header = { ...(JSON.parse(at(lines, 0)) as Fields), [field]: oneOf([[1], -1.5, true], draw) };
    return {
      lines: withLine(lines, 0, JSON.stringify(header)),
      line: 1,
      message: new RegExp(`wrong field "${field}`),
    };
  },
  'a duplicate pool': (lines, draw) => {
    const i = oneOf(having(lines, 'candidates'), draw);
    const message = new RegExp(`in line ${i + 1} already`);
    return { lines: [...lines.slice(0, i + 1), at(lines, i), ...lines.slice(i + 1)], line: i + 2, message };
  },
  'a duplicate measure': (lines, draw) => {
    const i = oneOf([...having(lines, 'measure'), ...having(lines, 'shares')], draw);
    const message = new RegExp(`in line ${i + 1} already`);
    return { lines: [...lines, at(lines, i)], line: lines.length + 1, message };
  },
  'rounds that decrease': (lines, draw) => {
    const i = oneOf(having(lines, 'candidates').slice(4), draw);
    const record = { ...(JSON.parse(at(lines, i)) as Fields), round: 1, pool: 'late' };
    const moved = [...lines, JSON.stringify(record)];
    return { lines: moved, line: moved.length, message: /stands after one of round 3; sort/ };
  },
  'a kept candidate that is not there': changing('candidates', /"kept" names the candidate/, (record, draw) => ({
    ...record,
    candidates: candidatesOf(record).map((each) => without(each, 'kept')),
    kept: [oneOf([3, 4, -1, 1.5, '0', null], draw)],
  })),
  'a candidate that is kept twice': changing('candidates', /names the candidate \d twice/, (record, draw) => {
    const k = draw.index(3);
    return { ...record, candidates: candidatesOf(record).map((each) => without(each, 'kept')), kept: [k, k] };
  }),
  'kept in two ways': changing('candidates', /both as a list and at its candidates/, (record) => ({
    ...record,
    kept: [0],
  })),
  'a kept flag that is none': changingCandidate(/"kept" of candidate \d is/, (candidate, draw) => ({
    ...candidate,
    kept: oneOf([0, 1, 'true', null, {}], draw),
  })),
  'a kept flag that is missing': changingCandidate(/say whether they are kept; all must, or none/, (candidate) =>
    without(candidate, 'kept'),
  ),
  'more kept than the header says': changing('candidates', /the header says "kept": 1/, (record) => ({
    ...record,
    candidates: candidatesOf(record).map((each) => ({ ...each, kept: true })),
  })),
  'fewer candidates than the header says': changing('candidates', /the header says "offered": 3/, (record) => ({
    ...record,
    candidates: candidatesOf(record).slice(1),
  })),
  'no candidates': changing('candidates', /"candidates" is/, (record, draw) => ({
    ...record,
    candidates: oneOf([[], {}, 3, 'x', null], draw),
  })),
  'a candidate that is no object': changingCandidate(/candidate \d is .*; it must be an object/, (_, draw) =>
    oneOf([3, 'x', null, []], draw),
  ),
  'a trait that is no value': changingCandidate(/the trait "reward" of candidate \d is/, (candidate, draw) => ({
    ...candidate,
    reward: oneOf(WRONG, draw),
  })),
  'a trait of another kind': changingCandidate(
    /the trait "(reward|mode)" has (numbers|texts) here/,
    (candidate, draw) =>
      oneOf(
        [
          { ...candidate, reward: '0.5' },
          { ...candidate, mode: 1 },
        ],
        draw,
      ),
  ),
  'a reward out of its range': changingCandidate(/outside the range from 0 to 1/, (candidate, draw) => ({
    ...candidate,
    reward: oneOf([-0.1, 1.0001, 1e300], draw),
  })),
  'a class that the header does not list': changingCandidate(/which the header does not list/, (candidate) => ({
    ...candidate,
    mode: 'c',
  })),
  'a completion in the place of a class': changingCandidate(/a class has a short name/, (candidate, draw) => ({
    ...candidate,
    text: 'word '.repeat(300 + draw.index(100)),
  })),
  'a prompt in the place of an id': changing('candidates', /a short id in place of its prompt/, (record) => ({
    ...record,
    pool: 'Why? '.repeat(300),
  })),
  'numbers of candidates in the place of traits': changing('candidates', /has more than 1000 traits/, (record) => ({
    ...record,
    candidates: candidatesOf(record).map((each) => ({
      ...each,
      ...Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`a${i}`, i])),
    })),
  })),
  'a pool with a bad round': changing('candidates', /"round" of a pool is/, (record, draw) => ({
    ...record,
    round: oneOf([0, -1, 1.5, '1', null, {}], draw),
  })),
  'a pool with a bad id': changing('candidates', /"pool" is/, (record, draw) => ({
    ...record,
    pool: oneOf([1.5, null, {}, [], true], draw),
  })),
  'a record of no kind': changing('round', /none of "pool", "measure" and "shares"/, (record) =>
    without(without(without(record, 'pool'), 'measure'), 'shares'),
  ),
  'a field that the format does not have': changing('round', /has the field "kpet", which/, (record) => ({
    ...record,
    kpet: 1,
  })),
  'a measure with a bad round': changing('measure', /"round" of a measure is/, (record, draw) => ({
    ...record,
    round: oneOf([-1, 0.5, '1', null], draw),
  })),
  'a mean without its number of samples': changing('mean', /has no "n"/, (record) => without(record, 'n')),
  'a bad number of samples': changing('mean', /"n", the number of samples, is/, (record, draw) => ({
    ...record,
    n: oneOf([0, -1, 1.5, '7', null], draw),
  })),
  'a mean that is no number': changing('mean', /the mean of "reward" is/, (record, draw) => ({
    ...record,
    mean: oneOf(['0.5', null, [], true], draw),
  })),
  'no samples': changing('samples', /"samples" is/, (record, draw) => ({
    ...record,
    samples: oneOf([[], {}, 3], draw),
  })),
  'samples of two kinds': changing('samples', /(a sample of|the trait) "length" (is|has)/, (record, draw) => ({
    ...record,
    samples: oneOf(
      [
        [1, 'a'],
        ['a', 1],
        [1, null],
      ],
      draw,
    ),
  })),
  'shares with another sum': changing('shares', /have the sum/, (record, draw) => ({
    ...record,
    values: { a: draw.uniform() / 2, b: 0.4 },
  })),
  'a share that is none': changing('shares', /the share of the class "a"/, (record, draw) => ({
    ...record,
    values: { a: oneOf([-0.5, '0.5', null], draw), b: 0.75 },
  })),
  'shares that are no object': changing('shares', /"values" is/, (record, draw) => ({
    ...record,
    values: oneOf([[0.5, 0.5], 1, null], draw),
  })),
};
