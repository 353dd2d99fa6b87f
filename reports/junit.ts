/**
 * The results as JUnit XML, for the test tab of a continuous-integration service.
 *
 * One suite per statement, one test case per model, dropped hypothesis and mutant. What is wrong is a `failure`; what was
 * not shown (undecided, incomplete, weak) is an `error`, never `skipped`, which many services count as a pass. A first
 * suite says whether the run came to its end.
 */
import type { CaseCounts, StatementResult, VerificationResults } from '../properties/results';
import { type Severity, cellAttention, dropAttention, mutantAttention } from './attention';
import { escapeAttribute, escapeText } from './escape';
import type { Verdict } from './verdict';
import { counterexampleText } from './witness';

interface TestCase {
  readonly name: string;
  readonly problem?: Problem | undefined;
}

interface Problem {
  readonly kind: 'failure' | 'error';
  readonly type: string;
  readonly message: string;
  readonly details: string;
}

interface Suite {
  readonly name: string;
  readonly seconds: number;
  readonly tests: readonly TestCase[];
}

interface Concern {
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly text: string;
}

function problemOf(concern: Concern | undefined, type: string, details: readonly string[]): Problem | undefined {
  if (concern === undefined || concern.severity === 'notice') return undefined;
  const { severity, verdict, text } = concern;
  return { kind: severity, type, message: `${verdict.words}: ${text}`, details: details.join('\n') };
}

const casesLine = ({ planned, run, discarded, undecided }: CaseCounts): string =>
  `cases: ${planned} planned, ${run} run, ${discarded} discarded, ${undecided} undecided`;

function suiteOf(statement: StatementResult, seconds: number): Suite {
  const { id, title, cells, drops, mutants, replay } = statement;
  const again = `replay: ${replay}`;
  const cellTests = cells.map((cell) => {
    const witness = cell.counterexample ? [counterexampleText(cell.counterexample)] : [];
    const details = [title, ...witness, casesLine(cell.cases), again];
    return { name: cell.model, problem: problemOf(cellAttention(cell), cell.status, details) };
  });
  const dropTests = drops.map((drop) => {
    const witness = drop.counterexample ? [counterexampleText(drop.counterexample)] : [];
    const what = `without "${drop.says}": ${drop.how}; expected: ${drop.expected}, because ${drop.because}`;
    const details = [what, ...witness, casesLine(drop.cases), again];
    return {
      name: `without ${drop.hypothesis} (${drop.model})`,
      problem: problemOf(dropAttention(drop), drop.status, details),
    };
  });
  const mutantTests = mutants.map((mutant) => ({
    name: `mutant ${mutant.id} (${mutant.model})`,
    problem: problemOf(mutantAttention(mutant), mutant.status, [mutant.title, casesLine(mutant.cases), again]),
  }));
  return { name: id, seconds, tests: [...cellTests, ...dropTests, ...mutantTests] };
}

function runSuite({ complete, statements }: VerificationResults): Suite {
  const message =
    statements.length === 0 ? 'incomplete: no statement was verified' : 'incomplete: the run was cut short';
  const details = 'a run that did not come to its end shows nothing about what it did not reach';
  const problem: Problem = { kind: 'error', type: 'incomplete', message, details };
  const whole = complete && statements.length > 0;
  return { name: 'run', seconds: 0, tests: [{ name: 'complete', problem: whole ? undefined : problem }] };
}

const secondsText = (seconds: number): string => seconds.toFixed(3);

const tally = (tests: readonly TestCase[], kind: Problem['kind']): number =>
  tests.filter(({ problem }) => problem?.kind === kind).length;

function countAttributes(tests: readonly TestCase[]): string {
  return `tests="${tests.length}" failures="${tally(tests, 'failure')}" errors="${tally(tests, 'error')}" skipped="0"`;
}

function testXml(suite: string, { name, problem }: TestCase): string {
  const head = `    <testcase classname="${escapeAttribute(suite)}" name="${escapeAttribute(name)}"`;
  if (problem === undefined) return `${head}/>`;
  const { kind, type, message, details } = problem;
  return [
    `${head}>`,
    `      <${kind} type="${escapeAttribute(type)}" message="${escapeAttribute(message)}">${escapeText(details)}</${kind}>`,
    '    </testcase>',
  ].join('\n');
}

function suiteXml({ name, seconds, tests }: Suite, startedAt: string): string {
  const about = `name="${escapeAttribute(name)}" ${countAttributes(tests)} time="${secondsText(seconds)}"`;
  return [
    `  <testsuite ${about} timestamp="${escapeAttribute(startedAt)}">`,
    ...tests.map((test) => testXml(name, test)),
    '  </testsuite>',
  ].join('\n');
}

/** The results as JUnit XML, with a final newline. */
export function junitXml(results: VerificationResults): string {
  const { timing, statements } = results;
  const seconds = (id: string): number => (Object.hasOwn(timing.statements, id) ? (timing.statements[id] ?? 0) : 0);
  const suites = [runSuite(results), ...statements.map((statement) => suiteOf(statement, seconds(statement.id)))];
  const all = suites.flatMap(({ tests }) => tests);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="curated-loops" ${countAttributes(all)} time="${secondsText(timing.seconds)}">`,
    ...suites.map((suite) => suiteXml(suite, timing.startedAt)),
    '</testsuites>',
    '',
  ].join('\n');
}
