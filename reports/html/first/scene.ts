/** The graph of statements, and beside it the learned experiments that show most. */
import type { LearnedResults, VerificationResults } from '../../../properties/results';
import { familiesOf, type Family, familyTitle, statementsOf } from '../../words';
import { graphHtml } from '../graph/graph';
import { endPicturesHtml } from '../learned/pictures';
import { type Html, html } from '../markup';
import { anchor, prose } from '../symbol';

/** How much a family shows: pictures on the plane before bars, then more loops to compare. */
function tells({ experiments }: Family): number {
  const drawn = experiments.filter(({ runs }) => runs.some(({ rounds }) => rounds.some(({ picture }) => picture)));
  const onPlane = experiments.some(({ reference }) => reference.kind === 'points');
  return drawn.length * 2 + (onPlane ? 1 : 0);
}

function mostTelling(learned: LearnedResults | undefined): Family | undefined {
  if (learned === undefined) return undefined;
  const families = familiesOf(learned).filter((family) => tells(family) > 1);
  return families.reduce<Family | undefined>(
    (best, family) => (best === undefined || tells(family) > tells(best) ? family : best),
    undefined,
  );
}

export function sceneHtml({ statements, learned }: VerificationResults): Html | undefined {
  const graph = graphHtml([
    ...statementsOf('theorem', statements),
    ...statementsOf('conjecture', statements),
    ...statementsOf('failing claim', statements),
  ]);
  const family = mostTelling(learned);
  if (graph === undefined && family === undefined) return undefined;
  const grid =
    family === undefined
      ? undefined
      : html`<div>
          <h2><a href="#${anchor(family.name, 'family')}">${prose(familyTitle(family))}</a></h2>
          ${endPicturesHtml(family)}
        </div>`;
  return html`<div class="${graph !== undefined && grid !== undefined ? 'scene two' : 'scene'}">${graph}${grid}</div>`;
}
