/** The style of the playground, beside that of the report, whose colours it uses. */
import { Html } from '../reports/html/anywhere';

/** The frame of the page, which is not that of the report. */
const FRAME = `
body { display: block; margin: 0; padding: 2.5rem 1.5rem 4rem; }
main, footer { display: block; max-width: 66rem; margin: 0 auto; padding: 0; }
main > section { margin: 2.5rem 0 0; padding: 1.8rem 0 0; border-top: 1px solid var(--line); }
footer { margin-top: 3rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
.kicker { color: var(--muted); font-size: 0.9rem; margin: 0; }
@media (max-width: 40rem) { body { padding: 1.5rem 1rem 3rem; } }`;

const FORM = `
[hidden] { display: none !important; }
.p-grid2 { display: grid; gap: 0 3rem; grid-template-columns: minmax(0, 1fr); }
#picture { position: sticky; top: 0; z-index: 1; background: var(--paper); padding: 0.6rem 0; margin-bottom: 0.8rem; border-bottom: 1px solid var(--line); }
#numbers { margin-top: 1.5rem; min-width: 0; }
@media (min-width: 64rem) {
  .p-grid2 { grid-template-columns: minmax(0, 25rem) minmax(0, 1fr); grid-template-rows: auto 1fr; }
  .p-grid2 > form { grid-column: 1; grid-row: 1 / span 2; }
  #picture { grid-column: 2; grid-row: 1; position: static; border: 0; padding-top: 0; margin: 0; }
  #numbers { grid-column: 2; grid-row: 2; margin-top: 0.4rem; }
}
@media (max-width: 63.99rem) and (min-height: 30rem) { html { scroll-padding-top: 14rem; } }
@media (max-height: 29.99rem) { #picture { position: static; } }
.p-claim { max-width: 46rem; }
.p-form > fieldset { border: 0; padding: 0; margin: 0 0 1.2rem; min-width: 0; }
.p-form legend, .p-form label, .p-label { font-weight: 550; padding: 0; }
.p-hint { color: var(--muted); font-size: 0.9rem; margin: 0.1rem 0 0.4rem; }
.p-field { margin: 0 0 1rem; }
.p-line { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0.2rem 0.8rem; align-items: center; }
.p-row { display: grid; grid-template-columns: 1.2rem repeat(2, minmax(0, 1fr)) 2rem; gap: 0.2rem 0.8rem; align-items: center; margin: 0.35rem 0; }
.p-three .p-row { grid-template-columns: 1.2rem repeat(3, minmax(0, 1fr)) 2rem; gap: 0.2rem 0.6rem; }
.p-heads { color: var(--muted); font-size: 0.85rem; }
.p-index { color: var(--muted); text-align: right; }
.p-pair { display: grid; gap: 0.15rem; min-width: 0; }
.p-check { display: flex; gap: 0.5rem; align-items: baseline; margin: 0.4rem 0; }
.p-form .p-check label { font-weight: 400; }
input, textarea, select, button { font: inherit; color: inherit; }
input[type="text"], textarea, select {
  width: 100%; min-width: 0; background: var(--paper); border: 1px solid var(--edge); border-radius: 4px; padding: 0.3rem 0.5rem; min-height: 2.2rem;
}
textarea { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9rem; resize: vertical; }
input[type="range"] { width: 100%; min-width: 0; margin: 0; height: 1.5rem; accent-color: var(--link); }
input[type="checkbox"] { accent-color: var(--link); }
[aria-invalid="true"] { border-color: var(--bad) !important; outline-color: var(--bad); }
.p-error { color: var(--bad); margin: 0.2rem 0 0.4rem; font-size: 0.92rem; overflow-wrap: anywhere; }
.p-error::before { content: "✗ "; }
button { background: var(--wash); border: 1px solid var(--edge); border-radius: 4px; padding: 0.35rem 0.9rem; min-height: 2.2rem; cursor: pointer; }
button:hover:not(:disabled) { border-color: var(--link); }
button:disabled { color: var(--muted); cursor: default; opacity: 0.6; }
.p-main-button:not(:disabled) { background: var(--link); border-color: var(--link); color: var(--paper); }
.p-small { min-height: 1.7rem; padding: 0 0.5rem; font-size: 0.9rem; }
.p-buttons { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; margin: 0.8rem 0; }`;

