/** The face of `properties/audit/transmission/`: what the refitted model has of what was selected. */
export { transmissionChecks, transmissions } from './transmission';
