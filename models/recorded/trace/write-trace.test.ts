import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../../theory';
import { type TraceHeader, traceHeaderSchema } from './header';
import type { Pool } from './records';
import { headerLine, recordLine } from './write-trace';

const pool: Pool = {
  kind: 'pool',
  line: 7,
  round: 1,
  id: '0',
  size: 2,
  numbers: new Map([
    ['value', Float64Array.of(0, 1)],
    ['judge', Float64Array.of(0.4, NaN)],
  ]),
  classes: new Map([['class', [undefined, 'a']]]),
  kept: [false, true],
};

describe('the lines of a trace', () => {
  it('are those of the recorded runs', () => {
    expect(recordLine(pool)).toBe(
      '{"round":1,"pool":0,"candidates":[{"value":0,"judge":0.4,"kept":false},{"value":1,"class":"a","kept":true}]}',
    );
    expect(recordLine({ kind: 'measure', line: 2, round: 0, trait: 'value', mean: 0.25, n: 144 })).toBe(
      '{"round":0,"measure":"value","mean":0.25,"n":144}',
    );
    const shares = new Map(Object.entries({ a: 0.4, b: 0.6 }));
    expect(recordLine({ kind: 'shares', line: 3, round: 1, trait: 'class', shares, n: 100 })).toBe(
      '{"round":1,"shares":"class","values":{"a":0.4,"b":0.6},"n":100}',
    );
    expect(recordLine({ kind: 'shares', line: 3, round: 1, trait: 'class', shares, n: undefined })).not.toContain(
      '"n"',
    );
  });

  it.each([
    ['12', '"pool":12'],
    ['007', '"pool":"007"'],
    ['a prompt', '"pool":"a prompt"'],
    ['12345678901234567890', '"pool":"12345678901234567890"'],
  ])('hold the id %s such that a reader gets it back', (id, field) => {
    expect(recordLine({ ...pool, id })).toContain(field);
  });

  it('say nothing of what was kept if the pool does not', () => {
    expect(recordLine({ ...pool, kept: undefined })).not.toContain('kept');
  });

  it('hold no infinite number, and no trait named kept', () => {
    const infinite = { ...pool, numbers: new Map([['value', Float64Array.of(0, Infinity)]]) };
    expect(() => recordLine(infinite)).toThrow(InputError);
    expect(() => recordLine(infinite)).toThrow('"value" of candidate 2 of pool 0 is Infinity');
    const named = { ...pool, numbers: new Map([['kept', Float64Array.of(0, 1)]]) };
    expect(() => recordLine(named)).toThrow('a trait is named "kept"');
  });

  it('begin with the header, whose keys are in the order of the schema', () => {
    const header: TraceHeader = { lambda: 'inf', seed: 3, version: 1, format: 'curated-loops-trace', rule: 'luce' };
    const line = headerLine(header);
    expect(line).toBe('{"format":"curated-loops-trace","version":1,"seed":3,"rule":"luce","lambda":"inf"}');
    expect(traceHeaderSchema.parse(JSON.parse(line))).toEqual(header);
  });
});
