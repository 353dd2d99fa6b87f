/** The figure of a family: one row per experiment, columns for the real data and the rounds. */
import type { ExperimentResult, Picture, RoundResult } from '../../../properties/results';
import {
  bandText,
  decimalText,
  experimentVerdict,
  percentText,
  type Family,
  lambdaText,
  mixtureText,
} from '../../words';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { type Window, panelHtml, windowOf } from './panel';

/** Most columns of rounds. */
const MOST_ROUNDS = 7;
/** Smallest and largest side of a panel, and the width of a row's label, in rem. */
const SMALLEST = 5;
const LARGEST = 11;
const LABEL = 6.8;

/** Shares below this round to 0.0 %. */
const SMALL_SHARE = 0.001;

/** A percentage such as `30.8 %`, with one decimal if it is informative. */
const shareText = (share: number): string =>
  share < SMALL_SHARE ? percentText(share) : `${(share * 100).toFixed(1)}\u202F%`;

/** A column of models: one round, or the last round of each experiment. */
type Column = number | 'last';

/** The last rounds of the experiments, each once. */
const lastRounds = ({ experiments }: Family): readonly number[] => [
  ...new Set(experiments.map(({ setting }) => setting.rounds)),
];

/** All rounds of the longest experiment, or at most `MOST_ROUNDS`, evenly spaced, with the first and the last. */
function allRounds(family: Family): readonly Column[] {
  const last = Math.max(...lastRounds(family));
  if (last < MOST_ROUNDS) return Array.from({ length: last + 1 }, (_, t) => t);
  return Array.from({ length: MOST_ROUNDS }, (_, i) => Math.round((i * last) / (MOST_ROUNDS - 1)));
}

/** The first model of each experiment and its last. */
function ends(family: Family): readonly Column[] {
  const [last, ...others] = lastRounds(family);
  return last === undefined || others.length > 0 ? [0, 'last'] : [0, last];
}

const headerOf = (column: Column): string => (column === 'last' ? 'last round' : `round ${column}`);

const pictured = ({ runs }: ExperimentResult): readonly RoundResult[] =>
  (runs.find(({ rounds }) => rounds.some(({ picture }) => picture !== undefined)) ?? runs[0])?.rounds ?? [];

const ofImages = ({ reference }: ExperimentResult): boolean => reference.kind === 'images';

/** The figure below a model: its share in A_*, or the mean weight of images, of which hardly any is in A_*. */
function figureOf(experiment: ExperimentResult, { best, reward }: RoundResult) {
  return ofImages(experiment)
    ? { text: `E[w] = ${decimalText(reward.estimate, 3)}`, label: `images with mean weight ${bandText(reward)}` }
    : { text: shareText(best.estimate), label: `share in the best region ${bandText(best)}` };
}

function modelCell(experiment: ExperimentResult, column: Column, window: Window): Html {
  const { rounds: last } = experiment.setting;
  const t = column === 'last' ? last : column;
  if (t > last) return html`<td class="missing">ends at round ${last}</td>`;
  const round = pictured(experiment).find((candidate) => candidate.t === t);
  if (round === undefined) return html`<td class="missing">not reached</td>`;
  const { picture } = round;
  const { text, label } = figureOf(experiment, round);
  const figure = html`<span class="share">${text}${column === 'last' ? `, round ${t}` : ''}</span>`;
  if (picture === undefined) return html`<td class="missing">no picture ${figure}</td>`;
  const words = `${lambdaText(experiment)}, round ${t}: ${label}`;
  return html`<td>${panelHtml(picture, experiment.region, window, 'model', words)}${figure}</td>`;
}

function row(experiment: ExperimentResult, columns: readonly Column[], window: Window): Html {
  const real = panelHtml(
    experiment.reference,
    experiment.region,
    window,
    'real',
    `${lambdaText(experiment)}: the real data`,
  );
  return html`<tr>
    <th scope="row">
      ${lambdaText(experiment)}<span class="reason">${mixtureText(experiment)}</span>
      ${experiment.status === 'done' ? undefined : badge(experimentVerdict(experiment))}
    </th>
    <td class="real">${real}</td>
    ${columns.map((column) => modelCell(experiment, column, window))}
  </tr>`;
}

const isPicture = (picture: Picture | undefined): picture is Picture => picture !== undefined;

const CAPTIONS = {
  images: html`Images of the real data and of each model, drawn at random.`,
  masses: html`Bars are the masses of the classes; those of A<sub>*</sub> are dark, and their numbers bold.`,
} as const;

/** What the dots are. */
function dotsCaption(region: ExperimentResult['region'] | undefined): Html {
  return html`Dots are samples, in a window around the real data;
    ${region?.kind === 'marked' ? html`those in A<sub>*</sub> have another colour` : html`the circle is A<sub>*</sub>`},
    and <i>+n</i> counts the samples outside the window.`;
}

function captionOf({ experiments }: Family): Html {
  const [first] = experiments;
  const kind = first?.reference.kind ?? 'points';
  const seed = first?.runs[0] === undefined ? '' : ` Models of seed ${first.runs[0].seed}.`;
  const below = kind === 'images' ? 'the estimated mean weight' : html`the estimated share P(A<sub>*</sub>)`;
  return html`${kind === 'points' ? dotsCaption(first?.region) : CAPTIONS[kind]}${seed} Below each model: ${below}.`;
}

/** The widths of the columns, with panels between their smallest and largest side. */
const widthsOf = (columns: number): string =>
  `min-width: ${LABEL + columns * SMALLEST}rem; max-width: ${LABEL + columns * LARGEST}rem`;

/** The pictures of some models of all experiments of a family, all with the same axes. */
function figureHtml(family: Family, columns: readonly Column[]): Html {
  const { experiments } = family;
  const models = experiments
    .flatMap((experiment) => pictured(experiment).map(({ picture }) => picture))
    .filter(isPicture);
  const window = windowOf(
    experiments.map(({ reference }) => reference),
    models,
    experiments.map(({ region }) => region),
  );
  return html`<figure>
    <div class="scroll" tabindex="0" role="group" aria-label="Pictures by round">
      <table class="panels" style="${widthsOf(columns.length + 1)}">
        <thead>
          <tr>
            <td></td>
            <th scope="col">real data</th>
            ${columns.map((column) => html`<th scope="col">${headerOf(column)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${experiments.map((experiment) => row(experiment, columns, window))}
        </tbody>
      </table>
    </div>
    <figcaption>${captionOf(family)}</figcaption>
  </figure>`;
}

/** The pictures of all experiments of a family, round by round. */
export const picturesHtml = (family: Family): Html => figureHtml(family, allRounds(family));

/** The pictures of the first model and of the last of all experiments of a family. */
export const endPicturesHtml = (family: Family): Html => figureHtml(family, ends(family));
