/**
 * The last snapshot as opponent: of two candidates one comes from the newest model and one from the model before it, and a Bradley–Terry choice keeps one,
 *
 *     c_t(x) = Σ_y (p_t(x) p_{t−1}(y) + p_{t−1}(x) p_t(y)) w(x)/(w(x) + w(y)) ,      p_{t+1} = (p_ref + λ c_t)/(1 + λ) ,      p_{−1} = p_0 .
 *
 * The first round is that of the paper's loop at K = 2. The two candidates have different laws, so no choice among draws of one law makes this step: it is given whole.
 *
 * Source: after self-play against the last checkpoint, as in Chen et al. 2024 (SPIN, arXiv:2401.01335), with the choice of Ferbach et al. 2024, section 2.
 */
import { UnanswerableError } from '../../theory';
import type { VectorRule } from './choice-rule';
import { exactFit } from './learners';
import { type Loop, finite, newest } from './loop';
import { realData } from './mixtures';

/** The law of the winner between a draw of one law and a draw of another. */
const duel: VectorRule = ([first = [], second = []], weights, F) => {
  const atoms = weights.map(({ w }, x) => ({ w, p: first[x] ?? F.of(0), q: second[x] ?? F.of(0) }));
  return atoms.map((x) =>
    F.sum(atoms.map((y) => F.mul(F.add(F.mul(x.p, y.q), F.mul(x.q, y.p)), F.div(x.w, F.add(x.w, y.w))))),
  );
};

const unknown = (): never => {
  throw new UnanswerableError('the candidates of last-snapshot have two laws: the law kept from one is not its choice');
};

/** One candidate of the newest model against one of the model before. */
export const lastSnapshotLoop: Loop = {
  id: 'last-snapshot',
  title:
    'Bradley–Terry choice between a candidate of the newest model and one of the model before, mixed with real data by λ, fitted exactly',
  formula: `c = the winner of x ~ p_t and y ~ p_{t−1};  D = ${realData.formula};  ${exactFit.formula}`,
  reference: 'after Chen et al. 2024, arXiv:2401.01335; Ferbach et al. 2024, section 2',
  needs: { candidates: { min: 2, max: 2, infinite: false }, rounds: 3 },
  update: (ops, round) => {
    const { history } = round;
    const models = [newest(round), history[Math.max(0, history.length - 2)] ?? history[0]];
    return exactFit.fit(ops, realData.mix(ops, finite(ops).transform(models, duel), round), round);
  },
  source: (_ops, round) => newest(round),
  curate: unknown,
  learn: unknown,
};
