/** The face of `cli/pages/`: stored results as pages. */
export { openPage } from './open-page';
export { readPage } from './render';
export { servePage } from './server';
