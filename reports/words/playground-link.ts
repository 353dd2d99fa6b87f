/** The fragment of an address with which the playground opens a case: the values of its fields (`playground/page/state.ts`). */
import type { Counterexample, FindingJson, InstanceJson } from '../../properties/results';

/** A case on a finite space, and the claim that it is about. */
interface Shown {
  readonly instance: InstanceJson;
  readonly finding: FindingJson;
  readonly loop: string;
  readonly claim: string;
  /** Definitions of the claim; the playground has no field for them, so such a claim is left out. */
  readonly where: Counterexample['where'];
}

/** The playground offers so many atoms, and reads texts of so many letters. */
const MOST_ATOMS = 12;
const LONGEST = 2000;

/** A list of numbers as text; undefined for anything else, and for lists that are too long. */
function listText(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.length > MOST_ATOMS) return undefined;
  const text = value.map(String).join(',');
  return /^[-\d./,e+]+$/.test(text) && text.length <= LONGEST ? text : undefined;
}

/** What an instance of the paper's loop on a finite space has, and the playground shows. */
const KNOWN: readonly string[] = ['model', 'p0', 'w', 'pRef', 'q', 'K', 'lambda', 'epsilon', 'rounds'];

/** The fragment, without `#`; undefined for cases that the playground cannot show. */
export function playgroundFragment({ instance, finding, loop, claim, where }: Shown): string | undefined {
  const fields: Readonly<Record<string, unknown>> = { ...instance };
  const { p0, w, pRef, K, lambda, epsilon, rounds } = fields;
  if (fields.model !== 'discrete' || loop !== 'curated' || epsilon !== '0') return undefined;
  if (!Object.keys(fields).every((key) => KNOWN.includes(key))) return undefined;
  const [masses, weights, reference] = [p0, w, pRef].map(listText);
  if (masses === undefined || weights === undefined) return undefined;
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['p', masses],
    ['w', weights],
    ['K', String(K)],
    ['lambda', String(lambda)],
    ['ref', lambda === 'inf' ? undefined : reference],
    ['steps', String(rounds)],
    ['round', String(Math.min(finding.t + 1, Number(rounds)))],
    ['claim', Object.keys(where).length === 0 && claim.length <= LONGEST ? claim : undefined],
  ];
  return parts.flatMap(([name, text]) => (text === undefined ? [] : [`${name}=${encodeURIComponent(text)}`])).join('&');
}
