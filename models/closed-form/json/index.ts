/** The face of `models/closed-form/json/`: instances as plain JSON. */
export { type InstanceJson, decodeInstance, encodeInstance } from './instance';
