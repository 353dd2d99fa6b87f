/** The page: one file with its styles, its scripts and the code of its workers. The build calls it. */
import { styles } from '../reports/html';
import { type Html, html, Html as Markup } from '../reports/html/anywhere';
import { BUILT_IN_LOOPS, type Loop } from '../models/loops';
import { VERSION } from '../theory/version';
import { BUDGETS, EXAMPLES, SCALES } from './page';
import { playgroundStyles } from './style';

export interface DocumentParts {
  /** The script of the page, and its digest `sha256-…` for the content policy. */
  readonly script: string;
  readonly digest: string;
  /** The code of the workers, which contains no `</script`. */
  readonly worker: string;
  /** Licences of the packages inside. */
  readonly licences: string;
}

/** The loops whose instances have nothing that the fields lack. */
const isPlain = ({ needs = {} }: Loop): boolean => {
  const { users, samples, squares, prompts, models } = needs;
  return !users && !samples && !squares && !prompts && (models?.includes('discrete') ?? true);
};

const raw = (text: string): Html => new Markup(text);

const error = (name: string): Html => html`<p class="p-error" id="${name}-error" role="alert" hidden></p>`;

interface ScalarField {
  readonly name: 'K' | 'lambda' | 'steps';
  readonly label: string;
  readonly hint: string;
}

function scalar({ name, label, hint }: ScalarField): Html {
  return html`<div class="p-field">
    <label for="${name}">${label}</label>
    <p class="p-hint" id="${name}-hint">${hint}</p>
    <div class="p-line">
      <input
        type="text"
        id="${name}"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="${name}-hint ${name}-error"
      />
      <input
        type="range"
        id="${name}-slider"
        min="0"
        max="${SCALES[name].length - 1}"
        step="1"
        aria-label="${label}, slider"
      />
    </div>
    ${error(name)}
  </div>`;
}

const loopForm = html`<form class="p-form" id="loop-form" aria-label="The loop">
  <fieldset>
    <legend>Atoms</legend>
    <p class="p-hint">Masses and weights as fractions or decimals, such as 1/3 or 0.25.</p>
    <div id="atoms"></div>
    ${error('p')}${error('w')}${error('ref')}
    <button type="button" class="p-small" id="add">Add an atom</button>
    <div class="p-check">
      <input type="checkbox" id="normalise" /><label for="normalise">divide masses by their sum</label>
    </div>
  </fieldset>
  ${scalar({ name: 'K', label: 'Candidates K', hint: 'One of K candidates is kept; inf for the limit.' })}
  ${scalar({ name: 'lambda', label: 'Synthetic against real data λ', hint: 'inf: no real data; 0: real data only.' })}
  <div class="p-check" id="reference" hidden>
    <input type="checkbox" id="own-reference" /><label for="own-reference"
      >real data with a law of its own (else p₀)</label
    >
  </div>
  ${scalar({ name: 'steps', label: 'Rounds', hint: 'Up to 60.' })}
  <div class="p-field">
    <label for="loop">Loop</label>
    <p class="p-hint" id="loop-words"></p>
    <select id="loop" aria-describedby="loop-words loop-error">
      ${BUILT_IN_LOOPS.filter(isPlain).map(({ id, title }) => html`<option value="${id}" data-title="${title}">${id}</option>`)}
    </select>
    ${error('loop')}
  </div>
  <div class="p-buttons">
    <button type="button" class="p-small" data-copy="link">Copy a link to these values</button>
    <span id="status-copy" role="status" class="muted"></span>
  </div>
</form>`;

const picture = html`<div id="picture">
  <div id="bars"></div>
  <div class="p-round">
    <output id="round-name" for="round">t = 0</output>
    <input type="range" id="round" min="0" max="1" step="1" value="0" aria-label="Round that is shown" />
  </div>
</div>`;

const numbers = html`<div id="numbers">
  <p class="p-legend">
    Bars: the masses of p<sub>t</sub>, over the number of each atom and its weight w. ★ the best atoms, A<sub>★</sub>.
    Dashed: p<sub>0</sub>.
  </p>
  <div class="p-curves" id="curves"></div>
  <div id="silent"></div>
  <h3>The digits</h3>
  <div id="digits"></div>
  <details>
    <summary>All rounds, as the command line prints them</summary>
    <div id="printed"></div>
  </details>
</div>`;

const seconds = (milliseconds: number): string =>
  milliseconds < 60_000 ? `${milliseconds / 1000} seconds` : `${milliseconds / 60_000} minutes`;

const claimForm = html`<form class="p-form p-claim" aria-label="The claim">
    <div class="p-field">
      <label for="examples">Start from</label>
      <select id="examples">
        <option value="">a claim of your own</option>
        ${EXAMPLES.map(({ name }, i) => html`<option value="${i}">${name}</option>`)}
      </select>
    </div>
    <div class="p-field">
      <label for="claim">Claim</label>
      <textarea id="claim" rows="2" spellcheck="false" autocapitalize="off" aria-describedby="claim-error"></textarea>
      ${error('claim')}
      <div id="formula" aria-live="off"></div>
    </div>
    <div class="p-field">
      <label for="given">Given <span class="muted">(conditions, one a line)</span></label>
      <textarea id="given" rows="2" spellcheck="false" autocapitalize="off" aria-describedby="given-error"></textarea>
      ${error('given')}
    </div>
    <div class="p-buttons">
      <button type="button" class="p-main-button" id="search">Search for a counterexample</button>
      <button type="button" id="cancel" disabled>Cancel</button>
      <label for="budget" class="unseen">Time to search for</label>
      <div>
        <select id="budget">
          ${BUDGETS.map((budget) => html`<option value="${budget}">for at most ${seconds(budget)}</option>`)}
        </select>
      </div>
    </div>
    <p id="status" role="status" class="muted"></p>
  </form>
  <div id="result" aria-live="polite"></div>`;

const intro = html`<p class="kicker">curated-loops ${VERSION}</p>
  <h1>Playground: the curated loop, exactly</h1>
  <p class="lead">
    A model draws K candidates, people keep one with probability proportional to its weight w, and the next model is
    trained on what they kept. The numbers here are those of the command line, exact or with every digit certain, and
    are computed in this page.
  </p>
  <noscript><p class="verdict bad">The playground computes in your browser and needs JavaScript.</p></noscript>
  <p id="ignored" class="verdict doubt" role="status" hidden></p>`;

/** The document as text. */
export function playgroundHtml({ script, digest, worker, licences }: DocumentParts): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${digest}' 'wasm-unsafe-eval'; worker-src blob:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="color-scheme" content="light dark" />
        <title>Playground · curated-loops</title>
        <style>
          ${styles}
          ${playgroundStyles}
        </style>
      </head>
      <body>
        <main>
          ${intro}
          <section>
            <h2 id="loop-title" tabindex="-1">A loop</h2>
            <div class="p-grid2">${picture}${loopForm}${numbers}</div>
          </section>
          <section>
            <h2>A claim</h2>
            <p>
              A comparison in the claim language is searched for a counterexample on laws with few atoms, by the search
              of
              <code>conjecture</code>. Finding none proves nothing.
            </p>
            ${claimForm}
          </section>
        </main>
        <footer>
          <details>
            <summary>Licences</summary>
            <pre tabindex="0" role="region" aria-label="Licences">${licences}</pre>
          </details>
        </footer>
        ${raw(`<script type="text/plain" id="worker-code">${worker}</script>`)} ${raw(`<script>${script}</script>`)}
      </body>
    </html> `.markup;
}
