/** What made the page: versions, platform, seeds, error budget, and the results themselves. */
import { gzipSync } from 'node:zlib';
import type { VerificationResults } from '../../../properties/results';
import { decimalText, plural } from '../../words';
import { type Html, html } from '../markup';

/** The results, compressed and in letters, so that nothing in them can be taken for markup. */
const packed = (text: string): string => gzipSync(text).toString('base64');

const row = ([name, value]: readonly [string, string]): Html =>
  html`<div class="plain">
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

function rowsOf({ tool, timing, seed, options, learned }: VerificationResults): readonly (readonly [string, string])[] {
  const { commit, platform } = tool;
  const versions = Object.entries(tool.dependencies).map(([name, version]) => `${name} ${version}`);
  return [
    ['curated-loops', tool.version],
    ...(commit === undefined ? [] : [['commit', commit] as const]),
    ['Node', tool.node],
    ...(platform === undefined ? [] : [['platform', platform] as const]),
    ['libraries', versions.join(', ')],
    ['seed', String(seed)],
    ['cases planned per cell', String(options.cases)],
    ['started', timing.startedAt],
    ['took', `${decimalText(timing.seconds, 3)} s on ${plural(timing.threads, 'thread')}`],
    ...(learned === undefined
      ? []
      : [['error budget of learned models', decimalText(learned.budget.alpha, 3)] as const]),
    ...(learned?.backend === undefined ? [] : [['backend', learned.backend.name] as const]),
  ];
}

/** Results of more letters are not kept in the page. */
const MOST_KEPT = 16e6;

/**
 * The results inside the page with their button; or, of very large ones, that they are too large.
 * @param name of the file of the results
 */
export function keptResultsHtml(results: object, name: string): Html {
  const text = JSON.stringify(results);
  if (text.length > MOST_KEPT)
    return html`<p>
      Every number on this page comes from the results of the run, which are too large
      (${decimalText(text.length / 1e6, 3)} MB) to be kept in it.
    </p>`;
  return html`<p>
      Every number on this page comes from the results of the run.
      <button type="button" class="fold-all" data-download="${name}" hidden>Download ${name}</button>
    </p>
    <template id="results-data">${packed(text)}</template>`;
}

/** The foot of the page. */
export function provenanceHtml(results: VerificationResults): Html {
  return html`<footer id="provenance">
    <h2>Provenance</h2>
    <dl class="fields">${rowsOf(results).map(row)}</dl>
    ${keptResultsHtml(results, 'results.json')}
  </footer>`;
}
