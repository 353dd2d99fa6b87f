/**
 * Plackett–Luce choice with temperature: `P(keep k) = w_k^{1/τ} / Σ_j w_j^{1/τ}`.
 *
 * τ = 1 is Bradley–Terry; the choice is sharper for τ < 1 and softer for τ > 1. The powers are exact for τ = 1/m, and
 * for τ = 2 if the weights are squares. Source: Plackett 1975, Luce 1959; the temperature as in softmax selection.
 */
import { Q, type Rational } from '../../../theory';
import { type LuceRule } from '../choice-rule';
import { finite } from '../loop';
import { type ChoicePart, MOST_GROWTH } from './choice-part';

/** `w^{1/τ}` for τ = 2 or 1/m. */
function tempered(temperature: Rational): LuceRule {
  const inverse = Q.div(Q.one, temperature);
  if (Q.isInteger(inverse)) {
    const power = Q.toNumber(inverse);
    return { kind: 'luce', score: ({ w }, F) => F.pow(w, power) };
  }
  const power = Q.toNumber(Q.mul(inverse, Q.of(2)));
  return { kind: 'luce', score: ({ w }, F) => F.pow(F.sqrt(w), power) };
}

/**
 * Plackett–Luce choice at a temperature.
 * @param temperature τ > 0 such that 2/τ is a whole number
 */
export function plackettLuce(temperature: Rational): ChoicePart {
  const rule = tempered(temperature);
  const exponent = Q.format(Q.div(Q.one, temperature));
  return {
    id: `plackett-luce-${Q.format(temperature)}`,
    title: `Plackett–Luce choice at temperature ${Q.format(temperature)}`,
    formula: `P(keep k) = w_k^(${exponent}) / Σ_j w_j^(${exponent})`,
    reference: 'Luce 1959; Plackett 1975',
    // Powers of weights, and weights that are squares, have twice the digits or more.
    needs: { growth: MOST_GROWTH, ...(Q.isInteger(Q.div(Q.one, temperature)) ? {} : { squares: true }) },
    curate: (ops, law, candidates) => finite(ops).choose(law, rule, candidates),
  };
}
