/** A finding with its instance: the tightest case of a cell, or a counterexample. */
import type { CellResult, Counterexample, FindingJson, StatementResult } from '../../properties/results';
import { comparisonSign, instanceText, marginText, sideTexts, aboutText, placeText, refutedText } from '../words';
import { instanceHtml } from './instance';
import { type Html, html } from './markup';
import { prose } from './symbol';

const FOUND_BY = { replay: 'a stored counterexample', random: 'random search', targeted: 'targeted search' } as const;

function comparison(claim: string, finding: FindingJson): Html {
  const { left, right } = sideTexts(finding);
  const sign = comparisonSign(claim);
  return sign === undefined ? html`left ${left}, right ${right}` : html`<b>${left}</b> ${sign} <b>${right}</b>`;
}

/** The full form of a counterexample: claim, both sides, instance and origin. */
export function counterexampleHtml(counterexample: Counterexample): Html {
  const { claim, when, where, finding, instance, loop, foundBy, shrinks, seed } = counterexample;
  const margin = marginText(finding);
  const definitions = Object.entries(where).map(([name, body]) => html`, where <code>${name} = ${body}</code>`);
  const restriction = when === undefined ? undefined : html` when <code>${when}</code>`;
  return html`<div class="witness">
    <p class="comparison"><code>${claim}</code>${restriction}${definitions}</p>
    ${instanceHtml(instance, aboutText(counterexample), finding.atoms)}
    <p>
      At ${placeText(finding)} it reads ${comparison(claim, finding)}, which is
      false${margin === undefined ? '' : `, margin ${margin}`} (${finding.rung}).
    </p>
    <p class="origin">
      Loop <code>${loop}</code>; found by ${FOUND_BY[foundBy]}, shrunk in ${shrinks} steps, seed ${seed}.
    </p>
  </div>`;
}

/** The short form of a counterexample, for a table cell. */
export function counterexampleLine(counterexample: Counterexample): Html {
  const { claim, finding, instance } = counterexample;
  const place = `claim ${finding.claim}, ${placeText(finding)}`;
  return html`<span class="compact">${prose(instanceText(instance, aboutText(counterexample)))}</span>
    <span class="compact muted">${place}: ${refutedText(claim, finding)}</span>`;
}

/** The case that came closest to refuting a claim. */
export function tightestHtml(statement: StatementResult, cell: CellResult): Html | undefined {
  if (cell.tightest === undefined) return undefined;
  const { instance, finding, foundBy } = cell.tightest;
  const claim = statement.claims.find(({ id }) => id === finding.claim);
  const about = claim === undefined ? '' : [claim.text, claim.when?.text ?? '', ...claim.definitions].join(' ');
  const margin = marginText(finding);
  return html`<div class="witness quiet">
    <h4>Tightest case on ${cell.model}</h4>
    <p>
      Claim ${finding.claim} at ${placeText(finding)}:
      ${comparison(claim?.text ?? '', finding)}${margin === undefined ? '' : html`, margin ${margin}`} (${finding.rung};
      ${FOUND_BY[foundBy]}).
    </p>
    ${instanceHtml(instance, about, finding.atoms)}
  </div>`;
}
