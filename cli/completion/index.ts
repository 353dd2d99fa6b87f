/** The face of `cli/completion/`. */
export { candidates } from './candidates';
export { scriptOf } from './scripts';
