/** The section of a statement: its theorem on one side, its pictures on the other. */
export const STATEMENTS = `
.group-title { font-size: 1.35rem; margin: 0 0 0.4rem; }
.statement { padding: 0.8rem 0 0.2rem; border-top: 1px solid var(--line); scroll-margin-top: 0.5rem; }
.statement > h3 .verdict { font-size: 0.95rem; margin-right: 0.3rem; }
.statement > h3 { font-size: 1.2rem; line-height: 1.3; margin: 0; }
.example { margin: 0.5rem 0 1rem; padding: 0; }
#examples h3 { margin-top: 0.6rem; }
.pilcrow { color: var(--muted); text-decoration: none; font-weight: 400; padding: 0 0.3rem; }
.statement > p { margin: 0.2rem 0; max-width: 54rem; }
.statement > .figures-line { color: var(--muted); font-size: 0.92rem; max-width: none; }
.proofs { list-style: none; margin: 0.2rem 0; padding: 0; font-size: 0.92rem; max-width: none; }
.statement .domain { font-size: 0.88rem; color: var(--muted); max-width: none; }
.split { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem 2.2rem; align-items: start; }
@media (min-width: 62rem) { .split { grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); } }
.witness { container-type: inline-size; }
.witness .split { grid-template-columns: minmax(0, 1fr); }
@container (min-width: 32rem) { .witness .split { grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); } }
.theorem h4, .shown h4 { margin-top: 0.7rem; }
.shown h4:first-child, .theorem h4:first-child { margin-top: 0.3rem; }
.given span { margin-right: 0.2em; }
.theorem > .given, .theorem > .then { margin: 0.25rem 0; }
.symbols { font-size: 0.82rem; line-height: 1.4; color: var(--muted); margin: 0.3rem 0; max-width: none; }
.symbols math { color: var(--ink); }
.needed { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 0.8rem; list-style: none; padding: 0; margin: 0.4rem 0; max-width: none; }
.needed > li { display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; justify-content: space-between; border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 0.8rem 0.6rem; min-width: 0; }
.needed h5 .id { font-size: 0.75em; }
.needed h5 { margin: 0 0 0.2rem; font-size: 0.92rem; font-weight: 600; }
.needed p { margin: 0.2rem 0; font-size: 0.88rem; overflow-wrap: anywhere; }
.needed > li > div { flex: 1 1 8rem; min-width: 0; }
.needed .picture { margin: 0; flex: 0 1 7.6rem; }
.needed .picture figcaption { line-height: 1.2; }
.needed h5 .id { font-size: 0.75em; }
.needed h5 { line-height: 1.35; }
.killed { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.3rem; list-style: none; padding: 0; margin: 0.4rem 0; max-width: none; }
.killed > li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.6rem; font-size: 0.82rem; }
.killed > .title { border: 0; padding-left: 0; font-weight: 600; font-size: 0.9rem; }
.killed > .bad { border-color: var(--bad); border-width: 2px; }
.full { border-top: 1px solid var(--line); padding-top: 0.3rem; }
.full[open] { padding-bottom: 0.8rem; }
.domains > summary { font-size: 0.88rem; }
.domains { margin: 0; }
.theorem .claim { margin-bottom: 0.3rem; }
.theorem .claims { margin: 0.3rem 0; }
.theorem .formula { padding-top: 0.1rem; padding-bottom: 0.1rem; }
.theorem p { max-width: none; }`;
