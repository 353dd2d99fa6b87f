/**
 * `verify` runs the wrong loops on the first model of a statement. Claims about its other models alone must be refuted by a wrong loop, too:
 * each on each of its models, alone.
 */
import { describe, expect, it } from '@jest/globals';
import { caseOf, checkGaussianInstance, curatedLoop, loopOf } from '../../models';
import { type ModelKind, Q, type Rational, STATEMENTS, claimsFor, statementOf } from '../../theory';
import { checkCase } from '../checker';
import { claimsWithHypotheses } from '../checker/checked-claims';
import { search, searchSpec } from '../search';

/** Statement, claim, model and the wrong loop that refutes the claim. */
const REFUTED: readonly (readonly [string, string, ModelKind, string])[] = [
  ['theorem-2.1', 'g', 'gaussian', 'ignore-reward'],
  ['theorem-2.1', 'h', 'gaussian', 'ignore-reward'],
  ['theorem-2.1', 'h', 'mixture', 'ignore-reward'],
  ['theorem-2.1', 'k', 'gaussian', 'ignore-reward'],
  ['theorem-2.1', 'k', 'mixture', 'ignore-reward'],
  ['theorem-2.1', 'l', 'gaussian', 'ignore-reward'],
  ['theorem-2.1', 'm', 'mixture', 'ignore-reward'],
  ['theorem-2.1', 'n', 'gaussian', 'ignore-reward'],
  ['theorem-2.1', 'n', 'mixture', 'ignore-reward'],
  ['theorem-2.2', 'i', 'gaussian', 'real-share-low'],
  ['theorem-2.2', 'j', 'gaussian', 'real-share-low'],
  ['theorem-2.2', 'k', 'gaussian', 'real-share-high'],
];

describe('claims that are not about the first model of their statement', () => {
  it('are all in the table', () => {
    const claims = STATEMENTS.flatMap((statement) => {
      const [first, ...others] = statement.models;
      const known = claimsFor(statement, first);
      return others.flatMap((model) =>
        claimsFor(statement, model)
          .filter((spec) => !known.includes(spec))
          .map(({ id }) => `${statement.id} ${id} ${model}`),
      );
    });
    expect(claims.sort()).toEqual(REFUTED.map(([statement, id, model]) => `${statement} ${id} ${model}`).sort());
  });

  it.each(REFUTED)('%s (%s) on a %s is refuted by %s', async (id, claim, model, mutant) => {
    const statement = statementOf(id);
    const spec = searchSpec(statement, { statement: id, sought: { kind: 'cell', model }, cases: 500, seed: 1 });
    const claims = spec.claims.filter((checked) => checked.spec.id === claim);
    const loop = loopOf(`${mutant}:${statement.domain.loop}`);
    const { counterexample } = await search({ ...spec, claims, loop, tight: false });
    expect(counterexample?.finding.claim).toBe(claim);
  });
});

describe('theorem-2.1 on a mixture over many rounds', () => {
  const component = (share: Rational, mean: number, precision: number) => ({
    share,
    precision: [[Q.of(precision)]],
    mean: [Q.of(mean)],
  });
  // Nearly all mass is on a narrow component far from the best point, which a rare one near it overtakes.
  const start = [component(Q.of(999, 1000), 3, 9), component(Q.of(1, 1000), 0, 1)];
  const instance = checkGaussianInstance({
    model: 'mixture',
    start,
    reference: start,
    q: component(Q.one, 0, 1),
    reward: { kind: 'quadratic', b: Q.zero, A: [[Q.one]], c: [Q.zero] },
    K: Infinity,
    lambda: 'infinity',
    epsilon: Q.zero,
    rounds: 40,
  });
  const theorem = statementOf('theorem-2.1');

  it('holds', () => {
    const claims = claimsWithHypotheses(theorem, 'mixture');
    expect(checkCase(caseOf(instance, curatedLoop), claims)).toMatchObject({ status: 'holds' });
  });

  it('does not promise that the variance of the reward falls in every round, as on a Gaussian: here it rises first', () => {
    const claims = claimsWithHypotheses(theorem, 'gaussian').filter(({ spec }) => spec.id === 'g');
    expect(checkCase(caseOf(instance, curatedLoop), claims)).toMatchObject({ status: 'refuted', finding: { t: 0 } });
  });
});
