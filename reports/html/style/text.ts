/** Type: headings, text, code, formulas, verdicts. */
export const TEXT = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 0.95rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums;
}
p, ul, ol { max-width: 44rem; margin: 0.6rem 0; }
p, li, h1, h2, h3, h4, h5, dd, dt, figcaption, summary, .reason, .compact { overflow-wrap: anywhere; }
sub, sup { line-height: 0; font-size: 0.75em; }
h1 { font-size: 1.6rem; line-height: 1.25; font-weight: 650; margin: 0.2rem 0 0.8rem; letter-spacing: -0.01em; }
h2 { font-size: 1.3rem; line-height: 1.3; font-weight: 650; margin: 0 0 0.6rem; }
h3 { font-size: 1rem; font-weight: 650; margin: 2rem 0 0.5rem; }
h4 { font-size: 0.95rem; font-weight: 600; margin: 1.2rem 0 0.4rem; }
.drop > h4, .witness > h4 { margin-top: 0; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.86em; }
code { overflow-wrap: anywhere; }
pre { padding: 0.7rem 0.9rem; margin: 0.5rem 0; border-radius: 4px; white-space: pre-wrap; }
math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", STIXMath, "DejaVu Math TeX Gyre", math; font-size: 1.08em; }
.muted, .origin, .source, .reason { color: var(--muted); }
.origin, .source { font-size: 0.9rem; }
.id { font-weight: 400; color: var(--muted); font-size: 0.8em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.verdict { font-weight: 600; }
.sign { display: inline-block; min-width: 1em; text-align: center; }
.good > h1 > .sign, .verdict.good { color: var(--good); }
.bad > h1 > .sign, .verdict.bad { color: var(--bad); }
.doubt > h1 > .sign, .verdict.doubt { color: var(--doubt); }
.verdict.misfit { color: var(--misfit); }
.verdict.neutral { color: var(--muted); font-weight: 400; }`;
