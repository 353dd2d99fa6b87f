/**
 * Reads a certificate file: its form, not yet its truth. The text must be exactly the canonical JSON of what it says, with
 * all keys in order and no others, and carry its own checksum. Whatever is wrong is refused with the reason.
 */
import { createHash } from 'node:crypto';
import { type Choice, type Header } from './laws';
import { refuse } from './refusal';

/** A positive factor by which denominators are cleared, such as `1*a1+1*a2`. */
export interface StatedFactor {
  readonly factor: string;
  readonly exponent: number;
}

/** A case, with what is stated of its polynomial. */
export interface StatedCase extends Choice {
  readonly variables: readonly string[];
  readonly integer: bigint;
  readonly cleared: readonly StatedFactor[];
  readonly terms: number;
  readonly bits: number;
  readonly digest: string;
}

/** The text of a claim, its definitions, and its condition. */
export interface ClaimText {
  readonly text: string;
  readonly where: Readonly<Record<string, string>>;
  readonly when: string | null;
}

export interface StatedClaim extends ClaimText {
  readonly id: string;
  readonly polya: number;
  readonly cases: readonly StatedCase[];
}

export interface Certificate {
  readonly statement: string;
  readonly header: Header;
  readonly claims: readonly StatedClaim[];
}

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The canonical text of a certificate whose checksum is still empty, with the checksum. */
export function sealed(certificate: Readonly<Record<string, unknown>>): string {
  const textWith = (checksum: string) => `${JSON.stringify({ ...certificate, checksum }, null, 1)}\n`;
  return textWith(hash(textWith('')));
}

function object(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(`${what} is no object`);
  return { ...value };
}

/** The object, if it has these keys in this order. */
function keyed(value: unknown, what: string, keys: string): Readonly<Record<string, unknown>> {
  const result = object(value, what);
  const found = Object.keys(result).join(' ');
  return found === keys ? result : refuse(`${what} has the keys "${found}" in place of "${keys}"`);
}

const list = (value: unknown, what: string): readonly unknown[] =>
  Array.isArray(value) ? value : refuse(`${what} is no list`);

const text = (value: unknown, what: string, pattern = /^/): string =>
  typeof value === 'string' && pattern.test(value) ? value : refuse(`${what} cannot be ${JSON.stringify(value)}`);

const whole = (value: unknown, what: string, least = 0): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least
    ? value
    : refuse(`${what} is ${JSON.stringify(value)} in place of a whole number of at least ${least}`);

const oneOf = <const T>(value: unknown, allowed: readonly T[], what: string): T =>
  allowed.find((each) => each === value) ?? refuse(`${what} cannot be ${JSON.stringify(value)}`);

const numbered = (value: unknown, what: string, word: 'any' | 'infinity', least: number) =>
  value === word ? word : whole(value, what, least);

function readCase(value: unknown): StatedCase {
  const keys = 't atoms draws variables integer cleared terms bits digest';
  const stated = keyed(value, 'a case', keys);
  const atoms = Object.entries(object(stated['atoms'], 'atoms'));
  return {
    t: whole(stated['t'], 't'),
    atoms: Object.fromEntries(atoms.map(([name, rank]) => [name, whole(rank, `the rank of ${name}`, 1)])),
    draws: stated['draws'] === null ? null : whole(stated['draws'], 'draws', 0),
    variables: list(stated['variables'], 'variables').map((each) => text(each, 'a variable')),
    integer: BigInt(text(stated['integer'], 'integer', /^[1-9]\d*$/)),
    cleared: list(stated['cleared'], 'cleared').map((each) => {
      const { factor, exponent } = keyed(each, 'a factor', 'factor exponent');
      return { factor: text(factor, 'a factor'), exponent: whole(exponent, 'an exponent', 1) };
    }),
    terms: whole(stated['terms'], 'terms'),
    bits: whole(stated['bits'], 'bits'),
    digest: text(stated['digest'], 'digest', /^[0-9a-f]{64}$/),
  };
}

function readClaim(value: unknown): StatedClaim {
  const stated = keyed(value, 'a claim', 'id text where when polya cases');
  const where = Object.entries(object(stated['where'], 'where'));
  return {
    id: text(stated['id'], 'the id of a claim'),
    text: text(stated['text'], 'the text of a claim'),
    where: Object.fromEntries(where.map(([name, body]) => [name, text(body, `the definition ${name}`)])),
    when: stated['when'] === null ? null : text(stated['when'], 'when'),
    polya: whole(stated['polya'], 'polya'),
    cases: list(stated['cases'], 'cases').map(readCase),
  };
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (error) {
    return refuse(`the file is no JSON (${String(error)})`);
  }
}

/** @throws RefusedProofError if the text has not the form of a certificate */
export function readCertificate(source: string): Certificate {
  const keys = 'format version statement loop K atoms data start claims checksum';
  const stated = keyed(parsed(source), 'the certificate', keys);
  oneOf(stated['format'], ['curated-loops-certificate'], 'the format');
  oneOf(stated['version'], [1], 'the version');
  oneOf(stated['loop'], ['curated'], 'the loop');
  if (sealed(stated) !== source) refuse('the file is not the canonical text of what it says, with its checksum');
  return {
    statement: text(stated['statement'], 'the statement'),
    header: {
      K: numbered(stated['K'], 'K', 'infinity', 1) as Header['K'],
      atoms: numbered(stated['atoms'], 'atoms', 'any', 1) as Header['atoms'],
      data: oneOf(stated['data'], ['synthetic', 'real', 'stable'], 'data'),
      start: oneOf(stated['start'], ['free', 'reference'], 'start'),
    },
    claims: list(stated['claims'], 'claims').map(readClaim),
  };
}
