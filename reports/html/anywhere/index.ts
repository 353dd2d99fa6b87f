/** The second face of `reports/html/`: the parts that use nothing of Node, for pages that make markup in a browser. */
export { displayFormula } from '../formula';
export { Html, html } from '../markup';
export { prose } from '../symbol';
