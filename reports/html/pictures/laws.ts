/** The laws of a case: p_t and p_{t+1} as bars, curves or ellipses; of an older results file the start alone. */
import type { LawJson } from '../../../properties/results';
import { fractionNumber, type MarkedAtoms } from '../../words';
import { type Html, html } from '../markup';
import { barsHtml } from './bars';
import { type Component, densitiesHtml } from './densities';

/** A case that can be drawn. */
export interface DrawnCase {
  readonly instance: Readonly<Record<string, unknown>>;
  readonly laws?: readonly LawJson[] | undefined;
  /** The round of the finding. */
  readonly t: number;
  readonly atoms: MarkedAtoms;
}

/** More atoms than these are not drawn. */
const MOST_ATOMS = 12;

const numbersIn = (value: unknown): readonly number[] | undefined => {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_ATOMS) return undefined;
  const numbers = value.map(fractionNumber);
  return numbers.every((number): number is number => number !== undefined) ? numbers : undefined;
};

/** Masses in proportion to the entries, which need not add up to 1 in an instance. */
function shares(masses: readonly number[] | undefined): readonly number[] | undefined {
  const total = masses?.reduce((sum, mass) => sum + mass, 0) ?? 0;
  return total > 0 && Number.isFinite(total) ? masses?.map((mass) => mass / total) : undefined;
}

function componentsOf(law: LawJson): readonly Component[] | undefined {
  switch (law.kind) {
    case 'masses':
      return undefined;
    case 'gaussian':
      return [{ share: 1, mean: law.mean, covariance: law.covariance }];
    case 'mixture':
      return law.components;
  }
}

/** Which two rounds are drawn: t and t + 1 where the results have both, else the start and t. */
function roundsOf({ laws = [], t }: DrawnCase): readonly number[] {
  const known = new Set(laws.map((law) => law.t));
  if (known.has(t) && known.has(t + 1)) return [t, t + 1];
  if (known.has(0) && known.has(t)) return t === 0 ? [0] : [0, t];
  return known.has(0) ? [0] : [];
}

const lawName = (t: number): Html => html`p<sub>${t}</sub>`;

function captionOf(rounds: readonly number[], bars: boolean): Html {
  const [first = 0, second] = rounds;
  if (second === undefined) return html`<span class="key before"></span>${lawName(first)}`;
  return bars
    ? html`<span class="key before"></span>${lawName(first)} <span class="key after"></span>${lawName(second)}`
    : html`${lawName(first)} dashed, ${lawName(second)} solid`;
}

function massesHtml(
  drawn: DrawnCase,
  rounds: readonly number[],
  laws: readonly (readonly number[])[],
): Html | undefined {
  const [before, after] = laws;
  if (before === undefined || before.length > MOST_ATOMS) return undefined;
  const marks = (['x', 'y'] as const).flatMap((name) =>
    drawn.atoms[name] === undefined ? [] : [[drawn.atoms[name], name] as const],
  );
  const weights = numbersIn(drawn.instance.w);
  const label = `masses of ${before.length} atoms ${rounds.map((t) => `at round ${t}`).join(' and ')}: ${laws
    .map((masses) => masses.map((mass) => Number(mass.toPrecision(2))).join(', '))
    .join('; then ')}`;
  return html`<figure class="picture">
    <figcaption>${captionOf(rounds, true)}</figcaption>
    ${barsHtml({ label, before, after, weights, marked: new Map(marks) })}
  </figure>`;
}

/** The picture of a case; undefined if the results have nothing to draw. */
export function lawsHtml(drawn: DrawnCase): Html | undefined {
  const rounds = roundsOf(drawn);
  const laws = rounds.flatMap((t) => drawn.laws?.find((law) => law.t === t) ?? []);
  if (laws.length === 0) {
    const start = shares(numbersIn(drawn.instance.p0));
    return start === undefined ? undefined : massesHtml(drawn, [0], [start]);
  }
  const masses = laws.flatMap((law) => (law.kind === 'masses' ? [law.masses] : []));
  if (masses.length > 0) return massesHtml(drawn, rounds, masses);
  const components = laws.flatMap((law) => {
    const parts = componentsOf(law);
    return parts === undefined ? [] : [parts];
  });
  return html`<figure class="picture">
    <figcaption>${captionOf(rounds, false)}</figcaption>
    ${densitiesHtml(components, `laws ${rounds.map((t) => `at round ${t}`).join(' and ')}`)}
  </figure>`;
}
