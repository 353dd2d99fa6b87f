/** The additional styles of the trend. */
import { Html } from '../markup';
import { VARIANTS } from '../style/variants';

export const trendStyles = new Html(`${VARIANTS}
.spark { display: block; width: 7.5rem; height: 1.6rem; }
.spark .law { fill: none; stroke: var(--model); stroke-width: 1.6; }
.spark .after { fill: var(--model); }
.moved .verdict { outline: 1.5px solid currentColor; border-radius: 4px; padding: 0.1rem 0.3rem; }
.variants .sign { min-width: 1.2em; }
.variants thead th:nth-child(n + 2) { min-width: 2.6rem; }
.runs td:nth-child(2) { min-width: 15rem; }
.runs td .muted { display: block; font-size: 0.92em; }
.runs tr:target { background: var(--wash); }
.runs th .id { overflow-wrap: anywhere; }
.runs tbody th { min-width: 8rem; }`);
