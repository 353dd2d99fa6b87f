/** The one style sheet of the report. */
import { LEARNED, LEARNED_COLOURS } from './learned/styles';
import { Html } from './markup';

/** Text on its background has a contrast of at least 4.5 : 1 in both schemes. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfc; --ink: #1d1f21; --muted: #5c6166; --line: #dfe1e3; --wash: #f4f5f4; --link: #1a4f8b;
  --good: #1e6a3b; --bad: #b3261e; --doubt: #8a5200;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a; --ink: #e4e6e7; --muted: #a3a9ae; --line: #34383b; --wash: #1f2225; --link: #8ab8f0;
    --good: #7fcf9b; --bad: #ff9a91; --doubt: #edb765;
  }
}`;

const TEXT = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; padding: 3rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums;
}
main, footer { max-width: 66rem; margin: 0 auto; }
p, ul, ol { max-width: 44rem; margin: 0.6rem 0; }
sub, sup { line-height: 0; font-size: 0.75em; }
h1 { font-size: 1.6rem; line-height: 1.25; font-weight: 650; margin: 0.2rem 0 0.8rem; letter-spacing: -0.01em; }
h2 { font-size: 1.3rem; line-height: 1.3; font-weight: 650; margin: 0 0 0.6rem; }
h3 { font-size: 1rem; font-weight: 650; margin: 2rem 0 0.5rem; }
h4 { font-size: 0.95rem; font-weight: 600; margin: 1.2rem 0 0.4rem; }
.drop > h4, .witness > h4 { margin-top: 0; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.86em; }
code { overflow-wrap: anywhere; }
pre { background: var(--wash); padding: 0.7rem 0.9rem; margin: 0.5rem 0; border-radius: 4px; white-space: pre-wrap; }
math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", STIXMath, "DejaVu Math TeX Gyre", math; font-size: 1.08em; }
.muted, .origin, .source, .reason { color: var(--muted); }
.origin, .source { font-size: 0.9rem; }
.id { font-weight: 400; color: var(--muted); font-size: 0.8em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.verdict { font-weight: 600; }
.sign { display: inline-block; min-width: 1em; text-align: center; }
.good > h1 > .sign, .verdict.good { color: var(--good); }
.bad > h1 > .sign, .verdict.bad { color: var(--bad); }
.doubt > h1 > .sign, .verdict.doubt { color: var(--doubt); }
.verdict.neutral { color: var(--muted); font-weight: 400; }`;

const PARTS = `
section { margin-top: 3.5rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.kicker { margin: 0; color: var(--muted); font-size: 0.9rem; }
.opening { border-left: 4px solid var(--good); padding: 0.2rem 0 0.2rem 1.25rem; }
.opening.bad { border-color: var(--bad); }
.opening.doubt { border-color: var(--doubt); }
.opening h2 { font-size: 1.05rem; margin: 1.2rem 0 0.4rem; }
.opening ul { padding-left: 1.1rem; max-width: none; }
.opening .counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; }
.reading { background: var(--wash); border: 0; border-radius: 6px; padding: 1.2rem 1.4rem; }
.reading h2 { font-size: 1.05rem; }
.reading p { max-width: 56rem; }
.lead { margin-top: 0; }
.claims, .drops, .parts { list-style: none; padding: 0; }
.claims, .drops { max-width: none; }
.claim { margin: 0 0 1.4rem; }
.claim p { margin: 0.2rem 0; }
.letter { font-weight: 600; color: var(--muted); }
.formula { overflow-x: auto; overflow-y: hidden; padding: 0.5rem 0 0.5rem 1.6rem; }
.formula math { width: max-content; margin: 0; text-align: left; }
.where { display: flex; gap: 0.8rem; padding-left: 1.6rem; margin: 0.2rem 0 0.5rem; color: var(--muted); font-size: 0.95rem; overflow-x: auto; overflow-y: hidden; }
.where ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; max-width: none; }
.where math { color: var(--ink); }
.source { padding-left: 1.6rem; max-width: none; }
.drop { padding: 1rem 0 0.6rem; border-top: 1px solid var(--line); }
.drop:first-child { border-top: 0; padding-top: 0.2rem; }
.witness { background: var(--wash); border-radius: 6px; padding: 0.8rem 1rem; margin: 0.8rem 0; }
.witness p { margin: 0.4rem 0; max-width: none; }
.witness h4 { color: inherit; }
.beside { display: flex; flex-wrap: wrap; gap: 0 2.5rem; }
.beside > div { flex: 1 1 26rem; min-width: 0; }
.instance { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 0.6rem 2rem; margin: 0.6rem 0; }
.fields { display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; margin: 0; }
.fields div { display: flex; gap: 0.5rem; align-items: baseline; min-width: 0; }
.fields dt { color: var(--muted); white-space: nowrap; }
.fields .plain > dt::after { content: " ="; }
.fields .structured > dt { color: var(--ink); min-width: 2rem; }
.fields .structured { flex-basis: 100%; border-left: 2px solid var(--line); padding-left: 0.7rem; }
.fields dd { margin: 0; overflow-wrap: anywhere; }
.fields .fields { gap: 0.2rem 1.2rem; }
.parts { margin: 0; }
.compact { display: block; overflow-wrap: anywhere; }
footer { margin-top: 3.5rem; padding-top: 1.2rem; border-top: 1px solid var(--line); color: var(--muted); font-size: 0.9rem; }
.back { font-size: 0.9rem; margin-top: 1rem; }
details { margin: 0.6rem 0; }
summary { cursor: pointer; color: var(--link); }`;

const TABLES = `
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; line-height: 1.4; margin: 0.4rem 0; }
caption { text-align: left; color: var(--muted); padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.9rem 0.4rem 0; }
th { font-weight: 500; }
thead th { color: var(--muted); vertical-align: bottom; border-bottom: 1px solid var(--ink); font-size: 0.85rem; }
tbody td, tbody th { border-bottom: 1px solid var(--line); }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
td .verdict, .model { white-space: nowrap; }
.cells td .verdict { white-space: normal; }
.reason { display: block; font-size: 0.95em; font-weight: 400; min-width: 12rem; }
.overview { width: 100%; }
.overview th .id { display: block; }
.overview .group { padding-top: 1.4rem; font-weight: 650; }
.mutants { width: 100%; }
.atoms { margin: 0; }
.atoms thead th { border-bottom-color: var(--line); }
.atoms th, .atoms td { padding: 0.15rem 1.1rem 0.15rem 0; }
.atoms tbody td, .atoms tbody th { border-bottom: 0; }
.matrix { margin: 0; border-left: 1px solid var(--ink); border-right: 1px solid var(--ink); border-radius: 3px; }
.matrix td { padding: 0.05rem 0.45rem; border: 0; text-align: right; }`;

const PRINT = `
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

export const styles = new Html([COLOURS, LEARNED_COLOURS, TEXT, PARTS, TABLES, LEARNED, PRINT].join('\n'));
