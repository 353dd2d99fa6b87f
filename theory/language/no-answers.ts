/** Interpretations of models that refuse questions, with the reason. */
import type { Interpretation, ObservableAlgebra } from './interpretation';

/** The observable algebra of a model without observables. @param refuse throws the reason */
export function noObservables(refuse: () => never): ObservableAlgebra<never, never> {
  return {
    named: refuse,
    constant: refuse,
    negate: refuse,
    binary: refuse,
    power: refuse,
    call: refuse,
    at: refuse,
  };
}

/** An interpretation, but for its arithmetic, that refuses every question; a model overrides what it can answer. @param refuse throws the reason */
export function noAnswers(refuse: () => never): Omit<Interpretation<never, never, never, never>, 'arithmetic'> {
  return {
    rounds: 0,
    atoms: refuse,
    observables: noObservables(refuse),
    scalar: refuse,
    candidates: refuse,
    round: refuse,
    named: refuse,
    curate: refuse,
    tilt: refuse,
    given: refuse,
    bestAtoms: refuse,
    where: refuse,
    expectation: refuse,
    variance: refuse,
    probability: refuse,
    divergence: refuse,
    mass: refuse,
    curationFactor: refuse,
    draws: refuse,
    independent: refuse,
    winRate: refuse,
  };
}
