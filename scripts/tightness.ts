/**
 * The tightest margin of every inequality, by model and seed: `npm run tightness`.
 *
 * A claim names how close some case of a search must come to its bound (`tightness` in `theory/statements/statement.ts`). Run this after a
 * change of a generator, a domain or a claim, and write a supported number into the statement: well above the margins of all seeds, so
 * that chance does not make a run weak, and well below the margin of a weakened bound. The last column proposes three times the largest
 * margin (ten times below 0.01, where seeds differ more), or the middle between it and 1 if that is less; and `attained` if every seed has equal sides in 2 % of the cases.
 *
 *     npm run tightness -- --only theorem-2.3,step-cost --model discrete --seeds 10 --cases 1000
 */
import { parseArgs } from 'node:util';
import { requiredTightness, search, searchSpec } from '../properties/search';
import { textTable } from '../reports/text-table';
import { type ClaimSpec, InputError, type ModelKind, STATEMENTS, type Statement, statementOf } from '../theory';

interface Tightest {
  readonly cases: number;
  readonly attained: number;
  readonly margin: number;
}

const HEADER = [
  'statement',
  'model',
  'claim',
  'relation',
  'attained',
  'smallest margins, sorted',
  'required',
  'proposed',
];

/** Margins up to this count as equality; any weakened bound has a larger one. */
const NEAR = 1e-6;

const digits = (x: number): string => (x === Infinity ? '–' : String(Number(x.toPrecision(2))));

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InputError(`--${name} is "${text}"; give a whole number of at least 1`);
  return value;
}

function proposal(found: readonly Tightest[], sorted: readonly number[]): string {
  const often = found.every(({ cases, attained }) => attained >= 0.02 * cases && attained > 0);
  const largest = sorted.at(-1) ?? Infinity;
  if (often && largest > NEAR) return 'attained';
  return largest === Infinity
    ? '–'
    : digits(Math.max(NEAR, Math.min((largest < 0.01 ? 10 : 3) * largest, (1 + largest) / 2)));
}

function row(
  { id }: Statement,
  model: ModelKind,
  spec: ClaimSpec,
  relation: string,
  found: readonly Tightest[],
): string[] {
  const sorted = found.map(({ margin }) => margin).sort((a, b) => a - b);
  const shares = found.map(({ cases, attained }) => attained / Math.max(1, cases));
  const attained = `${digits(Math.min(...shares))}…${digits(Math.max(...shares))}`;
  const required = requiredTightness(spec, model);
  return [
    id,
    model,
    spec.id,
    relation,
    Math.max(...shares) === 0 ? '–' : attained,
    sorted.map(digits).join(' '),
    required === undefined ? '–' : String(required),
    proposal(found, sorted),
  ];
}

/** One row for each claim of the statement that is an inequality. */
async function rows(statement: Statement, model: ModelKind, cases: number, seeds: number): Promise<string[][]> {
  const found = new Map<string, Tightest[]>();
  const task = { statement: statement.id, sought: { kind: 'cell', model } as const, cases };
  const inequalities = searchSpec(statement, { ...task, seed: 1 }).claims.filter(
    ({ claim }) => claim.relation !== '==',
  );
  if (inequalities.length === 0) return [];
  console.error(`${statement.id} on ${model}`);
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { evidence } = await search(searchSpec(statement, { ...task, seed }));
    for (const { claim, margin = Infinity, ...counts } of evidence)
      found.set(claim, [...(found.get(claim) ?? []), { ...counts, margin }]);
  }
  return inequalities.map(({ spec, claim }) => row(statement, model, spec, claim.relation, found.get(spec.id) ?? []));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      model: { type: 'string' },
      seeds: { type: 'string', default: '10' },
      cases: { type: 'string', default: '1000' },
    },
  });
  const seeds = wholeNumber('seeds', values.seeds);
  const cases = wholeNumber('cases', values.cases);
  const chosen = values.only === undefined ? STATEMENTS : values.only.split(',').map((id) => statementOf(id));
  const table: string[][] = [];
  for (const statement of chosen.filter(({ expected }) => expected?.verdict !== 'refuted')) {
    for (const model of statement.models.filter((kind) => values.model === undefined || kind === values.model)) {
      table.push(...(await rows(statement, model, cases, seeds)));
    }
  }
  console.log(textTable(HEADER, table));
}

main().catch((error: unknown) => {
  console.error(error instanceof InputError ? error.message : error);
  process.exitCode = error instanceof InputError ? 2 : 1;
});
