/** Pictures of laws, of the two sides of a claim, of margins and of shares. */
export const PICTURES = `
.picture { margin: 0.3rem 0 0.7rem; }
.picture > figcaption { font-size: 0.86rem; margin-bottom: 0.15rem; }
.picture svg { display: block; width: 100%; height: auto; max-width: 26rem; }
.picture text { font-size: 11px; fill: var(--muted); }
.picture .value { fill: var(--ink); }
.picture .middle { text-anchor: middle; }
.picture .end { text-anchor: end; }
.picture .axis { stroke: var(--muted); stroke-width: 1; fill: none; }
.picture .before { fill: var(--real); fill-opacity: 0.55; }
.picture .after { fill: var(--model); }
.picture .side { fill: var(--model); fill-opacity: 0.75; }
.picture .side.false { fill: var(--bad); }
.picture .gap { fill: none; stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 3 2; }
.picture .bin { fill: var(--real); fill-opacity: 0.6; }
.picture .tight { fill: var(--best); }
.picture .law { fill: none; stroke: var(--model); stroke-width: 1.6; }
.picture .law.earlier { stroke: var(--real); stroke-dasharray: 4 3; }
.key { display: inline-block; width: 0.7em; height: 0.7em; border-radius: 2px; margin: 0 0.25em 0 0.1em; vertical-align: -0.05em; }
.key.before { background: var(--real); opacity: 0.7; }
.key.after { background: var(--model); }
.shares { list-style: none; padding: 0; margin: 0.4rem 0; columns: 22rem auto; column-gap: 2rem; max-width: none; font-size: 0.88rem; }
.shares li { display: grid; grid-template-columns: minmax(0, 1fr) 6rem 6.5rem; gap: 0.6rem; align-items: center; break-inside: avoid; }
.shares i { height: 0.7rem; background: linear-gradient(var(--real) 0 0) 0 50% / var(--share) 60% no-repeat, linear-gradient(var(--ink) 0 0) var(--need) 0 / 2px 100% no-repeat; print-color-adjust: exact; }.picture .bound { fill: none; stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 4 3; }
.picture .bound.sharp { stroke: var(--best); stroke-dasharray: 1.5 2.5; stroke-width: 1.8; }
.picture .found { fill: none; stroke: var(--model); stroke-width: 1.6; }
.picture .limit { fill: none; stroke: var(--muted); stroke-width: 1; }
.panels-of { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: 0.3rem 1.2rem; margin: 0.5rem 0; }
.panels-of figure { margin: 0; }
.panels-of figcaption { font-size: 0.86rem; }
.line { display: inline-block; width: 1.6em; border-top: 2px dashed var(--ink); vertical-align: 0.25em; margin: 0 0.3em; }
.line.found { border-top: 2px solid var(--model); }
.line.sharp { border-top: 2px dotted var(--best); }
`;
