/**
 * The results as JUnit XML, for the test tab of a continuous-integration service.
 *
 * There is one suite per statement, with one test case per model, dropped hypothesis and mutant, and one suite per learned experiment. A
 * refutation is a `failure`. An undecided, incomplete or weak result is an `error`, never `skipped`, which many services count as a pass;
 * only statements that do not apply to a learned experiment are skipped. The domain of the search is the output of its test case, and so
 * is the expectation for a false claim or a conjecture. The first suite reports whether the run was complete.
 */
import type { CaseCounts, CellResult, StatementResult, VerificationResults } from '../../properties/results';
import {
  cellIssue,
  dropIssue,
  nothingShown,
  mutantIssue,
  expectedWitnesses,
  cellOutcome,
  counterexampleText,
  domainLine,
  dropDomain,
  type Searched,
} from '../words';
import { type JUnitProblem, type Suite, countAttributes, junitProblem, secondsText, suiteXml } from './junit-suite';
import { learnedSuites } from './learned-junit';

const casesLine = ({ planned, run, discarded, undecided }: CaseCounts): string =>
  `cases: ${planned} planned, ${run} run, ${discarded} discarded, ${undecided} undecided`;

const domainNote = (searched: Searched): string => `domain: ${domainLine(searched)}`;

/** Where the search looked; of a statement that is not a theorem also what distinguishes its pass. */
function noteOf(statement: StatementResult, cell: CellResult): string {
  const { expected } = statement;
  if (expected === undefined) return domainNote(cell);
  const { words } = cellOutcome(statement, cell);
  const corrected = expected.corrected === undefined ? [] : [`in its place: ${expected.corrected}`];
  const witness = expectedWitnesses({ ...statement, cells: [cell] }).map(counterexampleText);
  return [`${words}: ${expected.because}`, ...corrected, ...witness, casesLine(cell.cases), domainNote(cell)].join(
    '\n',
  );
}

function suiteOf(statement: StatementResult, seconds: number): Suite {
  const { id, title, cells, drops, mutants, replay } = statement;
  const again = `replay: ${replay}`;
  const cellTests = cells.map((cell) => {
    const witness = cell.counterexample ? [counterexampleText(cell.counterexample)] : [];
    const details = [title, ...witness, casesLine(cell.cases), again];
    return {
      name: cell.model,
      problem: junitProblem(cellIssue(statement, cell), cell.status, details),
      note: noteOf(statement, cell),
    };
  });
  const dropTests = drops.map((drop) => {
    const witness = drop.counterexample ? [counterexampleText(drop.counterexample)] : [];
    const what = `without "${drop.says}": ${drop.how}; expected: ${drop.expected}, because ${drop.because}`;
    const details = [what, ...witness, casesLine(drop.cases), again];
    return {
      name: `without ${drop.hypothesis} (${drop.model})`,
      problem: junitProblem(dropIssue(drop), drop.status, details),
      note: `domain: ${dropDomain(drop)}`,
    };
  });
  const mutantTests = mutants.map((mutant) => ({
    name: `mutant ${mutant.id} (${mutant.model})`,
    problem: junitProblem(mutantIssue(mutant), mutant.status, [mutant.title, casesLine(mutant.cases), again]),
    note: domainNote(mutant),
  }));
  return { name: id, seconds, tests: [...cellTests, ...dropTests, ...mutantTests] };
}

function runSuite(results: VerificationResults): Suite {
  const empty = nothingShown(results);
  const message = `incomplete: ${empty ?? 'the run was cut short'}`;
  const details = 'an incomplete run shows nothing about the parts that it did not reach';
  const problem: JUnitProblem = { kind: 'error', type: 'incomplete', message, details };
  const whole = results.complete && empty === undefined;
  return { name: 'run', seconds: 0, tests: [{ name: 'complete', problem: whole ? undefined : problem }] };
}

/** The results as JUnit XML, with a final newline. */
export function junitXml(results: VerificationResults): string {
  const { timing, statements, learned } = results;
  const seconds = (id: string): number => (Object.hasOwn(timing.statements, id) ? (timing.statements[id] ?? 0) : 0);
  const suites = [
    runSuite(results),
    ...statements.map((statement) => suiteOf(statement, seconds(statement.id))),
    ...learnedSuites(learned, seconds),
  ];
  const all = suites.flatMap(({ tests }) => tests);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="curated-loops" ${countAttributes(all)} time="${secondsText(timing.seconds)}">`,
    ...suites.map((suite) => suiteXml(suite, timing.startedAt)),
    '</testsuites>',
    '',
  ].join('\n');
}
