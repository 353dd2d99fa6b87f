/** The top and the foot of the page: verdict, what needs attention, how to read it, and what ran. */
import type { StatementResult, VerificationResults } from '../../properties/results';
import {
  type Issue,
  type Section,
  issuesOf,
  countPhrases,
  headline,
  statementsOf,
  countText,
  decimalText,
} from '../words';
import { headerHtml } from './header';
import { type Html, html } from './markup';
import { anchor, badge, prose } from './symbol';

const PARTLY = 'The run was cut short. The rest was not tested, and the figures below cover only the tested part.';

function anchorOf(section: Section): string {
  switch (section.kind) {
    case 'statement':
    case 'family':
      return anchor(section.id, section.kind);
    case 'learned models':
      return 'learned';
    case 'learned mutants':
      return 'learned-mutants';
  }
}

function itemHtml({ topic, section, subject, verdict, text }: Issue): Html {
  return html`<li>
    <a href="#${anchorOf(section)}">${topic}</a> ${subject}: ${badge(verdict)}
    <span class="muted">${prose(text)}</span>
  </li>`;
}

/** The scope of the run: its statements and models. */
function scope({ options, statements: verified, learned }: VerificationResults): string {
  const { only, models, cases, quick } = options;
  const statements = only.length === 0 ? 'all statements' : `only ${only.join(', ')}`;
  const closedForm = `models ${models.join(', ')}; ${countText(cases)} random cases each`;
  const where = [
    ...(verified.length > 0 || learned === undefined ? [closedForm] : []),
    ...(learned === undefined ? [] : ['experiments on learned models']),
  ];
  return `Asked for: ${[statements, ...where].join('; ')}${quick ? ' (quick run)' : ''}.`;
}

export function openingHtml(results: VerificationResults): Html {
  return headerHtml({
    kind: 'verification report',
    headline: headline(results),
    partly: results.complete ? undefined : PARTLY,
    counts: countPhrases(results),
    scope: scope(results),
    attention: issuesOf(results).map(itemHtml),
  });
}

function closedFormReading(): Html {
  return html`<p>
      Every claim was <b>tested</b> on many generated cases. A claim that holds was not refuted by any of them; it is
      not proved for all. A case is <b>exact</b> if at least one of its comparisons needed exact arithmetic, and
      <b>certified</b> if rigorous enclosures decided all of them. <b>Undecided</b> means that no arithmetic could
      decide the case, and is never a pass.
    </p>
    <p>
      The <b>margin</b> is the slack of an inequality relative to its larger side: 0 is attained, below 0 is refuted.
      The tightest instance is the one with the smallest positive margin; the number of decisions with equal sides is
      shown beside it. Each statement is also tested without each of its <b>hypotheses</b>, which must give a
      counterexample if the hypothesis is needed, and on <b>mutants</b>, wrong loops that it must refute. Atoms and
      rounds are counted from 0.
    </p>`;
}

/** The explanation of verdicts on statements that are not theorems; undefined if there are none. */
function expectationReading(statements: readonly StatementResult[]): Html | undefined {
  const failing = statementsOf('failing claim', statements).length > 0;
  const open = statementsOf('conjecture', statements).length > 0;
  if (!failing && !open) return undefined;
  const failure = html`A published claim that fails as stated is <b>refuted, as expected</b>, once the search itself has
    found a counterexample; the statement that holds in its place is shown beside it. `;
  const conjecture = html`A <b>conjecture</b> never holds: it is <b>open</b> until a case refutes it.`;
  return html`<p>${failing ? failure : undefined}${open ? conjecture : undefined}</p>`;
}

function learnedReading(): Html {
  return html`<p>
    <b>Learned models</b> can only be sampled. A verdict on them is <b>statistical</b>: it follows from confidence
    intervals that are valid at every look, and that are all right at once with the stated probability.
    <b>Holds</b> means that the interval of the slack lies above 0 in every seed and round, <b>refuted</b> that one lies
    below 0, <b>undecided</b> that the samples did not decide. A statement is <b>not applicable</b> if its hypotheses do
    not hold.
  </p>`;
}

/** The explanation of the page, in a few sentences. */
export function readingHtml({ statements, learned }: VerificationResults): Html {
  return html`<section class="reading" aria-labelledby="reading-title">
    <h2 id="reading-title">How to read this</h2>
    ${statements.length > 0 || learned === undefined ? closedFormReading() : undefined}
    ${expectationReading(statements)} ${learned === undefined ? undefined : learnedReading()}
  </section>`;
}

/** Versions and times. Only the times differ between two runs with the same seed. */
export function footHtml({ tool, timing, seed }: VerificationResults): Html {
  const versions = Object.entries(tool.dependencies).map(([name, version]) => `${name} ${version}`);
  const threads = timing.threads === 1 ? '1 thread' : `${timing.threads} threads`;
  const all = [`curated-loops ${tool.version}`, `Node ${tool.node}`, ...versions].join(', ');
  return html`<footer>
    <p>${all}; seed ${seed}.</p>
    <p>Started ${timing.startedAt}, took ${decimalText(timing.seconds, 3)} s on ${threads}.</p>
  </footer>`;
}
