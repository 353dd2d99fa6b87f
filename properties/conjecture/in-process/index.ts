/** The face of `properties/conjecture/in-process/`. */
export { conjectureInProcess } from './in-process';
