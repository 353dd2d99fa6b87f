/** The fields of the loop: they change the state, and the state fills them. */
import type { FieldError } from '../computing';
import { MASS_STEPS, type VectorName, atomRows } from './atom-rows';
import { element, fill, markInvalid, showError } from './dom';
import { SCALES, massRange, near, positionOf } from './scales';
import { FEWEST_ATOMS, MOST_ATOMS, type State } from './state';

/** The fields with one text and a slider. */
const SCALARS = ['K', 'lambda', 'steps'] as const;
type ScalarName = (typeof SCALARS)[number];

/** The fields that an error of the loop may be about. */
const PLACES = ['p', 'w', 'ref', 'K', 'lambda', 'steps', 'loop'] as const;

const isVector = (name: string | undefined): name is VectorName => name === 'p' || name === 'w' || name === 'ref';

const isSynthetic = (lambda: string): boolean => near(lambda) === Infinity;

export interface FieldsOptions {
  readonly read: () => State;
  /** Called with the changed part of the state. */
  readonly change: (part: Partial<State>) => void;
}

export class Fields {
  private readonly rows = element('atoms', HTMLElement);
  private readonly own = element('own-reference', HTMLInputElement);
  private readonly normalise = element('normalise', HTMLInputElement);
  private readonly loop = element('loop', HTMLSelectElement);

  constructor(private readonly options: FieldsOptions) {
    this.rows.addEventListener('input', ({ target }) => this.onAtom(target));
    this.rows.addEventListener('click', ({ target }) => this.onRemove(target));
    element('add', HTMLButtonElement).addEventListener('click', () => this.add());
    this.own.addEventListener('change', () =>
      this.reshape({ ref: this.own.checked ? [...this.options.read().p] : undefined }),
    );
    this.normalise.addEventListener('change', () => options.change({ normalise: this.normalise.checked }));
    this.loop.addEventListener('change', () => {
      options.change({ loop: this.loop.value });
      this.adapt(options.read());
    });
    for (const name of SCALARS) this.connect(name);
  }

  /** Fills every field. */
  show(state: State): void {
    fill(this.rows, atomRows(state));
    for (const name of SCALARS) {
      element(name, HTMLInputElement).value = state[name];
      this.slide(name, state[name]);
    }
    this.own.checked = state.ref !== undefined;
    this.normalise.checked = state.normalise;
    this.loop.value = state.loop;
    this.adapt(state);
  }

  /** Shows an error beside its field, and takes the others away. */
  showError(error: FieldError | undefined): void {
    for (const place of PLACES) showError(place, error?.field === place ? error.message : undefined);
    for (const control of this.rows.querySelectorAll('[data-vector]')) {
      const { vector, atom } = (control as HTMLElement).dataset;
      markInvalid(control, vector === error?.field && (error?.entry === undefined || String(error.entry) === atom));
    }
    for (const name of SCALARS) markInvalid(element(name, HTMLInputElement), error?.field === name);
    markInvalid(this.loop, error?.field === 'loop');
  }

  private connect(name: ScalarName): void {
    const field = element(name, HTMLInputElement);
    const slider = element(`${name}-slider`, HTMLInputElement);
    field.addEventListener('input', () => {
      this.slide(name, field.value);
      this.changeScalar(name, field.value);
    });
    slider.addEventListener('input', () => {
      field.value = SCALES[name][Number(slider.value)] ?? '';
      slider.setAttribute('aria-valuetext', field.value);
      this.changeScalar(name, field.value);
    });
  }

  private changeScalar(name: ScalarName, text: string): void {
    this.options.change({ [name]: text });
    this.adapt(this.options.read());
  }

  private slide(name: ScalarName, text: string): void {
    const slider = element(`${name}-slider`, HTMLInputElement);
    slider.value = String(positionOf(SCALES[name], text));
    slider.setAttribute('aria-valuetext', text);
  }

