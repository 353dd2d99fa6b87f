/** The face of `convolution/`: flow matching on images with a convolutional network. */
export { convFlow } from './conv-flow';
