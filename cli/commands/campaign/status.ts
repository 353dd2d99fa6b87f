/** `campaign status`: how far a campaign is, by its records. */
import { type CampaignStatus, campaignStatus } from '../../../properties/campaign';
import { print } from '../../output/terminal';
import { type CampaignOptions, needed } from './options';
import { readIndex, readPlan } from './records';
import { count, divergentLines, faultLines, rangesText, searchName, timeText } from './words';

/** The searches that are not complete; those of mutants and hypotheses come after the cells, in the order of the plan. */
function searchLines({ searches }: CampaignStatus): readonly string[] {
  return searches.flatMap(({ search, done, missing, ended }) => {
    if (missing.length === 0) return [];
    const end = ended ? ', ended by a case after them' : '';
    return [
      `… ${searchName(search)}: ${count(done)} of ${count(search.cases)} cases; left: ${rangesText(missing)}${end}`,
    ];
  });
}

function statusText(status: CampaignStatus): string {
  const { searches, complete, done, left, rate, secondsLeft, streams } = status;
  const ready = searches.filter(({ missing }) => missing.length === 0).length;
  const speed = rate === undefined ? '' : `, ${count(rate)} cases/s by one thread`;
  const time = complete || secondsLeft === undefined ? '' : `, about ${timeText(secondsLeft)} of one thread left`;
  return [
    `${complete ? '✓' : '…'} ${ready} of ${searches.length} searches are complete: ${count(done)} cases done, ${count(left)} left${speed}${time}`,
    `  ${count(streams)} random streams; no two of one search are the same`,
    ...searchLines(status),
    ...divergentLines(status.divergent),
    ...faultLines(status),
    '',
  ].join('\n');
}

function statusJson(status: CampaignStatus): string {
  const searches = status.searches.map(({ search, ...rest }) => ({
    search: searchName(search),
    cases: search.cases,
    ...rest,
  }));
  return `${JSON.stringify({ ...status, searches, foreign: Object.fromEntries(status.foreign) }, null, 2)}\n`;
}

/** Exit code: 1 after a divergence or a record that was changed, 3 while cases are left. */
export async function statusAction(paths: readonly string[], options: CampaignOptions): Promise<number> {
  const plan = readPlan(needed('status', options, 'plan'));
  const status = campaignStatus(plan, await readIndex(plan, paths));
  print(options.json ? statusJson(status) : statusText(status));
  if (status.divergent.length > 0 || status.damaged.length > 0) return 1;
  return status.complete ? 0 : 3;
}
