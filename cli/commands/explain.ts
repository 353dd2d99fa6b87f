/** `explain`: prints a statement in words and in the claim language. */
import { mutantOf } from '../../models/loops';
import type { Statement } from '../../theory';
import { statementOf } from '../../theory/statements';

/** The models of a claim; empty if they are those of its statement. */
function whereClaimed({ models, learned }: Statement['claims'][number]): string {
  if (learned === 'only') return ' [learned models only]';
  const kinds = [...(models ?? []), ...(learned === 'also' ? ['learned models too'] : [])];
  return kinds.length === 0 ? '' : ` [${kinds.join(', ')}]`;
}

const EXPECTED = {
  refuted: 'Expected to be refuted, as a published claim that fails as stated',
  open: 'A conjecture: neither a proof nor a counterexample is known here',
} as const;

/** The expected verdict on a statement that is not a theorem, and the statement that holds in its place. */
function expectation({ expected }: Statement): string[] {
  if (expected === undefined) return [];
  const { verdict, because, corrected } = expected;
  return [
    `${EXPECTED[verdict]}: ${because}`,
    ...(corrected === undefined ? [] : [`What holds in its place: ${corrected} (${statementOf(corrected).title})`]),
    '',
  ];
}

/** The statements from which it follows, and the one with the best known constant. */
const foundations = ({ follows = [], sharper }: Statement): string[] => {
  const lines = [
    ...(follows.length === 0 ? [] : [`follows from ${follows.join(', ')}`]),
    ...(sharper === undefined ? [] : [`best known constant: ${sharper}`]),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
};

/** A heading with the lines below it; empty without lines. */
const under = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [heading, ...lines, ''];

/** The lines that explain a statement. */
export function explanation(statement: Statement): string[] {
  const { id, title, source, summary, where = {}, claims, hypotheses, models, mutants } = statement;
  return [
    `${id}: ${title}`,
    `${source.reference} (${source.kind})`,
    '',
    summary,
    '',
    ...foundations(statement),
    ...expectation(statement),
    `Claims (on ${models.join(', ')}), for every round t and atom x, y they mention:`,
    ...claims.flatMap((c) => [
      `  (${c.id}) ${c.says}${whereClaimed(c)}`,
      `      ${c.claim}${c.when === undefined ? '' : `   when ${c.when}`}`,
    ]),
    ...Object.entries(where).map(([name, body]) => `      where ${name} = ${body}`),
    '',
    ...under(
      'Hypotheses, and what happens without them:',
      hypotheses.flatMap((h) => [
        `  ${h.id}: ${h.says}${h.formal === undefined ? '' : `   [${h.formal}]`}${h.carries ? ` (for ${h.carries.join(', ')})` : ''}`,
        `      dropped: ${h.drop.how}; expected: ${h.drop.expect === 'none' ? 'no counterexample' : 'a counterexample'}, because ${h.drop.because}`,
      ]),
    ),
    ...under(
      'Mutants it must refute:',
      mutants.map((mutant) => `  ${mutant}: ${mutantOf(mutant).title}`),
    ),
    `Run it:  npx curated-loops verify --only ${id}`,
  ];
}

export function explainCommand(id: string): number {
  process.stdout.write(`${explanation(statementOf(id)).join('\n')}\n`);
  return 0;
}
