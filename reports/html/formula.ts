/** LaTeX → MathML, which browsers set without scripts or fonts to load. */
import katex from 'katex';
import { Html, html } from './markup';

/** Bounds on what a formula from a stranger may cost: macro expansions, and sizes in em. */
const LIMITS = { maxExpand: 200, maxSize: 20 } as const;

/** The namespace is implied in HTML; without it the page holds no address at all. */
const NAMESPACE = / xmlns="[^"]*"/g;

/** Double-struck capitals that stood in Unicode before the block of mathematical letters. */
const OLDER_DOUBLE_STRUCK: Readonly<Record<string, string>> = {
  C: 'ℂ',
  H: 'ℍ',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
};
const DOUBLE_STRUCK_A = 0x1d538;

/** Browsers that follow MathML Core ignore `mathvariant="double-struck"`; the letter itself says it everywhere. */
function doubleStruck(markup: string): string {
  return markup.replace(/<mi mathvariant="double-struck">([A-Z])<\/mi>/g, (_, letter: string) => {
    const offset = letter.charCodeAt(0) - 'A'.charCodeAt(0);
    return `<mi>${OLDER_DOUBLE_STRUCK[letter] ?? String.fromCodePoint(DOUBLE_STRUCK_A + offset)}</mi>`;
  });
}

/**
 * An operator name alone in a subscript, as in `w_{\max}`, becomes a plain word: KaTeX puts an invisible operator behind
 * the name, which makes a third child of `<msub>` and so sets the subscript on the line.
 */
const plainSubscripts = (tex: string): string => tex.replace(/_\{\\(max|min)\}/g, '_{\\mathrm{$1}}');

function mathml(tex: string, displayMode: boolean): Html | undefined {
  try {
    const options = {
      output: 'mathml',
      displayMode,
      throwOnError: true,
      strict: false,
      trust: false,
      ...LIMITS,
    } as const;
    return new Html(doubleStruck(katex.renderToString(plainSubscripts(tex), options).replace(NAMESPACE, '')));
  } catch {
    // The source text says the same, only less well.
    return undefined;
  }
}

/** A formula on a line of its own; `source` is shown where the LaTeX cannot be set. */
export function displayFormula(tex: string, source: string): Html {
  return html`<div class="formula">${mathml(tex, true) ?? html`<code>${source}</code>`}</div>`;
}

/** A formula in running text, with fractions as large as on a line of their own. */
export function inlineFormula(tex: string): Html {
  return mathml(`\\displaystyle ${tex}`, false) ?? html`<code>${tex}</code>`;
}
