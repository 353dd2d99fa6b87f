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

const PARTLY =
  'The run was cut short. What it did not reach was not tested, and the figures below are those of a part.';

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
      Every claim was <b>tested</b> on many generated cases; that it holds means that none of them refutes it, not that
      it is proved for all. A case is <b>exact</b> if at least one of its comparisons took exact arithmetic, and
      <b>certified</b> if rigorous enclosures told the two sides apart in all of them. <b>Undecided</b> means that no
      arithmetic could tell, and is never a pass.
    </p>
    <p>
      The <b>margin</b> is the slack of an inequality relative to its larger side: 0 is attained, below 0 is refuted.
      The tightest instance is the one of smallest margin above 0; how often a claim was attained is counted beside it.
      Each statement is also tested without each of its <b>hypotheses</b>, which must give a counterexample where the
      hypothesis is needed, and against <b>mutants</b>, wrong loops that it must refute. Atoms and rounds are counted
      from 0.
    </p>`;
}

/** The explanation of verdicts on statements that are not theorems; undefined if there are none. */
function expectationReading(statements: readonly StatementResult[]): Html | undefined {
  const failing = statementsOf('failing claim', statements).length > 0;
  const open = statementsOf('conjecture', statements).length > 0;
  if (!failing && !open) return undefined;
  const failure = html`A published claim that fails as stated is <b>refuted, as expected</b>, once the search itself has
    found a counterexample; beside it stands what holds in its place. `;
  const conjecture = html`A <b>conjecture</b> never holds: it is <b>open</b> until a case refutes it.`;
  return html`<p>${failing ? failure : undefined}${open ? conjecture : undefined}</p>`;
}

function learnedReading(): Html {
  return html`<p>
    Of <b>learned models</b> only samples are seen. A verdict on them is <b>statistical</b>: it follows from confidence
    intervals that hold however often one looks, and all of which are right at once with the stated probability.
    <b>Holds</b> then means that the interval of the slack lies above 0 in every seed and round, <b>refuted</b> that one
    lies below 0, <b>undecided</b> that the samples did not tell. A statement is <b>not applicable</b> where its
    hypotheses are not met.
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
