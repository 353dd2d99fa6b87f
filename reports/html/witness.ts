/** A finding with its instance: a counterexample in full or in brief, or the tightest case of a cell. */
import type { CellResult, Counterexample, FindingJson, StatementResult } from '../../properties/results';
import {
  comparisonSign,
  instanceText,
  marginText,
  playgroundFragment,
  sideTexts,
  aboutText,
  placeText,
  refutedText,
} from '../words';
import { instanceHtml } from './instance';
import { type Html, html } from './markup';
import { lawsHtml } from './pictures/laws';
import { sidesHtml } from './pictures/sides';
import { prose } from './symbol';

const FOUND_BY = { replay: 'a stored counterexample', random: 'random search', targeted: 'targeted search' } as const;

function comparison(claim: string, finding: FindingJson): Html {
  const { left, right } = sideTexts(finding);
  const sign = comparisonSign(claim);
  return sign === undefined ? html`left ${left}, right ${right}` : html`<b>${left}</b> ${sign} <b>${right}</b>`;
}

/** What has an instance and a finding, with the laws of the loop if the results have them. */
type Case = Pick<Counterexample, 'instance' | 'finding' | 'laws'>;

const drawn = ({ instance, finding, laws }: Case): Html | undefined =>
  lawsHtml({ instance: { ...instance }, laws, t: finding.t, atoms: finding.atoms });

const sides = (claim: string, finding: FindingJson, refuted: boolean): Html =>
  html`<figure class="picture">${sidesHtml(claim, finding, refuted)}</figure>`;

/** A command that can be copied. */
export const commandHtml = (command: string): Html =>
  html`<div class="command">
    <pre><code>${command}</code></pre>
  </div>`;

/** Where a counterexample can be found, relative to the page. */
interface Places {
  /** The file that keeps it. */
  readonly file?: string | undefined;
  readonly playground?: string | undefined;
  /** Whether its origin is folded, where it is not the news. */
  readonly folded?: boolean;
}

/** A link that opens a case in the playground; undefined for cases that it cannot show. */
function playgroundLink(
  shown: Parameters<typeof playgroundFragment>[0],
  playground: string | undefined,
): Html | undefined {
  const fragment = playground === undefined ? undefined : playgroundFragment(shown);
  return fragment === undefined
    ? undefined
    : html`<p class="origin"><a href="${playground}#${fragment}">Open this case in the playground</a></p>`;
}

/** The full form of a counterexample: claim, both sides, instance, pictures and origin. */
export function counterexampleHtml(
  counterexample: Counterexample,
  { file, playground, folded = false }: Places = {},
): Html {
  const { claim, when, where, finding, instance, loop, foundBy, shrinks, seed } = counterexample;
  const margin = marginText(finding);
  const definitions = Object.entries(where).map(([name, body]) => html`, where <code>${name} = ${body}</code>`);
  const restriction = when === undefined ? undefined : html` when <code>${when}</code>`;
  const again =
    file === undefined
      ? undefined
      : html`<p class="origin">
            Kept in <a href="${file}">${file}</a>. To decide it again, in the folder of this report:
          </p>
          ${commandHtml(`npx curated-loops replay ${file}`)}`;
  const origin = html`<p class="origin">
      Loop <code>${loop}</code>; found by ${FOUND_BY[foundBy]}, shrunk in ${shrinks} steps, seed ${seed}.
    </p>
    ${playgroundLink(counterexample, playground)} ${again}`;
  return html`<div class="witness">
    <p class="comparison"><code>${claim}</code>${restriction}${definitions}</p>
    <p>
      At ${placeText(finding)} it reads ${comparison(claim, finding)}, which is
      false${margin === undefined ? '' : `, margin ${margin}`} (${finding.rung}).
    </p>
    <div class="split">
      <div>${sides(claim, finding, true)} ${drawn(counterexample)}</div>
      <div>${instanceHtml(instance, aboutText(counterexample), finding.atoms)}</div>
    </div>
    ${
      folded
        ? html`<details data-fold open>
            <summary>Origin, file and command</summary>
            ${origin}
          </details>`
        : origin
    }
  </div>`;
}

/** The short form of a counterexample: what it shows and where, without pictures. */
export function counterexampleLine(counterexample: Counterexample): Html {
  const { claim, finding, instance } = counterexample;
  const place = `claim ${finding.claim}, ${placeText(finding)}`;
  return html`<span class="compact">${prose(instanceText(instance, aboutText(counterexample)))}</span>
    <span class="compact muted">${place}: ${refutedText(claim, finding)}</span>`;
}

/** The picture of a counterexample; undefined if there is nothing to draw. */
export const counterexamplePicture = (counterexample: Counterexample): Html | undefined => drawn(counterexample);

/** What a counterexample shows, in one sentence. */
export function counterexampleFact({ claim, finding }: Counterexample): Html {
  return html`At ${placeText(finding)}: ${comparison(claim, finding)} is false.`;
}

/** The pictures of the case that came closest to refuting a claim. */
export function tightestPictures(statement: StatementResult, cell: CellResult, playground?: string): Html | undefined {
  if (cell.tightest === undefined) return undefined;
  const { finding, instance } = cell.tightest;
  const claim = statement.claims.find(({ id }) => id === finding.claim);
  // Only the LaTeX of definitions is in the results, so a claim with some is left out of the link.
  const definitions = Object.fromEntries((claim?.definitions ?? []).map((tex, i) => [String(i), tex]));
  return html`<h4>Tightest case on ${cell.model}: claim ${finding.claim}, ${placeText(finding)}</h4>
    ${drawn(cell.tightest)} ${sides(claim?.text ?? '', finding, false)}
    ${playgroundLink({ instance, finding, loop: 'curated', claim: claim?.text ?? '', where: definitions }, playground)}`;
}

/** The case that came closest to refuting a claim, in numbers. */
export function tightestHtml(statement: StatementResult, cell: CellResult): Html | undefined {
  if (cell.tightest === undefined) return undefined;
  const { instance, finding, foundBy } = cell.tightest;
  const claim = statement.claims.find(({ id }) => id === finding.claim);
  const about = claim === undefined ? '' : [claim.text, claim.when?.text ?? '', ...claim.definitions].join(' ');
  const margin = marginText(finding);
  return html`<div class="witness quiet">
    <h5>Tightest case on ${cell.model}</h5>
    <p>
      Claim ${finding.claim} at ${placeText(finding)}:
      ${comparison(claim?.text ?? '', finding)}${margin === undefined ? '' : html`, margin ${margin}`} (${finding.rung};
      ${FOUND_BY[foundBy]}).
    </p>
    ${instanceHtml(instance, about, finding.atoms)}
  </div>`;
}
