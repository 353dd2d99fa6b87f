/** The face of `models/closed-form/coupled/`: all that other folders may import. */
export { type CoupledInstance, checkCoupledInstance } from './instance';
export { coupledRungs } from './interpretation';
