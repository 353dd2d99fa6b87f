/** A probe: a rule with its inputs, the call of the rule on an input, and the required result. */
import { type Needs, type Weighed, WithMasses, WithoutMasses } from '../../../models';
import { differingPrompt } from '../../../models/closed-form/discrete';
import type { Field, Rational } from '../../../theory';
import { type DefinedRule, numberIn, stepContext } from '../define';
import {
  type AtomInput,
  type Inputs,
  type StepInput,
  atomInputs,
  candidateInputs,
  stepInputs,
} from './preflight-input';
import type { Asked } from './rule-result';

/** The result of a call. */
export interface Called {
  readonly value: unknown;
  /** The arguments before and after the call; they must be equal. */
  readonly arguments: { readonly before: unknown; readonly after: unknown };
}

export interface Probe<I> {
  readonly inputs: Inputs<I>;
  readonly asked: (input: I) => Asked;
  /** Calls the rule with fresh arguments. @throws whatever the rule throws */
  readonly call: <T>(input: I, field: Field<T>) => Called;
  /** A remark on the exact result for an input, which is no defect; absent if there is none to make. */
  readonly remark?: (input: I, result: readonly Rational[]) => string | undefined;
  /** The same candidates from last to first; absent if the order cannot matter. */
  readonly reversed?: (input: I) => I;
}

const called = <A>(make: () => A, apply: (made: A) => unknown): Called => {
  const after = make();
  const value = apply(after);
  return { value, arguments: { before: make(), after } };
};

function weighed<T>({ w, users, masses, prompt }: AtomInput, F: Field<T>): Weighed<T> {
  const weight = numberIn(F, w);
  const ofUsers = users.map((each) => numberIn(F, each));
  if (masses === undefined) return new WithoutMasses(weight, ofUsers, prompt);
  const of = { p: numberIn(F, masses.p), pRef: numberIn(F, masses.pRef) };
  return new WithMasses(weight, ofUsers, of, prompt);
}

const numbers = <T>(values: readonly Rational[], F: Field<T>): readonly T[] =>
  values.map((value) => numberIn(F, value));

function chooseProbe(
  by: Extract<DefinedRule['rule'], { kind: 'choose' }>['by'],
  needs: Needs,
): Probe<readonly AtomInput[]> {
  return {
    inputs: candidateInputs(needs, by.masses === true),
    asked: ({ length }) => ({ size: length, what: 'probability' }),
    call: (input, F) =>
      called(
        () => input.map((atom) => weighed(atom, F)),
        (candidates) => by.keep(candidates, F),
      ),
    ...(by.symmetric ? {} : { reversed: (input) => [...input].reverse() }),
  };
}

function scoreProbe(by: Extract<DefinedRule['rule'], { kind: 'score' }>['by'], needs: Needs): Probe<AtomInput> {
  return {
    inputs: atomInputs(needs, by.masses === true),
    asked: () => ({ what: 'score' }),
    call: (input, F) =>
      called(
        () => weighed(input, F),
        (atom) => by.score(atom, F),
      ),
  };
}

const LEAKS =
  'it changes the masses of the prompts, which come from one fixed distribution: after its first round the laws have other masses than p_ref and q';

function stepProbe(by: NonNullable<DefinedRule['source']>, needs: Needs): Probe<StepInput> {
  return {
    inputs: stepInputs(needs),
    asked: ({ atoms }) => ({ size: atoms.length, what: 'mass' }),
    remark: ({ p, prompts }, masses) =>
      prompts && differingPrompt(p, masses, prompts) !== undefined ? LEAKS : undefined,
    call: <T>({ p, pRef, past, prompts, atoms, K, lambda, t }: StepInput, F: Field<T>) =>
      called(
        () => {
          const users = (atoms[0]?.users ?? []).map((_, u) =>
            atoms.map((atom) => numberIn(F, atom.users[u] ?? atom.w)),
          );
          const w = atoms.map((atom) => numberIn(F, atom.w));
          const vectors = {
            w,
            users,
            pRef: numbers(pRef, F),
            ...(past ? { past: past.map((law) => numbers(law, F)) } : {}),
            ...(prompts ? { prompts: [...prompts] } : {}),
          };
          const about = stepContext(vectors, { K, lambda, t }, F);
          return { p: numbers(p, F), about };
        },
        (made) => by(made.p, made.about, F),
      ),
  };
}

/** A function that is applied to each probe of a rule. */
export interface ProbeVisitor<R> {
  readonly visit: <I>(probe: Probe<I>) => R;
}

/** Visits the probe of a rule, that of its source and that of its limit, if it has these, with inputs that `needs` allow. */
export function eachProbe<R>({ rule, source, limit }: DefinedRule, needs: Needs, { visit }: ProbeVisitor<R>): R[] {
  const limits = [
    ...(source ? [visit(stepProbe(source, needs))] : []),
    ...(limit ? [visit(scoreProbe(limit, needs))] : []),
  ];
  switch (rule.kind) {
    case 'choose':
      return [visit(chooseProbe(rule.by, needs)), ...limits];
    case 'score':
      return [visit(scoreProbe(rule.by, needs)), ...limits];
    case 'step':
      return [visit(stepProbe(rule.by, needs)), ...limits];
  }
}
