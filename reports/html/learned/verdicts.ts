/** The verdicts of a family: each claim once, then a row per experiment with the decision that came closest to refuting it. */
import type {
  DecisionPart,
  ExperimentResult,
  LearnedCell,
  LearnedClaimResult,
  LearnedStep,
  StatisticalDecision,
} from '../../../properties/results';
import {
  slackText,
  whereText,
  cellVerdict,
  enoughDrawsText,
  experimentVerdict,
  learnedVerdict,
  countText,
  decimalText,
  plural,
  toNumber,
  type Family,
  lambdaText,
  statementsAsked,
  tightestDecision,
} from '../../words';
import { claimContent } from '../claims';
import { displayFormula, inlineFormula } from '../formula';
import { type Content, type Html, html } from '../markup';
import { badge, prose } from '../symbol';
import { head, numberHead, tableHtml } from '../table';

const HEADS = [
  head('loop'),
  head('verdict'),
  numberHead('tightest slack'),
  head('where'),
  head('decided by'),
  ...['samples', 'would have caught', 'α spent'].map(numberHead),
];

const COLUMNS = HEADS.length;

/** A statement on an experiment. */
interface Member {
  readonly experiment: ExperimentResult;
  readonly cell: LearnedCell;
}

/** A claim on an experiment. */
interface Asked {
  readonly experiment: ExperimentResult;
  readonly claim: LearnedClaimResult;
}

const reasonHtml = (reason: Content): Html => html`<span class="reason">${reason}</span>`;

/** The decisions of a claim over all seeds and rounds, as text. */
function decidedText({ decisions, verdict }: LearnedClaimResult): string {
  const alike = decisions.filter((decision) => decision.verdict === verdict).length;
  const total = plural(decisions.length, 'decision');
  return alike === decisions.length ? total : `${countText(alike)} of ${total}`;
}

/** A part of a decision: its slack, and what is certain of it. */
function partHtml(
  { slack, verdict, samples }: DecisionPart,
  certain: Readonly<Record<'holds' | 'refuted', string>>,
): Html {
  const words = verdict === 'undecided' ? 'of no certain sign' : certain[verdict];
  return html`<dd>${samples === 0 ? '0' : slackText(slack)}<span class="reason">${words}</span></dd>`;
}

/** What the loop did and what the learner made of it, side by side; undefined for a claim about the loop alone. */
function partsRow({ parts }: Pick<StatisticalDecision, 'parts'>): Html | undefined {
  if (parts === undefined) return undefined;
  return html`<tr class="in-parts">
    <td></td>
    <td colspan="${COLUMNS - 1}">
      <dl>
        <div>
          <dt>what the loop did</dt>
          ${partHtml(parts.loop, { holds: 'obeys the claim', refuted: 'breaks the claim' })}
        </div>
        <div>
          <dt>what the learner made of it</dt>
          ${partHtml(parts.learner, { holds: 'does not harm the claim', refuted: 'harms the claim' })}
        </div>
      </dl>
    </td>
  </tr>`;
}

const stepItem = ({ tex, text, decisions }: LearnedStep): Html => {
  const obeyed = decisions.filter(({ verdict }) => verdict === 'holds').length;
  const broken = decisions.filter(({ verdict }) => verdict === 'refuted').length;
  const failing = broken === 0 ? '' : `, broken in ${countText(broken)}`;
  return html`<li>
    ${displayFormula(tex, text)}
    <span class="reason"
      >certainly obeyed in ${countText(obeyed)} of ${plural(decisions.length, 'step')}${failing}</span
    >
  </li>`;
};

/** The formulas of the parts: the learner's share of the slack, and what holds of every step whatever the learner does. */
function partsHtml(asked: readonly Asked[]): Html | undefined {
  const share = asked.find(({ claim }) => claim.share !== undefined)?.claim.share;
  if (share === undefined) return undefined;
  const steps = asked.flatMap(({ claim }) => claim.steps ?? []);
  const texts = [...new Set(steps.map(({ text }) => text))];
  const merged = texts.flatMap((text) => {
    const alike = steps.filter((step) => step.text === text);
    return alike.slice(0, 1).map((step) => ({ ...step, decisions: alike.flatMap(({ decisions }) => decisions) }));
  });
  return html`<div class="where"><span>learner’s share of the slack</span>${inlineFormula(share.tex)}</div>
    ${
      merged.length === 0
        ? undefined
        : html`<div class="where">
            <span>each step of the loop, whatever the learner does</span>
            <ul>
              ${merged.map(stepItem)}
            </ul>
          </div>`
    }`;
}

