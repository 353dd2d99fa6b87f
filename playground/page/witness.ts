/** The verdict of a search, and its counterexample drawn. */
import type { ConjectureResult } from '../../properties/results';
import { type Html, html } from '../../reports/html/anywhere';
import type { WitnessView } from '../computing';
import { bars } from './pictures/bars';
import { sidesPicture } from './pictures/sides';

const cases = (n: number): string => `${n.toLocaleString('en-US')} ${n === 1 ? 'case' : 'cases'}`;

function verdict({ verdict: kind, cases: { run }, reason = '' }: ConjectureResult): {
  readonly tone: string;
  readonly words: string;
} {
  switch (kind) {
    case 'refuted':
      return { tone: 'bad', words: '✗ False: a counterexample' };
    case 'open':
      return { tone: 'neutral', words: `○ No counterexample in ${cases(run)}: open, which proves nothing` };
    case 'undecided':
      return { tone: 'doubt', words: `? Undecided: ${reason}` };
    case 'incomplete':
      return { tone: 'doubt', words: `… Incomplete, no counterexample in ${cases(run)}: ${reason}` };
    case 'no case':
      return { tone: 'doubt', words: `? Nothing was tested: ${reason}` };
  }
}

/** The relation of a claim. */
const relationOf = (claim: string): string => /<=|>=|==|<|>/.exec(claim)?.[0] ?? '';

const SIGNS: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '==': '=' };

/** The counterexample: the laws before and after, and both sides. */
export function witnessHtml({ question, counterexample }: ConjectureResult, witness: WitnessView, width: number): Html {
  const { texts, laws, weights, best, place } = witness;
  const relation = relationOf(question.claim);
  const K = texts.K === 'inf' ? '∞' : texts.K;
  const lambda = texts.lambda === 'inf' ? '∞' : texts.lambda;
  const most = Math.max(...laws.flatMap(({ masses }) => masses));
  const figures = laws.map(({ t, masses, p }) => {
    const label = `p at round ${t}: ${p.join(', ')}`;
    return html`<figure class="p-law">
      <figcaption>p<sub>${t}</sub> = (${p.join(', ')})</figcaption>
      ${bars({ width: Math.min(width, 80 + 70 * masses.length), height: 170, masses, most, weights, best, label })}
    </figure>`;
  });
  return html`<p class="p-instance">
      w = (${texts.w.join(', ')}), K = ${K}, λ =
      ${lambda}${texts.ref ? html`, p<sub>ref</sub> = (${texts.ref.join(', ')})` : ''}; ${place}
    </p>
    <div class="p-laws">${figures}</div>
    <p>
      The claim asks for left ${SIGNS[relation] ?? relation} right. Here
      (${counterexample?.finding.rung === 'exact' ? 'exactly' : 'certified'}):
    </p>
    ${sidesPicture([
      { name: 'left', value: witness.left, text: witness.leftText },
      { name: 'right', value: witness.right, text: witness.rightText },
    ])}
    <p><button type="button" id="use">Use these values</button></p>`;
}

/** The result as a whole, with the text that the command line prints. */
export function resultHtml(result: ConjectureResult, text: string, witness: Html | undefined): Html {
  const { tone, words } = verdict(result);
  return html`<div class="witness">
    <h3 class="verdict ${tone}" id="verdict">${words}</h3>
    <p><code>${result.question.claim}</code></p>
    ${witness}
    <details>
      <summary>As <code>conjecture</code> prints it</summary>
      <pre id="conjecture-text" tabindex="0" role="region" aria-label="Text of the search">${text}</pre>
    </details>
  </div>`;
}
