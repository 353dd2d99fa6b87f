/** A backend of TensorFlow.js with the project's own kernels for networks. */
import type { Host } from '../../kernels/perceptron';
import type { TensorFlow } from './backend';
import type { Opened } from './candidate';

/** TensorFlow.js computes everything but networks, which compute on a host. */
export function withOwnKernels({ tf, title }: Opened, perceptrons: Host, about: string): Opened {
  const own = Object.create(tf, { perceptrons: { value: perceptrons, enumerable: true } }) as TensorFlow;
  return { tf: own, title: `${about}; other operations on ${title}` };
}