function row({ experiment, claim }: Asked): Html {
  const { verdict, reason, decisions } = claim;
  const tightest = tightestDecision(claim);
  const done = experiment.status === 'done' || verdict === 'refuted';
  const shown = badge(done ? learnedVerdict(verdict) : experimentVerdict(experiment));
  const because = reason === undefined ? undefined : reasonHtml(prose(reason));
  const head = html`<th scope="row">${lambdaText(experiment)}</th>`;
  if (tightest === undefined)
    return html`<tr>
      ${head}
      <td colspan="${COLUMNS - 1}">${shown}${because}</td>
    </tr>`;
  const drawn = tightest.samples > 0;
  const enough = enoughDrawsText(tightest.samples, tightest.enough);
  const alpha = decisions.reduce((sum, decision) => sum + decision.alpha, 0);
  const power = Math.max(...decisions.map((decision) => toNumber(decision.power)));
  const caught = power === Infinity ? 'nothing' : decimalText(power, 2);
  return html`<tr>
      ${head}
      <td>
        ${shown}${reasonHtml(decidedText(claim))}${because}${enough === undefined ? undefined : reasonHtml(enough)}
      </td>
      <td class="number">${drawn ? slackText(tightest.slack) : '–'}</td>
      <td>${whereText(tightest)}</td>
      <td>${drawn ? tightest.by : 'no draws needed'}</td>
      <td class="number">${countText(tightest.samples)}</td>
      <td class="number">${drawn ? caught : '–'}</td>
      <td class="number">${decimalText(alpha, 2)}</td>
    </tr>
    ${partsRow(tightest)}`;
}

/** The row of a statement that does not apply to some experiments, all for the same reason. */
function apartRow(members: readonly Member[], { experiments }: Family): Html | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const { experiment, cell } = first;
  const verdict = cellVerdict(experiment, cell.statement);
  const reason = cell.reason === undefined ? undefined : html`<span class="reason">: ${prose(cell.reason)}</span>`;
  const every = members.length === experiments.length && members.length > 1;
  return html`<tr class="apart">
    <th scope="row">${every ? 'every λ' : members.map((member) => lambdaText(member.experiment)).join(', ')}</th>
    <td colspan="${COLUMNS - 1}">${verdict === undefined ? undefined : badge(verdict)}${reason}</td>
  </tr>`;
}

/** Groups members by verdict and reason. */
function byReason(members: readonly Member[]): readonly (readonly Member[])[] {
  const reasonOf = ({ experiment, cell }: Member): string =>
    `${cellVerdict(experiment, cell.statement)?.words ?? ''} ${cell.reason ?? ''}`;
  return [...new Set(members.map(reasonOf))].map((reason) => members.filter((member) => reasonOf(member) === reason));
}

function claimRows(asked: readonly Asked[]): Html | undefined {
  const [first] = asked;
  if (first === undefined) return undefined;
  return html`<tr>
      <td colspan="${COLUMNS}" class="claim">${claimContent(first.claim)}${partsHtml(asked)}</td>
    </tr>
    ${asked.map(row)}`;
}

const keyOf = ({ id, text }: LearnedClaimResult): string => `${id} ${text}`;

function statementBody(statement: string, family: Family): Html {
  const members = family.experiments.flatMap((experiment) =>
    experiment.cells.filter((cell) => cell.statement === statement).map((cell) => ({ experiment, cell })),
  );
  const isApart = ({ cell }: Member): boolean => cell.claims.length === 0 || cell.verdict === 'not applicable';
  const asked = members
    .filter((member) => !isApart(member))
    .flatMap(({ experiment, cell }) => cell.claims.map((claim) => ({ experiment, claim })));
  const keys = [...new Set(asked.map(({ claim }) => keyOf(claim)))];
  const title = members[0]?.cell.title ?? statement;
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="${COLUMNS}" class="group">
        <b>${prose(title)}</b> <code class="id">${statement}</code>
      </th>
    </tr>
    ${byReason(members.filter(isApart)).map((alike) => apartRow(alike, family))}
    ${keys.map((key) => claimRows(asked.filter(({ claim }) => keyOf(claim) === key)))}
  </tbody>`;
}

/** All claims of a family on all its experiments. */
export function verdictsHtml(family: Family): Html | undefined {
  const statements = statementsAsked(family);
  if (statements.length === 0) return undefined;
  return html`<h4>Verdicts</h4>
    <p class="muted">
      Slack: how far the larger side exceeds the smaller one, positive where the claim holds, with the interval that
      contains the truth; shown is the tightest of all seeds and rounds. Would have caught: the smallest violation that
      every decision would have refuted with probability 0.9, in the same units. A claim that compares trained models
      has two parts, whose slacks make up its own: what the loop did, and what the learner made of it.
    </p>
    ${tableHtml({
      label: 'Verdicts',
      name: 'verdicts',
      heard: 'Verdicts by claim and loop',
      heads: HEADS,
      body: statements.map((statement) => statementBody(statement, family)),
    })}`;
}
