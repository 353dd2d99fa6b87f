/** The network against double precision, on both implementations, also at sizes at which nothing comes out even. */
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../../theory';
import { plainHost } from './host';
import type { VectorName } from './layout';
import { type Rates, PerceptronNetwork } from './network';
import { HOSTS, ODD, batchOf, parametersOf, ratesAt, trainingOf } from './networks.testing';
import { webAssemblyOnNode } from './node';
import { reference } from './reference.testing';

/** With these rates the first moment is the gradient, and the parameters fall by it. */
const BARE: Rates = { decay1: 0, rest1: 1, decay2: 0, rest2: 0, scale2: 1, rate: 1, epsilon: 1, kept: 1, fresh: 0 };
const ALL: readonly VectorName[] = ['parameters', 'firstMoment', 'secondMoment', 'average'];

/** The largest of |found − expected| / bound; NaN counts as ∞. */
const excess = (found: ArrayLike<number>, expected: readonly number[], bound: readonly number[]): number =>
  expected.reduce((most, x, i) => {
    const error = Math.abs((found[i] as number) - x);
    return error === 0 ? most : Math.max(most, error <= Infinity ? error / (bound[i] as number) : Infinity);
  }, 0);

test.each(ODD)('the reference gradient is that of central differences: widths %j, %i rows', (widths, rows) => {
  const parameters = Float64Array.from(parametersOf(widths));
  const batch = batchOf(widths, Math.min(rows, 7));
  const { gradient } = reference(widths, parameters, batch);
  const step = 1e-5;
  for (let i = 0; i < parameters.length; i += Math.ceil(parameters.length / 40)) {
    const loss = (by: number): number =>
      reference(
        widths,
        parameters.map((p, j) => (j === i ? p + by : p)),
        batch,
      ).loss;
    expect(gradient[i]).toBeCloseTo((loss(step) - loss(-step)) / (2 * step), 7);
  }
});

