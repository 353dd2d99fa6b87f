import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { stream } from '../../random';
import { SPOILS, goodLines } from './malformed.testing';
import { parseHeader, parseRecord } from './read-trace';
import { traceHeaderSchema } from './header';
import { traceJsonSchema, traceRecordSchema } from './schema';
import { Traits } from './traits';

const isSpecified = (line: string): boolean => traceRecordSchema.safeParse(JSON.parse(line)).success;

function isRead(line: string): boolean {
  try {
    parseRecord(JSON.parse(line) as Record<string, unknown>, 1, new Traits({}));
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is a JSON object. */
function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

describe('the schema of a line', () => {
  it('is the one of docs/trace.schema.json, which `npm run trace-schema` writes', () => {
    const written: unknown = JSON.parse(readFileSync(join(__dirname, '../../../docs/trace.schema.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(traceJsonSchema())));
  });

  it('takes the lines of a good trace', () => {
    const [header = '', ...records] = goodLines();
    expect(traceHeaderSchema.parse(JSON.parse(header))).toEqual(
      parseHeader(JSON.parse(header) as Record<string, unknown>).header,
    );
    expect(records.filter((line) => !isSpecified(line))).toEqual([]);
  });

  it('takes every line that the reader takes, and refuses most of those that the reader refuses', () => {
    let refused = 0;
    for (const [kind, spoil] of Object.entries(SPOILS)) {
      for (let seed = 0; seed < 5; seed++) {
        const { lines } = spoil(goodLines(), stream(seed, kind));
        for (const line of lines.slice(1).filter(isObject)) {
          if (isRead(line)) expect([line, isSpecified(line)]).toEqual([line, true]);
          else if (!isSpecified(line)) refused++;
        }
      }
    }
    expect(refused).toBeGreaterThan(80);
  });
});
