/** A counterexample in words, for plain-text outputs. */
import { type Counterexample, type FindingJson, instanceText } from '../../properties/results';
import { comparisonSign } from './comparison';
import { marginText, sideTexts } from './number-text';

/** The texts that mention the laws of a counterexample, and the law of the real data, which a variant of the loop may use for any λ. */
export function aboutText({ claim, when, where, subject, usesReference }: Counterexample): string {
  return [claim, when ?? '', ...Object.values(where), subject.kind === 'variant' || usesReference ? 'p_ref' : ''].join(
    ' ',
  );
}

/** The round and atoms of a finding, such as `t = 0, x = atom 1`; atoms are counted from 0. */
export function placeText({ t, atoms }: FindingJson): string {
  const names = (['x', 'y'] as const).flatMap((name) =>
    atoms[name] === undefined ? [] : [`${name} = atom ${atoms[name]}`],
  );
  return [`t = ${t}`, ...names].join(', ');
}

/** A refuted comparison, such as `0.0566 ≤ 0.0541 is false`. */
export function refutedText(claim: string, finding: FindingJson): string {
  const { left, right } = sideTexts(finding);
  const sign = comparisonSign(claim);
  return sign === undefined ? `left ${left}, right ${right}` : `${left} ${sign} ${right} is false`;
}

/** A counterexample in a few lines: the claim, both sides, the instance. */
export function counterexampleText(counterexample: Counterexample): string {
  const { claim, when, where, finding, instance, loop, seed, foundBy } = counterexample;
  const margin = marginText(finding);
  const definitions = Object.entries(where).map(([name, body]) => `  where ${name} = ${body}`);
  return [
    `claim: ${claim}`,
    ...(when === undefined ? [] : [`  when ${when}`]),
    ...definitions,
    `at ${placeText(finding)}: ${refutedText(claim, finding)} (${finding.rung}${margin === undefined ? '' : `, margin ${margin}`})`,
    `instance (${instance.model}): ${instanceText(instance, aboutText(counterexample))}`,
    `loop: ${loop}; found by ${foundBy} search, seed ${seed}`,
  ].join('\n');
}
