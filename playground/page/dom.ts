/** The elements of the page. */
import { type Html } from '../../reports/html/anywhere';

/** The element with this id, of this class. @throws Error if the page has none, which is a fault of the page */
export function element<E extends Element>(id: string, kind: new () => E): E {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`the page has no ${kind.name} #${id}`);
}

/** Replaces what an element contains. */
export function fill(target: Element, content: Html): void {
  target.innerHTML = content.markup;
}

/** Shows an error beside its field, or takes it away. */
export function showError(field: string, message: string | undefined): void {
  const place = element(`${field}-error`, HTMLElement);
  if (place.textContent !== (message ?? '')) place.textContent = message ?? '';
  place.hidden = message === undefined;
}

/** Marks a control as wrong or right. */
export function markInvalid(control: Element | null, wrong: boolean): void {
  if (wrong) control?.setAttribute('aria-invalid', 'true');
  else control?.removeAttribute('aria-invalid');
}
