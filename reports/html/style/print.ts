/** Narrow screens and paper. */
export const PRINT = `
@media (max-width: 40rem) { body { padding: 1.5rem 1rem 3rem; } .formula, .where, .source { padding-left: 0; } }
@media print {
  :root { --paper: #fff; --ink: #000; --muted: #444; --line: #bbb; --wash: #fff; --link: #000; --good: #145228; --bad: #8c1d18; --doubt: #6b4000; }
  body { padding: 0; font-size: 10pt; }
  section { margin-top: 1.5rem; padding-top: 1rem; }
  .witness, .reading { border: 1px solid var(--line); }
  .scroll, .formula, .where { overflow: visible; }
  .back { display: none; }
  h2, h3, h4 { break-after: avoid; }
  tr, .witness, .claim { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}`;
