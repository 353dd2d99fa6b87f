/** What the page of the matrix needs besides the style sheet of the report. */
import { Html } from '../markup';

export const matrixStyles = new Html(`
.variants th, .variants td { border-bottom: 1px solid var(--line); white-space: nowrap; }
.variants tbody th { position: sticky; left: 0; background: var(--paper); white-space: normal; min-width: 11rem; }
.variants tbody th .id { display: block; }
.variants thead th { white-space: normal; min-width: 6rem; }
.variants .number { color: var(--muted); font-weight: 400; text-align: left; }
.signs { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; max-width: none; }
.loop { padding: 1rem 0 0.4rem; border-top: 1px solid var(--line); }
.loop h3 { margin-top: 0; }
.refuted { margin-top: 1.5rem; }
@media print { .variants tbody th { position: static; } }`);
