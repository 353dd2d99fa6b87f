/** The elements of JUnit: suites of test cases, each with at most one problem, or skipped with a reason. */
import { type Problem, escapeAttribute, escapeText } from '../words';

export interface TestCase {
  readonly name: string;
  readonly problem?: JUnitProblem | undefined;
  /** A remark on the test case, independent of its outcome. */
  readonly note?: string | undefined;
  /** The file of its counterexample, relative to the report. */
  readonly file?: string | undefined;
  /** Its part of the suite's time, relative to the other test cases: the number of cases that it ran. The default is 1. */
  readonly weight?: number;
}

export interface JUnitProblem {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly type: string;
  readonly message: string;
  readonly details: string;
}

export interface Suite {
  readonly name: string;
  readonly seconds: number;
  readonly tests: readonly TestCase[];
}

/** The problem of a test case; undefined for a notice, which a green run may contain. */
export function junitProblem(
  problem: Problem | undefined,
  type: string,
  details: readonly string[],
): JUnitProblem | undefined {
  if (problem === undefined || problem.severity === 'notice') return undefined;
  const { severity, verdict, text } = problem;
  return { kind: severity, type, message: `${verdict.words}: ${text}`, details: details.join('\n') };
}

const tally = (tests: readonly TestCase[], kind: JUnitProblem['kind']): number =>
  tests.filter(({ problem }) => problem?.kind === kind).length;

/** The numbers of test cases by outcome, as attributes. */
export function countAttributes(tests: readonly TestCase[]): string {
  const [failures, errors, skipped] = (['failure', 'error', 'skipped'] as const).map((kind) => tally(tests, kind));
  return `tests="${tests.length}" failures="${failures ?? 0}" errors="${errors ?? 0}" skipped="${skipped ?? 0}"`;
}

export const secondsText = (seconds: number): string => seconds.toFixed(3);

function problemXml({ kind, type, message, details }: JUnitProblem): string {
  const about = `message="${escapeAttribute(message)}"`;
  return kind === 'skipped'
    ? `      <skipped ${about}/>`
    : `      <${kind} type="${escapeAttribute(type)}" ${about}>${escapeText(details)}</${kind}>`;
}

/** The time of a suite, which was measured as a whole, by the weights of its test cases. */
function timesOf({ seconds, tests }: Suite): readonly number[] {
  const weights = tests.map(({ weight = 1 }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 0 : (seconds * weight) / total));
}

function testXml(suite: string, { name, problem, note, file }: TestCase, seconds: number): string {
  const about = [
    `classname="${escapeAttribute(suite)}"`,
    `name="${escapeAttribute(name)}"`,
    `time="${secondsText(seconds)}"`,
    ...(file === undefined ? [] : [`file="${escapeAttribute(file)}"`]),
  ];
  const head = `    <testcase ${about.join(' ')}`;
  const inside = [
    ...(problem === undefined ? [] : [problemXml(problem)]),
    ...(note === undefined ? [] : [`      <system-out>${escapeText(note)}</system-out>`]),
  ];
  return inside.length === 0 ? `${head}/>` : [`${head}>`, ...inside, '    </testcase>'].join('\n');
}

/** A suite with its test cases; `startedAt` is that of the run. */
export function suiteXml(suite: Suite, startedAt: string): string {
  const { name, seconds, tests } = suite;
  const times = timesOf(suite);
  const about = `name="${escapeAttribute(name)}" ${countAttributes(tests)} time="${secondsText(seconds)}"`;
  return [
    `  <testsuite ${about} timestamp="${escapeAttribute(startedAt)}">`,
    ...tests.map((test, i) => testXml(name, test, times[i] ?? 0)),
    '  </testsuite>',
  ].join('\n');
}