describe.each(HOSTS)('in %s', (_, host) => {
  test.each(ODD)('outputs and gradients are within the rounding errors: widths %j, %i rows', (widths, rows) => {
    const parameters = parametersOf(widths);
    const batch = batchOf(widths, rows);
    const expected = reference(widths, parameters, batch);
    const network = trainingOf(host(), widths, rows, parameters);
    expect(excess(network.evaluate('average', batch.inputs, rows), expected.output, expected.outputBound)).toBeLessThan(
      1,
    );
    const [loss] = network.train(
      1,
      () => batch,
      () => BARE,
    );
    expect(loss).toBeCloseTo(expected.loss, 4);
    const gradient = network.read('firstMoment');
    expect(excess(gradient, expected.gradient, expected.gradientBound)).toBeLessThan(1);
    expect(network.read('parameters')).toEqual(parameters.map((p, i) => p - (gradient[i] as number)));
    network.dispose();
  });

  test('Adam and the moving average follow their formulas', () => {
    const widths = [2, 9, 3];
    const start = parametersOf(widths);
    const network = trainingOf(host(), widths, 10, start);
    const expected = { parameters: [...start], firstMoment: start.map(() => 0), secondMoment: start.map(() => 0) };
    const average = [...start];
    for (let n = 1; n <= 5; n += 1) {
      const batch = batchOf(widths, 10, n);
      const { gradient } = reference(widths, expected.parameters, batch);
      network.train(
        1,
        () => batch,
        () => ratesAt(n),
      );
      const kept = n / (n + 9);
      gradient.forEach((g, i) => {
        const m = 0.9 * (expected.firstMoment[i] as number) + 0.1 * g;
        const v = 0.999 * (expected.secondMoment[i] as number) + 0.001 * g * g;
        [expected.firstMoment[i], expected.secondMoment[i]] = [m, v];
        const step = (0.01 * (m / (1 - 0.9 ** n))) / (Math.sqrt(v / (1 - 0.999 ** n)) + 1e-8);
        expected.parameters[i] = (expected.parameters[i] as number) - step;
        average[i] = kept * (average[i] as number) + (1 - kept) * expected.parameters[i];
      });
    }
    const near = (found: Float32Array, values: ArrayLike<number>): number =>
      found.reduce((most, x, i) => Math.max(most, Math.abs(x - (values[i] as number))), 0);
    expect(near(network.read('parameters'), expected.parameters)).toBeLessThan(1e-5);
    expect(near(network.read('average'), average)).toBeLessThan(1e-5);
    network.dispose();
  });

  test('several steps at once are the same as one after the other', () => {
    const widths = [3, 20, 2];
    const start = parametersOf(widths);
    const [together, apart] = [trainingOf(host(), widths, 50, start), trainingOf(host(), widths, 50, start)];
    const losses = together.train(
      6,
      (step) => batchOf(widths, 50 - step, step),
      (step) => ratesAt(step + 1),
    );
    const single = losses.flatMap((__, step) =>
      apart.train(
        1,
        () => batchOf(widths, 50 - step, step),
        () => ratesAt(step + 1),
      ),
    );
    expect(single).toEqual(losses);
    for (const name of ALL) expect(together.read(name)).toEqual(apart.read(name));
    together.dispose();
    apart.dispose();
  });

  test('NaN among the parameters and infinite inputs give a loss that is not finite', () => {
    const widths = [3, 20, 20, 2];
    const broken = parametersOf(widths).map((p, i) => (i === 70 ? NaN : p));
    const network = trainingOf(host(), widths, 40, broken);
    expect(
      network.train(
        1,
        () => batchOf(widths, 40),
        () => ratesAt(1),
      ),
    ).toEqual([NaN]);
    network.write('parameters', parametersOf(widths));
    const { inputs, ...rest } = batchOf(widths, 40);
    const infinite = { ...rest, inputs: inputs.map((x, i) => (i === 5 ? Infinity : x)) };
    const [loss] = network.train(
      1,
      () => infinite,
      () => ratesAt(1),
    );
    expect(loss).not.toBeLessThan(Infinity);
    network.dispose();
  });

  test('batches of another size are refused', () => {
    const widths = [3, 4, 2];
    const network = trainingOf(host(), widths, 8, parametersOf(widths));
    const { inputs, targets } = batchOf(widths, 8);
    expect(() => network.evaluate('parameters', inputs, 7)).toThrow('a batch of 7 rows has 24 inputs');
    expect(() => network.evaluate('parameters', batchOf(widths, 9).inputs, 9)).toThrow('8 rows at most');
    const short = { rows: 8, inputs, targets: targets.subarray(1) };
    expect(() =>
      network.train(
        1,
        () => short,
        () => ratesAt(1),
      ),
    ).toThrow('15 targets instead of 16');
    network.dispose();
  });
});

test.each(ODD)('both implementations give the same bits: widths %j, %i rows', (widths, rows) => {
  const results = [webAssemblyOnNode(), plainHost].map((host) => {
    const network = trainingOf(host, widths, rows, parametersOf(widths));
    const losses = network.train(
      4,
      (step) => batchOf(widths, rows, step),
      (step) => ratesAt(step + 1, 0.05),
    );
    const outputs = network.evaluate('average', batchOf(widths, rows, 9).inputs, rows);
    const found = { losses, outputs, vectors: ALL.map((name) => network.read(name)) };
    network.dispose();
    return found;
  });
  expect(results[0]).toEqual(results[1]);
});

test.each([[[3]], [[3, 0, 2]], [[3, 1.5]], [[-1, 2]]])('widths %j are refused', (widths) => {
  const make = (): PerceptronNetwork => new PerceptronNetwork({ widths, rows: 1, trained: false }, plainHost);
  expect(make).toThrow(InputError);
});

test('a network beyond the memory of WebAssembly is refused', () => {
  const size = { widths: [1, 20_000, 20_000, 1], rows: 1, trained: true };
  expect(() => new PerceptronNetwork(size, webAssemblyOnNode())).toThrow('make it or its batch smaller');
});
