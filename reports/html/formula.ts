/** Converts LaTeX to MathML, which browsers render without scripts or downloaded fonts. */
import type katex from 'katex';
import { Html, html } from './markup';

/** Bounds on the cost of an untrusted formula: macro expansions, and sizes in em. */
const LIMITS = { maxExpand: 200, maxSize: 20 } as const;

/** The namespace, which HTML implies; without it the page contains no address. */
const NAMESPACE = / xmlns="[^"]*"/g;

/** The LaTeX beside the MathML: the page has the claim as text already. */
const ANNOTATION = /<annotation[^]*?<\/annotation>/g;

/** Double-struck capitals outside Unicode's block of mathematical letters. */
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

/** Replaces `mathvariant="double-struck"`, which MathML Core ignores, by the double-struck letter itself. */
function doubleStruck(markup: string): string {
  return markup.replace(/<mi mathvariant="double-struck">([A-Z])<\/mi>/g, (_, letter: string) => {
    const offset = letter.charCodeAt(0) - 'A'.charCodeAt(0);
    return `<mi>${OLDER_DOUBLE_STRUCK[letter] ?? String.fromCodePoint(DOUBLE_STRUCK_A + offset)}</mi>`;
  });
}

/**
 * Replaces an operator name that is a whole subscript, as in `w_{\max}`, by a plain word. KaTeX puts an invisible operator behind
 * the name, which gives `<msub>` a third child and moves the subscript onto the line.
 */
const plainSubscripts = (tex: string): string => tex.replace(/_\{\\(max|min)\}/g, '_{\\mathrm{$1}}');

function mathml(tex: string, displayMode: boolean): Html | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most commands show no formula, so the library is loaded late
  const library = require('katex') as typeof katex;
  try {
    const options = {
      output: 'mathml',
      displayMode,
      throwOnError: true,
      strict: false,
      trust: false,
      ...LIMITS,
    } as const;
    return new Html(
      doubleStruck(
        library.renderToString(plainSubscripts(tex), options).replace(NAMESPACE, '').replace(ANNOTATION, ''),
      ),
    );
  } catch {
    // The source text is shown instead of the formula.
    return undefined;
  }
}

/** A displayed formula; `source` is shown if the LaTeX cannot be converted. */
export function displayFormula(tex: string, source: string): Html {
  return html`<div class="formula">${mathml(tex, true) ?? html`<code>${source}</code>`}</div>`;
}

/** A formula in running text, with fractions as large as in displayed formulas. */
export function inlineFormula(tex: string): Html {
  return mathml(`\\displaystyle ${tex}`, false) ?? html`<code>${tex}</code>`;
}

/** A short formula in running text, in the size of the text. */
export function symbolFormula(tex: string): Html {
  return mathml(tex, false) ?? html`<code>${tex}</code>`;
}
