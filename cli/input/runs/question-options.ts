/** Reads the options of a question about a claim of your own. */
import type { ConjectureQuestion } from '../../../properties/results';
import { InputError } from '../../../theory/errors';
import { suggestion } from '../../../theory/unknown-id';

const DATA = ['synthetic', 'real', 'stable'] as const;

export function readData(text: string): NonNullable<ConjectureQuestion['data']> {
  const data = DATA.find((known) => known === text.trim());
  if (data) return data;
  throw new InputError(`--data ${text} is not known; ${suggestion(text, DATA)}choose from ${DATA.join(', ')}`);
}

/** Reads definitions `name=expression`. */
export function readDefinitions(texts: readonly string[]): Record<string, string> {
  const entries = texts.map((text) => {
    const [name = '', ...rest] = text.split('=');
    if (rest.length === 0) throw new InputError(`--where ${text} is not a definition; write name=expression`);
    return [name.trim(), rest.join('=').trim()] as const;
  });
  const names = entries.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new InputError(`--where defines "${twice}" twice; keep one of them`);
  return Object.fromEntries(entries);
}
