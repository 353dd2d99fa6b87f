/** Every round in numbers: the gain of the choice, its transmission by the learner, and the training. */
import type { Band, ExperimentResult, RoundResult, RunResult } from '../../../properties/results';
import { bandText, rangeText, countText, decimalText, type Family, lambdaText, mixtureText } from '../../words';
import { type Html, html } from '../markup';
import { numberHead, tableHtml } from '../table';

/** A run with its experiment. */
interface Course {
  readonly experiment: ExperimentResult;
  readonly run: RunResult;
}

interface Column {
  readonly head: Html;
  readonly cell: (round: RoundResult) => string;
}

const band = (value: Band | undefined): string => (value === undefined ? '–' : bandText(value));

const LAW: readonly Column[] = [
  { head: html`E[w]`, cell: ({ reward }) => bandText(reward) },
  { head: html`P(A<sub>*</sub>)`, cell: ({ best }) => bandText(best) },
  { head: html`distance from the limit`, cell: ({ fromLimit }) => rangeText(fromLimit) },
  { head: html`selection`, cell: ({ parts }) => band(parts?.selection) },
  { head: html`promised`, cell: ({ parts }) => band(parts?.promised) },
];

const RESPONSE: readonly Column[] = [
  { head: html`response observed`, cell: ({ parts }) => band(parts?.response?.observed) },
  { head: html`response expected`, cell: ({ parts }) => band(parts?.response?.expected) },
];

const IMAGES: readonly Column[] = [
  {
    head: html`Fréchet distance`,
    cell: ({ images }) => (images ? bandText({ ...images.frechet, estimate: images.frechet.extrapolated }) : '–'),
  },
  { head: html`precision`, cell: ({ images }) => band(images?.precision) },
  { head: html`recall`, cell: ({ images }) => band(images?.recall) },
];

const IN_CLASS: Column = { head: html`precision within classes`, cell: ({ images }) => band(images?.precisionInClass) };

const TRANSMISSION: Column = { head: html`transmission`, cell: ({ parts }) => band(parts?.transmission) };

const TRAINING: readonly Column[] = [
  { head: html`steps`, cell: ({ fit }) => countText(fit.steps) },
  { head: html`loss`, cell: ({ fit }) => (fit.loss === undefined ? '–' : decimalText(fit.loss, 4)) },
  {
    head: html`loss on held-out points`,
    cell: ({ fit }) => (fit.heldOutLoss === undefined ? '–' : decimalText(fit.heldOutLoss, 4)),
  },
  { head: html`ended by`, cell: ({ fit }) => fit.stoppedBy },
];

function group({ experiment, run }: Course, columns: readonly Column[]): Html {
  const about = html`<b>${lambdaText(experiment)}</b>, ${mixtureText(experiment)}; seed ${run.seed}`;
  const rows = run.rounds.map(
    (round) =>
      html`<tr>
        <th scope="row" class="number">${round.t}</th>
        ${columns.map(({ cell }) => html`<td class="number">${cell(round)}</td>`)}
      </tr>`,
  );
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="${columns.length + 1}" class="group">${about}</th>
    </tr>
    ${rows}
  </tbody>`;
}

function table(courses: readonly Course[], columns: readonly Column[], heard: string): Html {
  const heads = [numberHead('round'), ...columns.map((column) => numberHead(column.head))];
  const body = courses.map((course) => group(course, columns));
  return tableHtml({ label: 'Round by round', name: 'rounds', heard, heads, body });
}

const SELECTION = html`From each round to the next: <b>selection</b> is what the choice gains, the mean weight of the
  kept candidates less that of the model; Lemma 2.2 <b>promises</b> it at least ((K−1)/K) Var(w)/w<sub>max</sub>.
  <b>Transmission</b> is the learner’s error, the mean weight of the next model less that of its training data.`;

const WITH_RESPONSE = html` With real data the training data responds with η = λ/(1+λ) times what selection gains over
the real data.`;

const WITH_IMAGES = html` The <b>Fréchet distance</b> of images from the real data is extrapolated to samples without
  end; its band is two standard deviations of the noise of the draws (a jackknife) to either side, which leaves out what
  the extrapolation misses. <b>Precision</b> (images look like real ones) and <b>recall</b> (all kinds of real ones are
  there) have bands as all others, given the images of the other side. No verdict uses them.`;

const WITH_CLASSES = html` <b>Precision within classes</b> compares images with real ones of the class that they were
  drawn with.`;

const hasResponse = (courses: readonly Course[]): boolean =>
  courses.some(({ run }) => run.rounds.some(({ parts }) => parts?.response !== undefined));

const hasImages = (courses: readonly Course[]): boolean =>
  courses.some(({ run }) => run.rounds.some(({ images }) => images !== undefined));

const hasClasses = (courses: readonly Course[]): boolean =>
  courses.some(({ run }) => run.rounds.some(({ images }) => images?.precisionInClass !== undefined));

function numbers(courses: readonly Course[]): Html {
  const columns = [
    ...LAW,
    ...(hasResponse(courses) ? RESPONSE : []),
    TRANSMISSION,
    ...(hasImages(courses) ? IMAGES : []),
    ...(hasClasses(courses) ? [IN_CLASS] : []),
  ];
  return table(courses, columns, 'Selection and transmission, round by round');
}

/** The numbers of the first run of every experiment; those of other seeds and of the trainings are folded. */
export function roundsHtml({ experiments }: Family): Html | undefined {
  const courses = experiments.map((experiment) =>
    experiment.runs.filter(({ rounds }) => rounds.length > 0).map((run) => ({ experiment, run })),
  );
  const all = courses.flat();
  if (all.length === 0) return undefined;
  const further = courses.flatMap((runs) => runs.slice(1));
  const more =
    further.length === 0
      ? undefined
      : html`<details data-fold open>
          <summary>The same for ${further.length === 1 ? 'the other seed' : 'the other seeds'}</summary>
          ${numbers(further)}
        </details>`;
  return html`<h4>Selection and transmission</h4>
    <p class="muted">
      ${SELECTION}${hasResponse(all) ? WITH_RESPONSE : undefined}${hasImages(all) ? WITH_IMAGES : undefined}
      ${hasClasses(all) ? WITH_CLASSES : undefined}
    </p>
    ${numbers(courses.flatMap((runs) => runs.slice(0, 1)))} ${more}
    <details data-fold open>
      <summary>How the models were trained</summary>
      ${table(all, TRAINING, 'Training of each model')}
    </details>`;
}
