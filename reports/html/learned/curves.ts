/** The charts of a family: mean weight, mass of the best and distance from the limit by round, side by side for every λ. */
import type { ExperimentResult, RoundResult, RunResult } from '../../../properties/results';
import { type Family, lambdaText, decimalText } from '../../words';
import { type Html, html } from '../markup';
import { prose } from '../symbol';
import { type ChartSpec, chartHtml } from './chart';
import { type Extent, niceExtent } from './scale';

const Y_TICKS = 5;

interface Quantity {
  readonly name: Html;
  /** The name as plain text. */
  readonly words: string;
  readonly of: (round: RoundResult) => {
    readonly estimate?: number;
    readonly lo: number;
    readonly hi: number;
    readonly theory?: number;
  };
  readonly extent: (family: Family) => Extent;
  readonly level?: (experiment: ExperimentResult) => number | undefined;
}

const roundsOf = ({ experiments }: Family): readonly RoundResult[] =>
  experiments.flatMap(({ runs }) => runs.flatMap(({ rounds }) => rounds));

/** From 0 to the bound of w if it is known, else to the largest value. */
function weightExtent(family: Family): Extent {
  const known = family.experiments.flatMap(({ setting }) => setting.wMax ?? []);
  const values = roundsOf(family).flatMap(({ reward, theory }) => [
    reward.lo,
    reward.hi,
    ...(theory ? [theory.reward] : []),
  ]);
  const extent: Extent = [Math.min(0, ...values), Math.max(0, ...known, ...values)];
  return known.length > 0 ? extent : niceExtent(extent, Y_TICKS);
}

const QUANTITIES: readonly Quantity[] = [
  {
    name: html`mean weight E[w]`,
    words: 'mean weight',
    of: ({ reward, theory }) => ({ ...reward, ...(theory ? { theory: theory.reward } : {}) }),
    extent: weightExtent,
    level: ({ setting }) => setting.wMax,
  },
  {
    name: html`share of the best P(A<sub>*</sub>)`,
    words: 'share of the best',
    of: ({ best, theory }) => ({ ...best, ...(theory ? { theory: theory.best } : {}) }),
    extent: () => [0, 1],
  },
  {
    name: html`distance from the limit`,
    words: 'total variation from the limit',
    of: ({ fromLimit }) => fromLimit,
    extent: () => [0, 1],
  },
];

/** The course of a quantity in a run, such as `seed 1 from 0.12 to 0.93`. */
function courseText({ seed, rounds }: RunResult, { of }: Quantity): string {
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (first === undefined || last === undefined) return `seed ${seed} reached no round`;
  const text = (round: RoundResult): string => {
    const { estimate, lo, hi } = of(round);
    return estimate === undefined
      ? `between ${decimalText(lo, 3)} and ${decimalText(hi, 3)}`
      : decimalText(estimate, 3);
  };
  return `seed ${seed} from ${text(first)} at round ${first.t} to ${text(last)} at round ${last.t}`;
}

const LEVEL = html`w<tspan class="below" dy="3">max</tspan>`;

function specOf(experiment: ExperimentResult, quantity: Quantity, family: Family): ChartSpec {
  const { runs } = experiment;
  const rounds = runs.map((run) => run.rounds.map((round) => ({ t: round.t, ...quantity.of(round) })));
  const level = quantity.level?.(experiment);
  const course = runs.map((run) => courseText(run, quantity)).join('; ');
  return {
    label: `${lambdaText(experiment)}, ${quantity.words} by round: ${course || 'no round was reached'}`,
    rounds: Math.max(...family.experiments.map(({ setting }) => setting.rounds)),
    extent: quantity.extent(family),
    bands: rounds,
    estimates: rounds.map((run) =>
      run.flatMap(({ t, estimate }) => (estimate === undefined ? [] : [{ t, y: estimate }])),
    ),
    theory: rounds.map((run) => run.flatMap(({ t, theory }) => (theory === undefined ? [] : [{ t, y: theory }]))),
    level: level === undefined ? undefined : { y: level, name: LEVEL },
  };
}

function cell(experiment: ExperimentResult, quantity: Quantity, family: Family): Html {
  return html`<figure class="cell">
    <figcaption><b>${lambdaText(experiment)}</b> ${quantity.name}</figcaption>
    ${chartHtml(specOf(experiment, quantity, family))}
  </figure>`;
}

const swatch = (kind: string): Html =>
  html`<svg class="swatch" aria-hidden="true" viewBox="0 0 28 12">
    ${kind === 'theory' ? undefined : html`<path class="band" d="M0 1H28V11H0Z" />`}
    <path class="${kind}" d="M0 6H28" />
  </svg>`;

/** What the dashed line is, and why some experiments have none. */
function theoryItems(experiments: Family['experiments']): readonly Html[] {
  const reasons = new Set(experiments.flatMap(({ noForecast }) => noForecast ?? []));
  const drawn = experiments.some(({ noForecast }) => noForecast === undefined);
  return [
    ...(drawn ? [html`<li>${swatch('theory')} the exact loop from the same start</li>`] : []),
    ...[...reasons].map((reason) => html`<li>no line of the exact loop: ${prose(reason)}</li>`),
  ];
}

/** The legend of the charts. */
function legend({ experiments }: Family): Html {
  const seeds = new Set(experiments.flatMap(({ runs }) => runs.map(({ seed }) => seed))).size;
  const each = seeds > 1 ? `each of ${seeds} seeds` : 'estimate';
  return html`<ul class="legend">
    <li>${swatch('estimate')} ${each}, with its confidence band</li>
    ${theoryItems(experiments)}
    <li>distance: enclosure of the total variation from p<sub>0</sub>(·|A<sub>*</sub>), over bins</li>
  </ul>`;
}

/** All charts: a row per quantity, a column per experiment, the same axes along each row. */
export function curvesHtml(family: Family): Html {
  const { experiments } = family;
  // A single experiment shows its three charts side by side; several experiments have one row per quantity.
  const rows =
    experiments.length === 1
      ? [QUANTITIES.flatMap((quantity) => experiments.map((experiment) => cell(experiment, quantity, family)))]
      : QUANTITIES.map((quantity) => experiments.map((experiment) => cell(experiment, quantity, family)));
  return html`<div class="figures">
    ${rows.map((cells) => html`<div class="charts">${cells}</div>`)}${legend(family)}
  </div>`;
}
