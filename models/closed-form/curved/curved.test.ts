/** A curved family: its fits are those of an independent program, their derivative is λI/(h + λI), and what is not certain is refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type AnyInterpretation, InputError, Q, UnanswerableError, evaluate, parseClaim } from '../../../theory';
import { loopOf } from '../../loops/catalogue';
import { decodeCurved, encodeCurved } from '../json/curved';
import { type CurvedInstance, checkCurvedInstance, curvatureOf, curvedRungs, informationOf } from './index';

/** Texts of up to 40 digits; those of derivatives have 20. */
interface Fixture {
  readonly name: string;
  readonly instance: unknown;
  readonly parameters: readonly string[];
  readonly curvature: string;
  readonly information: string;
  readonly derivative: string;
}

const { cases } = JSON.parse(readFileSync(join(__dirname, '../fixtures/curved.json'), 'utf8')) as {
  readonly cases: readonly Fixture[];
};

const rungs = (instance: CurvedInstance, loop = 'maximum-likelihood'): AnyInterpretation[] =>
  curvedRungs(instance, loopOf(loop)).map((build) => build());

const verdict = (claim: string, rung: AnyInterpretation | undefined, t = 0): string =>
  evaluate(parseClaim(claim), rung as AnyInterpretation, { t, atoms: {} }).truth;

describe.each(cases)('a curved family: $name', ({ instance: json, parameters, ...derivatives }) => {
  const instance = decodeCurved(json);
  const [double, , high] = rungs(instance);

  it('survives a round trip through JSON', () => {
    expect(encodeCurved(instance)).toEqual(json);
  });

  it('has the parameters of another program, on both rungs of enclosures', () => {
    parameters.forEach((value, t) => {
      expect(verdict(`abs(parameter(p[t]) - (${value})) < 10^-16`, double, t)).toBe('true');
      expect(verdict(`abs(parameter(p[t]) - (${value})) < 10^-39`, high, t)).toBe('true');
    });
  });

  it('has its curvature, its information and the derivative of its map', () => {
    const near = (value: number, text: string): void =>
      expect(Math.abs(value - Number(text))).toBeLessThan(1e-15 * Math.max(1, Math.abs(value)));
    const [h, information] = [curvatureOf(instance), informationOf(instance)].map(Q.toNumber) as [number, number];
    const lambda = instance.lambda === 'infinity' ? NaN : Q.toNumber(instance.lambda);
    near(h, derivatives.curvature);
    near(information, derivatives.information);
    near((lambda * information) / (h + lambda * information), derivatives.derivative);
  });
});

const straight = decodeCurved(cases[0]?.instance);
const convex = decodeCurved(cases[3]?.instance);
const away = decodeCurved(cases[4]?.instance);

describe('what is known exactly stays so', () => {
  it.each<[string, Partial<CurvedInstance>, string]>([
    ['without real data the parameter stays', { lambda: 'infinity' }, 'parameter(p[2]) == 1/16'],
    ['real data alone give the best fit', { lambda: Q.zero }, 'parameter(p[1]) == 0'],
  ])('%s', (_, difference, claim) => {
    expect(verdict(claim, rungs({ ...straight, ...difference })[1])).toBe('true');
  });

  it('a parameter that is driven away ends at the reach', () => {
    expect(verdict('parameter(p[1]) == reach', rungs(away)[1])).toBe('true');
    const mirrored = { ...away, theta: Q.neg(away.theta), alpha: away.alpha.map(Q.neg) };
    expect(verdict('parameter(p[1]) == -reach', rungs(mirrored)[1])).toBe('true');
  });
});

describe('what is not certain is refused', () => {
  it('a likelihood that is not concave', () => {
    expect(() => verdict('parameter(p[1]) > 0', rungs({ ...convex, lambda: Q.of(1, 2) })[0])).toThrow(
      UnanswerableError,
    );
  });

  it.each(['E(p[0], w) > 0', 'p[0](x) > 0', 'TV(p[0], p[1]) > 0', 'd > 0', 'E(curate(p[0]), w) > 0'])('%s', (claim) => {
    expect(() => verdict(claim, rungs(straight)[0])).toThrow(UnanswerableError);
  });

  it('curation', () => {
    expect(() => verdict('parameter(p[1]) > 0', rungs(straight, 'prefer-worst:maximum-likelihood')[0])).not.toThrow();
    expect(() => verdict('parameter(p[1]) > 0', rungs(straight, 'best-of-K')[0])).toThrow(UnanswerableError);
  });

  it('a mixture that is not fitted has no parameter', () => {
    expect(() => verdict('parameter(p[1]) > 0', rungs(straight, 'curated')[0])).toThrow('outside of the family');
  });

  it.each<[string, Partial<CurvedInstance>, string]>([
    ['one atom', { center: [Q.one] }, '1 atoms'],
    ['a vector of another length', { alpha: [Q.one] }, '1 entries beside 2 atoms'],
    ['an atom without mass at θ = 0', { center: [Q.one, Q.zero] }, 'masses above 0'],
    ['masses of another sum', { pRef: [Q.one, Q.one] }, 'not 1'],
    ['a steep family', { alpha: [Q.of(2), Q.of(-2)] }, 'from −1 to 1'],
    ['a mean slope', { alpha: [Q.one, Q.zero] }, 'mean of alpha under center is 1/2'],
    ['a mean bend', { beta: [Q.one, Q.zero] }, 'mean of beta under center is 1/2'],
    ['data with a slope', { pRef: [Q.one, Q.zero] }, 'under the real data is 1'],
    ['a long reach', { reach: Q.of(1, 15) }, 'at most I/16, I = 1'],
    ['a start beyond it', { theta: Q.of(1, 10) }, 'beyond the reach'],
    ['a negative λ', { lambda: Q.of(-1) }, 'negative'],
    ['half a round', { rounds: 0.5 }, 'not a number of rounds'],
  ])('%s', (_, difference, message) => {
    expect(() => checkCurvedInstance({ ...straight, ...difference })).toThrow(InputError);
    expect(() => checkCurvedInstance({ ...straight, ...difference })).toThrow(message);
  });

  it('an instance that is not one', () => {
    expect(() => decodeCurved({ model: 'curved' })).toThrow('not an instance of a curved family at center');
  });
});
