/** Puts the page together: one state, which fields change, links carry, and workers compute. */
import type { LoopTexts, Reply } from '../computing';
import { ClaimPanel } from './claim-panel';
import { element } from './dom';
import { Fields } from './fields';
import { RoundsPanel } from './rounds-panel';
import { type State, fragmentOf, stateOf } from './state';
import { NewestFirst, workerStarter } from './worker-link';

/** Milliseconds without a change after which the address is written, which browsers allow only so often. */
const PAUSE = 250;

function main(): void {
  const start = workerStarter(element('worker-code', HTMLScriptElement).textContent);
  let { state } = stateOf('');
  let asked = 0;
  let writing: ReturnType<typeof setTimeout> | undefined;

  const newest = new NewestFirst(start, {
    onReply: (reply) => receive(reply),
    onError: (kind, error, message) => {
      if (kind === 'claim') {
        claim.showError(error ?? { field: 'claim', message });
        return;
      }
      rounds.stale();
      fields.showError(error ?? { field: 'loop', message });
    },
  });

  const compute = (): void => {
    const { p, w, ref, K, lambda, steps, loop, normalise } = state;
    newest.ask({ kind: 'rounds', id: (asked += 1), texts: { p, w, ref, K, lambda, steps, loop, normalise } });
  };
  const readClaim = (): void => newest.ask({ kind: 'claim', id: (asked += 1), claim: state.claim, given: state.given });

  const write = (): void => {
    clearTimeout(writing);
    writing = setTimeout(() => history.replaceState(null, '', `#${fragmentOf(state)}`), PAUSE);
  };
  const change = (part: Partial<State>): void => {
    state = { ...state, ...part };
    write();
    if ('claim' in part || 'given' in part) readClaim();
    else if (!('budget' in part)) compute();
  };

  const read = (): State => state;
  const use = (texts: LoopTexts): void => {
    change({ ...texts, round: Number(texts.steps) });
    fields.show(state);
    element('loop-title', HTMLElement).scrollIntoView({ block: 'start' });
    element('loop-title', HTMLElement).focus({ preventScroll: true });
  };
  const fields = new Fields({ read, change });
  const claim = new ClaimPanel(start, { read, change, use });
  const rounds = new RoundsPanel((round) => {
    state = { ...state, round };
    rounds.select(round);
    write();
  });

  function receive(reply: Reply): void {
    if (reply.kind === 'rounds') {
      fields.showError(undefined);
      rounds.show(reply.view, state.round);
    } else if (reply.kind === 'claim') claim.showFormulas(reply.formulas);
  }

  const load = (): void => {
    const { state: linked, ignored } = stateOf(location.hash);
    state = linked;
    fields.show(state);
    claim.show(state);
    const note = element('ignored', HTMLElement);
    note.hidden = ignored.length === 0;
    note.textContent = `The link could not be read whole; left out: ${ignored.join(', ')}.`;
    compute();
    readClaim();
  };

  document.addEventListener('click', ({ target }) => {
    const name = target instanceof HTMLElement ? target.dataset.copy : undefined;
    if (name === undefined) return;
    const text = name === 'link' ? location.href : element(name, HTMLElement).textContent;
    void navigator.clipboard.writeText(text).then(
      () => (element('status-copy', HTMLElement).textContent = 'Copied.'),
      () => (element('status-copy', HTMLElement).textContent = `Copying is not allowed here: ${text}`),
    );
  });
  addEventListener('hashchange', load);
  load();
}

main();
