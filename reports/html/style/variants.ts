/** A table of verdict marks with many columns: its heads stay in view on a wide screen. */
export const VARIANTS = `
.variants { border-collapse: separate; border-spacing: 0; }
.variants th, .variants td { border-bottom: 1px solid var(--line); padding: 0.35rem 0.7rem; white-space: nowrap; }
.variants td { position: relative; }
.variants .refuted .verdict.good { color: var(--ink); }
.variants thead th { white-space: normal; background: var(--paper); overflow-wrap: anywhere; min-width: 5rem; }
.variants tbody th { background: var(--paper); white-space: normal; min-width: 13rem; }
.variants tbody th .id { display: block; overflow-wrap: anywhere; }
.variants tr > :first-child { padding-left: 0; }
.scroll:has(> .variants) { margin-bottom: 1.5rem; }
.variants tr:target th, .variants td:has(:target), .variants td:target { background: var(--wash); }
@media (min-width: 62rem) {
  .scroll:has(> .variants) { max-height: 88vh; overflow: auto; }
  .variants thead th { position: sticky; top: 0; z-index: 2; }
  .variants tbody th { position: sticky; left: 0; z-index: 1; border-right: 1px solid var(--line); }
  .variants thead th:first-child { left: 0; z-index: 3; }
  .variants [id] { scroll-margin: 8rem 0 0 16rem; }
}
@media (max-width: 61.99rem) { .variants tbody th { min-width: 9rem; } .variants th, .variants td { padding: 0.35rem 0.4rem; } }
@media print { .scroll:has(> .variants) { max-height: none; overflow: visible; } .variants th, .variants tbody th { position: static !important; } }`;
