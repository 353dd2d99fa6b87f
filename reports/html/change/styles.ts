/** The change against a baseline. */
export const CHANGE = `
.change { border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px; padding: 0.6rem 1rem; margin: 1rem 0; }
.change.bad { border-left-color: var(--bad); }
.change.doubt { border-left-color: var(--doubt); }
.change h2 { font-size: 1.05rem; margin: 0; }
.change h3 { font-size: 0.9rem; margin: 0.6rem 0 0.1rem; }
.change > p { margin: 0.1rem 0; font-size: 0.9rem; max-width: none; }
.change ul { padding-left: 1.1rem; margin: 0.1rem 0; max-width: none; font-size: 0.9rem; }
.change li { overflow-wrap: anywhere; }
.change .more { margin: 0.1rem 0; font-size: 0.9rem; }
.changes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 2rem; }`;
