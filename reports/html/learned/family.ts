/** A family of experiments that differ only in λ: settings, figures, numbers and verdicts. */
import type { ExperimentResult, ExperimentSetting } from '../../../properties/results';
import {
  experimentReason,
  familyOutcome,
  statementsAsked,
  experimentVerdict,
  countText,
  plural,
  type Family,
  familyTitle,
  learnedDomainLine,
  lambdaText,
  mixtureText,
} from '../../words';
import { Html, html } from '../markup';
import { anchor, badge, prose } from '../symbol';
import { curvesHtml } from './curves';
import { picturesHtml } from './pictures';
import { roundsHtml } from './rounds';
import { commandHtml } from '../witness';
import { sharesHtml } from './shares';
import { spreadHtml } from './spread';
import { verdictsHtml } from './verdicts';

const STARTS = {
  reference: 'The first model was fitted to the real data',
  elsewhere: 'The first model was fitted to other data',
} as const;

/** The values of a setting in a family; usually there is only one. */
function shared({ experiments }: Family, of: (setting: ExperimentSetting) => string): string {
  return [...new Set(experiments.map(({ setting }) => of(setting)))].join(' or ');
}

const LOOP_OF_THE_PAPER = 'curated';

/** The loop, if it is not that of the paper. */
function loopHtml(family: Family): Html | undefined {
  const loops = new Map(family.experiments.map(({ setting }) => [setting.loop.id, setting.loop]));
  const others = [...loops.values()].filter(({ id }) => id !== LOOP_OF_THE_PAPER);
  if (others.length === 0) return undefined;
  const texts = others.map(({ id, title }) => `${id} (${title})`);
  return html`Loop: ${prose(texts.join(' or '))}; the learner above does the fit.`;
}

/** The rewards of the users after the first, who has the reward of the family. */
function usersHtml({ experiments }: Family): Html | undefined {
  const [users] = experiments.flatMap(({ setting }) => (setting.users === undefined ? [] : [setting.users]));
  if (users === undefined) return undefined;
  const [first, ...others] = users;
  const texts = others.map(({ reward, share }, u) => `user ${u + 2} with share ${share}: ${reward}`);
  return html` It is that of the first of ${countText(users.length)} users, whose share is ${first?.share ?? ''};
  ${prose(texts.join('; '))}.`;
}

/** The common settings of the experiments, in a few sentences. */
function settingHtml(family: Family): Html {
  const value = (of: (setting: ExperimentSetting) => string): string => shared(family, of);
  const fits = value(({ warm }) => (warm ? 'the model before' : 'scratch'));
  return html`<p>
    Data: ${prose(value(({ data }) => data))}. Learner: ${prose(value(({ learner }) => learner))}. ${loopHtml(family)}
    Reward: ${prose(value(({ reward }) => reward))}.${usersHtml(family)} Each choice keeps one of K =
    ${value(({ K }) => countText(K))} candidates, for ${value(({ rounds }) => plural(rounds, 'round'))} of retraining on
    ${value(({ examples }) => plural(examples, 'point'))} each;
    ${value(({ seeds }) => `${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}`)}.
    ${value(({ start }) => STARTS[start])}; each fit starts from ${fits}.
  </p>`;
}

/** Where each experiment looked. */
function domainsHtml({ experiments }: Family): Html {
  return html`<h4>Domains</h4>
    <ul class="domains">
      ${experiments.map((experiment) => html`<li>${learnedDomainLine(experiment)}</li>`)}
    </ul>`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A visible note about an experiment without a verdict. */
function unfinishedHtml(experiment: ExperimentResult): Html | undefined {
  if (experiment.status === 'done') return undefined;
  return html`<div class="unfinished" role="note">
    <p><b>${lambdaText(experiment)}, ${mixtureText(experiment)}:</b> ${badge(experimentVerdict(experiment))}</p>
    <p>${prose(capitalised(experimentReason(experiment)))}.</p>
  </div>`;
}

/** @param folded whether the parts are folded until they are asked for */
export function familyHtml(family: Family, folded = true): Html {
  const { name, experiments } = family;
  const id = anchor(name, 'family');
  const commands = experiments.map(({ replay }) => replay).join('\n');
  const outcome = familyOutcome(family);
  const words = [name, ...statementsAsked(family)].join(' ').toLowerCase();
  return html`<article
    class="family"
    id="${id}"
    aria-labelledby="${id}-title"
    data-status="${outcome.words}"
    data-words="${words}"
  >
    <h3 id="${id}-title">
      ${prose(familyTitle(family))}<a class="pilcrow" href="#${id}" aria-label="Link to ${name}">¶</a>
    </h3>
    <p class="figures-line">${badge(outcome)}</p>
    ${experiments.map(unfinishedHtml)}
    <details ${folded ? new Html('data-fold data-main') : undefined} open>
      <summary>Settings, pictures, curves and verdicts</summary>
      ${settingHtml(family)} ${picturesHtml(family)} ${curvesHtml(family)} ${sharesHtml(family)} ${roundsHtml(family)}
      ${spreadHtml(family)} ${verdictsHtml(family)} ${domainsHtml(family)}
      <h4>Run this again</h4>
      ${commandHtml(commands)}
    </details>
  </article>`;
}
