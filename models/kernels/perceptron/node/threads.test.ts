/** Threads give the bits of one thread, and their failures are failures of the network. */
import { expect, test } from '@jest/globals';
import { Board, type Job } from '../board';
import { type Host, type Work, webAssemblyHost } from '../host';
import { MOST_SHARDS, RESERVED, intoPanels, layoutOf } from '../layout';
import { PerceptronNetwork } from '../network';
import { batchOf, parametersOf, ratesAt, trainingOf } from '../networks.testing';
import { Hand, taskCount } from '../tasks';
import { sharedMemory, webAssemblyPrimitives } from '../webassembly';
import { PERCEPTRON_FILE, loadPerceptron, webAssemblyOnNode } from './index';
import { helpersOf } from './threads';

const compiled = loadPerceptron(PERCEPTRON_FILE);
/** Large enough for several threads. */
const WIDTHS = [3, 65, 130, 65, 2];
const ROWS = 291;

/** The gradients of the shards of a batch, by one thread alone: the calling one or a helper. */
function gradients(byHelper: boolean): Float32Array {
  const layout = layoutOf(WIDTHS, ROWS, 2, true);
  const shared = sharedMemory(layout.size);
  const memory = new Float32Array(shared.buffer);
  intoPanels(layout, parametersOf(WIDTHS), memory.subarray(layout.vectors.parameters));
  const { inputs, targets } = batchOf(WIDTHS, ROWS);
  inputs.forEach((x, i) => (memory[layout.batches[0].inputs + 8 * Math.floor(i / 3) + (i % 3)] = x));
  memory.set(targets, layout.batches[0].targets);
  const board = new Board();
  const work: Work = { layout, losses: new SharedArrayBuffer(8 * MOST_SHARDS), board };
  const primitives = webAssemblyPrimitives(compiled, shared, RESERVED);
  const hand = new Hand(primitives, layout, memory, new Float64Array(work.losses), board, 0);
  const post = (job: Job): void => board.post(job, taskCount(layout, job));
  post({ kind: 'transpose' });
  hand.help();
  post({ kind: 'gradient', batch: 0, rows: ROWS });
  const close = byHelper ? helpersOf(2).start(work, compiled, shared, 1) : (): void => undefined;
  if (!byHelper) hand.help();
  while (!board.waitUntilDone(50)) if (board.failure !== undefined) throw new Error(board.failure);
  board.end();
  close();
  return memory.slice(layout.gradients, layout.gradients + MOST_SHARDS * layout.length);
}

test('a helper does all tasks of a job that nobody else does, with the same bits', () => {
  const expected = gradients(false);
  expect(expected.filter((g) => g !== 0).length).toBeGreaterThan(8 * 1000);
  expect(gradients(true)).toEqual(expected);
});

test.each([2, 3])('%i threads give the bits of one, in training and evaluation, whoever is first', (threads) => {
  const results = [1, threads].map((n) => {
    const network = trainingOf(webAssemblyOnNode(n), WIDTHS, ROWS, parametersOf(WIDTHS));
    const draw = (step: number): ReturnType<typeof batchOf> => {
      // Sometimes the caller is late, so that helpers do most tasks.
      if (step % 4 === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      return batchOf(WIDTHS, ROWS - step, step);
    };
    const losses = network.train(12, draw, (step) => ratesAt(step + 1));
    const outputs = network.evaluate('average', batchOf(WIDTHS, ROWS, 99).inputs, ROWS);
    const vectors = (['parameters', 'firstMoment', 'secondMoment', 'average'] as const).map((name) =>
      network.read(name),
    );
    network.dispose();
    return { losses, outputs, vectors };
  });
  expect(results[1]).toEqual(results[0]);
});

test('threads help with one network after another', () => {
  const draw = (): number[] => {
    const network = trainingOf(webAssemblyOnNode(2), WIDTHS, ROWS, parametersOf(WIDTHS));
    const losses = network.train(
      3,
      (step) => batchOf(WIDTHS, ROWS, step),
      (step) => ratesAt(step + 1),
    );
    network.dispose();
    return losses;
  };
  const first = draw();
  for (let i = 0; i < 20; i += 1) expect(draw()).toEqual(first);
});

test('an error in a thread is an error of the network', () => {
  const broken: Host = webAssemblyHost(compiled, {
    count: 1,
    start: (work, ...rest) => {
      const layout = { ...work.layout, layers: work.layout.layers.map((layer) => ({ ...layer, depth: 2 ** 27 })) };
      return helpersOf(2).start({ ...work, layout }, ...rest);
    },
  });
  const network = new PerceptronNetwork({ widths: WIDTHS, rows: ROWS, trained: true }, broken);
  const slow = (): ReturnType<typeof batchOf> => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    return batchOf(WIDTHS, ROWS);
  };
  expect(() => network.train(3, slow, () => ratesAt(1))).toThrow(
    /a thread that computes a network has failed: RuntimeError: memory access out of bounds/,
  );
  network.dispose();
});
