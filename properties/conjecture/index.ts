/** The face of `properties/conjecture/`: what other folders use of it. */
export { conjecture, type ConjectureOptions } from './conjecture';
