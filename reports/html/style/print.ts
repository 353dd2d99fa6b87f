/** Narrow screens and paper. */
export const PRINT = `
@media (max-width: 40rem) { .sheet { padding: 1rem 1rem 3rem; } .formula, .where, .source { padding-left: 0; } }
@page { margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #444; } @bottom-left { content: "curated-loops"; font: 8pt system-ui, sans-serif; color: #444; } }
@media print {
  :root { --paper: #fff; --ink: #000; --muted: #444; --line: #bbb; --wash: #fff; --link: #000; --good: #145228; --bad: #8c1d18; --doubt: #6b4000; --misfit: #5a1f54; }
  body { padding: 0; font-size: 10pt; }
  section { margin-top: 1.5rem; padding-top: 1rem; }
  .witness, .reading { border: 1px solid var(--line); }
  .scroll, .formula, .where { overflow: visible; }
  .back, .finder, .copy, .pilcrow, .skip, .fold-all { display: none !important; }
  .sheet { max-width: none; padding: 0; }
  .columns { display: block; }
  .contents { position: static; max-height: none; overflow: visible; }
  .contents ul { columns: 4; }
  .scroll, .formula, .where, pre { background: none; }
  .statement, figure, .tile, .needed > li { break-inside: avoid-page; }
  .statement { break-inside: auto; }
  h2, h3, h4 { break-after: avoid; }
  tr, .witness, .claim { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}`;
