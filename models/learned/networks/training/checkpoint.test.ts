import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../../../theory';
import { type TrainingState, fingerprintOf, readCheckpoint, removeCheckpoint, writeCheckpoint } from './checkpoint';

const vector = (from: number): Float32Array => Float32Array.from({ length: 5 }, (_, i) => Math.fround(from + i / 3));

const state: TrainingState = {
  step: 120,
  firstLoss: 1.9000000000000001,
  history: [1.5, 1.2, 1 / 3],
  vectors: {
    parameters: vector(1),
    firstMoment: vector(-2),
    secondMoment: vector(3),
    average: vector(1e-30),
    best: vector(5),
  },
};

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
  file = join(folder, 'inner', 'fit.checkpoint');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['under way', state],
  ['at the start', { ...state, step: 0, firstLoss: undefined, history: [] }],
])('a state %s comes back as it was, and leaves no other file', async (_, written) => {
  await writeCheckpoint(file, 'fingerprint', written);
  expect(await readCheckpoint(file, 'fingerprint')).toEqual(written);
  expect(await readdir(join(folder, 'inner'))).toEqual(['fit.checkpoint']);
});

test('there is no state without a file, also after its removal', async () => {
  expect(await readCheckpoint(file, 'fingerprint')).toBeUndefined();
  await removeCheckpoint(file);
  await writeCheckpoint(file, 'fingerprint', state);
  await removeCheckpoint(file);
  expect(await readCheckpoint(file, 'fingerprint')).toBeUndefined();
});

test('the checkpoint of another fit is refused, by name and with the remedy', async () => {
  await writeCheckpoint(file, 'fingerprint', state);
  const reading = readCheckpoint(file, 'other');
  await expect(reading).rejects.toThrow(InputError);
  await expect(reading).rejects.toThrow(`${file} is a checkpoint of another fit`);
  await expect(reading).rejects.toThrow('delete it');
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['cut short', (bytes) => bytes.subarray(0, -1)],
  ['empty', () => Buffer.alloc(0)],
  ['something else', () => Buffer.from('{"format":"other"}\nxyz')],
  ['changed in a weight', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([7])])],
  [
    'changed in the step',
    (bytes) => Buffer.from(bytes.toString('latin1').replace('"step":120', '"step":121'), 'latin1'),
  ],
])('a file that is %s is refused', async (_, damage) => {
  await writeCheckpoint(file, 'fingerprint', state);
  await writeFile(file, damage(await readFile(file)));
  const reading = readCheckpoint(file, 'fingerprint');
  await expect(reading).rejects.toThrow(InputError);
  await expect(reading).rejects.toThrow(`${file} is no checkpoint, or a damaged one; delete it`);
});

test('a fingerprint depends on the parts and on where they end', () => {
  const all = [
    fingerprintOf('ab', 'c'),
    fingerprintOf('a', 'bc'),
    fingerprintOf('ab', Float32Array.of(1)),
    fingerprintOf('ab', Float32Array.of(2)),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(fingerprintOf('ab', Float32Array.of(2))).toBe(all[3]);
});
