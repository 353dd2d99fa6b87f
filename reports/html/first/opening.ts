/** The first screen of the report: the verdict, when and with what, what needs attention, the tallies, the graph. */
import type { VerificationResults } from '../../../properties/results';
import { dateText, decimalText, isProvedForAll, plural, shortCommit, verdictLine } from '../../words';
import { type Html, html } from '../markup';
import { failuresHtml, type Places } from './failures';
import { sceneHtml } from './scene';
import { tilesHtml } from './tiles';

const PARTLY = 'The run was cut short. The rest was not tested, and the figures below cover only the tested part.';

/** The scope of the run, if it is not everything. */
function scopeOf({ options, statements, learned }: VerificationResults): readonly string[] {
  const { only, models, quick } = options;
  return [
    ...(only.length > 0 ? [`asked for ${only.join(', ')}`] : []),
    ...(statements.length > 0 || learned === undefined ? [`on ${models.join(', ')}`] : []),
    ...(quick ? ['a quick run'] : []),
  ];
}

/** How far the verdicts reach. */
function reachText({ statements }: VerificationResults): string {
  const proved = statements.filter(isProvedForAll).length;
  if (proved === 0) return 'tested on generated cases, not proved for all';
  return `tested on generated cases; claims of ${plural(proved, 'statement')} also proved for all laws, as far as each says`;
}

/** Date, commit, seed and duration; only they differ between two runs with the same seed. */
function factsOf(results: VerificationResults): readonly string[] {
  const { seed, timing, tool } = results;
  const { commit } = tool;
  return [
    dateText(timing.startedAt),
    ...(commit === undefined ? [] : [`commit ${shortCommit(commit)}`]),
    `version ${tool.version}`,
    `seed ${seed}`,
    `${decimalText(timing.seconds, 3)} s on ${plural(timing.threads, 'thread')}`,
    ...scopeOf(results),
    reachText(results),
  ];
}

/** `change` is the part about a baseline. */
export function openingHtml(results: VerificationResults, places: Places, change: Html | undefined): Html {
  const { sign, words, tone } = verdictLine(results);
  return html`<header>
    <div class="opening ${tone}">
      <p class="kicker">curated-loops · verification report</p>
      <h1><span class="sign" aria-hidden="true">${sign}</span> ${words}</h1>
      <ul class="facts">
        ${factsOf(results).map((fact) => html`<li>${fact}</li>`)}
      </ul>
      ${results.complete ? undefined : html`<p><strong>${PARTLY}</strong></p>`}
    </div>
    ${change} ${failuresHtml(results, places)} ${tilesHtml(results)} ${sceneHtml(results)}
  </header>`;
}
