/** Which values of parts are kept, and for what. */
import { describe, expect, it } from '@jest/globals';
import { parseClaim } from '../parse';
import type { Evaluator, Expression, ScalarCode } from '../tree';
import { Places } from './keep';

const read = (text: string): Expression => parseClaim(`${text} >= 0`).left;

describe('values of parts', () => {
  const places = new Places();
  const known: unknown[] = [];
  let computed = 0;
  const of = (text: string, t = 0, atoms: { x?: number; y?: number } = {}, keeps = true): unknown => {
    const code = places.keeping(read(text), (() => (computed += 1)) as unknown as ScalarCode);
    const at = { known: keeps ? known : undefined, t, ...atoms };
    return code(at as unknown as Evaluator<unknown, unknown, unknown, unknown>);
  };

  it.each<[string, number, string, number]>([
    ['E(p[t], w)', 0, 'E(p[t], w)', 0],
    ['E(p[2], w)', 1, 'E(p[2], w)', 0],
    ['K + lambda/2', 1, 'K + lambda/2', 0],
    ['3', 0, '3', 2],
  ])('%s in round %i is that of %s in round %i', (text, t, other, u) => {
    expect(of(text, t)).toBe(of(other, u));
  });

  it.each<[string, number, string, number]>([
    ['E(p[t], w)', 1, 'E(p[t], w)', 0],
    ['E(p[t], w)', 3, 'E(p[t + 1], w)', 0],
    ['E(p[t], w)', 0, 'E(p[0], w)', 0],
    ['t', 1, 't', 0],
  ])('%s in round %i is not that of %s in round %i', (text, t, other, u) => {
    expect(of(text, t)).not.toBe(of(other, u));
  });

  it('are kept atom by atom, up to 63 atoms', () => {
    expect(of('log(w(x))', 0, { x: 1 })).toBe(of('log(w(x))', 0, { x: 1 }));
    expect(of('log(w(x))', 0, { x: 1 })).not.toBe(of('log(w(x))', 0, { x: 2 }));
    expect(of('log(w(y))', 0, { x: 1, y: 2 })).toBe(of('log(w(y))', 0, { x: 3, y: 2 }));
    expect(of('log(p[t](x))', 1, { x: 1 })).not.toBe(of('log(p[t](x))', 0, { x: 1 }));
    expect(of('log(w(x))', 0, { x: 62 })).toBe(of('log(w(x))', 0, { x: 62 }));
    expect(of('log(w(x))', 0, { x: 63 })).not.toBe(of('log(w(x))', 0, { x: 63 }));
    expect(of('log(w(x))')).not.toBe(of('log(w(x))'));
  });

  it('are kept for pairs of atoms', () => {
    expect(of('w(x)/w(y)', 0, { x: 1, y: 2 })).toBe(of('w(x)/w(y)', 3, { x: 1, y: 2 }));
    expect(of('w(x)/w(y)', 0, { x: 1, y: 2 })).not.toBe(of('w(x)/w(y)', 0, { x: 2, y: 1 }));
    expect(of('w(x)/w(y)', 0, { x: 1, y: 2 })).not.toBe(of('w(x)/w(y)', 0, { x: 1, y: 1 }));
    expect(of('w(x)/w(y)', 0, { x: 63, y: 2 })).not.toBe(of('w(x)/w(y)', 0, { x: 63, y: 2 }));
    expect(of('w(x)/w(y)', 0, { x: 2, y: 63 })).not.toBe(of('w(x)/w(y)', 0, { x: 2, y: 63 }));
    expect(of('w(x)/w(y)', 0, { x: 2 })).not.toBe(of('w(x)/w(y)', 0, { x: 2 }));
  });

  it.each([
    ['cheap', 'w(x)'],
    ['of two atoms in a round', 'log(p[t](x)/w(y))'],
  ])('that are %s are computed each time', (_what, text) => {
    expect(of(text, 0, { x: 1, y: 2 })).not.toBe(of(text, 0, { x: 1, y: 2 }));
  });

  it('are computed each time where none are kept', () => {
    expect(of('E(p[t], w)', 0, {}, false)).not.toBe(of('E(p[t], w)', 0, {}, false));
  });
});
