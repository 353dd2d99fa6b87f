/** A cell as text, for jest and the command line. */
import type { CheckedCell, Counterexample, JsonInterval } from '../../results';

const decimal = (value: JsonInterval['lo']): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;

const sideText = ({ lo, hi }: JsonInterval): string =>
  decimal(lo) === decimal(hi) ? decimal(lo) : `[${decimal(lo)}, ${decimal(hi)}]`;

const vector = (values: readonly string[]): string => `(${values.join(', ')})`;

/** The instance of a counterexample on one line, in fractions. */
function instanceText({ instance, claim, where }: Counterexample): string {
  if (instance.model !== 'discrete') return JSON.stringify(instance);
  const { p0, w, pRef, q, K, lambda, epsilon, rounds, wMax } = instance;
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
    ...(users === undefined ? [] : [`users = ${JSON.stringify(users)}`]),
    ...(samples === undefined ? [] : [`samples = ${JSON.stringify(samples)}`]),
    `rounds = ${rounds}`,
  ].join(', ');
}

/** The smallest counterexample of a cell in a few lines; empty if there is none. */
export function witnessLines({ counterexample, sides }: CheckedCell): readonly string[] {
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

/** The result of a cell in a few words. */
export function cellWords({ verdict, reason, margin, attained, failsAnyway }: CheckedCell): string {
  switch (verdict) {
    case 'holds':
      if (attained > 0) return `attained in ${attained} decisions`;
      return margin === undefined ? 'no margin: equalities only' : `smallest margin ${Number(margin.toPrecision(3))}`;
    case 'refuted':
      return failsAnyway ? 'as for the loop of the paper: the published claim fails' : 'smallest counterexample below';
    case 'undecided':
    case 'not applicable':
      return reason ?? '';
  }
}
