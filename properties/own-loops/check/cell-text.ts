/** A cell as text, for jest and the command line. */
import { isLoopId } from '../../../models';
import {
  type CheckedCell,
  type CheckedVerdict,
  type Counterexample,
  domainLine,
  instanceText,
  instanceValues,
  showsReference,
  sideText,
  userRows,
} from '../../results';

const vector = (values: readonly string[]): string => `(${values.join(', ')})`;

/** All that the loop used of the instance of a counterexample, in fractions: a line, and a table of the users if there are several. */
function instanceLines({ instance, claim, when, where, usesReference }: Counterexample): readonly string[] {
  const about = [claim, when ?? '', ...Object.values(where)].join(' ');
  if (instance.model !== 'discrete') return [instanceText(instance, `${about} p_ref`)];
  const { p0, w, prompts, wTrue, pRef, q } = instance;
  const laws = [
    `p_0 = ${vector(p0)}`,
    `w = ${vector(w)}${prompts ? `, prompts = ${vector(prompts.map(String))}` : ''}`,
    ...(wTrue ? [`w_true = ${vector(wTrue)}`] : []),
    ...(showsReference(instance, about, usesReference) ? [`p_ref = ${vector(pRef)}`] : []),
    ...(/\bq\b/.test(about) ? [`q = ${vector(q)}`] : []),
  ];
  const [K, lambda, ...rest] = instanceValues(instance);
  return [
    [...laws.slice(0, 2), K, lambda, ...laws.slice(2), ...rest, `rounds = ${instance.rounds}`].join(', '),
    ...userRows(instance),
  ];
}

/** The smallest counterexample of a cell in a few lines; empty if there is none. */
export function witnessLines({
  counterexample,
  sides,
}: Pick<CheckedCell, 'counterexample' | 'sides'>): readonly string[] {
  if (counterexample === undefined) return [];
  const { claim, when, where, finding } = counterexample;
  const atoms = Object.entries(finding.atoms).map(([name, atom]) => `, ${name} = atom ${atom}`);
  const left = sideText(sides?.left, finding.left);
  const right = sideText(sides?.right, finding.right);
  return [
    `claim ${finding.claim}: ${claim}${when === undefined ? '' : `   when ${when}`}`,
    ...Object.entries(where).map(([name, body]) => `  where ${name} = ${body}`),
    `at t = ${finding.t}${atoms.join('')}: left ${left}, right ${right} (${finding.rung})`,
    ...instanceLines(counterexample),
  ];
}

/** The command that searches a statement on a loop again, with the same cases. */
export function replayCommand(
  loop: string,
  statement: string,
  { cases, seed }: { readonly cases: number; readonly seed: number },
): string {
  const effort = `--only ${statement} --cases ${cases} --seed ${seed}`;
  return isLoopId(loop)
    ? `npx curated-loops matrix --loop ${loop} ${effort}`
    : `npx curated-loops check FILE ${effort}   where FILE exports the loop ${loop}`;
}

/** The domain of a cell, in one line; no line if nothing was searched. */
export function domainLines(cell: CheckedCell): readonly string[] {
  return cell.model === undefined ? [] : [`domain: ${domainLine(cell)}`];
}

/** A verdict as it is shown: the refutation of a published claim that fails is no loss. */
export type ShownVerdict = CheckedVerdict | 'refuted as expected';

export const shownVerdict = ({ verdict, failsAnyway }: CheckedCell): ShownVerdict =>
  failsAnyway && verdict === 'refuted' ? 'refuted as expected' : verdict;

function tightnessWords({ margin, attained }: CheckedCell): string {
  if (attained > 0) return `attained in ${attained} decisions`;
  return margin === undefined ? 'no margin: equalities only' : `smallest margin ${Number(margin.toPrecision(3))}`;
}

/** The result of a cell in a few words. */
export function cellWords(cell: CheckedCell): string {
  const { verdict, reason, failsAnyway } = cell;
  switch (verdict) {
    case 'holds':
      return failsAnyway
        ? `${tightnessWords(cell)}; for the loop of the paper the published claim fails`
        : tightnessWords(cell);
    case 'open':
      return `a conjecture that no case refutes and nobody has proved; ${tightnessWords(cell)}`;
    case 'refuted':
      return failsAnyway
        ? 'as published claims that fail are, for the loop of the paper too'
        : 'smallest counterexample below';
    case 'undecided':
    case 'not applicable':
      return reason ?? '';
  }
}
