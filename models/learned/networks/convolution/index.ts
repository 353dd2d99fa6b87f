/** The face of `convolution/`: flow matching on images with a convolutional network. */
export { type ConvFlowModel, type ConvFlowOptions, convFlow } from './conv-flow';
