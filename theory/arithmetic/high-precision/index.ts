/** Enclosures in high precision. */
export { type BigFloat, compare, toDouble } from './big-float';
export { type BigInterval, bigArithmetic, bigInterval } from './big-interval';
export { decimalOf } from './decimal';
