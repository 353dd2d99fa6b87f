/** The four tallies of a run: theorems, published claims that fail, conjectures, learned models. */
import type { VerificationResults } from '../../properties/results';
import { type Kind, statementsOf } from './expectation';
import { verdictCounts } from './learned-verdict';
import { countText, plural } from './number-text';
import { type Verdict, verdictOf } from './verdict';

/** How many members of a group have a verdict. */
interface Part {
  readonly verdict: Verdict;
  readonly count: number;
}

export interface Tally {
  readonly kind: Kind | 'learned';
  readonly title: string;
  /** Large figure, such as `31 of 31`; for a group that was not part of the run `none`. */
  readonly figure: string;
  /** What the figure counts. */
  readonly caption: string;
  /** The verdicts that occur, from the best to the worst. */
  readonly parts: readonly Part[];
  /** Further figures, in a few words each. */
  readonly details: readonly string[];
}

const STATUSES = ['holds', 'refuted as expected', 'open', 'weak', 'undecided', 'incomplete', 'refuted'] as const;

const NOT_RUN = 'not part of this run';

function partsOf(kind: Kind, { statements }: VerificationResults): readonly Part[] {
  const members = statementsOf(kind, statements);
  return STATUSES.map((status) => ({
    verdict: verdictOf(status),
    count: members.filter(({ verdict }) => verdict === status).length,
  })).filter(({ count }) => count > 0);
}

const GOOD: Readonly<Record<Kind, { readonly words: string; readonly caption: string }>> = {
  theorem: { words: verdictOf('holds').words, caption: 'hold in every case tested' },
  'failing claim': { words: verdictOf('refuted as expected').words, caption: 'refuted, as expected' },
  conjecture: { words: verdictOf('open').words, caption: 'open: no counterexample found' },
};

const TITLES: Readonly<Record<Kind, string>> = {
  theorem: 'Theorems',
  'failing claim': 'Published claims that fail',
  conjecture: 'Conjectures',
};

function detailsOf(kind: Kind, { statements, counts }: VerificationResults): readonly string[] {
  const members = statementsOf(kind, statements);
  const cases = members.flatMap(({ cells }) => cells).reduce((sum, cell) => sum + cell.cases.run, 0);
  if (kind !== 'theorem') return [plural(cases, 'case')];
  const drops = statements.flatMap((statement) => statement.drops).length;
  const mutants = statements.flatMap((statement) => statement.mutants).length;
  return [
    plural(cases, 'case'),
    `${countText(counts.drops.counterexample)} of ${countText(drops)} hypotheses shown necessary`,
    `${countText(counts.mutants.killed)} of ${countText(mutants)} wrong loops refuted`,
  ];
}

function statementTally(kind: Kind, results: VerificationResults): Tally {
  const all = statementsOf(kind, results.statements).length;
  const parts = partsOf(kind, results);
  const { words, caption } = GOOD[kind];
  const good = parts.find(({ verdict }) => verdict.words === words)?.count ?? 0;
  if (all === 0) return { kind, title: TITLES[kind], figure: 'none', caption: NOT_RUN, parts, details: [] };
  const figure = `${countText(good)} of ${countText(all)}`;
  return { kind, title: TITLES[kind], figure, caption, parts, details: detailsOf(kind, results) };
}

function learnedTally({ learned }: VerificationResults): Tally {
  const named = { kind: 'learned', title: 'Learned models' } as const;
  if (learned === undefined) return { ...named, figure: 'none', caption: NOT_RUN, parts: [], details: [] };
  const counts = verdictCounts(learned);
  const parts = (['holds', 'undecided', 'refuted'] as const)
    .map((status) => ({ verdict: verdictOf(status), count: counts[status] }))
    .filter(({ count }) => count > 0);
  const killed = learned.mutants.filter(({ status }) => status === 'killed').length;
  return {
    ...named,
    figure: `${countText(counts.holds)} of ${countText(counts.holds + counts.undecided + counts.refuted)}`,
    caption: 'verdicts hold, statistically',
    parts,
    details: [
      plural(learned.experiments.length, 'experiment'),
      ...(counts['not applicable'] > 0 ? [`${countText(counts['not applicable'])} not applicable`] : []),
      ...(learned.mutants.length > 0
        ? [`${countText(killed)} of ${countText(learned.mutants.length)} wrong loops refuted`]
        : []),
    ],
  };
}

/** The tallies, always four. */
export function tallies(results: VerificationResults): readonly Tally[] {
  const kinds = ['theorem', 'failing claim', 'conjecture'] as const;
  return [...kinds.map((kind) => statementTally(kind, results)), learnedTally(results)];
}
