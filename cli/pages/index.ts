/** The face of `cli/pages/`: stored results as pages. */
export { openPage } from './open-page';
export { type Page, readPage, readTrend } from './render';
export { servePage } from './server';
