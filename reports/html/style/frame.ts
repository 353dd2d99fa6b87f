/** The frame of the page: the column of contents beside the text, search and chips. */
export const FRAME = `
.sheet { max-width: 88rem; margin: 0 auto; padding: 1.6rem 1.5rem 4rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.4rem 0.8rem; z-index: 9; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2.5rem; }
.contents { font-size: 0.9rem; margin: 1rem 0; }
.contents > details { margin: 0; }
.contents summary { font-weight: 650; color: var(--ink); }
.contents h2 { font-size: 0.8rem; font-weight: 650; color: var(--muted); margin: 0.9rem 0 0.2rem; }
.contents ul { list-style: none; padding: 0; margin: 0; }
.contents li { margin: 0; }
.contents a { display: flex; gap: 0.35rem; padding: 0.14rem 0.4rem; color: var(--ink); text-decoration: none; border-radius: 4px; overflow-wrap: anywhere; }
.contents a:hover, .contents a[aria-current] { background: var(--wash); }
.contents a[aria-current] { font-weight: 600; }
.contents .sign { flex: none; }
.finder { margin: 0 0 0.6rem; }
.finder input { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 5px; padding: 0.35rem 0.6rem; }
.finder p { margin: 0.4rem 0 0; color: var(--muted); font-size: 0.85rem; min-height: 1.3em; }
.chips { display: flex; flex-wrap: wrap; gap: 0.3rem; list-style: none; padding: 0; margin: 0.5rem 0 0; max-width: none; }
.chips button, .copy, .fold-all { font: inherit; font-size: 0.82rem; color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 1rem; padding: 0.1rem 0.6rem; cursor: pointer; }
.chips button[aria-pressed=true] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
.chips button[aria-pressed=true] .verdict { color: inherit; }
.command { position: relative; }
.copy { position: absolute; right: 0.5rem; top: 0.4rem; border-radius: 5px; }
.command:has(.copy) pre { padding-right: 5rem; }
[hidden] { display: none !important; }
@media (min-width: 75rem) {
  .columns { grid-template-columns: 15.5rem minmax(0, 1fr); }
  .contents { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: 1.2rem 0.6rem 2rem 0; align-self: start; }
  .contents summary { list-style: none; cursor: default; }
  .contents summary::-webkit-details-marker { display: none; }
}
@media (max-width: 74.99rem) { .contents ul { columns: 15rem auto; column-gap: 1.5rem; } }`;
