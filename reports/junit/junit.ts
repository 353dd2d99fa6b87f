/**
 * The results as JUnit XML, for the test tab of a continuous-integration service.
 *
 * There is one suite per statement, with one test case per model, dropped hypothesis and mutant, and one suite per learned experiment. A
 * refutation is a `failure`. An undecided, incomplete or weak result is an `error`, never `skipped`, which many services count as a pass;
 * only statements that do not apply to a learned experiment are skipped. The domain of the search is the output of its test case, and so
 * is the expectation for a false claim or a conjecture. `file` of a test case is that of its counterexample; its time is the part of the
 * statement's time that belongs to its number of cases. The first suite reports whether the run was complete.
 */
import type {
  CaseCounts,
  CellResult,
  Counterexample,
  StatementResult,
  VerificationResults,
} from '../../properties/results';
import {
  cellIssue,
  dropIssue,
  nothingShown,
  mutantIssue,
  expectedWitnesses,
  cellOutcome,
  counterexampleFiles,
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

type Files = ReadonlyMap<Counterexample, string>;

/** A counterexample with its file, and the command that decides it again. */
function witnessOf(counterexample: Counterexample | undefined, files: Files) {
  const file = counterexample && files.get(counterexample);
  const kept = file === undefined ? [] : [`kept in ${file}: npx curated-loops replay ${file}`];
  return { file, lines: counterexample === undefined ? [] : [counterexampleText(counterexample), ...kept] };
}

function suiteOf(statement: StatementResult, seconds: number, files: Files): Suite {
  const { id, title, cells, drops, mutants, replay } = statement;
  const again = `replay: ${replay}`;
  const cellTests = cells.map((cell) => {
    const { file, lines } = witnessOf(cell.counterexample, files);
    const details = [title, ...lines, casesLine(cell.cases), again];
    return {
      name: cell.model,
      file,
      weight: cell.cases.run,
      problem: junitProblem(cellIssue(statement, cell), cell.status, details),
      note: noteOf(statement, cell),
    };
  });
  const dropTests = drops.map((drop) => {
    const { file, lines } = witnessOf(drop.counterexample, files);
    const what = `without "${drop.says}": ${drop.how}; expected: ${drop.expected}, because ${drop.because}`;
    const details = [what, ...lines, casesLine(drop.cases), again];
    return {
      name: `without ${drop.hypothesis} (${drop.model})`,
      file,
      weight: drop.cases.run,
      problem: junitProblem(dropIssue(drop), drop.status, details),
      note: `domain: ${dropDomain(drop)}`,
    };
  });
  const mutantTests = mutants.map((mutant) => {
    const { file, lines } = witnessOf(mutant.counterexample, files);
    const details = [mutant.title, ...lines, casesLine(mutant.cases), again];
    return {
      name: `mutant ${mutant.id} (${mutant.model})`,
      file,
      weight: mutant.cases.run,
      problem: junitProblem(mutantIssue(mutant), mutant.status, details),
      note: domainNote(mutant),
    };
  });
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
  const files = counterexampleFiles(results);
  const suites = [
    runSuite(results),
    ...statements.map((statement) => suiteOf(statement, seconds(statement.id), files)),
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
