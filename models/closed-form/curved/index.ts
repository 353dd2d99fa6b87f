/** The face of `models/closed-form/curved/`: all that other folders may import. */
export { type CurvedInstance, checkCurvedInstance, curvatureOf, informationOf } from './instance';
export { curvedRungs } from './interpretation';
