import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { statementOf } from '../../../theory';
import { blockPhases, searchSpec } from '../../search';
import { answers } from '../synthetic.testing';
import { decode, encode } from './codec';
import { readExploration } from './exploration';
import { decodeRecord, encodeRecord, makeRecord } from './make-record';

const travelled = (value: unknown): unknown => decode(JSON.parse(JSON.stringify(encode(value))));

const leaf = fc.oneof(
  fc.double(),
  fc.bigInt(),
  fc.string(),
  fc.boolean(),
  fc.constantFrom(null, -0, NaN, Infinity, -Infinity),
  fc.int32Array(),
  fc.float64Array(),
  fc.uint8Array(),
);
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(fc.string({ unit: fc.constantFrom('a', 'b', '_') }), tie('value'), { noNullPrototype: true }),
  ),
})).value;

const about = {
  key: 'lemma-2.2/cell/discrete/seed 7/0-10000',
  fingerprint: 'a'.repeat(64),
  worker: 'host:1',
  seconds: 2.5,
};

describe('the codec', () => {
  it('keeps typed arrays, BigInts, infinities, NaN and −0', () => {
    fc.assert(fc.property(data, (value) => expect(travelled(value)).toStrictEqual(value)));
  });

  it('leaves out fields that are undefined, and keeps undefined items', () => {
    expect(travelled({ a: undefined, b: [undefined, 1] })).toStrictEqual({ b: [undefined, 1] });
  });

  it.each<[string, unknown, string]>([
    ['a function', () => 1, 'a value of kind Function cannot be written'],
    ['a map', new Map(), 'a value of kind Map cannot be written'],
    ['a field that looks like a mark', { $int32: [1] }, 'a field named "$int32" cannot be written'],
  ])('refuses %s', (_what, value, message) => {
    expect(() => encode(value)).toThrow(message);
  });

  it('refuses a mark of another version', () => {
    expect(() => decode({ $float16: [1] })).toThrow('the mark "$float16" is not known');
  });
});

describe('a record', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const record = makeRecord(answer, about);
        expect(decodeRecord(encodeRecord(record))).toEqual(record);
      }),
    );
  });

  it('holds what a search found, with its genotypes', async () => {
    const spec = searchSpec(statementOf('lemma-2.2'), {
      statement: 'lemma-2.2',
      sought: { kind: 'cell', model: 'gaussian' },
      cases: 40,
      seed: 3,
    });
    const phases = blockPhases(spec);
    const explored = await phases.climb(0, await phases.explore(0));
    expect(readExploration(travelled(explored))).toEqual(explored);
    expect(explored.counts.tightest?.genotype).toBeInstanceOf(Int32Array);
  });

  it('has the same digest from every worker, and another one for another answer, unit or version', () => {
    const [answer, other] = fc.sample(answers, { seed: 3, numRuns: 2 }) as [never, never];
    const { sha256 } = makeRecord(answer, about);
    expect(makeRecord(answer, { ...about, worker: 'another', seconds: 9 }).sha256).toBe(sha256);
    expect(makeRecord(other, about).sha256).not.toBe(sha256);
    expect(makeRecord(answer, { ...about, key: 'k' }).sha256).not.toBe(sha256);
    expect(makeRecord(answer, { ...about, fingerprint: 'b'.repeat(64) }).sha256).not.toBe(sha256);
  });

  const [answer] = fc.sample(answers, { seed: 3, numRuns: 1 }) as [never];
  const line = encodeRecord(makeRecord(answer, about));
  it.each<[string, string, string]>([
    ['forged', line.replace('"run":', '"run":1'), 'was changed after it was written'],
    ['of another unit', line.replace('0-10000', '10000-20000'), 'was changed after it was written'],
    ['torn', line.slice(0, -5), 'not a record of a unit'],
    ['without an answer', line.replace(/"explored":.*,"worker"/, '"worker"'), 'was changed'],
    ['another document', '{"format":"curated-loops/results"}', 'not a record of a unit'],
  ])('is refused if it is %s', (_what, text, message) => {
    expect(() => decodeRecord(text)).toThrow(message);
  });

  it('that was cut short is no answer, whatever its digest', () => {
    const cut = makeRecord(
      { explored: { ...(answer as { explored: object }).explored, cutShort: true } as never },
      about,
    );
    expect(() => decodeRecord(encodeRecord(cut))).toThrow('a part that was cut short is no answer');
  });
});
