/**
 * Softmax, and the cross-entropy loss on kernels that descend on squared errors.
 *
 * The loss of n rows with outputs z in R^C and labels y is `−(1/n) Σ_r log q_y(z_r)`, `q = softmax(z)`. Its gradient by the outputs of a row is
 * `(q − e_y)/n`, and that of the mean squared error is `2 (z − t)/(n C)`. So the targets `t = z − (C/2)(q − e_y)` give the squared error the gradient of the
 * cross-entropy.
 *
 * Source: Bishop 2006, *Pattern Recognition and Machine Learning*, section 4.3.4.
 */

/** Writes the softmax of `count` numbers from position `at` on into `out`. */
export function softmaxInto(out: Float64Array, logits: ArrayLike<number>, at: number): void {
  const count = out.length;
  let top = -Infinity;
  for (let c = 0; c < count; c += 1) top = Math.max(top, logits[at + c] as number);
  let total = 0;
  for (let c = 0; c < count; c += 1) total += out[c] = Math.exp((logits[at + c] as number) - top);
  for (let c = 0; c < count; c += 1) out[c] = (out[c] as number) / total;
}

/**
 * The targets that make a step on the squared error one on the cross-entropy.
 * @param outputs a row of C numbers for each label
 */
export function crossEntropyTargets(outputs: Float32Array, labels: Uint8Array): Float32Array {
  const classes = outputs.length / labels.length;
  const q = new Float64Array(classes);
  const targets = new Float32Array(outputs.length);
  labels.forEach((label, row) => {
    const at = row * classes;
    softmaxInto(q, outputs, at);
    for (let c = 0; c < classes; c += 1)
      targets[at + c] = (outputs[at + c] as number) - (classes / 2) * ((q[c] as number) - (c === label ? 1 : 0));
  });
  return targets;
}
