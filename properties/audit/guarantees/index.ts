/** The face of `properties/audit/guarantees/`: the theory's guarantees on a recorded run. */
export { guaranteeChecks } from './guarantees';
