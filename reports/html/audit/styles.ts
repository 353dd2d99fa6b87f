/** The additional styles of the page of an audit. Series differ in shape and dashes as well as in colour. */
import { Html } from '../markup';

export const auditStyles = new Html(`
.trace { margin-top: 2rem; padding-top: 1.2rem; border-top: 1px solid var(--line); scroll-margin-top: 0.5rem; }
.trace > h2 { margin-bottom: 0.2rem; }
.facts-of { list-style: none; padding: 0; margin: 0.2rem 0 0.8rem; color: var(--muted); font-size: 0.9rem; max-width: none; }
.facts-of li { display: inline; }
.facts-of li + li::before { content: " · "; }
.part { margin-top: 1.6rem; padding-top: 0.4rem; border-top: 1px solid var(--line); scroll-margin-top: 0.5rem; }
.part > h3 { margin-top: 0.4rem; font-size: 1.1rem; }
.trace h4 { margin-top: 1.4rem; }
.checks { width: 100%; }
.checks .group { padding-top: 0.9rem; font-weight: 400; border-bottom: 0; }
.checks .group b { margin-right: 0.4rem; }
.checks .claim-of { display: block; padding-top: 0.2rem; }
.checks td, .checks tbody th { padding-top: 0.2rem; padding-bottom: 0.2rem; }
.checks .reason, .rules .reason { min-width: 0; }
.because { min-width: 12rem; color: var(--muted); overflow-wrap: anywhere; }
.rules tbody th { min-width: 11rem; }
.preferred { border: 1px solid var(--good); color: var(--good); border-radius: 1rem; padding: 0 0.5rem; font-size: 0.85em; white-space: nowrap; }
.inapplicable { margin: 0.4rem 0; }
.inapplicable summary { color: var(--ink); }
.inapplicable ul { max-width: none; font-size: 0.9rem; }
.trait-rounds .group, .by-round .group { padding-top: 0.8rem; font-weight: 400; }
.shares-of-classes td:nth-child(2) { white-space: nowrap; }
.glance tbody th { min-width: 11rem; }
.overview-of-traces tbody th { min-width: 9rem; overflow-wrap: anywhere; }
.slack { display: block; width: 132px; height: 14px; margin-top: 0.2rem; }
.checks .because { width: 34%; }
.checks thead .number, .glance thead .number, .overview-of-traces thead .number { white-space: nowrap; }
.says { position: sticky; left: 0; max-width: calc(100vw - 2rem); overflow-wrap: anywhere; }
.parameter { display: block; white-space: nowrap; }
.slack .axis { stroke: var(--edge); stroke-width: 1; fill: none; }
.slack path { fill: none; stroke: var(--doubt); }
.slack .interval { stroke-width: 3; stroke-opacity: 0.55; }
.slack .estimated { stroke-width: 2; }
.slack .good { stroke: var(--good); }
.slack .bad { stroke: var(--bad); }
.slack .axis { stroke: var(--edge); }
.line-of { fill: none; stroke-width: 1.3; stroke-linejoin: round; }
.line-of.pools { stroke: var(--real); }
.line-of.kept { stroke: var(--best); stroke-dasharray: 1.5 2.5; stroke-width: 1.6; }
.line-of.model, .line-of.fitted { stroke: var(--model); }
.line-of.exact { stroke: var(--ink); stroke-dasharray: 4 4; }
.line-of.diagonal { stroke: var(--muted); stroke-dasharray: 4 4; }
.bars-of { fill: none; stroke-width: 1.6; stroke-opacity: 0.8; }
.bars-of.pools { stroke: var(--real); }
.bars-of.model { stroke: var(--model); }
.dots-of.pools { fill: var(--real); }
.dots-of.kept { fill: var(--best); }
.dots-of.model { fill: var(--model); }
.dots-of.exact { fill: var(--paper); stroke: var(--ink); stroke-width: 1.1; }
.band-of { fill: var(--ink); fill-opacity: 0.1; }
.wedge { fill: var(--model); fill-opacity: 0.16; }
.plot .round-of { fill: var(--ink); }
.plot svg { overflow: hidden; }
@media (max-width: 40rem) { .because { min-width: 19rem; } .glance tbody th { min-width: 8rem; } }
@media print {
  .part, .trace { break-inside: auto; }
  .charts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .trace table, .overview-of-traces, .trace thead th, .overview-of-traces thead th { font-size: 7.5pt; }
  .trace td, .trace th, .overview-of-traces td, .overview-of-traces th { padding-right: 0.45rem; }
  .checks thead .number, .glance thead .number, .overview-of-traces thead .number, .checks .number { white-space: normal; }
  .checks td:nth-child(3) { white-space: nowrap; }
  .because, .rules tbody th, .glance tbody th { min-width: 7rem; }
  .says { position: static; max-width: none; }
  .slack { width: 66px; height: 7px; print-color-adjust: exact; }
  .plot { print-color-adjust: exact; }
}`);
