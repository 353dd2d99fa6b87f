/** The first screen: the verdict, the failures, the tallies, the graph and the most telling experiment. */
export const FIRST = `
.opening { border-left: 4px solid var(--good); padding: 0.1rem 0 0.1rem 1.1rem; }
.opening.bad { border-color: var(--bad); }
.opening.doubt { border-color: var(--doubt); }
.opening .kicker, .opening .facts { margin: 0; color: var(--muted); font-size: 0.9rem; max-width: none; }
.opening h1 { margin: 0.1rem 0 0.25rem; }
.opening .facts li { display: inline; }
.opening .facts li + li::before { content: " · "; }
.opening .facts { list-style: none; padding: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0.8rem; list-style: none; padding: 0; margin: 1rem 0; max-width: none; }
.tile { border: 1px solid var(--line); border-radius: 8px; }
.tile a, .tile > div { display: block; padding: 0.55rem 0.9rem 0.6rem; color: inherit; text-decoration: none; height: 100%; }
.tile a:hover { background: var(--wash); border-radius: 8px; }
.tile h2 { font-size: 0.85rem; font-weight: 600; color: var(--muted); margin: 0; }
.tile .figure { font-size: 1.35rem; font-weight: 650; line-height: 1.25; margin: 0; }
.tile p { margin: 0; font-size: 0.85rem; line-height: 1.4; max-width: none; }
.tile .details { color: var(--muted); }
.tally { display: flex; height: 5px; gap: 2px; margin: 0.3rem 0; }
.tally span { border-radius: 2px; background: var(--muted); min-width: 3px; }
.tally .good { background: var(--good); }
.tally .bad { background: var(--bad); }
.tally .doubt { background: var(--doubt); }
.tally .misfit { background: var(--misfit); }
.scene { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 2rem; align-items: start; }
.scene figure { margin: 0; min-width: 0; }
.scene figcaption { font-size: 0.85rem; margin-top: 0.3rem; }
.scene h2 { font-size: 0.95rem; margin: 0 0 0.4rem; }
@media (min-width: 75rem) { .scene.two { grid-template-columns: minmax(0, 1.95fr) minmax(0, 1fr); } }
.attention { margin-top: 1rem; padding-top: 0; }
.attention h2 { font-size: 1.05rem; }
.failures { list-style: none; padding: 0; margin: 0.4rem 0 0; max-width: none; }
.failure { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; padding: 0.7rem 1rem; margin: 0 0 0.8rem; }
.failure.doubt { border-left-color: var(--doubt); }
.failure.misfit { border-left-color: var(--misfit); }
.failure.neutral { border-left-color: var(--line); }
.failure h3 { margin: 0 0 0.3rem; font-size: 1rem; }
.failure p { margin: 0.25rem 0; max-width: none; }
.failure .split { margin-top: 0.3rem; }
.more { margin: 0.4rem 0; }
.graph { display: block; width: 100%; height: auto; }
.graph .node rect, .graph .node path { fill: var(--paper); stroke: currentColor; stroke-width: 1.2; }
.graph a { text-decoration: none; }
.graph .good { color: var(--good); }
.graph .bad { color: var(--bad); }
.graph .doubt { color: var(--doubt); }
.graph .neutral { color: var(--muted); }
.graph .node .proof { font-size: 9px; }
.graph .node .all { fill: currentColor; fill-opacity: 0.16; }
.graph .node.bad rect, .graph .node.bad path { stroke-width: 2.4; }
.graph .node text { fill: var(--ink); font-size: 11px; }
.graph .node .mark { fill: currentColor; font-weight: 700; }
.graph a:focus-visible { outline: none; }
.graph a:focus-visible rect, .graph a:focus-visible path, .graph a:hover rect, .graph a:hover path { stroke: var(--link); stroke-width: 2.6; }
.graph .edge { fill: none; stroke: var(--edge); stroke-width: 1.1; }
.graph .edge.broken { stroke: var(--bad); stroke-dasharray: 4 3; }
.graph marker path { fill: var(--edge); }`;
