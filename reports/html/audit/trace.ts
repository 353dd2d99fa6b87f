/** The part of the page about a trace: its headline, its verdicts at a glance, its courses, and a part for each question. */
import type { AuditCheck, AuditResults, AuditSection, AuditVerdict, TraceAudit } from '../../../properties/results';
import { AUDIT_SECTIONS, auditCounts, decimalText, learnedVerdict, plural, traceSizeText } from '../../words';
import { type Html, html } from '../markup';
import { badge } from '../symbol';
import { head, tableHtml } from '../table';
import { sectionAnchor, traceAnchor } from './anchors';
import { checksHtml } from './checks';
import { calibrationHtml, rulesHtml } from './choice';
import { classesHtml } from './classes';
import { coursesHtml, traitCourses } from './plots';
import { nameHtml } from './names';
import { confidenceOf } from './opening';
import { countCells, countHeads } from './overview';
import { correlatedHtml, projectionHtml, roundsHtml, sizesHtml } from './rounds';
import { transmissionHtml } from './transmission';

interface Shown {
  readonly trace: TraceAudit;
  /** Its place among the traces, from 0. */
  readonly index: number;
  readonly results: AuditResults;
}

/** From worst to best. */
const ORDER: readonly AuditVerdict[] = ['refuted', 'undecided', 'holds'];

const worst = (checks: readonly AuditCheck[]): AuditVerdict =>
  ORDER.find((verdict) => checks.some((check) => check.verdict === verdict)) ?? 'not applicable';

const SECTIONS = Object.keys(AUDIT_SECTIONS) as readonly AuditSection[];

/** What a part shows besides its checks. */
function evidenceHtml(section: AuditSection, { trace, results }: Shown): readonly (Html | undefined)[] {
  const { choice } = trace;
  switch (section) {
    case 'selection':
      return choice === undefined ? [] : [rulesHtml(choice, confidenceOf(results)), calibrationHtml(choice)];
    case 'transmission':
      return [transmissionHtml(trace)];
    case 'convergence':
      return [projectionHtml(trace), ...trace.classes.map(classesHtml)];
    case 'traits':
      return [correlatedHtml(trace)];
    case 'pools':
    case 'guarantees':
      return [];
  }
}

interface Part {
  readonly section: AuditSection;
  readonly checks: readonly AuditCheck[];
  readonly evidence: readonly Html[];
}

/** The parts that have something to show. */
function partsOf(shown: Shown): readonly Part[] {
  return SECTIONS.map((section) => ({
    section,
    checks: shown.trace.checks.filter((check) => check.section === section),
    evidence: evidenceHtml(section, shown).filter((part) => part !== undefined),
  })).filter(({ checks, evidence }) => checks.length > 0 || evidence.length > 0);
}

/** The verdicts at a glance: a row per part. */
function glanceHtml(parts: readonly Part[], index: number): Html {
  return tableHtml({
    label: 'Verdicts at a glance',
    name: 'glance',
    heard: 'Verdicts by question',
    heads: [head('question'), head('verdict'), ...countHeads],
    body: html`<tbody>
      ${parts.map(
        ({ section, checks }) =>
          html`<tr>
            <th scope="row"><a href="#${sectionAnchor(index, section)}">${AUDIT_SECTIONS[section]}</a></th>
            <td>${checks.length === 0 ? 'no check' : badge(learnedVerdict(worst(checks)))}</td>
            ${countCells(checks)}
          </tr>`,
      )}
    </tbody>`,
  });
}

function partHtml({ section, checks, evidence }: Part, index: number): Html {
  const title = AUDIT_SECTIONS[section];
  return html`<section class="part" id="${sectionAnchor(index, section)}">
    <h3>${title}</h3>
    ${checksHtml(checks, title)} ${evidence}
  </section>`;
}

function bodyHtml(shown: Shown): Html {
  const { trace, index } = shown;
  const parts = partsOf(shown);
  return html`${glanceHtml(parts, index)}
    <h3>The course of the run</h3>
    ${coursesHtml(traitCourses(trace))} ${roundsHtml(trace)} ${sizesHtml(trace)}
    ${parts.map((part) => partHtml(part, index))}`;
}

export function traceHtml(shown: Shown): Html {
  const { trace, index, results } = shown;
  const { name, source, verdict, checks, read, file, lambda, notes, reward } = trace;
  const id = traceAnchor(index);
  const facts = [
    traceSizeText(trace),
    lambda === undefined ? 'the share of real data is not known' : `λ = ${lambda}`,
    ...(reward?.bound === undefined ? [] : [`largest possible reward ${decimalText(reward.bound, 4)}`]),
    ...(reward === undefined || reward.missing === 0
      ? []
      : [`${plural(reward.missing, 'candidate')} without a reward`]),
    ...(source === undefined ? [] : [source]),
    `${file}, read as ${read}`,
  ];
  const body = bodyHtml(shown);
  const one = results.traces.length === 1;
  return html`<article
    class="trace"
    id="${id}"
    aria-labelledby="${id}-title"
    data-status="${verdict}"
    data-words="${`${name} ${source ?? ''}`.toLowerCase()}"
  >
    <h2 id="${id}-title">${nameHtml(name)}<a class="pilcrow" href="#${id}" aria-label="Link to ${name}">¶</a></h2>
    <p class="figures-line">${badge(learnedVerdict(verdict))} ${auditCounts(checks)}</p>
    <ul class="facts-of">
      ${facts.map((fact) => html`<li>${nameHtml(fact)}</li>`)}
      ${notes.map((note) => html`<li><b>Note:</b> ${nameHtml(note)}</li>`)}
    </ul>
    ${
      one
        ? body
        : html`<details data-fold data-main open>
            <summary>Verdicts, plots and tables</summary>
            ${body}
            <p class="back"><a href="#overview">Back to the traces</a></p>
          </details>`
    }
  </article>`;
}
