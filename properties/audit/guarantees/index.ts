/** The face of `properties/audit/guarantees/`: the theory's guarantees on a recorded run. */
export { AUDITED_STATEMENTS, guaranteeChecks } from './guarantees';
