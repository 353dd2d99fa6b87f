/** For tests: the example claims of `docs/claim-language.md`, as its table prints them. */
import { readFileSync } from 'node:fs';
import type { ConjectureQuestion } from '../results';

const DOCUMENT = 'docs/claim-language.md';

/** A row: what is meant, the claim, the options of the command, and the verdict. */
const ROW = /^\| (.+?) +\| `([^`]+)` +\| (?:`([^`]*)`)? *\| (open|refuted|undecided) +\|$/;

/** The lines of the table, with its two lines of heading. */
export const tableLines: readonly string[] = (
  readFileSync(DOCUMENT, 'utf8').split('## Example claims')[1]?.split('\n## ')[0] ?? ''
)
  .split('\n')
  .filter((line) => line.startsWith('| '));

export interface ExampleClaim {
  readonly says: string;
  readonly claim: string;
  readonly options: string;
  readonly verdict: string;
}

export const exampleClaims: readonly ExampleClaim[] = tableLines.flatMap((line) => {
  const [, says = '', claim = '', options = '', verdict = ''] = ROW.exec(line) ?? [];
  return claim === '' ? [] : [{ says, claim, options, verdict }];
});

/** The values of an option, each as in `--given "K >= 2"` or `--loop best-of-K`. */
function valuesOf(options: string, name: string): readonly string[] {
  return [...options.matchAll(new RegExp(`--${name} (?:"([^"]*)"|(\\S+))`, 'g'))].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

/** `--where "a=b"` as definitions. */
const definitionsOf = (options: string): Record<string, string> =>
  Object.fromEntries(
    valuesOf(options, 'where').map((text) => [text.split('=')[0] ?? '', text.slice(text.indexOf('=') + 1)]),
  );

/** The question of a row. */
export function questionOf({ claim, options }: ExampleClaim): ConjectureQuestion {
  const [loop = 'curated'] = valuesOf(options, 'loop');
  const [model = 'discrete'] = valuesOf(options, 'model');
  const [data] = valuesOf(options, 'data');
  return {
    ...{ claim, given: valuesOf(options, 'given'), where: definitionsOf(options), loop, seed: 5 },
    model: model as 'discrete',
    ...(data === undefined ? {} : { data: data as 'real' | 'synthetic' | 'stable' }),
  };
}
