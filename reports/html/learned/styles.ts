/**
 * Styles of the part about learned models.
 *
 * The colours of the charts are from the palette of Okabe and Ito, which suits every kind of colour vision: blue for models, vermilion
 * for A_*. Theory is dashed and A_* is circled or dark, so that colour is never the only mark.
 */
export const LEARNED_COLOURS = `
:root { --model: #0072b2; --best: #b84a00; --real: #7b8187; }
@media (prefers-color-scheme: dark) { :root { --model: #56b4e9; --best: #f0923b; --real: #8d949a; } }`;

export const LEARNED = `
.family { margin-top: 3rem; padding-top: 1.6rem; border-top: 1px solid var(--line); }
.family > h3 { font-size: 1.12rem; margin: 0 0 0.5rem; }
.family > h4 { margin-top: 2rem; }
.family > p { max-width: 52rem; }
.matrix-of-verdicts { width: auto; }
.matrix-of-verdicts th[scope=rowgroup] { min-width: 10rem; }
.matrix-of-verdicts .lambda { white-space: nowrap; }
.matrix-of-verdicts .verdict.neutral { white-space: normal; }
.matrix-of-verdicts thead code { overflow-wrap: normal; }
.unfinished { border: 2px solid var(--doubt); border-left-width: 8px; border-radius: 4px; padding: 0.6rem 1rem; margin: 1rem 0; }
.unfinished p { margin: 0.2rem 0; max-width: none; }
figure { margin: 1.2rem 0; }
figcaption { color: var(--muted); font-size: 0.9rem; max-width: 52rem; }
.panels { width: 100%; table-layout: fixed; margin: 0; }
.panels th, .panels td { border: 0; padding: 0.15rem 0.2rem; vertical-align: top; }
.panels thead th, .panels thead td { text-align: center; padding-bottom: 0.3rem; }
.panels thead td, .panels tbody th { width: 6.8rem; }
.panels tbody th { padding: 0.3rem 0.5rem 0 0; font-weight: 600; }
.panels .reason { min-width: 0; }
.panels td { text-align: center; padding-bottom: 0.5rem; }
.panels .missing { color: var(--muted); vertical-align: middle; font-size: 0.85em; }
.panels .share { display: block; color: var(--muted); font-size: 0.85em; line-height: 1.3; }
.panel, .chart { display: block; width: 100%; height: auto; overflow: hidden; }
.panel { border: 1px solid var(--line); }
.panel.images { image-rendering: pixelated; }
.dots { fill: none; stroke-width: 2.2px; stroke-linecap: round; vector-effect: non-scaling-stroke; opacity: 0.75; }
.dots.real { stroke: var(--real); }
.dots.model { stroke: var(--model); }
.dots.best { stroke: var(--best); opacity: 0.9; }
.region { fill: var(--best); fill-opacity: 0.1; stroke: var(--best); stroke-width: 1.4px; vector-effect: non-scaling-stroke; }
.outside { font-size: 30px; fill: var(--muted); text-anchor: end; }
.bar.real { fill: var(--real); fill-opacity: 0.55; }
.bar.model { fill: var(--model); fill-opacity: 0.5; }
.bar.best { fill: var(--best); }
.class { font-size: 30px; fill: var(--muted); text-anchor: middle; }
.class.best { fill: var(--best); font-weight: 700; }
.panel .axis { stroke: var(--muted); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.figures { margin: 2rem 0; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 0.4rem 1.4rem; }
.charts figure { margin: 0 0 0.8rem; max-width: 26rem; }
.charts figcaption { margin-bottom: 0.2rem; }
.charts figcaption b { color: var(--ink); font-weight: 600; margin-right: 0.4rem; }
.chart text { font-size: 11px; fill: var(--muted); }
.tick-y, .level-name { text-anchor: end; }
.tick-x { text-anchor: middle; }
.chart .grid { stroke: var(--line); stroke-width: 1; fill: none; }
.chart .axis { stroke: var(--muted); stroke-width: 1; fill: none; }
.below { font-size: 8px; }
.band { fill: var(--model); fill-opacity: 0.25; }
.edge { fill: none; stroke: var(--model); stroke-width: 0.8; stroke-opacity: 0.7; }
.estimate { fill: none; stroke: var(--model); stroke-width: 1.1; stroke-linejoin: round; }
.marks { fill: none; stroke: var(--model); stroke-width: 3.6; stroke-linecap: round; }
.theory { fill: none; stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 4 4; }
.level { fill: none; stroke: var(--muted); stroke-width: 1; stroke-dasharray: 1 3; }
.legend { list-style: none; padding: 0; margin: 0.2rem 0 0; display: flex; flex-wrap: wrap; gap: 0.2rem 1.6rem; max-width: none; color: var(--muted); font-size: 0.9rem; }
.charts.small { grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); }
.swatch { width: 28px; height: 12px; vertical-align: -1px; margin-right: 0.3rem; }
.rounds th, .rounds td { padding-right: 0.7rem; }
.rounds .group, .verdicts .group { padding-top: 1rem; font-weight: 400; color: var(--ink); }
.family > .muted { font-size: 0.9rem; }
.verdicts { width: 100%; }
.verdicts .claim { border-bottom: 0; padding: 0.5rem 0 0; }
.verdicts .claim p { margin: 0.2rem 0; }
.verdicts td, .verdicts th { white-space: nowrap; }
.verdicts .apart .reason { display: inline; }
.verdicts .in-parts td { border-top: 0; padding-top: 0; }
.verdicts .in-parts dl { display: flex; flex-wrap: wrap; gap: 0.2rem 2rem; margin: 0; }
.verdicts .in-parts dt { color: var(--muted); font-size: 0.85em; }
.verdicts .in-parts dd { margin: 0; }
.verdicts .in-parts .reason { margin-left: 0.5rem; display: inline; }
.verdicts .claim, .verdicts .apart th, .verdicts .reason, .verdicts thead th { white-space: normal; }`;
