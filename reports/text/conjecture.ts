/** The output of `conjecture`: the counterexample in fractions, or the extent of the search. */
import {
  type ConjectureResult,
  type FindingJson,
  type InstanceJson,
  domainLine,
  instanceText,
  instanceValues,
  showsReference,
  sideText,
} from '../../properties/results';
import { DEFAULT_WIDTH, hanging, textTable } from '../text-table';

const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

const indented = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`);

/** Lines that fit; those of a table, which are not broken, begin with a digit or are ruled. */
const fitting = (lines: readonly string[], width: number): string[] =>
  lines.flatMap((line) =>
    /^ *(atom|─|\d+ {2})/.test(line) ? [line] : hanging(/^ */.exec(line)?.[0] ?? '', line.trimStart(), width),
  );

/** Whether a question mentions the name of a law. */
function lawsOf({ question: { claim, given, where } }: ConjectureResult): (name: string) => boolean {
  const text = [claim, ...given, ...Object.values(where)].join(' ');
  return (name) => new RegExp(`\\b${name}\\b`).test(text);
}

/** An instance as a table of its atoms or, if it has none, as a list of its values. */
function instanceLines(
  instance: InstanceJson,
  mentioned: (name: string) => boolean,
  usesReference: true | undefined,
): string[] {
  if (instance.model !== 'discrete') return [instanceText(instance, mentioned('q') ? 'p_ref q' : 'p_ref')];
  const { p0, w, prompts, wTrue, pRef, q, users = [] } = instance;
  const columns: readonly (readonly [string, readonly string[]])[] = [
    ['p_0', p0],
    ['w', w],
    ...(prompts ? [['prompt', prompts.map(String)] as const] : []),
    ...(wTrue ? [['w_true', wTrue] as const] : []),
    ...(showsReference(instance, mentioned('p_ref') ? 'p_ref' : '', usesReference) ? [['p_ref', pRef] as const] : []),
    ...(mentioned('q') ? [['q', q] as const] : []),
    ...users.map((user) => [`w of ${user.share} of the users`, user.w] as const),
  ];
  const rows = w.map((_, i) => [String(i), ...columns.map(([, entries]) => entries[i] ?? '')]);
  return [instanceValues(instance).join(', '), textTable(['atom', ...columns.map(([name]) => name)], rows)];
}

function placeOf({ t, atoms }: FindingJson): string {
  const places = (['x', 'y'] as const).flatMap((name) => {
    const position = atoms[name];
    return position === undefined ? [] : [`${name} = atom ${position}`];
  });
  return [`round t = ${t}`, ...places].join(', ');
}

function counterexampleLines(result: ConjectureResult): string[] {
  const { counterexample, sides } = result;
  if (counterexample === undefined) return [];
  const { finding, instance, foundBy, shrinks, usesReference } = counterexample;
  return [
    ...instanceLines(instance, lawsOf(result), usesReference),
    placeOf(finding),
    `left  = ${sideText(sides?.left, finding.left)}`,
    `right = ${sideText(sides?.right, finding.right)}`,
    `decided ${finding.rung === 'exact' ? 'exactly' : 'by enclosures'}; found by ${foundBy === 'random' ? 'random' : 'targeted'} search, ${count(shrinks, 'step')} of shrinking`,
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** The extent of the search. */
function effortLines(result: ConjectureResult): string[] {
  const { cases, decisions, rungs, attained, labels, tightest } = result;
  const rare = labels.filter(({ met }) => !met).map(({ name }) => name);
  return [
    `${count(cases.run, 'case')} (${rungs.exact} decided exactly, ${rungs.certified} by enclosures, ${cases.undecided} undecided), ` +
      `${count(decisions, 'decision')}; ${count(cases.discarded, 'draw')} discarded`,
    ...(attained > 0 ? [`attained with equality ${count(attained, 'time')}`] : []),
    ...(cases.run > 0 ? ['share of the cases with:'] : []),
    ...(cases.run > 0 ? indented(labels.map(({ name, share }) => `${percent(share).padStart(6)}  ${name}`)) : []),
    ...(rare.length > 0 ? [`too few cases for this to mean much, with: ${rare.join('; ')}`] : []),
    ...(tightest
      ? [
          `smallest margin ${tightest.finding.margin?.toPrecision(3) ?? 'unknown'} of the larger side, attained at ${placeOf(tightest.finding)} of`,
          ...indented(instanceLines(tightest.instance, lawsOf(result), tightest.usesReference)),
        ]
      : []),
  ];
}

function givenLines({ givens, question }: ConjectureResult): string[] {
  if (givens === undefined) return [];
  return [
    'each condition alone:',
    ...indented(
      question.given.map((text, i) => `${text}: satisfied by ${givens.satisfied[i] ?? 0} of ${givens.drawn} cases`),
    ),
  ];
}

function headline({ verdict, cases, reason = '' }: ConjectureResult): string {
  switch (verdict) {
    case 'refuted':
      return '✗ counterexample';
    case 'open':
      return `○ no counterexample in ${count(cases.run, 'case')}: open`;
    case 'undecided':
      return `? undecided: ${reason}`;
    case 'incomplete':
      return `… incomplete, no counterexample in ${count(cases.run, 'case')}: ${reason}`;
    case 'no case':
      return `? nothing was tested: ${reason}`;
  }
}

/** What to do next. */
function hint({ verdict, question }: ConjectureResult): readonly string[] {
  switch (verdict) {
    case 'refuted':
      return ['hint: --given CONDITION assumes what excludes this case'];
    case 'open':
      return ['hint: --budget 5m searches for longer'];
    case 'incomplete':
    case 'undecided':
      return ['hint: --budget 5m searches for longer, --json prints all that was found'];
    case 'no case':
      return [`hint: weaken a condition${question.given.length > 1 ? ', or leave one out' : ''}`];
  }
}

/** The whole text, without a final newline; `width` is that of the output, in characters. */
export function conjectureText(result: ConjectureResult, width = DEFAULT_WIDTH): string {
  const { question, drawnFrom, domain, cases, counterexample } = result;
  const { min, max, infinite } = drawnFrom.candidates;
  const upTo = infinite === 'always' ? '∞' : `${min} to ${max}${infinite === 'sometimes' ? ' and ∞' : ''}`;
  const asked = [
    question.claim,
    ...question.given.map((given) => `given ${given}`),
    ...Object.entries(question.where).map(([name, body]) => `where ${name} = ${body}`),
    `loop ${question.loop}, ${question.model} models, K ${upTo}, ${drawnFrom.data} data, p_0 ${drawnFrom.start === 'free' ? 'any law' : '= p_ref'}, seed ${question.seed}`,
    `domain: ${domainLine({ model: question.model, domain, cases })}`,
  ];
  const details = counterexample ? counterexampleLines(result) : [...givenLines(result), ...effortLines(result)];
  return [
    ...hanging('', headline(result), width),
    ...fitting(indented(asked), width),
    '',
    ...fitting(indented(details), width),
    ...indented(hint(result)),
  ].join('\n');
}
