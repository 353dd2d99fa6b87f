/** `runs(f)`: the expectation over the runs of a loop that draws finite samples; a deterministic loop has one run. */
import { defineWord } from '../tree';

export const runsMean = defineWord({
  name: 'runs',
  gives: 'scalar',
  takes: ['of a run'],
  typeset: (set, { of }) => `\\mathbb{E}_{\\mathrm{runs}}\\left[${set.expression(of)}\\right]`,
  evaluate: (at, { of, last }) => {
    if (!at.model.runs) return of(at);
    return at.model.runs(at.lastRound(last), (run) => at.inRun(run, of));
  },
});
