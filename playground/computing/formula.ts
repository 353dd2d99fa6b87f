/** LaTeX as MathML, as in the report. */
import { displayFormula } from '../../reports/html/anywhere';

/** The markup of a formula; its LaTeX if it cannot be converted. */
export const formulaMarkup = (tex: string): string => displayFormula(tex, tex).markup;
