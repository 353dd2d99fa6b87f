/**
 * The paper's figures again, as one self-contained HTML file: for each what the paper shows, what is seen here, the pictures and the shares by round
 * beside the exact loop, and the verdicts of all statements.
 *
 * It depends on the results alone, so the same results give the same bytes. The `html` template escapes every string.
 */
import type { Finding, ReproducedFigure, Reproduction } from '../../../properties/results';
import { confidenceText, familiesOf, figureVerdict, findingVerdict, plural, reproductionHeadline } from '../../words';
import { keptResultsHtml } from '../frame/provenance';
import { familyHtml } from '../learned/family';
import { type Html, html } from '../markup';
import { pageHtml } from '../page';
import { badge, prose } from '../symbol';

const figureAnchor = ({ id }: ReproducedFigure): string => `reproduced-${id}`;

/** `figure-3` as `Figure 3`. */
const nameOf = ({ id }: ReproducedFigure): string => id.charAt(0).toUpperCase() + id.slice(1).replace('-', ' ');

function openingHtml(reproduction: Reproduction): Html {
  const { sign, words, tone } = reproductionHeadline(reproduction);
  const { figures } = reproduction;
  return html`<header class="opening ${tone}">
    <p class="kicker">curated-loops: the figures of Ferbach, Bertrand, Bose and Gidel 2024 again</p>
    <h1><span class="sign" aria-hidden="true">${sign}</span> ${words}</h1>
    <ul class="tiles">
      ${figures.map(
        (figure) =>
          html`<li class="tile">
            <div>
              <h2><a href="#${figureAnchor(figure)}">${nameOf(figure)}</a></h2>
              <p>${figure.title}</p>
              <p>${badge(figureVerdict(figure))}</p>
            </div>
          </li>`,
      )}
    </ul>
  </header>`;
}

const findingHtml = ({ says, verdict, seen }: Finding): Html =>
  html`<tr>
    <th scope="row">${prose(says)}</th>
    <td>${badge(findingVerdict(verdict))}</td>
    <td class="muted">${seen}</td>
  </tr>`;

function runHtml({ results }: ReproducedFigure): Html {
  const { learned, timing, tool } = results;
  const { backend, budget } = learned ?? {};
  const sure =
    budget === undefined
      ? undefined
      : html` With probability at least ${confidenceText(budget.alpha)} all bands and verdicts of this figure are right
        at once.`;
  return html`<p class="muted">
    Run in ${plural(Math.round(timing.seconds), 'second')} with curated-loops
    ${tool.version}${backend ? ` on the backend ${backend.name}` : ''}.${sure}
  </p>`;
}

function figureHtml(figure: ReproducedFigure): Html {
  const { title, shows, differs, findings, results } = figure;
  const id = figureAnchor(figure);
  const families = results.learned === undefined ? [] : familiesOf(results.learned);
  return html`<section class="group" id="${id}" aria-labelledby="${id}-title">
    <h2 class="group-title" id="${id}-title">${nameOf(figure)}: ${title}</h2>
    <p><b>The paper.</b> ${prose(shows)}</p>
    <p><b>Here.</b> ${prose(differs)}</p>
    <table class="plain findings">
      <thead>
        <tr>
          <th scope="col">what is looked for</th>
          <th scope="col">outcome</th>
          <th scope="col">by the bands of the runs</th>
        </tr>
      </thead>
      <tbody>
        ${findings.map(findingHtml)}
      </tbody>
    </table>
    ${runHtml(figure)} ${families.map((family) => familyHtml(family, false))}
  </section>`;
}

const readingHtml = (): Html =>
  html`<section id="reading" aria-labelledby="reading-title">
    <h2 id="reading-title">How to read this</h2>
    <p>
      A finding is what a figure of the paper shows, said as a comparison of means. It is <b>seen</b> if the confidence
      bands of every run prove it, and <b>undecided</b> if they are too wide. The dashed lines are the exact loop from
      the same start: what theory predicts for this model, K and λ. Below each figure are the verdicts of the statements
      on the same runs.
    </p>
  </section>`;

/** The text of `reproduction.html`. */
export function reproductionHtml(reproduction: Reproduction): string {
  return pageHtml({
    headline: reproductionHeadline(reproduction),
    top: openingHtml(reproduction),
    main: [...reproduction.figures.map(figureHtml), readingHtml()],
    foot: html`<footer id="provenance">
      <h2>Provenance</h2>
      ${keptResultsHtml(reproduction, 'reproduction.json')}
    </footer>`,
  });
}
