/** The Web Worker: computes rounds, reads claims, and searches. Every error is answered; none is left to the browser. */
import './shared-memory';
import './kernels';
import { conjectureInProcess } from '../../properties/conjecture/in-process';
import { loopOf } from '../../models/loops';
import { conjectureText } from '../../reports/text';
import { PlacedError, placed, placedLater } from './field-errors';
import { formulaMarkup } from './formula';
import type { Reply, Request, SearchTexts } from './messages';
import { formulasOf, questionOf } from './question';
import { roundsView } from './rounds-view';
import { witnessView } from './witness-view';

/** The global object of a worker; the library of TypeScript knows that of a window. */
interface WorkerScope {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(reply: Reply): void;
}

const scope = globalThis as unknown as WorkerScope;

/** The search under way. */
let searching: AbortController | undefined;

async function searched(id: number, texts: SearchTexts): Promise<Reply> {
  searching = new AbortController();
  const question = questionOf(texts);
  const loop = placed('loop', () => loopOf(question.loop));
  const options = {
    budget: texts.budget,
    signal: searching.signal,
    onCases: (cases: number) => scope.postMessage({ kind: 'progress', id, cases }),
  };
  const result = await placedLater('claim', () => conjectureInProcess(question, loop, options));
  return { kind: 'result', id, result, text: conjectureText(result), witness: witnessView(result) };
}

async function answer(request: Exclude<Request, { kind: 'cancel' }>): Promise<Reply> {
  const { id } = request;
  switch (request.kind) {
    case 'rounds':
      return { kind: 'rounds', id, view: roundsView(request.texts) };
    case 'claim':
      return { kind: 'claim', id, formulas: formulasOf(request.claim, request.given).map(formulaMarkup) };
    case 'search':
      return searched(id, request.texts);
  }
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'cancel') {
    searching?.abort();
    return;
  }
  const { id } = data;
  answer(data).then(
    (reply) => scope.postMessage(reply),
    (error: unknown) => {
      if (error instanceof PlacedError) scope.postMessage({ kind: 'error', id, error: error.placed });
      else scope.postMessage({ kind: 'fault', id, message: error instanceof Error ? error.message : String(error) });
    },
  );
};
