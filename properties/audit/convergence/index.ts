/** The face of `properties/audit/convergence/`: where the loop goes. */
export { auditedClasses } from './classes';
export { projectionOf } from './projection';