  /** Shows what the state makes sensible: real data only where there is some, and no more atoms than the page draws. */
  private adapt({ p, ref, lambda }: State): void {
    element('reference', HTMLElement).hidden = isSynthetic(lambda) && ref === undefined;
    this.rows.classList.toggle('p-three', ref !== undefined);
    element('add', HTMLButtonElement).disabled = p.length >= MOST_ATOMS;
    element('loop-words', HTMLElement).textContent = this.loop.selectedOptions[0]?.dataset['title'] ?? '';
  }

  private onAtom(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    const { vector, slide, atom } = target.dataset;
    const name = vector ?? slide;
    if (!isVector(name)) return;
    const i = Number(atom);
    const texts = this.options.read()[name] ?? [];
    if (vector !== undefined && target.value.includes(',')) {
      this.spread(
        name,
        i,
        target.value.split(',').map((text) => text.trim()),
      );
      return;
    }
    const text = slide === undefined ? target.value : this.slid(name, texts, Number(target.value));
    const other = this.rows.querySelector<HTMLInputElement>(
      `[data-${slide === undefined ? 'slide' : 'vector'}="${name}"][data-atom="${i}"]`,
    );
    if (other && slide !== undefined) other.value = text;
    if (other && slide === undefined)
      other.value = String(
        name === 'w' ? positionOf(SCALES.w, text) : Math.round((MASS_STEPS * (near(text) || 0)) / massRange(texts)),
      );
    (slide === undefined ? other : target)?.setAttribute('aria-valuetext', text);
    this.options.change({ [name]: texts.map((before, j) => (j === i ? text : before)) });
  }

  private slid(name: VectorName, texts: readonly string[], position: number): string {
    if (name === 'w') return SCALES.w[position] ?? '1';
    return String(Number(((massRange(texts) * position) / MASS_STEPS).toPrecision(4)));
  }

  /** A list such as `1/2,1/3,1/6`, pasted into a field, fills this field and those below; atoms are added for what is left. */
  private spread(name: VectorName, from: number, entries: readonly string[]): void {
    const state = this.options.read();
    const size = Math.min(MOST_ATOMS, Math.max(state.p.length, from + entries.length));
    const grown = (vector: readonly string[], more: string): string[] =>
      Array.from({ length: size }, (_, i) => vector[i] ?? more);
    const vectors = { p: grown(state.p, '0'), w: grown(state.w, '1'), ref: state.ref && grown(state.ref, '0') };
    const filled = (vectors[name] ?? []).map((text, i) => entries[i - from] ?? text);
    this.reshape({ ...vectors, [name]: filled });
    this.rows.querySelector<HTMLInputElement>(`[data-vector="${name}"][data-atom="${from}"]`)?.focus();
  }

  private add(): void {
    const { p, w, ref } = this.options.read();
    if (p.length >= MOST_ATOMS) return;
    this.reshape({
      p: [...p, p[p.length - 1] ?? '1'],
      w: [...w, '1'],
      ref: ref && [...ref, ref[ref.length - 1] ?? '1'],
    });
    this.rows.querySelector<HTMLInputElement>(`[data-vector="p"][data-atom="${p.length}"]`)?.focus();
  }

  private onRemove(target: EventTarget | null): void {
    const remove = target instanceof HTMLElement ? target.dataset.remove : undefined;
    const { p, w, ref } = this.options.read();
    if (remove === undefined || p.length <= FEWEST_ATOMS) return;
    const others = (texts: readonly string[]): string[] => texts.filter((_, i) => i !== Number(remove));
    this.reshape({ p: others(p), w: others(w), ref: ref && others(ref) });
    const next = Math.min(Number(remove), p.length - 2);
    this.rows.querySelector<HTMLElement>(`[data-vector="p"][data-atom="${next}"]`)?.focus();
  }

  /** Changes the vectors, and makes the rows anew. */
  private reshape(part: Partial<State>): void {
    this.options.change(part);
    const state = this.options.read();
    fill(this.rows, atomRows(state));
    this.adapt(state);
  }
}
