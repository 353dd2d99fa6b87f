import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { datasetOf } from '../datasets';
import type { Reward } from '../reward';
import { fileReward } from './file-reward';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reward-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (text: string, name = 'reward.csv'): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const moons = datasetOf('moons');
const classes10 = datasetOf('classes10');
const ofMoons = (text: string, gamma = 1, name = 'reward.csv'): Reward =>
  fileReward(file(text, name), { gamma, data: moons });

describe('the same reward is read from', () => {
  test.each<[string, string, string]>([
    ['rows x, y, r', 'a.csv', '0,0,1\n1,0,3\n0,1,3\n'],
    ['a header that names r', 'a.csv', 'x,y,r\n0,0,1\n1,0,3\n0,1,3\n'],
    ['the reward in another column', 'a.csv', 'Reward;x;y\n1;0;0\n3;1;0\n3;0;1\n'],
    ['quoted names and tabs', 'a.tsv', '"x"\t"y"\t"r"\r\n0\t0\t1\r\n1\t0\t3\r\n0\t1\t3\r\n'],
    ['JSON', 'a.json', '[[0, 0, 1], [1, 0, 3], [0, 1, 3]]'],
    ['JSON lines', 'a.jsonl', '[0, 0, 1]\n[1, 0, 3]\n[0, 1, 3]'],
    ['a point twice with the same reward', 'a.csv', '0,0,1\n1,0,3\n0,1,3\n0,0,1\n'],
    ['weights', 'a.csv', `x,y,w\n0,0,${Math.E}\n1,0,${Math.exp(3)}\n0,1,${Math.exp(3)}\n`],
  ])('%s', (_what, name, text) => {
    const reward = ofMoons(text, 1, name);
    expect(reward.top).toBeCloseTo(Math.exp(3), 12);
    expect(reward.region).toEqual({ kind: 'marked' });
    const points = [9, 0.1, 0.1, 0.2, 0.6, 0.1];
    expect([0, 2, 4].map((at) => Math.log(reward.weight(points, at)))).toEqual(
      [3, 1, 3].map((r) => expect.closeTo(r, 12)),
    );
    expect([0, 2, 4].map((at) => reward.isBest(points, at))).toEqual([true, false, true]);
  });
});

test('gamma multiplies rewards, and raises weights to its power', () => {
  expect(ofMoons('0,0,1\n1,1,2', 2.5).weight([0, 0], 0)).toBe(Math.exp(2.5));
  expect(ofMoons('x,y,weight\n0,0,3\n1,1,5', 2)).toMatchObject({ top: 25 });
  expect(ofMoons('0,0,1\n1,1,2', 2.5).text).toBe(
    'r(x) = 2.5 times the reward of the nearest of 2 rows of reward.csv, 1 of them best',
  );
});

test('of two rows at the same distance the first has the say', () => {
  expect(ofMoons('0,0,1\n2,0,2').weight([1, 0], 0)).toBe(Math.E);
  expect(ofMoons('2,0,2\n0,0,1').weight([1, 0], 0)).toBe(Math.exp(2));
});

test('rewards far below the best have the weight 0, as in the doubles', () => {
  const reward = ofMoons('0,0,-1000\n1,1,0');
  expect([reward.weight([0, 0], 0), reward.top]).toEqual([0, 1]);
});

test('classes have the rewards of their rows', () => {
  const text = `class,reward\n${Array.from({ length: 10 }, (_, c) => `${9 - c},${(c % 3) / 2}`).join('\n')}\n`;
  const reward = fileReward(file(text), { gamma: 2, data: classes10 });
  expect(Array.from({ length: 10 }, (_, c) => reward.weight([9 - c], 0))).toEqual(
    Array.from({ length: 10 }, (_, c) => Math.exp(c % 3)),
  );
  expect(reward.region).toEqual({ kind: 'classes', classes: [1, 4, 7] });
  expect(reward.text).toContain('2 times the rewards of reward.csv');
});

