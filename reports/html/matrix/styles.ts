/** The additional styles of the matrix page. */
import { Html } from '../markup';

/** Cells contain text for screen readers only; without a position it would widen the page. */
export const matrixStyles = new Html(`
#matrix { width: max-content; max-width: calc(100vw - 4rem); position: relative; left: 50%; transform: translateX(-50%); }
.variants th, .variants td { border-bottom: 1px solid var(--line); white-space: nowrap; }
.variants td { position: relative; padding-right: 0.7rem; }
.variants .refuted .verdict.good { color: var(--ink); }
.variants tbody th { position: sticky; left: 0; z-index: 1; background: var(--paper); white-space: normal; min-width: 13rem; }
.variants tbody th .id { display: block; }
.variants thead th { white-space: normal; min-width: 5rem; }
.signs { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; max-width: none; }
.loop { padding: 1rem 0 0.4rem; border-top: 1px solid var(--line); }
.loop h3 { margin-top: 0; }
.told { margin-top: 1.5rem; }
@media (max-width: 40rem) { .variants tbody th { position: static; } }
@media print { .variants tbody th { position: static; } }`);
