/** `list` and `explain`: what the statements say, in words and in the claim language. */
import { MUTANTS } from '../models';
import { STATEMENTS, type Statement, statementOf } from '../theory';
import { textTable } from './table';

export function listCommand(): number {
  const rows = STATEMENTS.map(({ id, title, models, source }) => [id, title, models.join(', '), source.kind]);
  process.stdout.write(`${textTable(['id', 'statement', 'models', 'source'], rows)}\n`);
  return 0;
}

/** The models of a claim, where they are not those of its statement. */
function whereClaimed({ models, learned }: Statement['claims'][number]): string {
  if (learned === 'only') return ' [learned models only]';
  const kinds = [...(models ?? []), ...(learned === 'also' ? ['learned models too'] : [])];
  return kinds.length === 0 ? '' : ` [${kinds.join(', ')}]`;
}

function explanation(statement: Statement): string[] {
  const { id, title, source, summary, where = {}, claims, hypotheses, models, mutants } = statement;
  return [
    `${id}: ${title}`,
    `${source.reference} (${source.kind})`,
    '',
    summary,
    '',
    `Claims (on ${models.join(', ')}), for every round t and atom x, y they mention:`,
    ...claims.flatMap((c) => [
      `  (${c.id}) ${c.says}${whereClaimed(c)}`,
      `      ${c.claim}${c.when === undefined ? '' : `   when ${c.when}`}`,
    ]),
    ...Object.entries(where).map(([name, body]) => `      where ${name} = ${body}`),
    '',
    'Hypotheses, and what happens without them:',
    ...hypotheses.flatMap((h) => [
      `  ${h.id}: ${h.says}${h.formal === undefined ? '' : `   [${h.formal}]`}${h.carries ? ` (for ${h.carries.join(', ')})` : ''}`,
      `      dropped: ${h.drop.how}; expected: ${h.drop.expect === 'none' ? 'no counterexample' : 'a counterexample'}, because ${h.drop.because}`,
    ]),
    '',
    'Mutants it must refute:',
    ...mutants.map((mutant) => `  ${mutant}: ${MUTANTS[mutant].title}`),
    '',
    `Run it:  npx curated-loops verify --only ${id}`,
  ];
}

export function explainCommand(id: string): number {
  process.stdout.write(`${explanation(statementOf(id)).join('\n')}\n`);
  return 0;
}
