/** The additional styles of the matrix page. */
import { Html } from '../markup';
import { VARIANTS } from '../style/variants';

/** Cells contain text for screen readers only; without a position it would widen the page. */
export const matrixStyles = new Html(`${VARIANTS}
#matrix { width: max-content; max-width: calc(100vw - 4rem); position: relative; left: 50%; transform: translateX(-50%); }
.signs { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 1.5rem; max-width: none; }
.loop { padding: 1rem 0 0.4rem; border-top: 1px solid var(--line); }
.loop h3 { margin-top: 0; }
.told { margin-top: 1.5rem; }`);
