/** A cell as text, for jest and the command line. */
import { isLoopId } from '../../../models';
import {
  type CheckedCell,
  type CheckedVerdict,
  type Counterexample,
  type JsonInterval,
  domainLine,
} from '../../results';

const decimal = (value: JsonInterval['lo']): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;

const sideText = ({ lo, hi }: JsonInterval): string =>
  decimal(lo) === decimal(hi) ? decimal(lo) : `[${decimal(lo)}, ${decimal(hi)}]`;

const vector = (values: readonly string[]): string => `(${values.join(', ')})`;

/** The instance of a counterexample on one line, in fractions. */
function instanceText({ instance, claim, where }: Counterexample): string {
  if (instance.model !== 'discrete') return JSON.stringify(instance);
  const { p0, w, pRef, q, K, lambda, epsilon, errorTowards, rounds, wMax } = instance;
  const about = [claim, ...Object.values(where)].join(' ');
  const { users, samples } = instance;
  return [
    `p_0 = ${vector(p0)}`,
    `w = ${vector(w)}`,
    `K = ${K === 'inf' ? '∞' : K}`,
    `λ = ${lambda === 'inf' ? '∞' : lambda}`,
    // The law of the real data matters only if real data is mixed in or a claim mentions it.
    ...(lambda !== 'inf' || about.includes('p_ref') ? [`p_ref = ${vector(pRef)}`] : []),
    ...(/\bq\b/.test(about) ? [`q = ${vector(q)}`] : []),
    ...(wMax === undefined ? [] : [`declared w_max = ${wMax}`]),
    ...(epsilon === '0' ? [] : [`ε = ${epsilon}`]),
    ...(errorTowards === undefined ? [] : [`errorTowards = ${JSON.stringify(errorTowards)}`]),
    ...(users === undefined ? [] : [`users = ${JSON.stringify(users)}`]),
    ...(samples === undefined ? [] : [`samples = ${JSON.stringify(samples)}`]),
    `rounds = ${rounds}`,
  ].join(', ');
}

/** The smallest counterexample of a cell in a few lines; empty if there is none. */
export function witnessLines({
  counterexample,
  sides,
}: Pick<CheckedCell, 'counterexample' | 'sides'>): readonly string[] {
  if (counterexample === undefined) return [];
  const { claim, when, where, finding } = counterexample;
  const atoms = Object.entries(finding.atoms).map(([name, atom]) => `, ${name} = atom ${atom}`);
  const left = sides?.left ?? sideText(finding.left);
  const right = sides?.right ?? sideText(finding.right);
  return [
    `claim ${finding.claim}: ${claim}${when === undefined ? '' : `   when ${when}`}`,
    ...Object.entries(where).map(([name, body]) => `  where ${name} = ${body}`),
    `at t = ${finding.t}${atoms.join('')}: left ${left}, right ${right} (${finding.rung})`,
    instanceText(counterexample),
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