describe('a file without a reward is refused, with its name, the line and the remedy', () => {
  test.each<[string, string, RegExp]>([
    ['empty', '', /no points; write at least one/],
    ['only a header', 'x,y,r\n', /no points/],
    ['NaN', '0,0,1\n0,1,NaN\n', /line 2 has a number that is not finite as coordinate 3.*: correct or remove the row/],
    ['no reward', '0,0,1\n0,1,\n', /line 2 has "" as coordinate 3/],
    ['a word', '0,0,1\n0,1,good\n', /line 2 has "good" as coordinate 3/],
    ['ragged rows', '0,0,1\n0,1\n', /line 2 has 2 coordinates, and line 1 has 3/],
    [
      'decimal commas',
      '0;0;0,5\n0;1;0,7\n',
      /line 1 is "0;0;0,5", with commas and other separators; write decimals with a point/,
    ],
    [
      'a column too many',
      '0,0,0,1\n',
      /its rows have 3 coordinates beside the reward, and moons are points of R\^2; write 2 coordinates and the reward/,
    ],
    ['a column too few', '0,1\n', /its rows have 1 coordinate beside the reward, and moons are points of R\^2/],
    ['one number', '1\n2\n', /every row has one number; write the coordinates of a point, and then its reward/],
    ['a header without the reward', 'x,y,z\n0,0,1\n', /the header x, y, z names no reward; write the header x, y, r/],
    ['two columns of rewards', 'x,r,w\n0,0,1\n', /the header x, r, w names 2 columns of rewards/],
    ['a header that is too short', 'x,r\n0,0,1\n', /the header names 2 columns, and line 2 has 3 numbers/],
    ['a weight of 0', 'x,y,w\n0,0,1\n0,1,0\n', /line 3 has the weight 0; weights e\^r are above 0/],
    ['a negative weight', 'x,y,w\n0,0,-1\n', /line 2 has the weight -1/],
    [
      'one point with two rewards',
      'x,y,r\n0,0,1\n5,5,1\n\n-0,0,2\n',
      /line 2 and line 5 give the point \(0, 0\) the rewards 1 and 2; keep one row, such as their mean/,
    ],
    [
      'too large a reward',
      '0,0,1\n1,1,800\n',
      /the largest reward is 800 \(line 2\), and with --gamma 1 its weight is Infinity.*; subtract a constant/,
    ],
    ['too small rewards', '0,0,-900\n1,1,-800\n', /the largest reward is -800 \(line 2\).* its weight is 0/],
  ])('%s', (_what, text, message) => {
    expect(() => ofMoons(text)).toThrow(InputError);
    expect(() => ofMoons(text)).toThrow(message);
    expect(() => ofMoons(text)).toThrow(`${join(folder, 'reward.csv')}: `);
  });

  test('a file that is not there', () => {
    expect(() => fileReward(join(folder, 'none.csv'), { gamma: 1, data: moons })).toThrow(
      /the reward file .*none\.csv cannot be read \(ENOENT\); check the path/,
    );
  });

  const all = Array.from({ length: 10 }, (_, c) => `${c},1`);
  test.each<[string, string, RegExp]>([
    [
      'a class without a row',
      all.slice(0, 9).join('\n'),
      /class 9 has no row, and classes10 are 10 classes; add a line 9,reward/,
    ],
    [
      'an unknown class',
      [...all, '10,1'].join('\n'),
      /line 11 has the class 10, and classes10 are 10 classes, 0 … 9; remove it/,
    ],
    [
      'a class that is no number of one',
      [...all, '1.5,1'].join('\n'),
      /line 11 has the class 1\.5; classes are the whole numbers/,
    ],
    [
      'points',
      '0,0,1\n',
      /its rows have 2 coordinates beside the reward, and classes10 are 10 classes; write class, reward/,
    ],
    ['a class twice', [...all, '3,2'].join('\n'), /line 4 and line 11 give the point \(3\) the rewards 1 and 2/],
    ['a weight that is 0 in the doubles', [...all.slice(1), '0,-999'].join('\n'), /the weight of class 0 is 0/],
  ])('classes: %s', (_what, text, message) => {
    expect(() => fileReward(file(text), { gamma: 1, data: classes10 })).toThrow(message);
  });
});
