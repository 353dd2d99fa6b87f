/** The parts of a statement, of an instance and of a counterexample. */
export const PARTS = `
section { margin-top: 1.8rem; padding-top: 0.8rem; }
.reading { background: var(--wash); border: 0; border-radius: 6px; padding: 1.2rem 1.4rem; }
.reading h2 { font-size: 1.05rem; }
.reading p { max-width: 56rem; }
.claims, .drops, .parts { list-style: none; padding: 0; }
.claims, .drops { max-width: none; }
.claim { margin: 0 0 1.4rem; }
.claim p { margin: 0.1rem 0; }
.letter { font-weight: 600; color: var(--muted); }
.formula { overflow-x: auto; overflow-y: hidden; padding: 0.5rem 0 0.5rem 1.6rem; }
.formula math { width: max-content; margin: 0; text-align: left; }
.where { display: flex; gap: 0.8rem; padding-left: 1.6rem; margin: 0.1rem 0 0.2rem; color: var(--muted); font-size: 0.95rem; overflow-x: auto; overflow-y: hidden; }
.where > span { flex: none; }
.where ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; max-width: none; }
.where math { color: var(--ink); }
.source { padding-left: 1.6rem; max-width: none; }
.drop { padding: 1rem 0 0.6rem; border-top: 1px solid var(--line); }
.drop:first-child { border-top: 0; padding-top: 0.2rem; }
.witness { background: var(--wash); border-radius: 6px; padding: 0.8rem 1rem; margin: 0.8rem 0; }
.witness p { margin: 0.4rem 0; max-width: none; }
.witness h4 { color: inherit; }
.beside { display: flex; flex-wrap: wrap; gap: 0 2.5rem; }
.beside > div { flex: 1 1 17rem; min-width: 0; }
.beside > div:first-child { flex: 2 1 28rem; }
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
