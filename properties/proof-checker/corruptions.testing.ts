/** Seeded random corruptions of certificates, each of which changes the meaning of the certificate. */
import { sealed } from './certificate';

/** A stream of whole numbers below a bound (the generator of Numerical Recipes). */
function stream(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

interface Stated {
  K: unknown;
  claims: { text: string; cases: { cleared: { factor: string; exponent: number }[] }[] }[];
}

type Random = ReturnType<typeof stream>;

const pick = <T>(items: readonly T[], random: Random): T | undefined => items[random(items.length)];

/** Replaces one match of a pattern, chosen at random. */
function replaced(text: string, pattern: RegExp, random: Random, by: (match: string) => string): string {
  const match = pick([...text.matchAll(pattern)], random);
  if (match === undefined) return text;
  return text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
}

/** Another digit anywhere but in the labels of the certificate: the id of the statement, and the checksum, which is made anew. */
function digit(text: string, random: Random): string {
  const lines = text.split('\n');
  const index = random(lines.length);
  const line = lines[index] ?? '';
  if (/^ "(statement|checksum)":/.test(line)) return text;
  lines[index] = replaced(line, /\d/g, random, (old) => String((Number(old) + 1 + random(9)) % 10));
  return lines.join('\n');
}

const edited = (text: string, edit: (certificate: Stated) => void): string => {
  const certificate = JSON.parse(text) as Stated;
  edit(certificate);
  return `${JSON.stringify(certificate, null, 1)}\n`;
};

const SIGNS: Readonly<Record<string, string>> = { '+': '-', '-': '+', '<=': '>=', '>=': '<=' };

/** The kinds of corruption; one that finds nothing to change returns the text itself. */
const KINDS: Readonly<Record<string, (text: string, random: Random) => string>> = {
  digit,
  'a case dropped': (text, random) =>
    edited(text, ({ claims }) => pick(claims, random)?.cases.splice(random(claims[0]?.cases.length ?? 0), 1)),
  'a sign swapped': (text, random) =>
    edited(text, ({ claims }) => {
      for (const claim of claims) claim.text = replaced(claim.text, /[<>]=|[-+]/g, random, (old) => SIGNS[old] ?? old);
    }),
  'a factor altered': (text, random) =>
    edited(text, ({ claims }) => {
      const cleared = pick(pick(claims, random)?.cases ?? [], random)?.cleared ?? [];
      const factor = pick(cleared, random);
      if (factor === undefined) return;
      if (random(3) === 0) cleared.splice(cleared.indexOf(factor), 1);
      else if (random(2) === 0) factor.exponent += 1 + random(2);
      else
        factor.factor = replaced(factor.factor, /\b\d+(?=\*)/g, random, (old) => String(Number(old) + 1 + random(3)));
    }),
  'another K': (text, random) =>
    edited(text, (certificate) => {
      certificate.K = random(4) === 0 ? 'infinity' : Number(certificate.K) + 1 + random(2);
    }),
};

const resealed = (text: string): string => {
  try {
    return sealed(JSON.parse(text) as Record<string, unknown>);
  } catch {
    return text;
  }
};

/** Corrupted texts with what was done; every second has a checksum of its own. */
export function corruptions(texts: readonly string[], count: number, seed: number): { what: string; text: string }[] {
  const random = stream(seed);
  const result: { what: string; text: string }[] = [];
  while (result.length < count) {
    const original = pick(texts, random) ?? '';
    const [kind, corrupt] = pick(Object.entries(KINDS), random) ?? ['', (text: string) => text];
    const text = corrupt(original, random);
    const repaired = result.length % 2 === 0;
    if (text !== original)
      result.push({ what: `${kind}, ${repaired ? '' : 'not '}sealed again`, text: repaired ? resealed(text) : text });
  }
  return result;
}
