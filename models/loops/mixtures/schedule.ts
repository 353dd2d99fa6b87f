/**
 * A schedule of λ: round t mixes with λ_t, so that the share of real data changes over time.
 *
 * The built-in schedule is `λ_t = λ/(t + 1)`: the share of real data rises from 1/(1 + λ) to 1. For λ = ∞ there is no
 * real data. Source: the loop of Ferbach et al. 2024 with λ depending on t, as in Bertrand et al. 2024
 * (arXiv:2310.00429), remark on varying proportions.
 */
import { Q, type Rational } from '../../../theory';
import type { MixturePart } from './mixture-part';

/**
 * Real data and curated data, weighted 1 : λ_t.
 * @param factor gives λ_t/λ ≥ 0 for round t ≥ 0
 */
export function schedule(id: string, formula: string, factor: (t: number) => Rational): MixturePart {
  return {
    id,
    title: `with real data, weighted 1 : λ_t, ${formula}`,
    formula: `(p_ref + λ_t c)/(1 + λ_t), ${formula}`,
    reference: 'Ferbach et al. 2024, section 2, with λ_t; Bertrand et al. 2024, arXiv:2310.00429',
    needs: { schedule: formula, rounds: 3 },
    syntheticAtInfinity: true,
    mix: (ops, curated, { reference, lambda, history }) =>
      ops.mix(reference(), curated, lambda === 'infinity' ? lambda : Q.mul(lambda, factor(history.length - 1))),
  };
}

/** Real data and curated data, weighted 1 : λ/(t + 1). */
export const waningSchedule: MixturePart = schedule('waning-schedule', 'λ_t = λ/(t + 1)', (t) => Q.of(1, t + 1));
