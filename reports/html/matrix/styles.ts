/** The additional styles of the matrix page. */
import { Html } from '../markup';
import { VARIANTS } from '../style/variants';

export const matrixStyles = new Html(`${VARIANTS}
#matrix .finder { max-width: 40rem; }
.variants td.faint { opacity: 0.25; }
.variants td a { text-decoration: none; }
.variants td a:hover { text-decoration: underline; }
.variants td.refuted a, .variants td.undecided a { text-decoration: underline; }
.loop, .told, .loop li { scroll-margin-top: 1rem; }
.loop :target, .loop:target > h3 { background: var(--wash); }
.signs { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; max-width: none; }
.loop { padding: 1rem 0 0.4rem; border-top: 1px solid var(--line); }
.loop h3 { margin-top: 0; }
.told { margin-top: 1.5rem; }`);
