/** How to read the page, in a few sentences. */
import type { StatementResult, VerificationResults } from '../../../properties/results';
import { statementsOf } from '../../words';
import { type Html, html } from '../markup';

function closedFormReading(): Html {
  return html`<p>
      Every claim was <b>tested</b> on many generated cases. A claim that holds was not refuted by any of them; it is
      not proved for all. A case is <b>exact</b> if at least one of its comparisons needed exact arithmetic, and
      <b>certified</b> if rigorous enclosures decided all of them. <b>Undecided</b> means that no arithmetic could
      decide the case, and is never a pass. <b>Proved</b> (∎) means more: a certificate shows that the claim holds for
      all laws and weights, as far as the line of the statement says; beyond, it is tested.
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
    below 0, <b>undecided</b> that the samples did not decide. A claim that compares trained models is shown in two
    parts, what the loop did and what the learner made of it: its slack is their sum. It is <b>refuted</b> only where
    the loop’s part lies below 0, which no learner excuses; where the models fail and the learner’s share accounts for
    it, the verdict is <b>learner’s error</b>, which is no pass. A statement is <b>not applicable</b> if its hypotheses
    do not hold.
  </p>`;
}

/** The explanation of the page, in a few sentences. */
export function readingHtml({ statements, learned }: VerificationResults): Html {
  return html`<section class="reading" id="reading" aria-labelledby="reading-title">
    <h2 id="reading-title">How to read this</h2>
    <details data-fold data-main open>
      <summary>Verdicts, evidence, margins, hypotheses and wrong loops</summary>
      ${statements.length > 0 || learned === undefined ? closedFormReading() : undefined}
      ${expectationReading(statements)} ${learned === undefined ? undefined : learnedReading()}
    </details>
  </section>`;
}
