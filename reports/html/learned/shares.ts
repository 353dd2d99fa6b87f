/** The shares of groups, such as the classes of images, by round: a small chart for each group, with the same axes, for every λ. */
import type { ExperimentResult } from '../../../properties/results';
import { type Family, decimalText, lambdaText, mixtureText } from '../../words';
import { type Html, html } from '../markup';
import { prose } from '../symbol';
import { chartHtml } from './chart';
import { type Extent, niceExtent } from './scale';

const Y_TICKS = 5;

const groupsOf = ({ setting }: ExperimentResult): readonly string[] => setting.groups ?? [];

/** From 0 to the largest share, so that all charts of a family have the same axes. */
function extentOf({ experiments }: Family): Extent {
  const highest = experiments.flatMap(({ runs }) =>
    runs.flatMap(({ rounds }) =>
      rounds.flatMap(({ shares = [], theory }) => [...shares.map(({ hi }) => hi), ...(theory?.shares ?? [])]),
    ),
  );
  return niceExtent([0, Math.max(0, ...highest)], Y_TICKS);
}

function chart(experiment: ExperimentResult, group: number, name: string, family: Family, extent: Extent): Html {
  const runs = experiment.runs.map(({ rounds }) =>
    rounds.flatMap(({ t, shares, theory }) => {
      const share = shares?.[group];
      return share === undefined ? [] : [{ t, ...share, exact: theory?.shares?.[group] }];
    }),
  );
  const course = runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    return first && last ? [`from ${decimalText(first.estimate, 3)} to ${decimalText(last.estimate, 3)}`] : [];
  });
  const drawn = chartHtml({
    label: `${lambdaText(experiment)}, share of ${name} by round: ${course.join('; ') || 'no round was reached'}`,
    rounds: Math.max(...family.experiments.map(({ setting }) => setting.rounds)),
    extent,
    bands: runs,
    estimates: runs.map((run) => run.map(({ t, estimate }) => ({ t, y: estimate }))),
    theory: runs.map((run) => run.flatMap(({ t, exact }) => (exact === undefined ? [] : [{ t, y: exact }]))),
  });
  return html`<figure class="cell">
    <figcaption>${prose(name)}</figcaption>
    ${drawn}
  </figure>`;
}

/** The charts of all groups of all experiments; nothing where no groups are watched. */
export function sharesHtml(family: Family): Html | undefined {
  const grouped = family.experiments.filter((experiment) => groupsOf(experiment).length > 0);
  if (grouped.length === 0) return undefined;
  const extent = extentOf(family);
  return html`<h4>Shares by round</h4>
    ${grouped.map(
      (experiment) =>
        html`<p><b>${lambdaText(experiment)}</b>, ${mixtureText(experiment)}</p>
          <div class="charts small">
            ${groupsOf(experiment).map((name, group) => chart(experiment, group, name, family, extent))}
          </div>`,
    )}`;
}
