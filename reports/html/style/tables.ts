/** Tables, which scroll on their own on a narrow page. */
export const TABLES = `
.scroll { overflow-x: auto; position: relative; }
/* A shadow at an edge beyond which there is more. */
.scroll, .formula, .where, pre {
  background:
    linear-gradient(to right, var(--behind, var(--paper)) 30%, transparent) left / 2rem 100% no-repeat local,
    linear-gradient(to left, var(--behind, var(--paper)) 30%, transparent) right / 2rem 100% no-repeat local,
    linear-gradient(to right, var(--line), transparent) left / 0.7rem 100% no-repeat,
    linear-gradient(to left, var(--line), transparent) right / 0.7rem 100% no-repeat;
}
.witness, pre { --behind: var(--wash); }
pre { background-color: var(--wash); }
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
