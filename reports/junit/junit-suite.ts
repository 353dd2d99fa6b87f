/** What JUnit knows: suites of test cases, each with at most one problem, or skipped with a reason. */
import { type Severity, escapeAttribute, escapeText, type Verdict } from '../words';

export interface TestCase {
  readonly name: string;
  readonly problem?: Problem | undefined;
  /** What is worth knowing of a test case, whatever came of it. */
  readonly note?: string | undefined;
}

export interface Problem {
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

interface Concern {
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly text: string;
}

/** The problem that a concern is; a notice is none. */
export function problemOf(concern: Concern | undefined, type: string, details: readonly string[]): Problem | undefined {
  if (concern === undefined || concern.severity === 'notice') return undefined;
  const { severity, verdict, text } = concern;
  return { kind: severity, type, message: `${verdict.words}: ${text}`, details: details.join('\n') };
}

const tally = (tests: readonly TestCase[], kind: Problem['kind']): number =>
  tests.filter(({ problem }) => problem?.kind === kind).length;

/** The numbers of test cases by outcome, as attributes. */
export function countAttributes(tests: readonly TestCase[]): string {
  const [failures, errors, skipped] = (['failure', 'error', 'skipped'] as const).map((kind) => tally(tests, kind));
  return `tests="${tests.length}" failures="${failures ?? 0}" errors="${errors ?? 0}" skipped="${skipped ?? 0}"`;
}

export const secondsText = (seconds: number): string => seconds.toFixed(3);

function problemXml({ kind, type, message, details }: Problem): string {
  const about = `message="${escapeAttribute(message)}"`;
  return kind === 'skipped'
    ? `      <skipped ${about}/>`
    : `      <${kind} type="${escapeAttribute(type)}" ${about}>${escapeText(details)}</${kind}>`;
}

function testXml(suite: string, { name, problem, note }: TestCase): string {
  const head = `    <testcase classname="${escapeAttribute(suite)}" name="${escapeAttribute(name)}"`;
  const inside = [
    ...(problem === undefined ? [] : [problemXml(problem)]),
    ...(note === undefined ? [] : [`      <system-out>${escapeText(note)}</system-out>`]),
  ];
  return inside.length === 0 ? `${head}/>` : [`${head}>`, ...inside, '    </testcase>'].join('\n');
}

/** A suite with its test cases; `startedAt` is that of the run. */
export function suiteXml({ name, seconds, tests }: Suite, startedAt: string): string {
  const about = `name="${escapeAttribute(name)}" ${countAttributes(tests)} time="${secondsText(seconds)}"`;
  return [
    `  <testsuite ${about} timestamp="${escapeAttribute(startedAt)}">`,
    ...tests.map((test) => testXml(name, test)),
    '  </testsuite>',
  ].join('\n');
}