const DRAWING = `
.p-stale { opacity: 0.45; }
#bars, #numbers { transition: opacity 0.15s; }
.p-picture { display: block; max-width: 100%; height: auto; font-size: 12px; }
.p-picture text { fill: var(--ink); text-anchor: middle; font-variant-numeric: tabular-nums; }
.p-picture .p-atom, .p-picture .p-weight, .p-picture .p-tick { fill: var(--muted); }
.p-picture .p-end { text-anchor: end; }
.p-bar { fill: var(--link); opacity: 0.85; }
.p-best { fill: var(--good); }
.p-mark { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 4 3; }
.p-axis { stroke: var(--muted); }
.p-grid { stroke: var(--line); }
.p-line { fill: none; stroke: var(--link); stroke-width: 2; }
.p-dot { fill: var(--link); }
.p-marked { fill: var(--paper); stroke: var(--link); stroke-width: 2.5; }
.p-bound { fill: none; stroke: var(--doubt); stroke-width: 2; stroke-dasharray: 6 4; }
.p-dash { display: inline-block; width: 1.4rem; border-top: 2px dashed var(--doubt); vertical-align: 0.25em; margin-right: 0.4rem; }
.p-key { display: inline-block; color: var(--muted); font-size: 0.88rem; margin-left: 0.4rem; }
.p-round { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 1rem; align-items: center; margin: 0.3rem 0 0; }
.p-round output { font-weight: 650; min-width: 3.5rem; }
.p-legend { color: var(--muted); font-size: 0.9rem; margin: 0.3rem 0 1.2rem; max-width: none; }
.p-curves { display: grid; gap: 1.2rem 1.5rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 36rem) { .p-curves { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.p-figure, .p-law { margin: 0; min-width: 0; }
.p-figure figcaption, .p-law figcaption { font-size: 0.92rem; overflow-wrap: anywhere; }
#silent { color: var(--muted); font-size: 0.9rem; }
#silent ul { margin: 0.2rem 0; padding-left: 1.2rem; }
#silent p { margin: 1rem 0 0; }`;

const DIGITS = `
.p-digits .p-exact { overflow-wrap: anywhere; }
@media (max-width: 40rem) { .p-digits th, .p-digits td { padding-right: 0.6rem; font-size: 0.82rem; } }
.p-digits { width: 100%; }
.p-exact { font-variant-numeric: tabular-nums; }
.p-moments { display: flex; flex-wrap: wrap; gap: 0.3rem 1.6rem; margin: 0.6rem 0; }
.p-moments div { display: flex; gap: 0.5rem; min-width: 0; }
.p-moments dt { color: var(--muted); }
.p-moments dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
#command { overflow-wrap: anywhere; }
#printed td { white-space: nowrap; }
.p-json { max-height: 20rem; overflow: auto; overflow-wrap: anywhere; }
.p-laws { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 0.8rem 0; }
.p-instance { overflow-wrap: anywhere; }
.p-sides { margin: 0.6rem 0; max-width: 44rem; }
.p-sides div { display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: 0.8rem; align-items: center; margin: 0.3rem 0; }
.p-sides dt { color: var(--muted); }
.p-sides dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.p-sides svg { display: block; }
.p-side { fill: var(--link); }
.p-below { fill: var(--bad); }
#formula { min-height: 3.2rem; }
#formula .formula { padding-left: 0; }
.p-given { margin: 0.4rem 0 0; }
#result .witness > h3 { margin: 0 0 0.6rem; }`;

const EDGE = `
:root { --edge: #8b9196; }
@media (prefers-color-scheme: dark) { :root { --edge: #6d7479; } }`;

export const playgroundStyles = new Html([FRAME, EDGE, FORM, DRAWING, DIGITS].join('\n'));
