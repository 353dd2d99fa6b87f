/** `replay`: decides stored counterexamples again, from the file alone. */
import type { Counterexample } from '../../properties/results';
import { replayCounterexample } from '../../properties/search';
import { parseCounterexamples } from '../../properties/results/schemas';
import { isContradiction } from '../../theory/errors';
import { readText } from '../input';

function describe(stored: Counterexample): { readonly line: string; readonly code: 0 | 1 | 3 | 4 } {
  const subject =
    stored.subject.kind === 'statement'
      ? stored.statement
      : `${stored.statement}, ${stored.subject.kind} ${stored.subject.id}`;
  const verdict = replayCounterexample(stored);
  switch (verdict.status) {
    case 'refuted': {
      const { t, left, right, rung } = verdict.finding;
      return {
        line:
          `✗ ${subject}: still refuted (${rung}) at t = ${t}\n  ${stored.claim}\n` +
          `  left in [${left.lo}, ${left.hi}], right in [${right.lo}, ${right.hi}]\n  ${JSON.stringify(stored.instance)}`,
        code: 1,
      };
    }
    case 'holds':
      return { line: `✓ ${subject}: no longer refuted, the claim holds there (${verdict.rung})`, code: 0 };
    case 'undecided':
    case 'discarded':
      return {
        line: `? ${subject}: ${verdict.status}: ${verdict.reason}`,
        code: isContradiction(verdict.reason) ? 4 : 3,
      };
  }
}

export function replayCommand(path: string): number {
  const replayed = parseCounterexamples(readText(path), path).map(describe);
  process.stdout.write(`${replayed.map(({ line }) => line).join('\n')}\n`);
  const codes = replayed.map(({ code }) => code);
  return [4, 1, 3].find((code) => codes.some((seen) => seen === code)) ?? 0;
}
