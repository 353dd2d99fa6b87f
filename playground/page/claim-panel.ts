/** The claim: its fields, its formula, the search and the counterexample. */
import type { FieldError, LoopTexts, Reply, SearchTexts } from '../computing';
import { element, fill, markInvalid, showError } from './dom';
import { EXAMPLES } from './examples';
import { SearchLink } from './search-link';
import type { State } from './state';
import type { StartWorker } from './worker-link';
import { resultHtml, witnessHtml } from './witness';

export interface ClaimOptions {
  readonly read: () => State;
  readonly change: (part: Partial<State>) => void;
  /** Puts the values of a counterexample into the fields. */
  readonly use: (texts: LoopTexts) => void;
}

const PLACES = ['claim', 'given'] as const;

export class ClaimPanel {
  private readonly claim = element('claim', HTMLTextAreaElement);
  private readonly given = element('given', HTMLTextAreaElement);
  private readonly budget = element('budget', HTMLSelectElement);
  private readonly examples = element('examples', HTMLSelectElement);
  private readonly start = element('search', HTMLButtonElement);
  private readonly cancel = element('cancel', HTMLButtonElement);
  private readonly status = element('status', HTMLElement);
  private readonly result = element('result', HTMLElement);
  private readonly link: SearchLink;
  private last: Extract<Reply, { kind: 'result' }> | undefined;
  private since = 0;
  private asked: SearchTexts | undefined;

  constructor(
    start: StartWorker,
    private readonly options: ClaimOptions,
  ) {
    this.link = new SearchLink(start, {
      onReply: (reply) => this.receive(reply),
      onEnd: (reason) => this.ended(reason),
    });
    this.claim.addEventListener('input', () => this.write({ claim: this.claim.value.replaceAll('\n', ' ') }));
    this.given.addEventListener('input', () => this.write({ given: this.given.value }));
    this.budget.addEventListener('change', () => options.change({ budget: Number(this.budget.value) }));
    this.examples.addEventListener('change', () => this.choose(Number(this.examples.value)));
    this.start.addEventListener('click', () => this.search());
    this.cancel.addEventListener('click', () => {
      this.status.textContent = 'Stopping …';
      this.link.cancel();
    });
    this.claim.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.search();
    });
    this.result.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLElement && target.id === 'use' && this.last?.witness)
        options.use(this.last.witness.texts);
    });
    new ResizeObserver(() => this.draw()).observe(this.result);
  }

  show({ claim, given, budget }: State): void {
    this.claim.value = claim;
    this.given.value = given;
    this.budget.value = String(budget);
    this.nameExample();
  }

  private write(part: Partial<State>): void {
    this.options.change(part);
    this.nameExample();
  }

  /** Says which example the fields hold, if they hold one. */
  private nameExample(): void {
    const { claim, given } = this.options.read();
    const example = EXAMPLES.findIndex((known) => known.claim === claim && known.given === given);
    this.examples.value = example < 0 ? '' : String(example);
  }

  /** Shows the formula of the claim as it is written now. */
  showFormulas(formulas: readonly string[]): void {
    this.showError(undefined);
    const [claim = '', ...given] = formulas;
    const conditions = given.length === 0 ? '' : `<p class="muted p-given">given</p>${given.join('')}`;
    // The formulas are markup that the worker made by the same template as the report.
    const place = element('formula', HTMLElement);
    place.innerHTML = claim + conditions;
    // A long formula scrolls, also by keyboard.
    for (const formula of place.querySelectorAll('.formula')) {
      formula.setAttribute('tabindex', '0');
      formula.setAttribute('role', 'region');
      formula.setAttribute('aria-label', 'Formula');
    }
  }

  showError(error: FieldError | undefined): void {
    for (const place of PLACES) {
      showError(place, error?.field === place ? error.message : undefined);
      markInvalid(element(place, HTMLTextAreaElement), error?.field === place);
    }
    if (error) element('formula', HTMLElement).textContent = '';
  }

  private choose(index: number): void {
    const example = EXAMPLES[index];
    if (example === undefined) return;
    this.options.change({ claim: example.claim, given: example.given });
    this.show(this.options.read());
  }

  private search(): void {
    if (this.start.disabled) return;
    const { claim, given, loop, budget } = this.options.read();
    const texts: SearchTexts = { claim, given, loop, budget };
    this.asked = texts;
    this.since = performance.now();
    this.busy(true);
    this.status.textContent = 'Searching …';
    this.last = undefined;
    this.result.textContent = '';
    this.link.search(texts);
  }

  private receive(reply: Reply): void {
    switch (reply.kind) {
      case 'progress':
        this.status.textContent = `Searching … ${reply.cases.toLocaleString('en-US')} cases`;
        return;
      case 'result':
        this.last = reply;
        this.draw();
        this.busy(false);
        this.status.textContent = `Finished after ${((performance.now() - this.since) / 1000).toFixed(1)} s.`;
        return;
      case 'error':
        this.busy(false);
        this.status.textContent = '';
        if (reply.error.field === 'claim' || reply.error.field === 'given') {
          // An error about an older text would stand beside the new one.
          const { claim, given } = this.options.read();
          if (claim === this.asked?.claim && given === this.asked.given) this.showError(reply.error);
        } else this.status.textContent = reply.error.message;
        return;
      case 'fault':
        this.ended(reply.message);
        return;
      case 'rounds':
      case 'claim':
    }
  }

  private ended(reason: string): void {
    this.busy(false);
    this.status.textContent = `No verdict: ${reason}.`;
  }

  private draw(): void {
    if (this.last === undefined) return;
    const { result, text, witness } = this.last;
    const width = Math.max(200, Math.min(340, this.result.clientWidth - 32));
    fill(this.result, resultHtml(result, text, witness && witnessHtml(result, witness, width)));
  }

  private busy(searching: boolean): void {
    this.start.disabled = searching;
    this.cancel.disabled = !searching;
    this.result.setAttribute('aria-busy', String(searching));
  }
}
