/** `prove --boxes`: proves claims for laws on two atoms by branch and bound, and says on which region. */
import {
  type BoxAttempt,
  type BoxCase,
  type BoxEffort,
  type Variable,
  attemptAllBoxes,
  hullOf,
} from '../../../properties/box-proofs';
import type { Interval } from '../../../theory';
import type { Statement } from '../../../theory/statements';
import { print } from '../../output/terminal';

const short = (x: number): string => String(Number(x.toPrecision(6)));

const NAMES: Readonly<Record<Variable['name'], string>> = { p: 'p', w: 'w', lambda: 'λ', s: 'λ(K − 1)' };

/** Ranges by name, to six digits. */
const rangesText = ({ variables }: BoxCase, ranges: readonly Interval[]): string =>
  variables
    .map(({ name }, k) => `${short(ranges[k]?.lo ?? 0)} ≤ ${NAMES[name]} ≤ ${short(ranges[k]?.hi ?? 0)}`)
    .join(', ');

const regionText = (each: BoxCase): string => rangesText(each, each.variables);

function edgesText({ edges, variables }: BoxCase): string[] {
  if (edges.length === 0) return [];
  const all = edges.map(({ variable, at, order }) => {
    const name = variables[variable]?.name;
    return `${name === undefined ? '' : NAMES[name]} = ${at} (order ${order})`;
  });
  return [`  both sides are equal on ${all.join(', ')}; there and nearby derivatives decide`];
}

/** What was not shown in a case. */
function leftText(each: BoxCase): string[] {
  const { left, variables, at } = each;
  if (left.length === 0) return [];
  const hull = hullOf(left);
  const whole = variables.every(({ lo, hi }, k) => hull[k]?.lo === lo && hull[k].hi === hi);
  const where = whole ? 'spread over the region' : `within ${rangesText(each, hull)}; proved elsewhere`;
  return [`  t = ${at.t}: not shown on ${left.length} boxes, ${where}`];
}

function lines(result: BoxAttempt, K: number, rounds: number): string[] {
  if (result.outcome === 'unsupported') return [`? claim ${result.claim.id}  K = ${K}: no boxes: ${result.reason}`];
  const { outcome, claim, cases, everyRound } = result;
  const last = cases[cases.length - 1];
  if (last === undefined) return [];
  const boxes = cases.reduce((total, each) => total + each.boxes, 0);
  const when = everyRound ? 'every round' : `rounds up to ${rounds}`;
  const head = `claim ${claim.id}  K = ${K}, 2 atoms of weights 1 and w, ${regionText(last)}, ${when}`;
  const { counterexample } = last;
  if (outcome === 'refuted' && counterexample !== undefined) {
    const { values, left, right } = counterexample;
    const point = last.variables.map(({ name }, k) => `${NAMES[name]} = ${values[k] ?? ''}`).join(', ');
    return [
      `✗ ${head}: refuted, ${boxes} boxes`,
      `  at ${point}, t = ${last.at.t}: the left side is ${left.lo}, the right ${right.lo}`,
    ];
  }
  return [
    `${outcome === 'proved' ? '✓' : '?'} ${head}: ${outcome === 'proved' ? 'proved' : 'not proved everywhere'}, ${boxes} boxes`,
    ...edgesText(last),
    ...cases.flatMap(leftText),
  ];
}

/** Tries to prove a statement by boxes. Exit code 1 if a claim was refuted, 0 if one was proved for every K, else 3. */
export function proveBoxes(
  statement: Statement,
  only: ReadonlySet<string> | undefined,
  values: readonly number[],
  effort: BoxEffort,
): number {
  let [refuted, unproved] = [false, false];
  for (const candidates of values) {
    const start = Date.now();
    const results = attemptAllBoxes(statement, { candidates, atoms: 2 }, effort, only);
    print(`${results.flatMap((result) => lines(result, candidates, effort.rounds)).join('\n')}\n`);
    print(`  ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
    refuted ||= results.some(({ outcome }) => outcome === 'refuted');
    unproved ||= !results.some(({ outcome }) => outcome === 'proved');
  }
  return refuted ? 1 : unproved ? 3 : 0;
}
