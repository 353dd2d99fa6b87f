/** Laws with the same masses of the prompts: contexts come from one fixed distribution, whatever answers them. */
import { Q, type Rational } from '../../../../theory';

type Law = readonly Rational[];

const massOf = (law: Law, prompts: readonly number[], prompt: number): Rational =>
  Q.reduce(Q.sum(law.filter((_, i) => prompts[i] === prompt)));

/** The first prompt to which two laws give different masses; undefined if there is none. */
export function differingPrompt(left: Law, right: Law, prompts: readonly number[]): number | undefined {
  return [...new Set(prompts)].find(
    (prompt) => !Q.equals(massOf(left, prompts, prompt), massOf(right, prompts, prompt)),
  );
}

/** The law with the masses of the prompts of `start`; given a prompt it is as before, or as the start where it had no mass. */
export function withMassesOfPrompts(law: Law, start: Law, prompts: readonly number[]): Law {
  const labels = [...new Set(prompts)];
  const factors = new Map(
    labels.map((prompt) => {
      const [own, wanted] = [massOf(law, prompts, prompt), massOf(start, prompts, prompt)];
      return [prompt, own.num === 0n ? undefined : Q.div(wanted, own)] as const;
    }),
  );
  return Q.reduceAll(
    law.map((mass, i) => {
      const factor = factors.get(prompts[i] ?? 0);
      return factor === undefined ? (start[i] ?? Q.zero) : Q.mul(mass, factor);
    }),
  );
}
