/** The section of a statement: its theorem on one side, its pictures on the other. */
export const STATEMENTS = `
.group-title { font-size: 1.35rem; margin: 0 0 0.4rem; }
.statement { padding: 1.5rem 0 0.6rem; border-top: 1px solid var(--line); scroll-margin-top: 0.5rem; }
.statement > h3 { font-size: 1.2rem; line-height: 1.3; margin: 0; }
.pilcrow { color: var(--muted); text-decoration: none; font-weight: 400; padding: 0 0.3rem; }
.statement > p { margin: 0.3rem 0; max-width: 54rem; }
.statement > .figures-line { color: var(--muted); font-size: 0.92rem; max-width: none; }
.statement .domain { font-size: 0.88rem; color: var(--muted); max-width: none; }
.split { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem 2.2rem; align-items: start; }
@media (min-width: 62rem) { .split { grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); } }
.theorem h4, .shown h4 { margin-top: 0.7rem; }
.given { margin: 0.2rem 0; padding-left: 1.3rem; }
.symbols { font-size: 0.86rem; color: var(--muted); margin: 0.5rem 0; display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; list-style: none; padding: 0; max-width: none; }
.symbols math { color: var(--ink); }
.needed { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 0.8rem; list-style: none; padding: 0; margin: 0.4rem 0; max-width: none; }
.needed > li { border: 1px solid var(--line); border-radius: 6px; padding: 0.5rem 0.8rem 0.6rem; min-width: 0; }
.needed h5 { margin: 0 0 0.2rem; font-size: 0.92rem; font-weight: 600; }
.needed p { margin: 0.2rem 0; font-size: 0.88rem; overflow-wrap: anywhere; }
.needed svg { max-width: 16rem; }
.killed { display: flex; flex-wrap: wrap; gap: 0.3rem; list-style: none; padding: 0; margin: 0.3rem 0; max-width: none; }
.killed > li { border: 1px solid var(--line); border-radius: 1rem; padding: 0.05rem 0.65rem; font-size: 0.85rem; }
.killed > .bad { border-color: var(--bad); border-width: 2px; }
.folds { margin-top: 0.5rem; }
.folds > details { border-top: 1px solid var(--line); padding: 0.25rem 0; margin: 0; }
.folds > details[open] { padding-bottom: 0.8rem; }
.folds > details:last-child { border-bottom: 1px solid var(--line); }`;
