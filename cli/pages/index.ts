/** The face of `cli/pages/`: stored results as pages. */
export { openPage } from './open-page';
export { type Page, readPage } from './render';
export { type PageServer, servePage } from './server';
