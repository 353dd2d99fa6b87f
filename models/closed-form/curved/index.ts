/** The face of `models/closed-form/curved/`: all that other folders may import. */
export { type CurvedInstance, checkCurvedInstance } from './instance';
export { curvatureOf, informationOf } from './family';
export { curvedRungs } from './interpretation';
