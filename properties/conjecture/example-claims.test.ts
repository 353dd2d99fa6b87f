/** The example claims of `docs/claim-language.md`: each row of the table is asked as it is printed, and has the verdict that it says. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { conjecture } from './conjecture';
import { ConjectureThreads } from './threads';

/** A row: what is meant, the claim, the options of the command, and the verdict. */
const ROW = /^\| (.+?) +\| `([^`]+)` +\| (?:`([^`]*)`)? *\| (open|refuted|undecided) +\|$/;

const rows = readFileSync('docs/claim-language.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
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

const threads = new ConjectureThreads(2);
afterAll(() => threads.close());

describe('example claims', () => {
  it('are at least forty, with no line of the table left out', () => {
    const table = readFileSync('docs/claim-language.md', 'utf8').split('## Example claims')[1]?.split('\n## ')[0] ?? '';
    expect(rows.length).toBeGreaterThanOrEqual(40);
    expect(rows).toHaveLength(table.split('\n').filter((line) => line.startsWith('| ')).length - 2);
  });

  it.each(rows)('$says $claim $options is $verdict', async ({ claim, options, verdict }) => {
    const [loop = 'curated'] = valuesOf(options, 'loop');
    const [model = 'discrete'] = valuesOf(options, 'model');
    const [data] = valuesOf(options, 'data');
    const question = {
      ...{ claim, given: valuesOf(options, 'given'), where: definitionsOf(options), loop, seed: 5 },
      model: model as 'discrete',
      ...(data === undefined ? {} : { data: data as 'real' | 'synthetic' | 'stable' }),
    };
    expect(await conjecture(question, { cases: 30, on: threads })).toMatchObject({ verdict });
  });
});
