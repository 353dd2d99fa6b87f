/** `replay`: decides stored counterexamples again, from the file alone, or on the loop of a user's file. */
import { type Loop, isLoopId, loopOf } from '../../models/loops';
import { isLoopPath, loadLoop, sidesOf, witnessLines } from '../../properties/own-loops';
import type { Counterexample } from '../../properties/results';
import { findingJson, replayCounterexample } from '../../properties/search';
import { indentedLines } from '../../reports/text-table';
import { InputError, isContradiction } from '../../theory/errors';
import { readCounterexamples } from '../input/runs';
import { outputWidth, print } from '../output/terminal';

interface ReplayOptions {
  readonly loop?: string;
}

interface Replayed {
  readonly text: string;
  readonly code: 0 | 1 | 3 | 4;
}

const subjectOf = ({ statement, subject, claim }: Counterexample): string => {
  if (statement === 'conjecture') return claim;
  return subject.kind === 'statement' ? statement : `${statement}, ${subject.kind} ${subject.id}`;
};

function replayed(stored: Counterexample, given: Loop | undefined): Replayed {
  const verdict = replayCounterexample(stored, given);
  const elsewhere = given && given.id !== stored.loop ? `, on ${given.id} instead of ${stored.loop}` : '';
  const subject = `${subjectOf(stored)}${elsewhere}`;
  switch (verdict.status) {
    case 'refuted': {
      const now: Counterexample = { ...stored, finding: findingJson(verdict.finding) };
      const sides = sidesOf(now, given);
      const lines = witnessLines({ counterexample: now, ...(sides ? { sides } : {}) });
      return {
        text: [`✗ ${subject}: still refuted`, ...indentedLines(lines, '  ', outputWidth())].join('\n'),
        code: 1,
      };
    }
    case 'holds':
      return { text: `✓ ${subject}: no longer refuted, the claim holds there (${verdict.rung})`, code: 0 };
    case 'undecided':
    case 'discarded':
      return {
        text: `? ${subject}: ${verdict.status}: ${verdict.reason}`,
        code: isContradiction(verdict.reason) ? 4 : 3,
      };
  }
}

/** Decides the counterexamples of a file. Exit code: 0 none refutes any more, 1 one still refutes, 3 undecided. */
export async function replayCommand(path: string, { loop }: ReplayOptions): Promise<number> {
  const stored = readCounterexamples(path);
  const given = loop === undefined ? undefined : isLoopPath(loop) ? await loadLoop(loop) : loopOf(loop);
  const foreign = given ? undefined : stored.find((counterexample) => !isLoopId(counterexample.loop));
  if (foreign)
    throw new InputError(
      `${path} has a counterexample to ${foreign.statement} on the loop "${foreign.loop}", which is not built in; ` +
        'give the file of the loop: --loop ./my-loop.ts',
    );
  const decided = stored.map((counterexample) => replayed(counterexample, given));
  print(`${decided.map(({ text }) => text).join('\n')}\n`);
  const codes = decided.map(({ code }) => code);
  return [4, 1, 3].find((code) => codes.some((seen) => seen === code)) ?? 0;
}
